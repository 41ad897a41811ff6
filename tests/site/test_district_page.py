"""What the page of a district holds beside its answer, and where the start page leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.support.command import ROOT
from tests.support.handwritten import opened
from tests.support.pages import article, first, words
from tests.support.states import edit
from tests.support.synthetic import write_agreements

PARTS = ["projekte", "unterschriften", "jahre", "nicht-gesagt", "melden", "mitnehmen", "nachbarn"]
TAKEN = [
    "../../kreise/{0}/2025/wortlaut.txt",
    "../../api/v1/agreements/zv-2025-{1}.json",
    "../../projekte/?kreis={0}",
    "../../daten/",
    "../../kreise/{0}/2025/#zitieren",
    "../../kreise/{0}/feed.xml",
]
ENTRANCES = [
    "kreise/",
    "massnahmenarten/",
    "jahre/",
    "jahre/2025/",
    "projekte/",
    "daten/",
    "vergleich/",
    "feed.xml",
    "ueber/#luecken",
    "ueber/#herkunft",
    "leichte-sprache/",
    "leichte-sprache/#dgs",
    "glossar/",
    "barrierefreiheit/",
    "barrierefreiheit/#melden",
    "ueber/#pruefung",
    "ueber/#melden",
]


def links(element: html.HtmlElement) -> list[str]:
    return [link.get("href") for link in element.iter("a")]


def district_page(agreements: Path, slug: str) -> html.HtmlElement:
    portal, findings = opened(ROOT / "site_src", agreements)
    assert [finding for finding in findings if finding.severity == "error"] == []
    return html.fromstring(f"<article>{portal.district_page(slug, '')}</article>")


def not_said(page: html.HtmlElement) -> list[str]:
    return [words(item) for item in page.xpath(".//h2[@id='nicht-gesagt']/following-sibling::ul[1]/li")]


@pytest.mark.parametrize(("slug", "key"), [("darmstadt", "06411"), ("main-taunus-kreis", "06436")])
def test_a_district_page_has_all_its_parts(site: Path, slug: str, key: str) -> None:
    page = article(site, f"kreise/{slug}/")
    assert [heading.get("id") for heading in page.iter("h2")] == PARTS
    [amount] = page.xpath(".//a[@data-fact='budget']")
    assert amount.get("href").startswith(f"../../kreise/{slug}/2025/#w-4-")
    taken = page.xpath(".//h2[@id='mitnehmen']/following-sibling::ul[1]")[0]
    assert links(taken) == [link.format(slug, key) for link in TAKEN]


def test_a_page_without_an_agreement_offers_what_there_is(site: Path) -> None:
    page = article(site, "kreise/fulda/")
    assert [heading.get("id") for heading in page.iter("h2")] == ["melden", "mitnehmen", "nachbarn"]
    assert "../../kreise/fulda/feed.xml" in links(page)


def test_a_new_district_leads_to_the_one_it_came_from(site: Path) -> None:
    assert "../../kreise/main-kinzig-kreis/" in [
        a.get("href") for a in article(site, "kreise/hanau/").find_class("action")
    ]


def test_what_an_agreement_does_not_say_is_named(site: Path) -> None:
    for address in ("kreise/darmstadt/", "kreise/darmstadt/2025/"):
        assert [text.split(":")[0] for text in not_said(article(site, address))] == [
            "Beträge für einzelne Projekte",
            "Träger, die ein Projekt durchführen",
            "Zahl der Plätze",
            "Die Bewilligung",
        ]
        assert "Regierungspräsidium Kassel mit einem eigenen Bescheid." in not_said(article(site, address))[-1]


def test_what_an_agreement_says_is_not_called_missing(agreements: Path) -> None:
    project = "    - {name: ÜSBZ, provider: Beispielträger, places: 13}\n"
    edit(agreements, "2025/main-taunus-kreis.yaml", "    - ÜSBZ\n", project)
    (agreements / "2025/main-taunus-kreis.md").unlink()
    said = not_said(district_page(agreements, "main-taunus-kreis"))
    assert said[1:3] == [
        "Träger, die ein Projekt durchführen: nicht für jedes Projekt angegeben.",
        "Zahl der Plätze: nicht für jedes Projekt angegeben.",
    ]


def test_years_stand_on_a_line_once_there_are_two(site: Path, tmp_path: Path) -> None:
    assert not article(site, "kreise/darmstadt/").find_class("bars--years")
    write_agreements(tmp_path / "agreements", years=2)
    line = first(district_page(tmp_path / "agreements", "darmstadt"), "bars--years")
    assert [words(row).split()[0] for row in line.iter("li")] == ["2026", "2025"]


def test_a_measure_type_without_projects_offers_none(site: Path) -> None:
    offered = "../../projekte/?art={}"
    assert offered.format("qualifizierung") in links(article(site, "massnahmenarten/qualifizierung/"))
    assert offered.format("weiterbildung") not in links(article(site, "massnahmenarten/weiterbildung/"))


def test_the_start_page_leads_everywhere(site: Path) -> None:
    assert [link for link in ENTRANCES if link not in links(article(site, ""))] == []
