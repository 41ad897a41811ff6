"""Nothing is lost on the smallest screens: WCAG 1.4.10 (reflow), 1.4.12 (text spacing), 2.5.8 (target size)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.command import ROOT
from tests.support.kinds import KINDS, RICH_KINDS, rich_site
from tests.support.served import served

SMALLEST_PHONE = {"width": 320, "height": 640}
DESK_AT_400_PERCENT = {"width": 320, "height": 256}
SPACED = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important
}
p { margin-bottom: 2em !important }"""
LOST = (ROOT / "tests/support/lost_content.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def small(browser: Browser) -> Iterator[Page]:
    """A page as small as the smallest phone; it may be given a reader's own style sheet, which the policy forbids."""
    context = browser.new_context(viewport=SMALLEST_PHONE, locale="de-DE", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def pages(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of all kinds of page, on the real and on the rich site."""
    with served(rich_site(tmp_path_factory.getbasetemp())) as rich_address:
        rich = {kind: rich_address + path for kind, path in RICH_KINDS.items()}
        yield {kind: address + path for kind, path in KINDS.items()} | rich


def opened(page: Page, address: str) -> Page:
    """Go to a page and open all that can be opened on it."""
    page.goto(address, wait_until="networkidle" if "?" in address else "load")
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    return page


@pytest.mark.parametrize("kind", [*KINDS, *RICH_KINDS])
def test_a_page_fits_the_smallest_screen_and_400_percent_with_any_spacing(
    small: Page, pages: dict[str, str], kind: str
) -> None:
    opened(small, pages[kind])
    lost = {"phone": small.evaluate(LOST), "small targets": small.evaluate("lost.smallTargets()")}
    small.set_viewport_size(DESK_AT_400_PERCENT)
    lost["zoomed"] = small.evaluate("lost.content()")
    small.set_viewport_size(SMALLEST_PHONE)
    small.add_style_tag(content=SPACED)
    lost["spaced"] = small.evaluate("lost.content()")
    assert lost == {"phone": [], "small targets": [], "zoomed": [], "spaced": []}


def test_name_search_and_menu_stand_side_by_side_on_the_smallest_phone(small: Page, address: str) -> None:
    small.set_viewport_size(SMALLEST_PHONE)
    opened(small, address)
    parts = [
        small.locator(part).first.bounding_box() for part in (".brand__name", ".site-search__button", ".menu__button")
    ]
    brand, search, menu = (part for part in parts if part)
    assert brand["x"] + brand["width"] <= search["x"]
    assert search["x"] + search["width"] <= menu["x"]
    assert search["y"] == pytest.approx(menu["y"], abs=2)


@pytest.mark.parametrize("width", [320, 390, 640, 800])
def test_no_table_needs_rolling_beside_that_of_a_comparison(small: Page, pages: dict[str, str], width: int) -> None:
    small.set_viewport_size({"width": width, "height": 640})
    rolling = {}
    for kind, address in pages.items():
        opened(small, address)
        small.evaluate(LOST)
        rolling[kind] = small.evaluate("lost.scrolling()")
    small.set_viewport_size(SMALLEST_PHONE)
    assert {kind: found for kind, found in rolling.items() if found and not kind.startswith("vergleich")} == {}


@pytest.mark.parametrize(("width", "shown"), [(390, False), (1280, True)])
def test_the_rows_of_a_table_stay_rows_for_a_screen_reader(
    small: Page, pages: dict[str, str], width: int, shown: bool
) -> None:
    """On a phone each row is a paragraph to the eye; who listens still hears a table with its head."""
    small.set_viewport_size({"width": width, "height": 640})
    opened(small, pages["kreis mit Vereinbarung"])
    tree = small.context.new_cdp_session(small).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in tree if not node["ignored"])
    assert (roles["table"], roles["row"], roles["columnheader"], roles["rowheader"], roles["cell"]) == (2, 5, 9, 3, 11)
    labels = small.locator(".signatures td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert (labels == "none") is shown
    small.set_viewport_size(SMALLEST_PHONE)


@pytest.mark.parametrize("width", [320, 360, 390])
def test_the_longest_title_of_a_measure_type_stands_in_one_line(small: Page, pages: dict[str, str], width: int) -> None:
    small.set_viewport_size({"width": width, "height": 640})
    opened(small, pages["massnahmenart mit Projekten"])
    title = small.get_by_role("heading", level=1)
    assert title.inner_text() == "Ausbildungsvorbereitung"
    assert title.evaluate("title => title.clientHeight < 1.5 * parseFloat(getComputedStyle(title).fontSize)")
    small.set_viewport_size(SMALLEST_PHONE)


@pytest.mark.parametrize("width", [640, 1024])
def test_an_amount_stands_beside_its_district(small: Page, pages: dict[str, str], width: int) -> None:
    small.set_viewport_size({"width": width, "height": 640})
    opened(small, pages["start voll"])
    below = """rows => rows.filter(({children: [name, amount]}) =>
      Math.abs(name.getBoundingClientRect().top - amount.getBoundingClientRect().top) > 8).map(row => row.innerText)"""
    assert small.locator(".district-list__item:has(.district-list__what)").evaluate_all(below) == []
    small.set_viewport_size(SMALLEST_PHONE)


@pytest.mark.parametrize("kind", ["start", "vereinbarung", "projekte", "jahr"])
def test_a_page_on_the_desk_loses_nothing_with_any_spacing(small: Page, pages: dict[str, str], kind: str) -> None:
    small.set_viewport_size({"width": 1280, "height": 900})
    opened(small, pages[kind])
    before = small.evaluate(LOST)
    small.add_style_tag(content=SPACED)
    assert before + small.evaluate("lost.content()") == []
    small.set_viewport_size(SMALLEST_PHONE)


def test_every_region_that_scrolls_can_be_reached_and_has_a_name(small: Page, pages: dict[str, str]) -> None:
    for address in pages.values():
        opened(small, address)
        small.evaluate(LOST)
        assert [region for region in small.evaluate("lost.scrolling()") if not region["named"]] == [], address
