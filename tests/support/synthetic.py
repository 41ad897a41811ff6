"""Makes registers of any size for tests and benchmarks: made-up agreements, marked as such in every project name.

Districts and programmes are the real ones, everything else is invented by fixed rules: equal calls
write equal bytes. Nothing of this ever reaches the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

from macros.register.agreement import Register
from macros.register.folder import read_register
from macros.register.model import District
from macros.register.writing import yaml_text
from tests.support.layouts import in_other_layout
from tests.support.made_up import FIRST_YEAR, MARK, ROOT, MadeUp

__all__ = ["MARK", "Named", "write_agreements", "write_register"]

Named = Mapping[tuple[str, int], Mapping[str, list[str]]]
"""Project names by slug and year of the agreement, then by key of the measure type."""

_LASTING = 26
_MOST_YEARS, _END = 80, 2100
_CASES = ("name", "short", "nominative", "dative", "genitive", "accusative")
_COPIED = (*_CASES, "kind", "plate", "seat", "region")


def write_agreements(
    folder: Path, *, years: int = 1, districts: int = 27, wording: bool = False, named: Named | None = None
) -> Register:
    """Write a folder of agreements and return it as a register; there must be no finding in it.

    Each of the first ``districts`` districts has an agreement with seven projects in each of the ``years``
    from 2025 on in which it exists. The two real agreements stay where they are. ``named`` adds projects
    to made-up agreements; with ``wording`` every agreement has a text after the pattern of the real ones.
    """
    shutil.copytree(ROOT / "agreements", folder)
    catalogue, _ = read_register(folder)
    _fill(folder, catalogue.districts[:districts], range(FIRST_YEAR, FIRST_YEAR + years), wording, named or {})
    return _read(folder)


def write_register(folder: Path, agreements: int) -> Register:
    """Write a register of exactly this many agreements, all with wording: the 26 districts of 2025, year by year.

    The layout of the wordings differs from text to text. Years end before 2100; a register that 80 years do
    not fill gets made-up districts beside the real ones. Raises ``ValueError`` for a size that cannot be
    filled evenly.
    """
    groups = -(-agreements // (_LASTING * _MOST_YEARS))
    years, rest = divmod(agreements, _LASTING * groups)
    if rest or not years:
        raise ValueError(f"{agreements} agreements are not {_LASTING * groups} districts times some years.")
    shutil.copytree(ROOT / "agreements", folder)
    catalogue, _ = read_register(folder)
    lasting = [district for district in catalogue.districts if district.valid_from is None]
    _add_districts(folder / "districts.yaml", lasting, groups - 1)
    catalogue, _ = read_register(folder)
    districts = [district for district in catalogue.districts if district.valid_from is None]
    first = min(FIRST_YEAR, _END - years)
    _fill(folder, districts, range(first, first + years), True, {}, in_other_layout)
    register = _read(folder)
    assert len(register.agreements) == agreements
    return register


def _fill(
    folder: Path,
    districts: Sequence[District],
    years: Iterable[int],
    wording: bool,
    named: Named,
    layout: Callable[[str, Random], str] = lambda text, chance: text,
) -> None:
    for year in years:
        (folder / str(year)).mkdir(exist_ok=True)
        for position, district in enumerate(districts):
            path = folder / str(year) / f"{district.slug}.yaml"
            if district.exists_in(year) and not path.exists():
                made = MadeUp(district, position, year, named.get((district.slug, year), {}))
                path.write_text(made.facts(), encoding="utf-8")
                if wording:
                    text = layout(made.wording(), Random(f"{district.slug} {year}"))
                    path.with_suffix(".md").write_text(text, encoding="utf-8")


def _read(folder: Path) -> Register:
    register, findings = read_register(folder)
    assert findings == []
    return register


def _add_districts(file: Path, patterns: Sequence[District], times: int) -> None:
    """Append the districts again, each time with a word behind the name that says they are examples."""
    rows = 1 + max(pattern.row for pattern in patterns)
    with file.open("a", encoding="utf-8") as districts:
        for time in range(1, times + 1):
            for position, pattern in enumerate(patterns, (time - 1) * len(patterns)):
                entry = {"key": f'"06{700 + position}"', "slug": f"{pattern.slug}-beispiel-{time}"}
                for field in _COPIED:
                    word = f" Beispiel {'I' * time}" if field in _CASES else ""
                    entry[field] = yaml_text(f"{getattr(pattern, field)}{word}")
                entry |= {"row": str(pattern.row + rows * time), "column": str(pattern.column)}
                lines = [f"{field}: {value}" for field, value in entry.items()]
                districts.write("\n- " + "\n  ".join(lines) + "\n")
