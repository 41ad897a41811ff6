"""Figures to look at: the lengths of bars, computed once, always beside the number they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from macros.register.agreement import Agreement, Register
from macros.register.model import District
from macros.website.tiles import for_one_year


@dataclass(frozen=True)
class Bar:
    """One bar: its year, the agreement it stands for, and its length in percent of the longest.

    Without an agreement nothing is published for the year; without a length the amount is spread
    over several years and stands beside the others without a bar.
    """

    year: int
    agreement: Agreement | None
    length: str | None


def percent(part: Decimal | int, whole: Decimal | int) -> str:
    """A length in percent with one decimal, as SVG wants it: ``98.2``; ``0.0`` of nothing."""
    return f"{100 * part / whole if whole else 0:.1f}"


def by_amount(agreements: Iterable[Agreement]) -> tuple[Bar, ...]:
    """The agreements of one year as bars, the largest amount first; amounts for several years come last."""
    ordered = sorted(agreements, key=lambda agreement: (not for_one_year(agreement), -agreement.total))
    return _bars((agreement.year, agreement) for agreement in ordered)


def timeline(register: Register, district: District) -> tuple[Bar, ...]:
    """The years of a district, the newest first, from its first agreement on; a year without one is a gap."""
    signed = {
        agreement.year: agreement for agreement in register.of_district(district.slug) if register.in_force(agreement)
    }
    if not signed:
        return ()
    years = range(register.years[0], min(signed) - 1, -1)
    return _bars((year, signed.get(year)) for year in years if district.exists_in(year))


def _bars(rows: Iterable[tuple[int, Agreement | None]]) -> tuple[Bar, ...]:
    listed = [(year, agreement, _comparable(agreement)) for year, agreement in rows]
    longest = max((amount for _, _, amount in listed if amount is not None), default=Decimal(0))
    return tuple(
        Bar(year, agreement, None if amount is None else percent(amount, longest)) for year, agreement, amount in listed
    )


def _comparable(agreement: Agreement | None) -> Decimal | None:
    return agreement.total if agreement and for_one_year(agreement) else None
