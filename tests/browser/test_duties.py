"""Duties in a real browser: explained words without scripts, plain language on a phone, ways to report."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

NOTE = "#begriff-zielvereinbarung"


def test_a_word_is_explained_by_keyboard_and_the_note_goes_away_again(page: Page, address: str) -> None:
    page.goto(f"{address}ueber/")
    word = page.get_by_role("button", name="Zielvereinbarung", exact=True)
    expect(page.locator(NOTE)).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(NOTE)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Mehr im Glossar")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_be_hidden()
    expect(word).to_be_focused()


def test_a_click_elsewhere_closes_the_note(page: Page, address: str) -> None:
    page.goto(f"{address}ueber/")
    page.get_by_role("button", name="Zielvereinbarung", exact=True).click()
    expect(page.locator(NOTE)).to_be_visible()
    page.get_by_role("heading", level=1).click()
    expect(page.locator(NOTE)).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_word_is_explained_without_scripts(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}ueber/")
    opened.get_by_role("button", name="Zielvereinbarung", exact=True).click()
    note = opened.locator(NOTE)
    expect(note).to_contain_text("Sie ist noch keine Bewilligung.")
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    note.get_by_role("link").click()
    expect(opened).to_have_url(re.compile("/glossar/#zielvereinbarung$"))
    context.close()


def test_plain_language_is_large_and_never_cuts_words(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}leichte-sprache/")
    style = page.locator(".plain p").last.evaluate("e => [getComputedStyle(e).fontSize, getComputedStyle(e).hyphens]")
    assert float(style[0].removesuffix("px")) >= 14 / 72 * 96  # fourteen points
    assert style[1] == "manual"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_reader_reports_a_fault_on_the_page_of_a_district(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/")
    report = page.get_by_role("region", name="Fehler melden")
    expect(report).to_contain_text("ohne Konto")
    expect(report.locator(".open")).to_have_count(0)
    report.get_by_role("link", name="Korrekturen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Korrekturen")


def test_the_start_page_leads_to_plain_language_and_to_the_statement(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Leichte Sprache").first.click()
    expect(page.get_by_role("heading", name="Gebärden-Sprache")).to_be_visible()
    page.goto(address)
    page.get_by_role("link", name="Barrierefreiheit").first.click()
    expect(page.get_by_role("heading", name="Barriere melden")).to_be_visible()
    expect(page.get_by_role("link", name="Durchsetzungsverfahren beantragen")).to_be_visible()
