"""Every character of the wording stands on the agreement's page, in order; the walk notices any loss."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from macros.register.agreement import Agreement, Register
from tests.support.pages import article

DISTRICTS = ["darmstadt", "main-taunus-kreis"]


def characters(text: str) -> str:
    """The characters that carry meaning: NFC, without white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def delivered_characters(wording: str) -> str:
    """The characters of a delivered wording without its layout marks."""
    lines = (re.sub(r"^ *(#{1,6}|-|\d{1,2}\.) ", "", line) for line in wording.split("\n"))
    return characters("\n".join(lines).replace("**", ""))


def shown(site: Path, agreement: Agreement) -> str:
    [wording] = article(site, agreement.address).find_class("wording")
    return str(wording.text_content())


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_page_shows_the_whole_wording_in_order(site: Path, register: Register, district: str) -> None:
    [agreement] = register.of_district(district)
    assert agreement.wording
    assert characters(shown(site, agreement)) == delivered_characters(agreement.wording.text)


@pytest.mark.parametrize("district", DISTRICTS)
def test_misprints_and_repetitions_stay(site: Path, register: Register, district: str) -> None:
    [agreement] = register.of_district(district)
    text = shown(site, agreement)
    assert text.count("Heike Hofmann") == 2
    assert ("Ausbildungsbereufen" in text) == (district == "darmstadt")


MUTATIONS = {
    "a paragraph is dropped": lambda text: re.sub(r"\n\nDas Jahr|\n\nDem Land Hessen[^\n]*", "", text, count=1),
    "the last project is dropped": lambda text: re.sub(r"\n  - [^\n]*(?=\n4\.)", "", text),
    "the last signature line is dropped": lambda text: text.rsplit("\n", 1)[0],
    "two sections change places": lambda text: text.replace("§ 6", "§ x").replace("§ 7", "§ 6").replace("§ x", "§ 7"),
    "a letter changes": lambda text: text.replace("Präambel", "Präambal"),
    "a repetition is dropped": lambda text: text.replace("Heike Hofmann", "", 1),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_the_walk_notices_when(site: Path, register: Register, mutation: str) -> None:
    for district in DISTRICTS:
        [agreement] = register.of_district(district)
        assert agreement.wording
        mutant = MUTATIONS[mutation](agreement.wording.text)
        assert characters(shown(site, agreement)) != delivered_characters(mutant)


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_lists_of_projects_nest(site: Path, register: Register, district: str) -> None:
    [agreement] = register.of_district(district)
    [wording] = article(site, agreement.address).find_class("wording")
    [outer] = wording.xpath(".//ol")
    assert [item.get("value") for item in outer.findall("li")] == ["1", "2", "3", "4"]
    nested = [[words.text_content().strip() for words in item.xpath("./ul/li")] for item in outer.findall("li")]
    assert nested == [[p.name for p in agreement.projects_by_type[k.key]] for k in agreement.measure_types]


def test_heading_levels_never_jump(site: Path, register: Register) -> None:
    for agreement in register.agreements:
        levels = [int(h.tag[1]) for h in article(site, agreement.address).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
