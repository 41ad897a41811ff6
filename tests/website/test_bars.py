"""Bars: as long as their amounts, and never for amounts that cannot be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.register.agreement import Register
from macros.register.folder import read_register
from macros.website import bars
from tests.support.states import edit
from tests.support.synthetic import write_agreements


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Agreements of the first two districts and the Main-Taunus-Kreis for 2025, and of the two for 2026 and 2027."""
    write_agreements(tmp_path / "agreements", years=3, districts=2)
    return tmp_path / "agreements"


def read(folder: Path) -> Register:
    register, findings = read_register(folder)
    assert findings == []
    return register


@pytest.mark.parametrize(
    ("part", "whole", "length"), [(1, 1, "100.0"), (1_000_280, 1_018_910, "98.2"), (0, 5, "0.0"), (0, 0, "0.0")]
)
def test_a_length_is_a_percentage_with_one_decimal(part: int, whole: int, length: str) -> None:
    assert bars.percent(part, whole) == length


def test_the_largest_amount_comes_first_and_fills_the_row(register: Register) -> None:
    drawn = bars.by_amount(register.in_year(2025))
    assert [(bar.agreement.district.slug, bar.length) for bar in drawn if bar.agreement] == [
        ("main-taunus-kreis", "100.0"),
        ("darmstadt", "98.2"),
    ]


def test_without_agreements_there_are_no_bars() -> None:
    assert bars.by_amount([]) == ()


def test_money_for_several_years_stands_last_without_a_bar(folder: Path) -> None:
    edit(folder, "2025/frankfurt-am-main.yaml", "programme: aqb", "programme: aqb, period: {first: 2025, last: 2029}")
    last = bars.by_amount(read(folder).in_year(2025))[-1]
    assert last.agreement
    assert (last.agreement.district.slug, last.length) == ("frankfurt-am-main", None)


def test_the_years_of_a_district_run_back_to_its_first_agreement(folder: Path) -> None:
    register = read(folder)
    drawn = bars.timeline(register, register.by_slug["frankfurt-am-main"])
    assert [bar.year for bar in drawn] == [2027, 2026, 2025]
    assert "100.0" in [bar.length for bar in drawn]


def test_a_year_without_an_agreement_is_a_gap(folder: Path) -> None:
    (folder / "2026/frankfurt-am-main.yaml").unlink()
    register = read(folder)
    gap = bars.timeline(register, register.by_slug["frankfurt-am-main"])[1]
    assert gap == bars.Bar(2026, None, None)


def test_the_newest_year_is_shown_even_where_it_is_missing(folder: Path) -> None:
    register = read(folder)
    drawn = bars.timeline(register, register.by_slug["main-taunus-kreis"])
    assert [(bar.year, bar.agreement is not None) for bar in drawn] == [(2027, False), (2026, False), (2025, True)]


def test_a_district_without_any_agreement_has_no_timeline(register: Register) -> None:
    assert bars.timeline(register, register.by_slug["fulda"]) == ()
