"""Atom feeds by RFC 4287: ids for ever, days from the data, and to each reader only what concerns him."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urljoin

import feedparser
import pytest

from macros.exports.edition import Edition
from macros.exports.feeds import entries, write_feeds
from macros.exports.outlet import Outlet
from macros.register.agreement import Register
from macros.register.model import Correction
from macros.register.operator import Operator
from tests.exports.reading import Published
from tests.exports.synthetic import synthetic_register

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(published: Published) -> Iterator[tuple[str, ET.Element]]:
    for address in published.addresses:
        if address.endswith("feed.xml"):
            yield address, ET.fromstring(published.text(address))


def only(element: ET.Element, name: str) -> str:
    """The text of a child that must be there exactly once."""
    (child,) = element.findall(ATOM + name)
    assert child.text
    return child.text


def test_there_is_a_feed_for_everything_each_district_and_each_measure_type(published: Published) -> None:
    register = published.edition.register
    assert {address for address, _ in feeds(published)} == {
        "feed.xml",
        *(f"kreise/{district.slug}/feed.xml" for district in register.districts),
        *(f"massnahmenarten/{kind.key}/feed.xml" for kind in register.measure_types),
    }


def test_every_feed_holds_what_the_standard_demands(published: Published) -> None:
    ids = set()
    for _, feed in feeds(published):
        assert feed.tag == f"{ATOM}feed"
        ids.add(only(feed, "id"))
        assert only(feed, "title")
        assert only(feed.findall(f"{ATOM}author")[0], "name")
        links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
        assert set(links) == {"self", "alternate"}
        listed = feed.findall(f"{ATOM}entry")
        moments = [only(entry, "updated") for entry in listed]
        assert moments == sorted(moments, reverse=True)
        assert only(feed, "updated") == max(moments, default="2025-01-01T00:00:00Z")
        own = [only(entry, "id") for entry in listed]
        assert len(set(own)) == len(own)
        for entry in listed:
            assert only(entry, "title")
            assert only(entry, "summary")
            assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert len(ids) == len(list(feeds(published)))


def test_every_feed_is_read_without_complaint_by_a_feed_reader(published: Published) -> None:
    for address, feed in feeds(published):
        read = feedparser.parse(published.text(address))
        assert not read.bozo
        assert read.version == "atom10"
        assert [entry.id for entry in read.entries] == [only(entry, "id") for entry in feed.findall(f"{ATOM}entry")]


def target(address: str, link: ET.Element) -> str:
    """Where a link leads that stands in the feed at ``address``."""
    return urljoin(address, str(link.get("href")))


def test_links_lead_to_the_page_and_to_the_feed_itself(published: Published) -> None:
    root = published.edition.base_url or "https://anywhere.example/"
    pages = {root + agreement.address for agreement in published.edition.register.agreements}
    for address, feed in feeds(published):
        links = {link.get("rel"): target(root + address, link) for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == root + address
        assert links["alternate"] == root + address.removesuffix("feed.xml")
        for link in feed.findall(f"{ATOM}entry/{ATOM}link"):
            assert target(root + address, link) in pages


def test_the_two_real_agreements_are_the_two_entries(real: Published) -> None:
    feed = ET.fromstring(real.text("feed.xml"))
    listed = feed.findall(f"{ATOM}entry")
    assert [(only(entry, "id"), only(entry, "updated"), only(entry, "title")) for entry in listed] == [
        (
            "tag:arbeitswelt.hessen.de,2025:zv-2025-06436",
            "2025-08-18T00:00:00Z",
            "Zielvereinbarung 2025 mit dem Landkreis Main-Taunus-Kreis",
        ),
        (
            "tag:arbeitswelt.hessen.de,2025:zv-2025-06411",
            "2025-08-12T00:00:00Z",
            "Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt",
        ),
    ]
    assert "1.000.280\N{NO-BREAK SPACE}Euro, 7 Projekte" in real.text("kreise/darmstadt/feed.xml")


def test_ids_do_not_depend_on_where_the_site_stands(
    register: Register, operator: Operator, real: Published, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write_feeds(Edition(register, operator, "https://elsewhere.example/"), Outlet(elsewhere))
    there = ET.parse(elsewhere / "feed.xml").getroot()
    here = ET.fromstring(real.text("feed.xml"))
    assert [element.text for element in there.iter(f"{ATOM}id")] == [element.text for element in here.iter(f"{ATOM}id")]


def test_each_district_hears_only_of_itself(published: Published) -> None:
    for district in published.edition.register.districts:
        feed = ET.fromstring(published.text(f"kreise/{district.slug}/feed.xml"))
        ids = [only(entry, "id") for entry in feed.findall(f"{ATOM}entry")]
        assert all(re.match(rf"tag:arbeitswelt\.hessen\.de,2025:zv-\d{{4}}-{district.key}", id) for id in ids)


def test_a_measure_type_hears_of_agreements_that_name_a_project_and_of_corrections_of_its_projects(
    example: Published,
) -> None:
    named = {
        f"tag:arbeitswelt.hessen.de,2025:{agreement.id}"
        for agreement in example.edition.register.agreements
        if agreement.projects_by_type["ausbildungsvorbereitung"]
    }
    feed = ET.fromstring(example.text("massnahmenarten/ausbildungsvorbereitung/feed.xml"))
    ids = {str(element.text) for element in feed.findall(f"{ATOM}entry/{ATOM}id")}
    corrections = {id for id in ids if "/korrektur/" in id}
    assert ids - corrections == named
    assert corrections
    assert all(id.endswith("/projects-ausbildungsvorbereitung-0") for id in corrections)


def test_a_correction_is_one_entry_with_old_and_new_value_and_reason(example: Published) -> None:
    feed = ET.fromstring(example.text("feed.xml"))
    summaries = {only(entry, "id"): only(entry, "summary") for entry in feed.iter(f"{ATOM}entry")}
    amount = [text for id, text in summaries.items() if id.endswith("/2025-02-03/budgets-0-amount")]
    assert set(amount) == {
        "Haushaltsmittel AQB: Betrag in Euro, vorher „900.000\N{NO-BREAK SPACE}Euro“, "
        "jetzt „900.017\N{NO-BREAK SPACE}Euro“. Begründung: Beispiel, gemeldet von [Name]."
    }
    name = {text for id, text in summaries.items() if id.endswith("/signatures-0-name")}
    assert name == {
        "Der Name einer Person wurde berichtigt. Begründung: Statt [Name] unterschrieb [Name], Frau [Name]."
    }


@pytest.mark.parametrize(
    ("field", "old", "new", "told"),
    [
        ("signatures[1].date", "fehlt", "2025-08-12", "2. Unterschrift (Kreis): Datum, vorher „nicht angegeben“"),
        ("signatures[1].date", "2025-08-11", "2025-08-12", "jetzt „12.\N{NO-BREAK SPACE}August 2025“"),
        ("signatures[0].party", "district", "state", "1. Unterschrift (Land): Seite, vorher „Kreis“, jetzt „Land“"),
        ("projects.ausbildung", "Werkstatt", "fehlt", "Projekte: Ausbildung und Coaching, vorher „Werkstatt“"),
        ("wording", "in Höhe vom", "in Höhe von", "Wortlaut, vorher „in Höhe vom“, jetzt „in Höhe von“"),
    ],
)
def test_a_correction_speaks_german(register: Register, field: str, old: str, new: str, told: str) -> None:
    [darmstadt] = register.of_district("darmstadt")
    entered = Correction(date=date(2026, 1, 31), kind="transcript", field=field, old=old, new=new, reason="Beispiel")
    corrected = replace(darmstadt, facts=replace(darmstadt.facts, corrections=(entered,)))
    newest = entries(Register(register.districts, register.programmes, (corrected,)))[0]
    assert told in newest.summary
    assert field == "wording" or field not in newest.summary


def test_a_new_correction_leaves_all_other_entries_as_they_are(invented: Register) -> None:
    agreements = [
        replace(agreement, facts=replace(agreement.facts, corrections=agreement.facts.corrections[1:]))
        for agreement in invented.agreements
    ]
    earlier = Register(invented.districts, invented.programmes, tuple(agreements))
    before, after = set(entries(earlier)), set(entries(invented))
    assert before < after
    assert {entry.id.rsplit("/", 1)[1] for entry in after - before} == {"signatures-0-name"}


def test_an_agreement_without_a_day_bears_the_first_day_of_its_year(invented: Register) -> None:
    undated = {agreement.id for agreement in invented.agreements if not agreement.signed}
    days = {entry.id.split(":")[-1]: entry.updated for entry in entries(invented)}
    assert undated
    assert all(days[id] == date(int(id[3:7]), 1, 1) for id in undated)


def test_a_long_feed_keeps_its_newest_entries(
    register: Register, settled: Operator, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = tmp_path_factory.mktemp("long")
    write_feeds(Edition(synthetic_register(register, range(2001, 2026)), settled), Outlet(site))
    listed = ET.parse(site / "feed.xml").getroot().findall(f"{ATOM}entry")
    assert len(listed) == 500
    assert only(listed[0], "updated").startswith("2026")
