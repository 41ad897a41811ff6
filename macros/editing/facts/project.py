"""One project as the list of the wording names it: its name, its places, and why either may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from macros.editing.facts.draft import Draft
from macros.editing.facts.odd_words import joined, oddity
from macros.editing.reading.transcript import Transcript, quote
from macros.register.reading import Location
from macros.wording.statements.passages import Statement

_FULL = 0.85  # of the longest line: a line that is shorter was not wrapped
_BULLET = re.compile(r"^(?:[-*+•–]|[a-z]\)|[0-9]+\.[0-9]+\.?|[0-9]+\))\s+")
_EXTRA = re.compile(
    r"[\s,;:–-]*\(?\s*(?P<extra>(?:bis zu )?[1-9][0-9]{0,3} ?"
    r"(?:Teilnehmer\w*|Teilnehmende|Plätze|Maßnahmeplätze|TN|Personen))\s*\)?\s*$"
)
_PLACES = re.compile(r"(?:bis zu )?[1-9][0-9]*")


def read_project(transcript: Transcript, draft: Draft, location: Location, project: Statement[str]) -> None:
    """Put the name at ``location``, or name and places where the line tells both."""
    printed = _BULLET.sub("", project.value).strip()
    printed = joined(printed, transcript.known.words) if transcript.trace else printed
    line = transcript.place(project.first)
    extra = _EXTRA.search(printed)
    if extra and extra.start():
        draft.put((*location, "name"), printed[: extra.start()])
        places = _PLACES.search(extra["extra"])
        draft.put((*location, "places"), places[0] if places else "")
        draft.doubt((*location, "name"), line, f"Aus {quote(printed)} abgetrennt: Name und Plätze.")
        draft.doubt((*location, "places"), line, f"Sind das Plätze? Im Text steht {quote(extra['extra'])}.")
        return
    draft.put(location, printed)
    for reason in _reasons(transcript, project, printed):
        draft.doubt(location, line, reason)


def _reasons(transcript: Transcript, project: Statement[str], printed: str) -> Iterator[str]:
    """Why a name may not be what the agreement means."""
    if repair := transcript.repair_of(project):
        yield repair.told()
    if odd := oddity(printed, transcript.known.words):
        yield f"{quote(printed)} {odd}."
    if printed != project.value.strip():
        yield f"Im Text steht {quote(project.value)}."
    if in_pieces(transcript, project):
        yield f"Ist das ein einziges Projekt? {quote(printed)} steht in mehreren Zeilen."
    if transcript.trace and printed not in transcript.known.projects:
        yield f"Vergleichen Sie {quote(printed)} mit dem Original. {transcript.trace}"


def in_pieces(transcript: Transcript, project: Statement[str]) -> bool:
    """Say whether a name stands in lines that may be several projects.

    A line that is not full, or a next line that is not indented, may begin another one.
    """
    lines = [transcript.lines[number - 1].rstrip() for number in transcript.covered(project)]
    widest = max(map(len, transcript.lines))
    margin = len(lines[0]) - len(lines[0].lstrip())
    for above, below in pairwise(lines):
        word = below.split()[0] if below.split() else ""
        indented = len(below) - len(below.lstrip()) > margin
        if len(above) + 1 + len(word) < _FULL * widest or not indented:
            return True
    return len(project.passages) > 1
