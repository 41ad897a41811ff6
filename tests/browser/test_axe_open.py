"""axe-core finds no barrier where something is open, chosen by hand, or full: menu, search, notes, long lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import barriers, open_to_axe, ready
from tests.support.kinds import RICH_KINDS, rich_site
from tests.support.served import served

SCHEMES = ("light", "dark")
FULL = [
    "kreis mit vielen Jahren",
    "vereinbarung mit Vorjahr",
    "jahr voll",
    "projekte voll",
    "korrekturen voll",
]


def open_menu(page: Page) -> None:
    page.locator(".menu__button").click()
    expect(page.locator(".menu__panel")).to_be_visible()


def search_anything(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Suche")).to_be_visible()


def search_with_hits(page: Page) -> None:
    search_anything(page)
    page.keyboard.type("teilzeit")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Teilzeit")


def search_without_hits(page: Page) -> None:
    search_anything(page)
    page.keyboard.type("xyzzy")
    expect(page.get_by_role("dialog")).to_contain_text("Keine Treffer")


def open_note(page: Page) -> None:
    page.locator("article .term").first.click()
    expect(page.locator(".term__note:popover-open")).to_be_visible()


def open_details(page: Page) -> None:
    page.locator("article summary").click()
    expect(page.locator("article details[open]")).to_be_visible()


def choose_dark(page: Page) -> None:
    page.get_by_role("radio", name="dunkel").check()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def choose_light(page: Page) -> None:
    page.get_by_role("radio", name="hell").check()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


OPEN: dict[str, tuple[str, int, Callable[[Page], None], str]] = {
    "das Menü auf dem kleinsten Telefon": ("", 320, open_menu, "header"),
    "das Menü auf einer Vereinbarung": ("kreise/darmstadt/2025/", 390, open_menu, "header"),
    "die leere Suche": ("", 390, search_anything, ".finder"),
    "die Suche mit Treffern": ("", 320, search_with_hits, ".finder"),
    "die Suche mit Treffern am Schreibtisch": ("kreise/", 1280, search_with_hits, ".finder"),
    "die Suche ohne Treffer": ("ueber/", 1280, search_without_hits, ".finder"),
    "eine Worterklärung auf dem Telefon": ("ueber/", 320, open_note, "article"),
    "eine Worterklärung am Schreibtisch": ("kreise/darmstadt/", 1280, open_note, "article"),
    "die Kreise ohne Vereinbarung": ("massnahmenarten/ausbildung/", 390, open_details, "article"),
    "die dunkle Darstellung, von Hand gewählt": ("", 1280, choose_dark, "html"),
    "die helle Darstellung, von Hand gewählt": ("", 390, choose_light, "html"),
}


@pytest.fixture
def inspected(browser: Browser) -> Iterator[Page]:
    with open_to_axe(browser) as page:
        yield page


@pytest.mark.parametrize("what", OPEN)
def test_what_is_open_has_no_barrier(inspected: Page, address: str, what: str) -> None:
    path, width, opening, scope = OPEN[what]
    inspected.set_viewport_size({"width": width, "height": 900})
    inspected.goto(address + path)
    opening(inspected)
    ready(inspected)
    found = {}
    for scheme in SCHEMES:
        inspected.emulate_media(color_scheme=scheme)
        found[scheme] = barriers(inspected, scope)
    assert {scheme: lines for scheme, lines in found.items() if lines} == {}


@pytest.fixture(scope="module")
def rich_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the rich site."""
    base: Path = tmp_path_factory.getbasetemp()
    with served(rich_site(base)) as address:
        yield address


@pytest.mark.parametrize("kind", FULL)
def test_a_full_page_has_no_barrier(inspected: Page, rich_address: str, kind: str) -> None:
    inspected.goto(rich_address + RICH_KINDS[kind])
    ready(inspected)
    found = {}
    for width, scheme in ((320, "light"), (1280, "dark")):
        inspected.set_viewport_size({"width": width, "height": 900})
        inspected.emulate_media(color_scheme=scheme)
        found[width, scheme] = barriers(inspected, undecided=width == 1280)
    assert {at: lines for at, lines in found.items() if lines} == {}
