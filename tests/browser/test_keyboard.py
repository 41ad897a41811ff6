"""By keyboard alone: everything is reached in order, always visibly and uncovered, and nothing holds the focus."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.command import ROOT
from tests.support.kinds import KINDS

WATCH = (ROOT / "tests/support/keyboard_walk.js").read_text(encoding="utf-8")
DESK = {"width": 1280, "height": 400}
"""Low, so that much has to be scrolled to: what is covered would show."""


def walk(page: Page) -> dict[str, Any]:
    """Press Tab through the whole page, once more than there are stops, and tell what was met on the way."""
    page.evaluate(WATCH)
    for _ in range(page.evaluate("walk.expected.length") + 1):
        page.keyboard.press("Tab")
    met: dict[str, Any] = page.evaluate("({...walk, left: document.activeElement === document.body})")
    return met


@pytest.mark.parametrize("kind", KINDS)
def test_tab_leads_through_the_whole_page_in_order_and_out_again(page: Page, address: str, kind: str) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + KINDS[kind], wait_until="networkidle" if "?" in KINDS[kind] else "load")
    met = walk(page)
    assert met["expected"][0] == "a Zum Inhalt"
    assert met["reached"] == met["expected"]
    assert met["hidden"] == []
    assert met["left"]
    follow_skip_link(page)


def follow_skip_link(page: Page) -> None:
    """The first stop leads past the navigation: the next one lies in the article, or behind it if it has no stop."""
    skip = page.get_by_role("link", name="Zum Inhalt")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article, footer') !== null")


@pytest.mark.parametrize("kind", ["start", "vereinbarung", "projekte", "massnahmenart ohne Projekte"])
def test_the_same_holds_on_a_phone_in_the_dark_with_the_menu_open(page: Page, address: str, kind: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    page.goto(address + KINDS[kind])
    page.locator(".menu").evaluate("menu => { menu.open = true }")
    met = walk(page)
    assert met["reached"] == met["expected"]
    assert met["hidden"] == []
    assert met["left"]


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    page.locator(".menu__button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.get_by_role("banner").get_by_role("link", name="Projekte")
    expect(first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(first).to_be_hidden()


def test_the_search_dialog_keeps_the_focus_visible_and_gives_it_back(page: Page, address: str) -> None:
    page.goto(address)
    opener = page.get_by_role("banner").get_by_role("button", name="Suchen")
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("ausbildung")
    expect(page.get_by_role("dialog").get_by_role("link").nth(3)).to_be_visible()
    page.evaluate(WATCH)
    for _ in range(6):
        page.keyboard.press("Tab")
    assert len(set(page.evaluate("walk.reached"))) >= 5
    assert page.evaluate("walk.hidden") == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("kind", ["kreise", "kreis mit Vereinbarung", "vereinbarung", "jahr"])
def test_a_table_that_never_rolls_is_no_stop_of_its_own(page: Page, address: str, kind: str) -> None:
    page.goto(address + KINDS[kind])
    expect(page.locator(".table")).not_to_have_count(0)
    expect(page.locator(".table[tabindex]")).to_have_count(0)
