"""Looks over a built site before it is published: nothing missing, nothing broken, nothing foreign.

Each rule is a generator of German sentences; one sentence is enough to keep the old site. The pages are shared
out among the cores, and each is read once for all rules.
"""

from __future__ import annotations

import csv
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from macros.machine.cores import parts, spread
from macros.website.built_pages import BuiltPage, BuiltSite
from macros.website.links import Link, Links
from macros.website.moved import redirect_pages
from macros.website.portal import Portal
from macros.website.whole_files import READERS
from macros.wording.library import characters_digest

_ERROR_TEXTS = (b"Macro Rendering Error", b"Traceback (most recent call last)", b'data-slot="')
_WORDING = b'<div class="wording">'
_FEWEST_FILES = 200  # a core with fewer would be quicker done than called
_LOADED = re.compile(
    rb'="(?=https?:|//)(?:(?<=\ssrc=")|(?<=<link rel="stylesheet" href=")|(?<=<link rel="preload" href="))'
)
_LOADED_BY_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?:https?:)?//""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Expected:
    """What the pages are held against: the built site, and the digest of each wording by its page."""

    site: BuiltSite
    wordings: Mapping[str, str]


class Ids:
    """The ids of a page in one piece: a set of them would take ten times the memory."""

    __slots__ = ("_joined",)

    def __init__(self, ids: Iterable[bytes]) -> None:
        self._joined = b'"%s"' % b'"'.join(ids)  # no id holds a quote

    def __contains__(self, id: bytes) -> bool:
        return b'"%s"' % id in self._joined


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the files of one core came to.

    ``ids`` are those of each page; ``distant`` are links, by their page, to an anchor of a page not yet seen.
    """

    faults: list[str] = field(default_factory=list)
    ids: dict[str, Ids] = field(default_factory=dict)
    distant: list[tuple[str, Link]] = field(default_factory=list)


PageRule = Callable[[_Expected, BuiltPage], Iterator[str]]
SiteRule = Callable[[BuiltSite, Portal], Iterator[str]]


def verify(site: Path, portal: Portal) -> list[str]:
    """Return one German sentence for each fault of the built site; an empty list means publish."""
    built = BuiltSite(site)
    faults = [fault for rule in SITE_RULES for fault in rule(built, portal)]
    digests = ((a.address, portal.wording_digest(a)) for a in portal.register.agreements)
    expected = _Expected(built, {f"{address}index.html": digest for address, digest in digests if digest})
    seen = spread(partial(_look_over, expected), parts(sorted(built.files), _FEWEST_FILES))
    ids = {page: own for core in seen for page, own in core.ids.items()}
    faults += [fault for core in seen for fault in core.faults]
    for page, (reference, file, anchor) in (distant for core in seen for distant in core.distant):
        if file in ids and anchor not in ids[file]:
            faults.append(_leads_nowhere(page, reference))
    return [*faults, *_every_published_address_is_there(built, portal, ids)]


def _look_over(expected: _Expected, files: Sequence[str]) -> _Seen:
    seen, links = _Seen(), Links(expected.site.files)
    for address in files:
        if not address.endswith(".html"):
            seen.faults.extend(_the_data_file_parses(expected.site, address))
            continue
        page = expected.site.page(address)
        seen.ids[address] = Ids(page.ids)
        seen.faults.extend(fault for rule in PAGE_RULES for fault in rule(expected, page))
        seen.faults.extend(_every_link_resolves(expected, page, links, seen))
    return seen


def _every_page_is_there(site: BuiltSite, portal: Portal) -> Iterator[str]:
    """Every page made from data is there."""
    for made in portal.generated.values():
        if f"{made.address}index.html" not in site.files:
            yield f"Die Seite {made.address} fehlt."


def _the_page_is_whole(expected: _Expected, page: BuiltPage) -> Iterator[str]:
    """A page is text, ends as a page ends, and shows no error text."""
    if not page.data.rstrip().endswith(b"</html>"):
        yield f"Die Seite {page.address} ist nicht vollständig."
    if not page.is_text:
        yield f"Die Seite {page.address} ist beschädigt."
    for error in _ERROR_TEXTS:
        if error in page.data:
            yield f"Auf der Seite {page.address} steht: {error.decode()}"


def _every_link_resolves(expected: _Expected, page: BuiltPage, links: Links, seen: _Seen) -> Iterator[str]:
    """Every internal link leads to a file, and to an anchor there; of a page not yet seen that is asked later."""
    for link in links.doubtful(page):
        reference, file, anchor = link
        if file not in expected.site.files or (file in seen.ids and anchor not in seen.ids[file]):
            yield _leads_nowhere(page.address, reference)
        elif file not in seen.ids:
            seen.distant.append((page.address, link))


def _leads_nowhere(page: str, reference: bytes) -> str:
    return f"Auf der Seite {page} führt ein Link ins Leere: {reference.decode('utf-8', 'replace')}"


def _nothing_is_loaded_from_elsewhere(expected: _Expected, page: BuiltPage) -> Iterator[str]:
    """A page loads nothing from another host."""
    if _LOADED.search(page.data):
        yield f"Die Seite {page.address} lädt etwas von einem fremden Server."


def _no_style_loads_from_elsewhere(site: BuiltSite, portal: Portal) -> Iterator[str]:
    """A style sheet loads nothing from another host."""
    for file in sorted(file for file in site.files if file.endswith(".css")):
        if _LOADED_BY_STYLE.search((site.folder / file).read_text(encoding="utf-8")):
            yield f"Die Datei {file} lädt etwas von einem fremden Server."


def _the_wording_is_complete(expected: _Expected, page: BuiltPage) -> Iterator[str]:
    """Every character of a wording is on its page, in order."""
    digest = expected.wordings.get(page.address)
    if digest and characters_digest(page.text_of(_WORDING)) != digest:
        yield f"Auf der Seite {page.address} ist der Wortlaut nicht vollständig."


def _the_data_file_parses(site: BuiltSite, file: str) -> Iterator[str]:
    """A data file can be read by its readers to its end."""
    whole = READERS.get(posixpath.splitext(file)[1])
    if whole and not whole(site.folder / file):
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


def _every_published_address_is_there(site: BuiltSite, portal: Portal, ids: Mapping[str, Ids]) -> Iterator[str]:
    """Every address of the ledger and of the moves exists, as page, as file, as anchor or as a page that leads on."""
    leading_on = redirect_pages(portal.register)
    for address in sorted(portal.register.published | {move.old for move in portal.register.moves}):
        page, _, anchor = address.partition("#")
        file = f"{page}index.html" if not page or page.endswith("/") else page
        if file not in site.files or (anchor and file not in leading_on and anchor.encode() not in ids[file]):
            yield f"Die veröffentlichte Adresse {address} gäbe es nicht mehr."


SITE_RULES: tuple[SiteRule, ...] = (
    _every_page_is_there,
    _the_tables_hold_the_register,
    _no_style_loads_from_elsewhere,
)
PAGE_RULES: tuple[PageRule, ...] = (
    _the_page_is_whole,
    _nothing_is_loaded_from_elsewhere,
    _the_wording_is_complete,
)
