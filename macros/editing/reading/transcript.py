"""The delivered text as the reader sees it: a reading copy, what it says, and the way back to the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.editing.original.columns import apart
from macros.editing.reading.known_words import KnownWords, known_words
from macros.editing.reading.repairs import Repair, repaired
from macros.editing.section_line import begins_section
from macros.register.agreement import Register
from macros.register.finding import quoted
from macros.wording.blocks import Wording, read_wording
from macros.wording.statements.passages import Passage, Statement
from macros.wording.statements.reading import Statements, read_statements

_NUMBERED = re.compile(r" *[0-9]{1,2}[.)] ([A-ZÄÖÜ].{10,20})")
_FAR = 20  # lines between passages from which on what stands between them is none of their statement
_LONGEST = 120  # characters of the text in a message


@dataclass(frozen=True)
class Transcript:
    """A text under reading.

    ``copy`` is the reading copy, ``places`` tells for each of its lines the line of the delivered text.
    ``recognised`` says that the text comes from a picture, ``inferred`` that its lists had lost their bullets.
    """

    register: Register
    known: KnownWords
    copy: str
    places: tuple[int, ...]
    repairs: tuple[Repair, ...]
    recognised: bool
    inferred: bool

    @cached_property
    def wording(self) -> Wording:
        """The reading copy in blocks."""
        return read_wording(self.copy)

    @cached_property
    def said(self) -> Statements:
        """What the reading copy says."""
        return read_statements(self.wording, self.register.measure_types)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the reading copy."""
        return self.copy.split("\n")

    @property
    def columns_line(self) -> int:
        """The line from which on signatures stand in two columns; 0 where they do not."""
        steps = zip(self.places, self.places[1:], strict=False)
        return next((below for above, below in steps if below < above), 0)

    @property
    def last_line(self) -> int:
        """The last line of the delivered text that is not empty."""
        return next((place for line, place in zip(self.lines[::-1], self.places[::-1], strict=True) if line.strip()), 1)

    def place(self, passage: Passage) -> int:
        """The line of the delivered text on which a passage starts."""
        return self.places[passage.line - 1]

    def covered(self, statement: Statement[Any]) -> range:
        """The lines of the reading copy that the best passages of a statement fill, counted from 1."""
        first, last = statement.passages[0], statement.passages[-1]
        end = last.block.line_of(max(last.start, last.end - 1)) if last.block.line - first.line < _FAR else first.line
        return range(first.line, end + 1)

    def repair_of(self, statement: Statement[Any]) -> Repair | None:
        """What had to be read otherwise than it stands, in the lines of a statement."""
        lines = {self.places[number - 1] for number in self.covered(statement)}
        words = " ".join(passage.text for passage in statement.passages)
        near = [repair for repair in self.repairs if repair.line in lines]
        return next((repair for repair in near if set(repair.after.split()) & set(words.split())), None)

    @cached_property
    def trace(self) -> str:
        """Why slips of text recognition must be expected, as a German sentence; empty where there is no reason."""
        if self.recognised:
            return "Der Text stammt aus einer Texterkennung."
        found = next((repair for repair in self.repairs if repair.trace), None)
        return f"Der Text hat Spuren einer Texterkennung (Zeile {found.line}: {quoted(found.before)})." if found else ""


def transcribe(text: str, register: Register, recognised: bool = False, inferred: bool = False) -> Transcript:
    """Prepare a delivered text (LF as line end) for reading."""
    known = known_words(register)
    copy, repairs = repaired(text, known)
    numbered = list(_set_apart(copy.split("\n"), tuple(kind.title for kind in register.measure_types)))
    lines, order = unfolded([line for line, _ in numbered])
    places = tuple(numbered[number - 1][1] for number in order)
    return Transcript(register, known, "\n".join(lines), places, tuple(repairs), recognised, inferred)


def _set_apart(lines: Sequence[str], titles: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Make headings of the lines „§ 4 Haushaltsmittel“, and part them and numbered measure types from what is above.

    Yields the lines with their old numbers, from 1.
    """
    above = ""
    for number, line in enumerate(lines, 1):
        numbered = _NUMBERED.match(line)
        is_title = bool(numbered and any(title.startswith(numbered[1]) for title in titles))
        is_section = begins_section(line, above)
        if (is_section or is_title) and above.strip():
            yield "", number
        yield f"## {line.strip()}" if is_section else line, number
        above = line


def unfolded(lines: Sequence[str]) -> tuple[list[str], tuple[int, ...]]:
    """Put signatures that stand in two columns one below the other; tell the old number of each line, from 1."""
    numbers = tuple(range(1, len(lines) + 1))
    sections = read_wording("\n".join(lines)).sections
    first = next((section.blocks[0].line for section in sections if section.key == "unterschriften"), 0)
    columns = apart(lines[first - 1 :]) if first else None
    if columns is None:
        return list(lines), numbers
    below = [(line, first + index) for line, index in columns]
    places = (*numbers[: first - 1], *(number for _, number in below))
    return [*lines[: first - 1], *(line for line, _ in below)], places


def quote(words: str) -> str:
    """Quote words of the text in one line."""
    return quoted(" ".join(words.split()), _LONGEST)
