"""Every page of the portal is there, whole, and says what the register says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.register.agreement import Register
from tests.support.pages import article, first, page, words

FIXED = [
    "",
    "kreise/",
    "massnahmenarten/",
    "jahre/",
    "glossar/",
    "ueber/",
    "impressum/",
    "datenschutz/",
    "barrierefreiheit/",
    "leichte-sprache/",
]


@pytest.mark.parametrize("address", FIXED)
def test_each_fixed_page_has_one_heading_and_a_description(site: Path, address: str) -> None:
    document = page(site / address / "index.html")
    assert len(document.findall(".//h1")) == 1
    assert document.find(".//meta[@name='description']").get("content")


def test_every_district_year_and_measure_type_has_its_page(site: Path, register: Register) -> None:
    expected = {f"kreise/{district.slug}/" for district in register.districts}
    expected |= {agreement.address for agreement in register.agreements}
    expected |= {f"massnahmenarten/{kind.key}/" for kind in register.measure_types}
    expected |= {f"jahre/{year}/" for year in register.years}
    missing = {address for address in expected if not (site / address / "index.html").is_file()}
    assert missing == set()
    assert len(register.districts) == 27


def test_no_page_shows_an_error_or_an_unfilled_macro(site: Path) -> None:
    telltale = ("Macro Rendering Error", "Traceback", "data-slot", "{{", "{%", "Undefined")
    for path in site.rglob("*.html"):
        text = words(page(path).find("body"))
        assert [sign for sign in telltale if sign in text] == [], path
        assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize(
    ("district", "amount", "projects"),
    [("darmstadt", "1.000.280 Euro", "7 Projekte"), ("main-taunus-kreis", "1.018.910 Euro", "3 Projekte")],
)
def test_a_district_page_answers_in_its_first_sentence(site: Path, district: str, amount: str, projects: str) -> None:
    answer = words(first(article(site, f"kreise/{district}/"), "answer"))
    assert amount in answer
    assert "2025" in answer
    assert projects in answer


def test_the_answer_uses_the_name_in_the_right_case(site: Path) -> None:
    assert words(first(article(site, "kreise/darmstadt/"), "answer")).startswith(
        "Für 2025 stellt das Land Hessen der Wissenschaftsstadt Darmstadt 1.000.280 Euro"
    )
    assert words(first(article(site, "kreise/fulda/"), "answer")) == (
        "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Fulda veröffentlicht."
    )


def test_a_district_without_an_agreement_names_its_predecessor(site: Path) -> None:
    answer = words(first(article(site, "kreise/hanau/"), "answer"))
    assert "seit dem 1. Januar 2026 kreisfrei" in answer
    assert "Für 2025 gilt die Zielvereinbarung mit dem Main-Kinzig-Kreis" in answer


@pytest.mark.parametrize("district", ["darmstadt", "main-taunus-kreis"])
@pytest.mark.parametrize("address", ["kreise/{}/", "kreise/{}/2025/"])
def test_projects_stand_under_all_four_measure_types(
    site: Path, register: Register, district: str, address: str
) -> None:
    [agreement] = register.of_district(district)
    text = words(article(site, address.format(district)))
    position = text.index("Projekte", text.index("Zielvereinbarung"))
    for kind in agreement.measure_types:
        position = text.index(kind.title, position)
        listed = agreement.projects_by_type[kind.key]
        for project in listed:
            position = text.index(project.name, position)
        if not listed:
            position = text.index("keine Projekte genannt", position)


@pytest.mark.parametrize(
    ("district", "signatures"),
    [
        (
            "darmstadt",
            [
                "Land Heike Hofmann Staatsministerin Wiesbaden 2. August 2025",
                "Darmstadt Barbara Akdeniz Stadträtin Darmstadt 12. August 2025",
            ],
        ),
        (
            "main-taunus-kreis",
            [
                "Land Heike Hofmann Staatsministerin Wiesbaden 2. August 2025",
                "Main-Taunus-Kreis Johannes Baron Kreisbeigeordneter Hofheim 18. August 2025",
            ],
        ),
    ],
)
def test_both_signatures_stand_on_the_district_page(site: Path, district: str, signatures: list[str]) -> None:
    [table] = article(site, f"kreise/{district}/").xpath(".//*[@aria-label='Unterschriften']//tbody")
    assert [words(row).replace("\xa0", " ") for row in table.findall("tr")] == signatures


def test_a_district_page_leads_to_the_agreement_with_its_wording(site: Path) -> None:
    targets = [link.get("href") for link in article(site, "kreise/darmstadt/").iter("a")]
    assert "../../kreise/darmstadt/2025/" in targets
    [section] = article(site, "kreise/darmstadt/2025/").xpath(".//section[@id='wortlaut']")
    assert "Ausbildungsbereufen" in words(section)


@pytest.mark.parametrize(
    ("kind", "number", "districts"),
    [
        ("ausbildungsvorbereitung", "6 Projekte", {"Darmstadt": "4 Projekte", "Main-Taunus-Kreis": "2 Projekte"}),
        ("qualifizierung", "4 Projekte", {"Darmstadt": "3 Projekte", "Main-Taunus-Kreis": "1 Projekt"}),
        ("ausbildung", "keine Projekte", {}),
        ("weiterbildung", "keine Projekte", {}),
    ],
)
def test_a_measure_type_page_counts_projects_by_district(
    site: Path, kind: str, number: str, districts: dict[str, str]
) -> None:
    index = article(site, f"massnahmenarten/{kind}/")
    assert words(first(index, "answer")).endswith(f"{number}.")
    shown = dict(words(heading).split(": ") for heading in index.xpath(".//h3[starts-with(@id,'jahr-2025-')]"))
    assert shown == districts


def test_a_measure_type_without_projects_names_the_districts_that_list_none(site: Path) -> None:
    text = words(article(site, "massnahmenarten/ausbildung/"))
    assert "Ohne Projekt in dieser Maßnahmenart: Darmstadt, Main-Taunus-Kreis." in text
    assert "Noch ohne veröffentlichte Vereinbarung 2025: 24" in text


def test_tag_chips_of_an_agreement_lead_to_its_measure_types(site: Path) -> None:
    document = page(site / "kreise/darmstadt/2025/index.html")
    chips = {words(chip): chip.get("href").split("#")[0] for chip in document.xpath("//a[@class='page-tag']")}
    assert chips == {
        "Ausbildungsvorbereitung": "../../../massnahmenarten/ausbildungsvorbereitung/",
        "Qualifizierung": "../../../massnahmenarten/qualifizierung/",
    }


def test_the_year_page_counts_what_is_published(site: Path) -> None:
    text = words(article(site, "jahre/2025/"))
    assert "2 von 26" in text
    assert "2.019.190 Euro" in text.replace("\xa0", " ")


def test_the_index_of_the_search_names_every_project_and_holds_the_common_text_once(
    site: Path, register: Register
) -> None:
    index = json.loads((site / "assets/search/index.json").read_text(encoding="utf-8"))
    indexed = {(entry[0], project[1]) for entry in index["agreements"] for project in entry[5]}
    assert indexed == {
        (agreement.id, project.name) for agreement in register.agreements for project in agreement.projects
    }
    texts = [page[1] for page in index["pages"] if "gemeinsame, auf die Zukunftsanforderungen" in page[2]]
    assert texts == ["wortlaut/2025/#g-praeambel-1"]
    assert not list(site.glob("search/*"))


def test_pages_of_duty_are_linked_from_everywhere_and_mark_what_is_open(site: Path) -> None:
    for path in site.rglob("index.html"):
        texts = {words(link) for link in page(path).iter("a")}
        assert {"Impressum", "Datenschutz", "Barrierefreiheit", "Leichte Sprache"} <= texts
    assert "Angabe des Ministeriums fehlt noch" in words(article(site, "impressum/"))


def test_a_column_of_the_open_data_is_not_explained_twice(site: Path) -> None:
    told = [words(cell) for cell in article(site, "daten/").xpath(".//table//td[2]")]
    assert "Kennung der Zielvereinbarung; sie ändert sich nie." in told
    assert "Betrag in Euro. Betrag dieses Programms." in told
    doubled = [text for text in told if (first := text.partition(". ")[0]) and text.lower().count(first.lower()) > 1]
    assert doubled == []


def test_the_page_of_corrections_is_in_plain_words(site: Path) -> None:
    text = words(article(site, "korrekturen/"))
    assert "gab diese Website die Vereinbarung falsch wieder" in text
    assert "Bei einer Rücknahme zählt die ganze Vereinbarung nicht mehr." in text
