"""The tile map: every district once, in reading order, shaded by its amount."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from macros.register.agreement import Register
from macros.register.folder import read_register
from macros.website import tiles
from tests.support.states import edit
from tests.support.synthetic import write_agreements

STYLES = (Path(__file__).parents[2] / "site_src/assets/css/tiles.css").read_text(encoding="utf-8")


def slugs(register: Register, year: int) -> list[str]:
    return [tile.district.slug for tile in tiles.tile_map(register, year)]


def test_tiles_are_read_from_north_to_south_and_from_west_to_east(register: Register) -> None:
    read = slugs(register, 2025)
    assert read[:4] == ["kassel", "waldeck-frankenberg", "landkreis-kassel", "werra-meissner-kreis"]
    assert read[-2:] == ["bergstrasse", "odenwaldkreis"]


@pytest.mark.parametrize(("year", "number"), [(2025, 26), (2026, 27)])
def test_the_map_shows_the_districts_of_its_year(register: Register, year: int, number: int) -> None:
    assert len(slugs(register, year)) == number
    assert ("hanau" in slugs(register, year)) == (year >= 2026)


def test_no_two_districts_of_a_year_share_a_place(register: Register) -> None:
    for year in (2025, 2026):
        places = [(tile.district.row, tile.district.column) for tile in tiles.tile_map(register, year)]
        assert len(places) == len(set(places))


def test_the_styles_know_every_column_and_every_shade(register: Register) -> None:
    columns = {district.column for district in register.districts}
    assert columns <= {int(number) for number in re.findall(r"\.tile--column-(\d+)", STYLES)}
    for part in ("tile", "swatch"):
        styled = {int(number) for number in re.findall(rf"\.{part}--shade-(\d+)", STYLES)}
        assert styled == set(range(len(tiles.SHADES)))


@pytest.mark.parametrize(
    ("amount", "label"),
    [
        ("499999.99", "unter 500.000 Euro"),
        ("500000", "ab 500.000 Euro"),
        ("999999", "ab 500.000 Euro"),
        ("1000000", "ab 1 Million Euro"),
        ("1500000", "ab 1,5 Millionen Euro"),
        ("2000000", "ab 2 Millionen Euro"),
        ("9000000", "ab 2 Millionen Euro"),
    ],
)
def test_the_legend_says_what_a_shade_means(amount: str, label: str) -> None:
    assert tiles.SHADES[tiles.shade(Decimal(amount))] == label


def test_a_tile_without_an_agreement_has_no_shade(register: Register) -> None:
    shades = {tile.district.slug: tile.shade for tile in tiles.tile_map(register, 2025)}
    assert {slug for slug, found in shades.items() if found is not None} == {"darmstadt", "main-taunus-kreis"}


def test_money_for_several_years_has_no_shade(tmp_path: Path) -> None:
    write_agreements(tmp_path / "agreements", districts=2)
    period = "programme: aqb, period: {first: 2025, last: 2029}"
    edit(tmp_path / "agreements", "2025/frankfurt-am-main.yaml", "programme: aqb", period)
    register, findings = read_register(tmp_path / "agreements")
    assert findings == []
    drawn = {tile.district.slug: tile for tile in tiles.tile_map(register, 2025)}
    assert (drawn["frankfurt-am-main"].shade, drawn["frankfurt-am-main"].several) == (None, True)
    assert drawn["darmstadt"].shade is not None
    assert [slug for slug, tile in drawn.items() if tile.several] == ["frankfurt-am-main"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Hochtaunuskreis", ["Hochtaunus", "kreis"]),
        ("Main-Taunus-Kreis", ["Main-Taunus-Kreis"]),
        ("Kreis Offenbach", ["Kreis Offenbach"]),
    ],
)
def test_only_a_name_written_in_one_gets_a_soft_hyphen(name: str, parts: list[str]) -> None:
    assert tiles.breakable(name).split("\N{SOFT HYPHEN}") == parts
