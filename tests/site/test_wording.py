"""The agreement's page: each fact leads to its words, and what differs from the common text is listed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from macros.register.agreement import Register
from tests.support.pages import article, words

DISTRICTS = ["darmstadt", "main-taunus-kreis"]
ANDERS = {
    "darmstadt": {
        "Betrag": ["1.000.280 Euro (§ 4)"],
        "Projekte": [
            "Jugendatelier (§ 5)",
            "Chance 2.0 Kranichstein (§ 5)",
            "Deutschförderung für Jugendliche in Beschäftigungsmaßnahmen (§ 5)",
            "We4edu - Module für digitales Lernen im AQB (§ 5)",
            "SoWirt's (§ 5)",
            "Systemische Integration der Teilzeitausbildung in Darmstadt (§ 5)",
            "Perspektiven für Arbeit (§ 5)",
        ],
        "Schreibweise": ["„Ausbildungsbereufen“ statt „Ausbildungsberufen“ (§ 5)"],
        "Unterschrift": ["Barbara Akdeniz, Stadträtin, am 12. August 2025 in Darmstadt"],
    },
    "main-taunus-kreis": {
        "Betrag": ["1.018.910 Euro (§ 4)"],
        "Projekte": [
            "ÜSBZ (§ 5)",
            "EASY – Entwicklung Ausbildung Soziale Teilhabe You (§ 5)",
            "Zukunftskompass (§ 5)",
        ],
        "Unterschrift": ["Johannes Baron, Kreisbeigeordneter, am 18. August 2025 in Hofheim"],
    },
}
MARKED = {"darmstadt": 13, "main-taunus-kreis": 8}  # place, day, name and office of a signature are marked one by one


def wording(page: html.HtmlElement) -> html.HtmlElement:
    [found] = page.xpath(".//section[@id='wortlaut']")
    return found


@pytest.mark.parametrize("district", DISTRICTS)
def test_what_is_different_is_listed_completely(site: Path, district: str) -> None:
    page = article(site, f"kreise/{district}/2025/")
    listed = page.xpath(".//dl[@class='deviations']/dd")
    told: dict[str, list[str]] = {}
    for entry in page.xpath(".//dl[@class='deviations']/*"):
        if entry.tag == "dt":
            told[words(entry)] = []
        else:
            told[list(told)[-1]].append(words(entry))
    assert told == ANDERS[district]
    assert all(page.xpath(".//*[@id=$anchor]", anchor=entry.find("a").get("href")[1:]) for entry in listed)


@pytest.mark.parametrize(("district", "name"), [("darmstadt", "der Stadt"), ("main-taunus-kreis", "des Kreises")])
def test_the_list_calls_a_city_a_city_and_a_county_a_county(site: Path, district: str, name: str) -> None:
    page = article(site, f"kreise/{district}/2025/")
    [said] = page.xpath(".//h2[@id='anders']/following-sibling::p[1]")
    assert words(said).endswith(f"Der Name {name} zählt nicht als Unterschied.")


@pytest.mark.parametrize("district", DISTRICTS)
def test_every_difference_is_marked_in_the_wording(site: Path, district: str) -> None:
    page = article(site, f"kreise/{district}/2025/")
    marks = wording(page).xpath(".//mark[@data-deviation][not(@class)]")
    assert len(marks) == MARKED[district]
    assert all(words(mark) for mark in marks)


@pytest.mark.parametrize("district", DISTRICTS)
def test_every_fact_is_a_link_to_its_words(site: Path, register: Register, district: str) -> None:
    [agreement] = register.of_district(district)
    page = article(site, agreement.address)
    facts = page.xpath(".//a[@data-fact]")
    kinds = [fact.get("data-fact") for fact in facts]
    assert sorted(set(kinds)) == ["budget", "date", "name", "office", "place", "project", "year"]
    assert kinds.count("project") == len(agreement.projects)
    for fact in facts:
        [block] = wording(page).xpath(".//*[@id=$anchor]", anchor=fact.get("href")[1:])
        assert block.find_class("fact-words"), words(fact)
    assert page.xpath(".//span[@data-fact]") == []


def test_the_amount_leads_to_its_paragraph(site: Path) -> None:
    page = article(site, "kreise/darmstadt/2025/")
    [amount] = page.xpath(".//a[@data-fact='budget']")
    [block] = page.xpath(".//*[@id=$anchor]", anchor=amount.get("href")[1:])
    assert (words(amount).replace("\xa0", " "), words(block)) == ("1.000.280 Euro", "1.000.280 Euro")
    assert amount.get("href").startswith("#w-4-")


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_delivered_text_can_be_downloaded_and_checked(site: Path, register: Register, district: str) -> None:
    [agreement] = register.of_district(district)
    assert agreement.wording
    file = site / agreement.address / "wortlaut.txt"
    assert file.read_bytes() == agreement.wording.data
    page = article(site, agreement.address)
    assert sha256(file.read_bytes()).hexdigest() in words(page.xpath(".//section[@id='zitieren']")[0])


def test_the_common_text_of_the_year_stands_once_with_its_slots(site: Path) -> None:
    page = article(site, "wortlaut/2025/")
    text = words(wording(page))
    slots = {slot.text for slot in page.find_class("slot")}
    assert "Erfolgreiche Arbeitsmarktpolitik bindet die regionalen Akteure" in text
    assert "Ausbildungsbereufen" not in text
    assert {"[Name]", "[Betrag]", "[Projekte]"} <= slots
    assert not any(name in text for name in ("Darmstadt", "Main-Taunus", "1.000.280", "Jugendatelier", "Akdeniz"))
