"""A click on a fact shows its words, marked on the screen; two agreements stand side by side."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.served import served
from tests.support.settled import HOST, settled_site

DISTRICTS = ["darmstadt", "main-taunus-kreis"]
IN_VIEW = """element => {
  const box = element.getBoundingClientRect()
  return box.top >= 0 && box.bottom <= innerHeight && box.width > 0
}"""


@pytest.mark.parametrize("district", DISTRICTS)
def test_each_fact_leads_to_its_words_marked_on_screen(page: Page, address: str, district: str) -> None:
    page.goto(f"{address}kreise/{district}/2025/")
    facts = page.locator("a[data-fact]")
    plain = page.locator(".fact-words").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert facts.count() >= 13
    for position in range(facts.count()):
        fact = facts.nth(position)
        fact.click()
        target = page.locator(":target")
        expect(target).to_have_attribute("id", (fact.get_attribute("href") or "")[1:])
        marked = target.locator(".fact-words").first
        assert marked.evaluate(IN_VIEW), fact.inner_text()
        assert marked.evaluate("e => getComputedStyle(e).backgroundColor") != plain


def test_a_figure_is_shown_together_with_the_section_it_stands_in(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}kreise/darmstadt/")
    page.locator("a[data-fact='budget']").click()
    expect(page.locator(":target")).to_be_in_viewport(ratio=1)
    for above in (page.get_by_role("heading", name="§ 4", exact=True), page.get_by_text("Das HMSI stellt der ").last):
        expect(above).to_be_in_viewport(ratio=1)


def test_a_project_is_shown_together_with_its_measure_type(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}kreise/darmstadt/2025/#zv-2025-06411-chance-2-0-kranichstein")
    expect(page.locator("#art-ausbildungsvorbereitung")).to_be_in_viewport(ratio=1)


def test_what_links_to_a_paragraph_is_a_picture_and_no_letter(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/2025/")
    sign = page.locator(".w-link").first
    look = sign.evaluate(
        "e => { const s = getComputedStyle(e, '::after'); return [s.content.trim(), s.maskImage.slice(0, 14)] }"
    )
    assert look[0].strip('"').strip() == ""
    assert look[1] == 'url("data:imag'
    assert sign.evaluate("e => getComputedStyle(e).opacity") == "1"


def test_a_deviation_is_announced_and_not_told_by_colour_alone(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/2025/")
    mark = page.locator("mark[data-deviation='spelling']")
    assert mark.evaluate("e => getComputedStyle(e, '::before').content") == '"[anders: Schreibweise] "'
    assert mark.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    assert mark.inner_text() == "Ausbildungsbereufen"


def test_a_block_can_be_cited_by_its_own_address(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/2025/#w-4-4")
    citation = page.locator("[data-citation]")
    expect(citation).to_contain_text("Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt, § 4, Absatz 2")
    expect(citation).to_contain_text(f"{address}kreise/darmstadt/2025/#w-4-4")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Zitat kopieren").click()
    expect(page.get_by_text("Kopiert.")).to_be_visible()
    assert "§ 4, Absatz 2" in page.evaluate("navigator.clipboard.readText()")


def test_two_agreements_are_compared_and_the_choice_is_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}vergleich/")
    page.get_by_label("Erste Vereinbarung").select_option(label="Darmstadt 2025")
    page.get_by_label("Zweite Vereinbarung").select_option(label="Main-Taunus-Kreis 2025")
    page.get_by_role("button", name="Vergleichen").click()
    expect(page).to_have_url(re.compile(r"\?a=zv-2025-06411&b=zv-2025-06436$"))
    expect(page.get_by_role("status").first).to_contain_text("verschieden")
    facts = page.get_by_role("region", name="Angaben im Vergleich")
    expect(facts).to_contain_text(re.compile("1.000.280\\sEuro"))
    expect(facts).to_contain_text(re.compile("1.018.910\\sEuro"))
    expect(page.locator(".compare__mark", has_text="Ausbildungsbereufen")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Erste Vereinbarung")).to_have_value("")


def test_an_address_opens_its_comparison(page: Page, address: str) -> None:
    page.goto(f"{address}vergleich/?a=zv-2025-06436&b=zv-2025-06411")
    expect(page.get_by_label("Erste Vereinbarung")).to_have_value("zv-2025-06436")
    expect(page.locator(".compare__mark", has_text="Ausbildungsbereufen")).to_be_visible()


def test_without_scripts_wording_marks_and_useful_comparisons_are_readable(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    phone = context.new_page()
    phone.goto(f"{address}kreise/darmstadt/2025/#w-4-4")
    expect(phone.locator(":target .fact-words").first).to_be_visible()
    expect(phone.locator("dd[data-deviation='spelling']")).to_contain_text("Ausbildungsbereufen")
    phone.goto(f"{address}vergleich/")
    expect(phone.locator("a[href$='#anders']")).to_have_text(["Darmstadt", "Main-Taunus-Kreis"])
    expect(phone.locator("article noscript p")).to_contain_text("Die Gegenüberstellung braucht Skripte")
    expect(phone.locator("article noscript p")).to_be_visible()
    context.close()


def test_walk_j2_by_keyboard_a_figure_is_verified_and_cited(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/2025/")
    page.locator("a[data-fact='budget']").focus()
    page.keyboard.press("Enter")
    target = page.locator(":target")
    expect(target.locator(".fact-words").first).to_have_text("1.000.280 Euro")
    assert target.locator(".fact-words").first.evaluate(IN_VIEW)
    expect(page.locator("[data-citation]")).to_contain_text("§ 4, Absatz 2, Kennung zv-2025-06411, Stand")
    expect(page.locator(".citation__digest code")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    cited = page.locator("[data-citation-address]").inner_text()
    page.goto("about:blank")
    page.goto(cited)
    assert page.locator(":target .fact-words").first.evaluate(IN_VIEW)


def test_a_citation_gives_the_address_of_the_published_site_wherever_it_is_read(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(settled_site(tmp_path_factory.mktemp("settled"))) as here:
        page.goto(f"{here}kreise/darmstadt/2025/#w-4-4")
        cited = page.locator("[data-citation-address]")
        expect(cited).to_have_text(f"{HOST}kreise/darmstadt/2025/#w-4-4")
