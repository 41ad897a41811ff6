"""Reading in a real browser: menus, phone width, no scripts."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

PAGES = ["", "kreise/", "kreise/darmstadt/", "kreise/darmstadt/2025/", "jahre/2025/", "massnahmenarten/ausbildung/"]


def test_a_citizen_finds_the_answer_from_the_start_page(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("banner").get_by_role("link", name="Kreise", exact=True).click()
    page.get_by_role("article").get_by_role("link", name="Main-Taunus-Kreis").first.click()
    expect(page.locator(".answer")).to_contain_text(re.compile("1.018.910\\sEuro"))


def test_everything_is_readable_on_a_narrow_phone_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    phone = context.new_page()
    for path in PAGES:
        phone.goto(address + path)
        assert phone.locator("article h1").is_visible()
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{path}: {width}"
    context.close()
