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
    "darmstadt": [
        "§ 4: 1.000.280 Euro",
        "§ 5: Jugendatelier",
        "§ 5: Chance 2.0 Kranichstein",
        "§ 5: Deutschförderung für Jugendliche in Beschäftigungsmaßnahmen",
        "§ 5: We4edu - Module für digitales Lernen im AQB",
        "§ 5: SoWirt's",
        "§ 5: Systemische Integration der Teilzeitausbildung in Darmstadt",
        "§ 5: Perspektiven für Arbeit",
        "§ 5: „Ausbildungsbereufen“ statt „Ausbildungsberufen“",
        "Unterschriften: Darmstadt",
        "Unterschriften: 12. Aug. 2025",
        "Unterschriften: Barbara Akdeniz",
        "Unterschriften: Stadträtin der Wissenschaftsstadt Darmstadt",
    ],
    "main-taunus-kreis": [
        "§ 4: 1.018.910 Euro",
        "§ 5: ÜSBZ",
        "§ 5: EASY – Entwicklung Ausbildung Soziale Teilhabe You",
        "§ 5: Zukunftskompass",
        "Unterschriften: Hofheim",
        "Unterschriften: 18.08.2025",
        "Unterschriften: Johannes Baron",
        "Unterschriften: Kreisbeigeordneter des Landkreises Main-Taunus-Kreis",
    ],
}


def wording(page: html.HtmlElement) -> html.HtmlElement:
    [found] = page.xpath(".//section[@id='wortlaut']")
    return found


@pytest.mark.parametrize("district", DISTRICTS)
def test_what_is_different_is_listed_completely(site: Path, district: str) -> None:
    page = article(site, f"kreise/{district}/2025/")
    listed = page.xpath(".//dl[@class='deviations']/dd")
    assert [words(entry) for entry in listed] == ANDERS[district]
    assert all(page.xpath(".//*[@id=$anchor]", anchor=entry.find("a").get("href")[1:]) for entry in listed)


@pytest.mark.parametrize("district", DISTRICTS)
def test_every_difference_is_marked_in_the_wording(site: Path, district: str) -> None:
    page = article(site, f"kreise/{district}/2025/")
    marks = wording(page).xpath(".//mark[@data-deviation][not(@class)]")
    assert len(marks) == len(ANDERS[district])
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
