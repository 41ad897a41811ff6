"""Hostile data in a real browser: searched, filtered, compared, cited and taken away, they stay text and do nothing.

The site is built from data that attack it (``tests/support/hostile``, the texts in ``payloads.yaml``). Every page is
under watch: no dialog, no script error, no violation of the policy, no request to another host, nothing alive.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.exports.csv_files import harmless
from tests.support.hostile import (
    BARE_PAGE,
    PAYLOADS,
    WORDED,
    WORDED_PAGE,
    YEAR,
    Hostile,
    built_hostile,
    in_field,
    shares,
)
from tests.support.served import served
from tests.support.watched import Watch, one_of_each_kind

BARE_DISTRICT = BARE_PAGE.removesuffix(f"{YEAR}/")
WORDED_DISTRICT = WORDED_PAGE.removesuffix(f"{YEAR}/")
# The places at which a word is shown, and those of them at which it sticks out of its block.
STICKS_OUT = """word => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const shown = [];
  while (walker.nextNode()) {
    const block = walker.currentNode.parentElement.closest("td, th, li, p, h4, dd");
    if (!walker.currentNode.data.includes(word) || !block || !block.getClientRects().length) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const over = range.getBoundingClientRect().right - block.getBoundingClientRect().right;
    shown.push([block.outerHTML.slice(0, 80), over]);
  }
  return [shown.length, shown.filter(([, over]) => over > 1)];
}"""
# Where a page takes something from its address.
REFLECTING = [
    "projekte/?q={}",
    "projekte/?kreis={}&jahr={}&art={}&sort={}",
    "vergleich/?a={}&b={}",
    f"{WORDED_PAGE}#{{}}",
]
BREAKOUTS = [
    "html_image",
    "json_breakout",
    "attribute_double",
    "link_script",
    "jinja_expression",
    "pattern",
    "replacement",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return built_hostile(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def attacked(hostile: Hostile) -> Iterator[str]:
    with served(hostile.site) as address:
        yield address


def rows(page: Page) -> list[str]:
    return page.locator(".projects-table tbody th").all_text_contents()


def taken(page: Page, name: str) -> str:
    with page.expect_download() as saved:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(saved.value.path()).read_bytes().decode("utf-8")


def test_a_page_of_every_kind_opens_quietly(watch: Watch, attacked: str, hostile: Hostile) -> None:
    for place in [*one_of_each_kind(hostile.site), BARE_PAGE, BARE_DISTRICT]:
        watch.page.goto(f"{attacked}{place}")
        watch.look()


def test_the_header_search_finds_each_text_and_shows_it_as_typed(watch: Watch, attacked: str) -> None:
    watch.page.goto(attacked)
    watch.page.keyboard.press("Control+k")
    field = watch.page.get_by_role("dialog").get_by_role("searchbox")
    search_all(watch, field, watch.page.locator(".finder__title"))


def test_the_list_of_projects_finds_each_text_and_shows_it_as_typed(watch: Watch, attacked: str) -> None:
    watch.page.goto(f"{attacked}projekte/")
    search_all(watch, watch.page.get_by_label("Wörter im Namen"), watch.page.locator(".projects-table tbody th"))


def search_all(watch: Watch, field: Locator, names: Locator) -> None:
    """Search for each payload; it must be among the names that are shown then."""
    for text in PAYLOADS.values():
        field.fill(text)
        expect(names.filter(has_text=text).first).to_be_visible()
        assert text in names.all_text_contents()
        watch.look()


def test_filters_sorting_and_files_carry_hostile_names(watch: Watch, attacked: str) -> None:
    page = watch.page
    page.goto(f"{attacked}projekte/")
    page.get_by_label("Kreis oder Stadt").select_option("giessen")
    expect(page.locator(".projects-table tbody th")).to_have_text([in_field("project")])
    page.get_by_label("Kreis oder Stadt").select_option(WORDED)
    page.get_by_label("Maßnahmenart", exact=True).select_option("qualifizierung")
    page.get_by_role("columnheader", name="Projekt").get_by_role("button").click()
    watch.look()
    shown = rows(page)
    assert len(shown) > 10
    plain = [row["projekt"] for row in csv.DictReader(io.StringIO(taken(page, "Treffer als CSV"), newline=""))]
    excel_text = taken(page, "als CSV für Excel").removeprefix("\ufeff")
    excel = [row["projekt"] for row in csv.DictReader(io.StringIO(excel_text, newline=""), delimiter=";")]
    assert plain == shown
    assert excel == [harmless(name) for name in shown]
    assert excel != plain


def test_a_comparison_shows_hostile_facts_and_wordings(watch: Watch, attacked: str) -> None:
    watch.page.goto(f"{attacked}vergleich/?a=zv-{YEAR}-06631&b=zv-{YEAR}-06531")
    facts = watch.page.get_by_role("region", name="Angaben im Vergleich")
    expect(facts).to_contain_text(in_field("project"))
    lines = facts.locator(".compare__line").all_text_contents()
    assert set(PAYLOADS.values()) - set(lines) == set()
    watch.look()
    watch.page.goto(f"{attacked}vergleich/?a=zv-{YEAR}-06631&b=zv-2025-06411")
    expect(watch.page.locator(".compare__wordings")).to_contain_text(PAYLOADS["html_image"])


def test_a_citation_is_copied_as_text(watch: Watch, attacked: str) -> None:
    watch.page.goto(f"{attacked}{BARE_PAGE}")
    watch.page.get_by_role("button", name="Zitat kopieren").click()
    expect(watch.page.get_by_text("Kopiert.")).to_be_visible()
    assert in_field("dative") in watch.page.evaluate("navigator.clipboard.readText()")


def test_a_year_is_sorted_by_hostile_names(watch: Watch, attacked: str) -> None:
    watch.page.goto(f"{attacked}jahre/{YEAR}/")
    watch.page.get_by_role("columnheader", name="Kreis oder Stadt").get_by_role("button").click()
    expect(watch.page.locator(".year-table")).to_contain_text(in_field("short"))


@pytest.mark.parametrize("place", REFLECTING)
def test_a_hostile_address_does_nothing(watch: Watch, attacked: str, place: str) -> None:
    for name in BREAKOUTS:
        text = quote(PAYLOADS[name], safe="")
        watch.page.goto(f"{attacked}{place.replace('{}', text)}")
        expect(watch.page.locator("article")).to_be_visible()
        watch.look()


def test_a_broken_address_does_nothing(watch: Watch, attacked: str) -> None:
    for place in ("projekte/?q=%E0%A4%A", f"{WORDED_PAGE}#%E0%A4%A", "vergleich/?a=%", f"{WORDED_PAGE}#__proto__"):
        watch.page.goto(f"{attacked}{place}")
        expect(watch.page.locator("article")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_very_long_word_stays_in_its_place(watch: Watch, attacked: str, width: int) -> None:
    watch.page.set_viewport_size({"width": width, "height": 900})
    [kind] = [kind for kind, texts in shares().items() if PAYLOADS["long_word"] in texts]
    comparison = f"vergleich/?a=zv-{YEAR}-06631&b=zv-2025-06411"
    for place in (WORDED_PAGE, WORDED_DISTRICT, "projekte/", f"massnahmenarten/{kind}/", comparison):
        watch.page.goto(f"{attacked}{place}", wait_until="networkidle")
        found, sticking_out = watch.page.evaluate(STICKS_OUT, PAYLOADS["long_word"])
        assert found, place
        assert sticking_out == [], place


def test_signs_are_drawn_as_typed(page: Page, attacked: str) -> None:
    page.goto(f"{attacked}{WORDED_DISTRICT}")
    line = page.locator(".projects li", has_text="und -->").first
    drawn = line.screenshot()
    line.evaluate('line => { line.style.fontFeatureSettings = \'"liga" 0, "calt" 0\' }')
    assert line.screenshot() == drawn
