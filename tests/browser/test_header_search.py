"""The search in the head of every page: asks for nothing before it is used, and is at home on every keyboard."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.register.folding import TABLE
from tests.support.corpus import GOLDEN

CASES = json.loads((GOLDEN / "folding.json").read_text(encoding="utf-8"))
NEEDED = [
    "core.js",
    "dialog.js",
    "dom.js",
    "fold-table.js",
    "fold.js",
    "groups.js",
    "index.js",
    "index.json",
    "suggest.js",
]


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Suche")


def field(page: Page) -> Locator:
    return dialog(page).get_by_role("searchbox", name="Suchbegriff")


def hits(page: Page) -> Locator:
    return dialog(page).get_by_role("link")


def fetched(page: Page) -> list[str]:
    """Notes what the page asks for from now on, by file name."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    return asked


def test_a_page_asks_for_no_index_before_the_search_is_used(page: Page, address: str) -> None:
    asked = fetched(page)
    page.goto(address, wait_until="networkidle")
    assert not {"index.json", "search_index.json", "dialog.js", "core.js"} & set(asked)
    before = len(asked)
    page.get_by_role("banner").get_by_role("searchbox").click()
    page.keyboard.type("MTK")
    expect(hits(page).first).to_be_visible()
    assert sorted(asked[before:]) == NEEDED
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("Fulda")
    expect(hits(page).first).to_contain_text("Fulda")
    assert sorted(asked[before:]) == NEEDED


def test_the_scripts_are_small(site: Path) -> None:
    scripts = list((site / "assets/search").glob("*.js"))
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 28_000
    assert len(gzip.compress((site / "assets/search/header.js").read_bytes())) <= 1_500


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_open_the_dialog_and_escape_gives_the_place_back(page: Page, address: str, key: str) -> None:
    page.goto(address)
    link = page.get_by_role("article").get_by_role("link").first
    link.focus()
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    page.keyboard.type("x")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_a_slash_in_a_field_is_a_slash_and_can_be_switched_off(page: Page, address: str) -> None:
    page.goto(f"{address}projekte/")
    words = page.get_by_label("Wörter im Namen")
    words.press_sequentially("Mathe/Deutsch")
    expect(words).to_have_value("Mathe/Deutsch")
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    dialog(page).get_by_role("checkbox", name="Die Taste / öffnet die Suche").uncheck()
    page.goto(address)
    page.keyboard.press("/")
    expect(dialog(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(dialog(page).get_by_role("checkbox")).not_to_be_checked()


def test_typing_into_the_head_goes_on_in_the_dialog(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("banner").get_by_role("searchbox").focus()
    expect(dialog(page)).to_be_hidden()
    page.keyboard.type("Teilzeit")
    expect(field(page)).to_have_value("Teilzeit")
    expect(hits(page).first).to_contain_text("Teilzeitausbildung")


def test_arrows_lead_through_the_hits_and_back_to_the_field(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("darmstadt")
    expect(hits(page).nth(2)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(hits(page).last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("-dieb")
    expect(field(page)).to_have_value("darmstadt-dieb")
    expect(hits(page).first).to_contain_text("Darmstadt-Dieburg")


def test_hits_stand_in_named_groups_with_marked_words(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("darmstadt")
    groups = dialog(page).get_by_role("region")
    expect(groups).to_have_count(4)
    named = [group.get_by_role("heading").inner_text() for group in groups.all()]
    assert named == ["Kreise und Städte", "Projekte", "Vereinbarungen", "Seiten"]
    assert set(groups.first.locator("mark").all_text_contents()) == {"Darmstadt"}
    assert all(group.get_by_role("link").count() <= 5 for group in groups.all())


def test_a_screen_reader_hears_the_number_of_hits(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("main-taunus")
    status = dialog(page).get_by_role("status")
    expect(status).to_contain_text(re.compile(r"^1 Kreis oder Stadt, 1 Vereinbarung"))
    field(page).fill("xyzzy")
    expect(status).to_have_text("Keine Treffer.")


def test_a_typing_slip_shows_the_hits_it_was_meant_for(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("Jugendatellier")
    said = "Keine Treffer für „Jugendatellier“. Das sind die Treffer für „Jugendatelier“:"
    expect(dialog(page)).to_contain_text(said)
    expect(hits(page).first).to_contain_text("Jugendatelier")
    expect(hits(page).last).to_have_attribute("href", f"{address}projekte/?q=Jugendatelier")


def test_the_last_line_and_the_enter_key_lead_to_the_list_of_projects(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/2025/")
    page.keyboard.press("/")
    page.keyboard.type("teilzeit ausbildung")
    expect(hits(page).last).to_have_attribute("href", f"{address}projekte/?q=teilzeit+ausbildung")
    field(page).press("Enter")
    page.wait_for_url(f"{address}projekte/?q=teilzeit+ausbildung")
    expect(page.locator(".projects-table tbody tr")).to_have_count(1)


def asked(page: Page, address: str, words: str) -> None:
    """Opens the dialog, types words, and waits for what it says to them."""
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(hits(page).first).to_be_visible()


@pytest.mark.parametrize("words", ["Fulda", "Fulda 2025", "Wiesbaden Projekte", "Kreis Gießen 2025", "Hanau AQB"])
def test_a_district_without_an_agreement_is_found_with_what_is_asked_of_it(
    page: Page, address: str, words: str
) -> None:
    asked(page, address, words)
    groups = dialog(page).get_by_role("region")
    expect(groups.first.get_by_role("heading")).to_have_text("Kreise und Städte")
    expect(hits(page).first).to_contain_text(words.replace("Kreis ", "").split()[0])


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Fulda", "kreise/fulda/"),
        ("frankfrut", "kreise/frankfurt-am-main/"),
        ("Wiesbaden 2024", "kreise/wiesbaden/"),
        ("Jugendatellier", "projekte/?q=Jugendatelier"),
        ("darmstadt", "projekte/?q=darmstadt"),
        ("xyzzy", "projekte/?q=xyzzy"),
    ],
)
def test_the_enter_key_goes_on_with_what_was_answered(page: Page, address: str, words: str, where: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url(address + where)


def test_where_no_entry_has_all_words_the_hits_for_some_are_named_as_such(page: Page, address: str) -> None:
    asked(page, address, "Darmstadt 2024")
    said = "Keine Treffer für „Darmstadt 2024“. Das sind die Treffer für „Darmstadt“:"
    expect(dialog(page)).to_contain_text(said)
    expect(hits(page).first).to_contain_text("Wissenschaftsstadt Darmstadt")
    status = dialog(page).get_by_role("status")
    expect(status).to_contain_text("Keine Treffer. Gezeigt werden die Treffer für „Darmstadt“: 2 Kreise und Städte")


def test_whoever_signed_is_found_and_the_hit_leads_to_the_signatures(page: Page, address: str) -> None:
    asked(page, address, "Johannes Baron")
    expect(hits(page).first).to_contain_text("Kreisbeigeordneter; Main-Taunus-Kreis 2025")
    hits(page).first.click()
    page.wait_for_url(f"{address}kreise/main-taunus-kreis/2025/#unterschriften")
    expect(page.locator("#unterschriften")).to_be_in_viewport()


def test_who_signed_for_the_land_is_one_hit_that_counts_the_others(page: Page, address: str) -> None:
    asked(page, address, "Hofmann")
    group = dialog(page).get_by_role("region", name="Unterschriften")
    expect(group.get_by_role("link")).to_have_text(
        re.compile("Heike Hofmann Staatsministerin; Darmstadt 2025 und 1 weitere Vereinbarung")
    )


def test_the_rest_of_a_group_can_be_shown_by_keyboard(page: Page, address: str) -> None:
    asked(page, address, "Landkreis")
    group = dialog(page).get_by_role("region", name="Kreise und Städte")
    expect(group.get_by_role("link")).to_have_count(5)
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    expect(group.get_by_role("button", name="Alle 21 zeigen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(group.get_by_role("link")).to_have_count(21)
    expect(group.get_by_role("link").nth(5)).to_be_focused()
    expect(group.get_by_role("button")).to_have_count(0)


def test_without_scripts_the_form_leads_to_the_list_of_projects(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kreise/darmstadt/")
    page.get_by_role("banner").get_by_role("searchbox").fill("Teilzeit")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}projekte/?q=Teilzeit")
    context.close()


def test_on_a_phone_the_button_opens_the_dialog_over_the_whole_screen(browser: Browser, address: str) -> None:
    phone = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, locale="de-DE", has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("banner").get_by_role("button", name="Suchen").tap()
    expect(field(page)).to_be_focused()
    box = dialog(page).bounding_box()
    assert box
    assert (box["width"], box["height"]) == (390, 844)
    expect(dialog(page)).to_contain_text("Suchen Sie nach einem Kreis")
    expect(dialog(page).get_by_text("Pfeiltasten")).to_be_hidden()
    expect(dialog(page).get_by_text("Die Taste / öffnet die Suche")).to_be_hidden()
    page.keyboard.type("MTK")
    expect(hits(page).first).to_contain_text("Main-Taunus-Kreis")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    dialog(page).get_by_role("button", name="Schließen").tap()
    expect(dialog(page)).to_be_hidden()
    context.close()


def test_when_the_index_cannot_be_loaded_the_way_to_the_projects_stays(page: Page, address: str) -> None:
    page.route("**/assets/search/index.json", lambda route: route.abort())
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("MTK")
    expect(dialog(page)).to_contain_text("Die Suche konnte nicht geladen werden.")
    expect(hits(page).last).to_have_attribute("href", f"{address}projekte/?q=MTK")
    page.unroute("**/assets/search/index.json")
    page.keyboard.type(" ")
    expect(hits(page).first).to_contain_text("Main-Taunus-Kreis")


def test_a_click_beside_the_dialog_closes_it(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.mouse.click(10, 10)
    expect(dialog(page)).to_be_hidden()


def test_the_browser_folds_as_the_program_does(page: Page, address: str) -> None:
    page.goto(address)
    folded = page.evaluate(
        """async (texts) => {
          const { fold } = await import(new URL("/assets/search/core.js", location.href).href);
          const { default: table } = await import(new URL("/assets/search/fold-table.js", location.href).href);
          return [texts.map((text) => fold(text)).map(({ spelled, bare }) => [spelled, bare]), table];
        }""",
        [text for text, _, _ in CASES],
    )
    assert folded[0] == [[spelled, bare] for _, spelled, bare in CASES]
    assert folded[1] == {sign: list(forms) for sign, forms in TABLE.items()}


def arrived(page: Page, anchor: str) -> dict[str, Any]:
    """Says whether the project is in sight and marked as the aim of the address."""
    return page.locator(f"[id='{anchor}']").evaluate(
        """(project) => ({
          aim: project.matches(":target"),
          seen: project.getBoundingClientRect().top < innerHeight && project.getBoundingClientRect().bottom > 0,
          marked: getComputedStyle(project).backgroundColor !== getComputedStyle(document.body).backgroundColor,
        })"""
    )


TOPIC = "zv-2025-06411-systemische-integration-der-teilzeitausbildung-in-darmstadt"


def test_walk_p2_by_mouse_a_topic(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("banner").get_by_role("searchbox").click()
    field(page).press_sequentially("Teilzeit")
    first = hits(page).first
    expect(first).to_contain_text("Systemische Integration der Teilzeitausbildung in Darmstadt")
    expect(dialog(page).get_by_text("Ziele des Landes")).to_have_count(1)
    first.click()
    page.wait_for_url(f"{address}kreise/darmstadt/2025/#{TOPIC}")
    assert arrived(page, TOPIC) == {"aim": True, "seen": True, "marked": True}


def test_walk_p2_by_keyboard_a_topic(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("Teilzeit")
    expect(hits(page).first).to_contain_text("Systemische Integration der Teilzeitausbildung in Darmstadt")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}kreise/darmstadt/2025/#{TOPIC}")
    assert arrived(page, TOPIC)["seen"]
