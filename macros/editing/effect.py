"""What a change does to the sums and the completeness of each year."""

from __future__ import annotations

from collections.abc import Iterator

from macros.register.agreement import Register
from macros.register.german import euro, number


def year_effects(before: Register, after: Register) -> Iterator[str]:
    """Yield a line for each year whose figures differ, the newest first: ``2025: 2 von 26 → 3 von 26; Summe …``."""
    for year in sorted({*before.years, *after.years}, reverse=True):
        old, new = _figures(before, year), _figures(after, year)
        if old != new:
            parts = [_part(name, old[name], new[name]) for name in new]
            yield f"{year}: " + "; ".join(part for part in parts if part)


def _figures(register: Register, year: int) -> dict[str, str]:
    """The figures of a year by name. Without an agreement there is no sum, not even 0."""
    agreements = register.in_year(year)
    total = euro(sum(agreement.total for agreement in agreements)) if agreements else "noch keine"
    return {
        "": f"{len(agreements)} von {len(register.expected(year))}",
        "Summe": total,
        "Projekte": number(sum(len(agreement.projects) for agreement in agreements)),
        "ohne Wortlaut": number(sum(agreement.wording is None for agreement in agreements)),
    }


def _part(name: str, old: str, new: str) -> str:
    """The completeness is always told, another figure where it changes."""
    if old == new:
        return "" if name else f"{new} wie bisher"
    return f"{name} {old} → {new}".lstrip()
