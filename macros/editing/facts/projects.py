"""The projects under their measure types, as the list of the wording names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from macros.editing.facts.draft import NONE_NAMED, Draft
from macros.editing.facts.numbered_list import numbered_list
from macros.editing.facts.odd_words import says_none
from macros.editing.facts.project import in_pieces, read_project
from macros.editing.reading.transcript import Transcript, quote
from macros.register.model import MeasureType
from macros.register.reading import Location
from macros.wording.layout import fold
from macros.wording.likeness import nearly
from macros.wording.statements.passages import Statement
from macros.wording.statements.project_list import TypeHeading


def read_projects(transcript: Transcript, draft: Draft, kinds: Sequence[MeasureType]) -> None:
    """Put each measure type in its place, with the projects that the list names under it."""
    headings = _assigned(transcript, draft, kinds)
    for kind in kinds:
        own = [heading for heading, assigned in headings if assigned == kind.key]
        _read_type(transcript, draft, kind, own)
    _doubt_run_on(transcript, draft, kinds, headings)
    for heading, assigned in headings:
        if assigned is None:
            line = transcript.place(heading.title.first)
            listed = "".join(f" – {quote(project.value)}" for project in heading.projects)
            message = f"Zu welcher Maßnahmenart gehört {quote(heading.title.value)}{listed}?"
            draft.doubt(("projects",), line, message)


def _doubt_run_on(
    transcript: Transcript,
    draft: Draft,
    kinds: Sequence[MeasureType],
    headings: Sequence[tuple[TypeHeading, str | None]],
) -> None:
    """Where a measure type is missing, its projects may have got under the one before."""
    lines = {assigned: transcript.place(heading.title.first) for heading, assigned in headings}
    before: MeasureType | None = None
    for kind in kinds:
        if kind.key in lines:
            before = kind
        elif before:
            for location in draft.values:
                if location[:2] == ("projects", before.key):
                    message = f"Gehört das hierher? Die Maßnahmenart „{kind.short}“ fehlt im Text."
                    draft.doubt(location, lines[before.key], message)


def _assigned(
    transcript: Transcript, draft: Draft, kinds: Sequence[MeasureType]
) -> list[tuple[TypeHeading, str | None]]:
    """Give each heading its measure type: by its title, else by its number, else the one left over."""
    said = transcript.said.project_list or numbered_list(transcript.said.running, len(kinds))
    named = {heading.measure_type.key for heading in said if heading.measure_type}
    left = [kind for kind in kinds if kind.key not in named]
    unknown = [heading for heading in said if heading.measure_type is None]
    headings: list[tuple[TypeHeading, str | None]] = []
    for heading in said:
        kind = heading.measure_type or _guess(heading, kinds, left, len(unknown))
        if kind and heading.measure_type is None:
            left.remove(kind)
            message = f"Statt „{kind.title}“ steht hier {quote(heading.title.value)}."
            draft.doubt(("projects", kind.key), transcript.place(heading.title.first), message)
        headings.append((heading, kind.key if kind else None))
    return headings


def _guess(
    heading: TypeHeading, kinds: Sequence[MeasureType], left: list[MeasureType], unknown: int
) -> MeasureType | None:
    printed = fold(heading.title.value)
    begun = [kind for kind in left if printed.startswith(fold(kind.title)[:25])]
    numbered = [kind for number, kind in enumerate(kinds, 1) if number == heading.number and kind in left]
    return next(iter([*begun, *numbered, *(left if len(left) == unknown else [])]), None)


def _read_type(transcript: Transcript, draft: Draft, kind: MeasureType, headings: list[TypeHeading]) -> None:
    location: Location = ("projects", kind.key)
    names = [project for heading in headings for project in _projects(transcript, draft, location, kind, heading)]
    if not names:
        draft.put(location, NONE_NAMED)
    for position, project in enumerate(names):
        read_project(transcript, draft, (*location, position), project)
        line = transcript.place(project.first)
        if in_pieces(transcript, project):
            draft.doubt(location, line, f"Wie viele Projekte sind das? {quote(project.value)}")
        if any(heading.measure_type is None for heading in headings):
            draft.doubt((*location, position), line, f"Gehört das Projekt zu „{kind.short}“?")
        if transcript.inferred:
            draft.doubt(location, line, "Aufzählungszeichen fehlen: Welche Zeilen gehören zusammen?")
            draft.doubt((*location, position), line, "Aufzählungszeichen fehlen: Ist das ein ganzes Projekt?")
    _doubt_headings(transcript, draft, kind, headings, bool(names))


def _doubt_headings(
    transcript: Transcript, draft: Draft, kind: MeasureType, headings: list[TypeHeading], named: bool
) -> None:
    """Ask about a measure type as a whole: missing, mended, recognised from a picture, or there more than once."""
    location: Location = ("projects", kind.key)
    if not headings:
        message = f"Die Maßnahmenart „{kind.short}“ ist in keiner Liste zu finden. Sind Projekte genannt?"
        draft.doubt(location, transcript.last_line, message)
    for heading in headings:
        if repair := transcript.repair_of(heading.title):
            draft.doubt(location, repair.line, repair.told())
        if transcript.recognised or (transcript.trace and named):
            line = transcript.place(heading.title.first)
            draft.doubt(location, line, f"Sind hier alle Projekte richtig gelesen? {transcript.trace}")
        if len(headings) > 1:
            draft.doubt(location, transcript.place(heading.title.first), "Diese Maßnahmenart steht mehrmals im Text.")


def _projects(
    transcript: Transcript, draft: Draft, location: Location, kind: MeasureType, heading: TypeHeading
) -> Iterator[Statement[str]]:
    """The projects of a heading; without bullets they are the further lines of the heading itself."""
    rest = _further_lines(transcript, kind, heading)
    if rest:
        line = transcript.place(heading.title.first)
        message = f"Unter {quote(kind.short)} stehen Zeilen ohne Aufzählungszeichen: Sind das Projekte?"
        draft.doubt(location, line, message)
    for project in (*rest, *heading.projects):
        if says_none(project.value):
            message = f"{quote(project.value)} heißt wohl, dass kein Projekt genannt ist."
            draft.doubt(location, transcript.place(project.first), message)
        else:
            yield project
    levels = {project.first.block.level for project in heading.projects}
    if len(levels) > 1:
        line = transcript.place(heading.projects[0].first)
        draft.doubt(location, line, "Die Projekte sind verschieden weit eingerückt: Gehören einige zusammen?")


def _further_lines(transcript: Transcript, kind: MeasureType, heading: TypeHeading) -> list[Statement[str]]:
    if heading.measure_type:
        return []
    block, title = heading.title.first.block, fold(kind.title)
    bounds = [0, *block.line_starts, len(block.text) + 1]
    lines = [(start, end - 1) for start, end in pairwise(bounds)]
    for taken in range(1, len(lines) + 1):
        if nearly(" ".join(fold(block.text[: lines[taken - 1][1]]).split()), title):
            running, begin = transcript.said.running, transcript.said.running.span(heading.title.first)[0]
            spans = ((begin + start, begin + end) for start, end in lines[taken:])
            return [Statement(running.printed[a:b].strip(), running.passages(a, b)) for a, b in spans]
    return []
