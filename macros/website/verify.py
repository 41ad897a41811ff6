"""Looks over a built site before it is published: nothing missing, nothing broken, nothing foreign.

Each rule is a generator of German sentences; one sentence is enough to keep the old site.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from macros.website.built_pages import BuiltPage, BuiltSite
from macros.website.portal import Portal
from macros.wording.library import characters_digest

_ERROR_TEXTS = ("Macro Rendering Error", "Traceback (most recent call last)", 'data-slot="')
_WORDING = '<div class="wording">'
_ABROAD = re.compile(r"[a-z][a-z0-9+.-]*:|//")
_LOADED = re.compile(r'\ssrc="(?:https?:)?//|<link rel="(?:stylesheet|preload)" href="(?:https?:)?//')

PageRule = Callable[[BuiltSite, BuiltPage], Iterator[str]]
SiteRule = Callable[[BuiltSite, Portal], Iterator[str]]


def verify(site: Path, portal: Portal) -> list[str]:
    """Return one German sentence for each fault of the built site; an empty list means publish."""
    built = BuiltSite(site)
    faults = [fault for rule in SITE_RULES for fault in rule(built, portal)]
    return faults + [fault for page in built.pages() for rule in PAGE_RULES for fault in rule(built, page)]


def _every_page_is_there(site: BuiltSite, portal: Portal) -> Iterator[str]:
    """Every page made from data is there."""
    for made in portal.generated.values():
        address = made.path.removesuffix("index.md").removesuffix(".md").rstrip("/")
        if f"{address}/index.html" not in site.files:
            yield f"Die Seite {address}/ fehlt."


def _the_page_is_whole(site: BuiltSite, page: BuiltPage) -> Iterator[str]:
    """A page ends as a page ends, and shows no error text."""
    if not page.html.rstrip().endswith("</html>"):
        yield f"Die Seite {page.address} ist nicht vollständig."
    yield from (f"Auf der Seite {page.address} steht: {error}" for error in _ERROR_TEXTS if error in page.html)


def _every_link_resolves(site: BuiltSite, page: BuiltPage) -> Iterator[str]:
    """Every internal link and anchor exists."""
    for reference in page.references:
        if not _ABROAD.match(reference) and not _resolves(site, page, reference):
            yield f"Auf der Seite {page.address} führt ein Link ins Leere: {reference}"


def _resolves(site: BuiltSite, page: BuiltPage, reference: str) -> bool:
    if page.address == "404.html":
        return True  # its links start at the address of the host, which is not known here
    file, anchor = page.target(reference)
    return file in site.files and (not anchor or file not in site.ids or anchor in site.ids[file])


def _nothing_is_loaded_from_elsewhere(site: BuiltSite, page: BuiltPage) -> Iterator[str]:
    """A page loads nothing from another host."""
    if _LOADED.search(page.html):
        yield f"Die Seite {page.address} lädt etwas von einem fremden Server."


def _every_wording_is_complete(site: BuiltSite, portal: Portal) -> Iterator[str]:
    """Every character of every wording is on its page, in order."""
    for agreement in portal.register.agreements:
        expected = portal.wording_digest(agreement)
        if expected and characters_digest(site.page(agreement.address).text_of(_WORDING)) != expected:
            yield f"Auf der Seite {agreement.address} ist der Wortlaut nicht vollständig."


def _every_data_file_parses(site: BuiltSite, portal: Portal) -> Iterator[str]:
    """Every JSON and XML file can be read by its readers."""
    readers: dict[str, Callable[[bytes], object]] = {
        ".json": json.loads,
        ".jsonld": json.loads,
        ".xml": ElementTree.fromstring,
        ".rdf": ElementTree.fromstring,
    }
    for file in sorted(site.files):
        read = readers.get(Path(file).suffix)
        if read is None:
            continue
        try:
            read((site.folder / file).read_bytes())
        except (ValueError, ElementTree.ParseError):
            yield f"Die Datei {file} ist beschädigt."


def _the_tables_hold_the_register(site: BuiltSite, portal: Portal) -> Iterator[str]:
    """The tables have as many rows as the register has agreements in force and projects."""
    agreements = [agreement for year in portal.register.years for agreement in portal.register.in_year(year)]
    expected = {"vereinbarungen": len(agreements), "projekte": sum(len(a.projects) for a in agreements)}
    for name, number in expected.items():
        with (site.folder / f"daten/{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        if rows != number:
            yield f"Die Datei daten/{name}.csv hat {rows} Zeilen, erwartet sind {number}."


SITE_RULES: tuple[SiteRule, ...] = (
    _every_page_is_there,
    _every_wording_is_complete,
    _every_data_file_parses,
    _the_tables_hold_the_register,
)
PAGE_RULES: tuple[PageRule, ...] = (_the_page_is_whole, _every_link_resolves, _nothing_is_loaded_from_elsewhere)
