"""Atom feeds: one entry for each new agreement, correction and withdrawal, dated by the data."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.exports.corrections import PublicCorrection, public_corrections
from macros.exports.edition import Edition, permanent_id
from macros.exports.outlet import Outlet
from macros.register.agreement import FIRST_DAY, Agreement, Register
from macros.register.correction_words import field_name, kind_name, value_text
from macros.register.german import count, day, euro

ADDRESS = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST = 500
_WITHHELD = "Der Name einer Person wurde berichtigt."


@dataclass(frozen=True)
class Entry:
    """One entry: its id for ever, its day, and in which feeds beside the first it stands."""

    id: str
    title: str
    updated: date
    address: str
    summary: str
    district: str
    measure_types: frozenset[str]


def entries(register: Register) -> list[Entry]:
    """List all entries, the newest first."""
    listed = [entry for agreement in register.agreements for entry in _entries_of(agreement)]
    return sorted(listed, key=lambda entry: (-entry.updated.toordinal(), entry.id))


def write_feeds(edition: Edition, outlet: Outlet) -> None:
    """Write the feed of everything, one for each district and one for each measure type, empty ones included."""
    everything = entries(edition.register)
    _write(edition, outlet, ADDRESS, "Arbeitswelt Hessen: Zielvereinbarungen", "", everything)
    by_district: dict[str, list[Entry]] = {district.slug: [] for district in edition.register.districts}
    by_type: dict[str, list[Entry]] = {kind.key: [] for kind in edition.register.measure_types}
    for entry in everything:
        by_district[entry.district].append(entry)
        for key in entry.measure_types:
            by_type[key].append(entry)
    for district in edition.register.districts:
        folder, title = f"kreise/{district.slug}/", f"Arbeitswelt Hessen: {district.name}"
        _write(edition, outlet, f"{folder}feed.xml", title, folder, by_district[district.slug])
    for kind in edition.register.measure_types:
        folder, title = f"massnahmenarten/{kind.key}/", f"Arbeitswelt Hessen: {kind.short}"
        _write(edition, outlet, f"{folder}feed.xml", title, folder, by_type[kind.key])


def _entries_of(agreement: Agreement) -> Iterator[Entry]:
    named = frozenset(key for key, projects in agreement.projects_by_type.items() if projects)
    yield _entry(agreement, agreement.id, agreement.title, _day_of(agreement), _summary(agreement), named)
    if withdrawn := agreement.facts.withdrawn:
        id, title = f"{agreement.id}/zurueckgezogen", f"Zurückgezogen: {agreement.title}"
        yield _entry(agreement, id, title, withdrawn.date, f"Begründung: {withdrawn.reason}", named)
    for correction in public_corrections(agreement):
        title = f"{kind_name(correction.kind)}: {agreement.title}"
        concerned = _types_of(correction.field, agreement)
        yield _entry(agreement, correction.id, title, correction.date, _change(agreement, correction), concerned)


def _entry(
    agreement: Agreement, id: str, title: str, updated: date, summary: str, measure_types: frozenset[str]
) -> Entry:
    """Make an entry on an agreement: it leads to its page and stands in the feed of its district."""
    district = agreement.district.slug
    return Entry(permanent_id(id), title, updated, agreement.address, summary, district, measure_types)


def _day_of(agreement: Agreement) -> date:
    """The day of the last signature; an entry must bear one, so without any it is the first day of the year."""
    return agreement.signed or date(agreement.year, 1, 1)


def _summary(agreement: Agreement) -> str:
    signed = f", unterzeichnet am {day(agreement.signed)}" if agreement.signed else ""
    return f"{euro(agreement.total)}, {count(len(agreement.projects), 'Projekt', 'Projekte')}{signed}."


def _change(agreement: Agreement, correction: PublicCorrection) -> str:
    """Tell a correction in the words of the page „Korrekturen“, but never a person's name."""
    change = _WITHHELD
    if correction.old is not None and correction.new is not None:
        old, new = (value_text(correction.field, text) for text in (correction.old, correction.new))
        change = f"{field_name(agreement, correction.field)}, vorher „{old}“, jetzt „{new}“."
    return f"{change} Begründung: {correction.reason}"


def _types_of(field: str, agreement: Agreement) -> frozenset[str]:
    """Find the measure type of a corrected project: ``projects.ausbildung[0].name`` stands under ``ausbildung``."""
    path = field.replace("[", ".").split(".")
    named = path[1:2] if path[0] == "projects" else []
    return frozenset(key for key in named if key in agreement.projects_by_type)


def _write(edition: Edition, outlet: Outlet, address: str, title: str, page: str, listed: Iterable[Entry]) -> None:
    """Write one feed, at most its newest entries; an empty feed bears a fixed day."""
    newest = list(listed)[:_LONGEST]
    updated = max((entry.updated for entry in newest), default=FIRST_DAY)
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "de"})
    _text(feed, "id", permanent_id(address))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(updated))
    _text(ET.SubElement(feed, "author"), "name", edition.operator.name)
    ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=edition.link(address, address))
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=edition.link(page, address))
    ET.indent(feed)
    head, end, _ = ET.tostring(feed, encoding="unicode").rpartition("\n</feed>")
    xml = "".join([head, *(_printed(entry, edition.link(entry.address, address)) for entry in newest), end])
    outlet.text(address, f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n')


@lru_cache(maxsize=4096)
def _printed(entry: Entry, link: str) -> str:
    """Print an entry as a child of its feed; most stand in three feeds."""
    element = ET.Element("entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.updated))
    ET.SubElement(element, "link", rel="alternate", type="text/html", href=link)
    _text(element, "summary", entry.summary)
    ET.indent(element, level=1)
    return f"\n  {ET.tostring(element, encoding='unicode')}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _moment(value: date) -> str:
    return f"{value.isoformat()}T00:00:00Z"
