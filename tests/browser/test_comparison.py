"""The comparison of two agreements: what counts as a difference, whose text is whose, what it says when it cannot."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.register.agreement import Register
from tests.support.kinds import rich_site
from tests.support.served import served

BOTH = "vergleich/?a=zv-2025-06411&b=zv-2025-06436"
NAMES = ["Darmstadt 2025", "Main-Taunus-Kreis 2025"]
NARROW = 639
WIDTHS = pytest.mark.parametrize("width", [320, 390, 1280])
# The words that differ when the same sentence names each district of ``forms`` in turn.
DIFFERING = """async ([forms, sentence]) => {
  const at = (name) => import(new URL(`/assets/compare/${name}`, location.href).href)
  const [{ difference }, { compared }] = await Promise.all([at("words.js"), at("told.js")])
  const words = forms.map(([name, phrase]) => {
    const words = sentence.replace("NAME", phrase).split(" ").map((text) => ({ text, told: false }))
    return compared(words, { names: [name], year: "2025" }).map(({ key }) => key)
  })
  return words.filter((own) => {
    const { left, right } = difference(words[0], own)
    return left.includes(true) || right.includes(true)
  })
}"""


@pytest.fixture
def compared(page: Page, address: str) -> Page:
    """The comparison of the two real agreements."""
    page.goto(address + BOTH)
    expect(page.locator(".compare__wordings")).to_be_visible()
    return page


def pair(page: Page, title: str) -> Locator:
    """The two texts of one section, opened."""
    section = page.locator(".compare__wordings details", has=page.get_by_text(title, exact=True))
    if section.get_attribute("open") is None:
        section.locator("summary").click()
    return section.locator(".compare__text")


@WIDTHS
def test_both_values_of_each_fact_are_on_the_screen_and_say_whose_they_are(compared: Page, width: int) -> None:
    compared.set_viewport_size({"width": width, "height": 844})
    table = compared.locator(".compare__facts")
    heads = table.locator("thead th a")
    for row in table.locator("tbody tr").all():
        cells = row.get_by_role("cell").all()
        assert len(cells) == len(NAMES)
        for cell, name, head in zip(cells, NAMES, heads.all(), strict=True):
            box, above = cell.bounding_box(), head.bounding_box()
            assert box
            assert above
            assert box["x"] + box["width"] <= width
            assert box["x"] == above["x"] if width > NARROW else cell.inner_text().startswith(name)
    assert heads.all_text_contents() == NAMES


@WIDTHS
def test_each_text_of_a_pair_bears_the_name_of_its_agreement(compared: Page, width: int) -> None:
    compared.set_viewport_size({"width": width, "height": 844})
    sides = pair(compared, "§ 5: verschieden").locator("xpath=..")
    expect(sides.locator(".compare__side")).to_have_text(NAMES)
    expect(sides.locator(".compare__side").first).to_be_visible()
    expect(sides.locator(".compare__side").last).to_be_visible()


def test_only_what_the_facts_above_do_not_tell_counts_as_a_difference(compared: Page) -> None:
    said = compared.locator("#vergleich-stand")
    expect(said).to_have_text("1 von 9 Abschnitten des Wortlauts ist verschieden.")
    marks = compared.locator(".compare__wordings .compare__mark")
    expect(marks).to_have_text(["[nur hier] Ausbildungsbereufen", "[nur hier] Ausbildungsberufen"])
    expect(compared.get_by_text("§ 4: gleich", exact=True)).to_be_visible()


def test_headings_paragraphs_and_lists_stay_what_they_are(compared: Page) -> None:
    money = pair(compared, "§ 4: gleich").first
    expect(money.locator("p")).to_have_text(
        [
            "§ 4",
            "Haushaltsmittel und Eckdaten",
            "Das HMSI stellt der Wissenschaftsstadt Darmstadt im Jahr 2025 Haushaltsmittel in Höhe von insgesamt",
            "1.000.280 Euro",
            "aus dem Ausbildungs- und Qualifizierungsbudget 2025 zur Verfügung.",
        ]
    )
    projects = pair(compared, "§ 5: verschieden").first
    expect(projects.locator("ol > li")).to_have_count(4)
    expect(projects.locator("ol > li").first.locator("li")).to_have_text(
        [
            "Jugendatelier",
            "Chance 2.0 Kranichstein",
            "Deutschförderung für Jugendliche in Beschäftigungsmaßnahmen",
            "We4edu - Module für digitales Lernen im AQB",
        ]
    )


def test_the_signatures_stand_among_the_facts(compared: Page) -> None:
    row = compared.locator(".compare__facts tbody tr", has_text="Unterschrift: Kreis oder Stadt")
    expect(row.locator(".compare__line")).to_have_text(
        [
            "Barbara Akdeniz, Stadträtin, Darmstadt, 12. August 2025",
            "Johannes Baron, Kreisbeigeordneter, Hofheim, 18. August 2025",
        ]
    )
    expect(compared.get_by_text("Unterschriften: siehe Angaben", exact=True)).to_be_visible()


@pytest.mark.parametrize("case", ["nominative", "genitive", "dative", "accusative"])
def test_the_name_of_no_district_counts_in_any_case(page: Page, address: str, register: Register, case: str) -> None:
    page.goto(f"{address}vergleich/")
    forms = [[district.name, getattr(district, case)] for district in register.districts]
    assert len(forms) == 27
    assert page.evaluate(DIFFERING, [forms, "Die Strategie NAME, und NAME."]) == []


def test_a_name_in_another_place_counts(page: Page, address: str) -> None:
    page.goto(f"{address}vergleich/")
    [first, last] = [["Stadt Hanau", "der Stadt Hanau"], ["Kreis Fulda", "dem Land"]]
    assert len(page.evaluate(DIFFERING, [[first, last], "Die Strategie von NAME"])) == 1


def test_the_preposition_melts_with_the_article_of_a_district(page: Page, address: str) -> None:
    page.goto(f"{address}vergleich/")
    forms = [["Stadt Hanau", "von der Stadt Hanau"], ["Kreis Fulda", "vom Kreis Fulda"]]
    assert page.evaluate(DIFFERING, [forms, "Die NAME erarbeitete Strategie 2025"]) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?a=xxx&b=zv-2025-06436", "Die erste Vereinbarung, die in der Adresse steht, gibt es hier nicht."),
        ("?a=zv-2025-06411&b=xxx", "Die zweite Vereinbarung, die in der Adresse steht, gibt es hier nicht."),
        ("?a=xxx&b=yyy", "Die beiden Vereinbarungen, die in der Adresse stehen, gibt es hier nicht."),
        ("?a=zv-2025-06411&b=zv-2025-06411", "Das ist zweimal dieselbe Vereinbarung."),
    ],
)
def test_an_address_that_gives_nothing_to_compare_is_told(page: Page, address: str, asked: str, said: str) -> None:
    page.goto(f"{address}vergleich/{asked}")
    expect(page.locator("#vergleich-stand")).to_contain_text(said)
    expect(page.locator("#vergleich-stand")).to_contain_text("Bitte wählen Sie")
    expect(page.locator("#vergleich-ergebnis")).to_be_empty()


def test_going_back_takes_the_comparison_away(page: Page, address: str) -> None:
    page.goto(f"{address}vergleich/")
    page.get_by_label("Erste Vereinbarung").select_option(label=NAMES[0])
    page.get_by_label("Zweite Vereinbarung").select_option(label=NAMES[1])
    page.get_by_role("button", name="Vergleichen").click()
    expect(page.locator(".compare__wordings")).to_be_visible()
    page.go_back()
    expect(page.locator("#vergleich-ergebnis")).to_be_empty()
    expect(page.locator("#vergleich-stand")).to_be_empty()


def test_what_is_said_keeps_its_distance_from_the_button(compared: Page) -> None:
    compared.set_viewport_size({"width": 390, "height": 844})
    button = compared.get_by_role("button", name="Vergleichen").bounding_box()
    said = compared.locator("#vergleich-stand").bounding_box()
    assert button
    assert said
    assert said["y"] - button["y"] - button["height"] >= 12


def test_the_page_suggests_what_differs_in_the_newest_year_and_a_pair(page: Page, address: str) -> None:
    page.goto(f"{address}vergleich/")
    suggested = page.locator("#naheliegend ~ ul a")
    expect(suggested).to_have_text(["Darmstadt", "Main-Taunus-Kreis", "Darmstadt 2025 und Main-Taunus-Kreis 2025"])
    page.set_viewport_size({"width": 390, "height": 844})
    assert suggested.last.evaluate("link => new Set([...link.getClientRects()].map(line => line.x)).size") == 1
    suggested.last.click()
    expect(page.locator(".compare__facts")).to_be_visible()


def test_with_several_years_it_suggests_the_newest_only_each_with_the_one_before(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with served(rich_site(tmp_path_factory.getbasetemp())) as rich:
        page.goto(f"{rich}vergleich/")
        suggested = page.locator("#naheliegend ~ ul a")
        told = suggested.all_text_contents()
        pairs = [text for text in told if " und " in text]
        assert "Darmstadt 2025 und 2026" in pairs
        assert [text for text in pairs if not text.endswith("2025 und 2026")] == []
        assert len(told) <= 2 * 27
