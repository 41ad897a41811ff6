"""Texts of the site that people in the ministry keep in lists: glossary, plain language, announced totals.

They lie beside the handwritten pages and pass the same gate as the agreements, so that a slip in them is
told with its line and its mend.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field, TypeAdapter

from macros.register.finding import Finding, quoted
from macros.register.lists import Listed, ListFault, read_list, repeated
from macros.register.model import Record
from macros.register.raw_values import fault
from macros.register.reading import Location, place_of
from macros.register.source import Node, Place
from macros.register.values import Euro, Key, Link, Sha256, Text, Year, read_text

T = TypeVar("T")

GLOSSARY, EXPLANATIONS, ANNOUNCEMENTS = "glossary.yaml", "plain_language.yaml", "announcements.yaml"

_SECTION = re.compile(r"praeambel|[1-9][0-9]?[a-z]?", re.ASCII)


def _read_section(value: object) -> str:
    raw = read_text(value)
    if not _SECTION.fullmatch(raw):
        raise fault(f"{quoted(raw)} ist kein Abschnitt.", "Schreiben Sie praeambel oder die Nummer des Paragrafen.")
    return raw


Section = Annotated[str, BeforeValidator(_read_section)]


class Term(Record):
    """One word of the glossary. ``forms`` are other words that mean the same: plural, long form, abbreviation."""

    term: Text = Field(title="Begriff")
    anchor: Key = Field(title="Kürzel in der Adresse")
    forms: list[Text] = Field([], title="Andere Formen")
    explanation: Text = Field(title="Erklärung in einem oder zwei Sätzen")
    more: Text | None = Field(None, title="Was im Glossar außerdem steht")


class Explanation(Record):
    """One section of the common text of a year in plain language.

    ``sha256`` is the checksum of the section for which it was written: for any other text it must not be shown.
    """

    year: Year = Field(title="Jahr")
    section: Section = Field(title="Abschnitt", description="Wie in der Adresse des Wortlauts: praeambel, 1, 2.")
    sha256: Sha256 = Field(title="Prüfsumme des erklärten Textes")
    title: Text = Field(title="Überschrift")
    lines: list[Text] = Field(title="Zeilen, jede ein Satz", min_length=1)


class Announcement(Record):
    """The total that was announced for a year, and where. ``printed`` is the amount as the source gives it."""

    year: Year = Field(title="Jahr")
    amount: Euro = Field(title="Betrag in Euro")
    printed: Text = Field(title="Betrag, wie er in der Quelle steht")
    covers: Text = Field(title="Wofür der Betrag angekündigt wurde")
    source: Text = Field(title="Titel der Quelle")
    link: Link = Field(title="Adresse der Quelle")
    caveat: Text = Field(title="Was beim Vergleich zu beachten ist")


_TERMS = TypeAdapter(list[Term])
_EXPLANATIONS = TypeAdapter(list[Explanation])
_ANNOUNCEMENTS = TypeAdapter(list[Announcement])


@dataclass(frozen=True)
class SiteTexts:
    """All lists, each in the order of its file; ``explained_in`` is the file of the explanations with its nodes."""

    terms: tuple[Term, ...]
    explanations: tuple[Explanation, ...]
    announcements: tuple[Announcement, ...]
    explained_in: tuple[str, Node | None]

    def announced(self, year: int) -> Announcement | None:
        """The total that was announced for a year, if any is known."""
        return self._announced.get(year)

    @cached_property
    def _announced(self) -> dict[int, Announcement]:
        return {announcement.year: announcement for announcement in self.announcements}

    def place(self, location: Location) -> Place:
        """Where a part of the explanations stands in its file."""
        nodes = self.explained_in[1]
        return place_of(nodes, location) if nodes else Place(1, 1)


def read_site_texts(folder: Path) -> tuple[SiteTexts, list[Finding]]:
    """Read the lists of a folder of handwritten pages; a list with faults counts as empty."""
    terms, findings = _read(folder, GLOSSARY, _TERMS, lambda term: [term.anchor, term.term, *term.forms])
    announcements, more = _read(folder, ANNOUNCEMENTS, _ANNOUNCEMENTS, lambda found: [str(found.year)])
    findings += more
    explanations, more = _read(folder, EXPLANATIONS, _EXPLANATIONS, lambda found: [f"{found.year}, {found.section}"])
    explained_in = explanations.file, explanations.nodes
    return SiteTexts(terms.entries, explanations.entries, announcements.entries, explained_in), findings + more


def _read(
    folder: Path, name: str, adapter: TypeAdapter[list[T]], names: Callable[[T], list[str]]
) -> tuple[Listed[T], list[Finding]]:
    """Read a list; ``names`` gives those of an entry that no other entry may have."""

    def check(entries: list[T]) -> Iterator[ListFault]:
        return repeated(((i,), key) for i, entry in enumerate(entries) for key in dict.fromkeys(names(entry)))

    return read_list(folder / name, f"{folder.name}/{name}", adapter, check)
