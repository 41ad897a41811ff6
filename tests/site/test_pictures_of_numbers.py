"""What stands beside numbers as a picture: squares, bars and tiles tell the truth, or nothing is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.website.portal import Portal
from tests.support.command import ROOT
from tests.support.handwritten import handwritten, opened, part, template
from tests.support.pages import words
from tests.support.states import edit
from tests.support.synthetic import MARK, write_agreements

PERIOD = "programme: aqb, period: {first: 2025, last: 2029}"
SQUARES = '{% from "parts/bars.html" import units, counted %}<p>{{ units(13) }}</p><p>{{ counted(26, 78) }}</p>'


@pytest.fixture
def lasting(tmp_path: Path) -> Portal:
    """Three districts in 2025, of which Frankfurt has its money for five years."""
    agreements = tmp_path / "agreements"
    write_agreements(agreements, districts=2)
    edit(agreements, "2025/frankfurt-am-main.yaml", "programme: aqb", PERIOD)
    portal, _ = opened(ROOT / "site_src", agreements)
    return portal


def fragment(text: str) -> html.HtmlElement:
    return html.fromstring(f"<article>{text}</article>")


def test_money_for_several_years_has_words_and_no_bar(lasting: Portal) -> None:
    rows = fragment(lasting.year_page(2025, "")).find_class("bars__row")
    without = [row for row in rows if not row.find_class("bar")]
    assert [words(row) for row in without] == ["Frankfurt am Main für mehrere Jahre 646.599 Euro"]


def test_money_for_several_years_has_a_tile_and_an_entry_of_the_legend(lasting: Portal) -> None:
    page = fragment(lasting.year_page(2025, ""))
    [tile] = page.find_class("tile--several")
    assert words(tile).endswith("646.599 €, für mehrere Jahre")
    assert "Betrag für mehrere Jahre" in [words(entry) for entry in page.find_class("legend__item")]


def test_without_such_money_the_legend_does_not_speak_of_it(site: Path) -> None:
    assert "für mehrere Jahre" not in (site / "jahre/2025/index.html").read_text(encoding="utf-8")


def test_squares_are_of_one_size_ten_in_a_row(tmp_path: Path) -> None:
    [first, _] = drawn(tmp_path)
    [svg] = first.iter("svg")
    places = [(int(square.get("x", 0)), int(square.get("y", 0))) for square in svg.iter("rect")]
    assert len(places) == len(set(places)) == 13
    assert (svg.get("width"), svg.get("height"), max(places)) == ("180", "36", (162, 0))


def test_more_than_fit_are_bars_of_one_scale(tmp_path: Path) -> None:
    [_, second] = drawn(tmp_path)
    assert [bar.get("width") for bar in second.find_class("bar__length")] == ["33.3%"]


def drawn(tmp_path: Path) -> list[html.HtmlElement]:
    site_src = handwritten(tmp_path)
    template(site_src, SQUARES)
    return list(part(opened(site_src)[0], "probe").iter("p"))


def test_the_overview_draws_all_measure_types_to_the_largest(tmp_path: Path) -> None:
    agreements = tmp_path / "agreements"
    many = {"qualifizierung": [f"Werkstatt {number} ({MARK})" for number in range(40)]}
    write_agreements(agreements, districts=2, named={("frankfurt-am-main", 2025): many})
    portal, _ = opened(ROOT / "site_src", agreements)
    page = fragment(portal.overview("measure_types", ""))
    lengths = [float(bar.get("width").rstrip("%")) for bar in page.find_class("bar__length")]
    assert (max(lengths), min(lengths) < 50) == (100, True)
    assert page.find_class("units") == []
