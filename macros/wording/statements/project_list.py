"""The list of projects: measure types as headings, and under each the projects it names.

The measure types stand as ordered items with the projects as bullets below, or as headings or bold
lines with a list under each. Their titles come from a closed list; a misprint is understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from macros.register.model import MeasureType
from macros.wording.blocks import Block
from macros.wording.layout import fold
from macros.wording.likeness import LETTERS, nearly
from macros.wording.statements.passages import Statement
from macros.wording.statements.running import RunningText

_NUMBER = re.compile(r"([0-9]{1,2})[.)](?: |$)")
_SENTENCE = re.compile(
    r"(?:D(?:ie|er|as|en|em|iese[rns]?)|Eine?|Es|Im|In|Für|Alle|Zur|Zum|Bei|Nach|Auf) |.*[.:;!?]$|.*\bden [0-9_]"
)
_TORN_OFF = 120  # characters: what a page break tears off an item is shorter

_fold_title = lru_cache(maxsize=256)(fold)


@dataclass(frozen=True, slots=True)
class TypeHeading:
    """A measure type as the list names it, with the projects under it.

    ``number`` is as printed. ``measure_type`` is ``None`` where no title fits.
    """

    title: Statement[str]
    number: int | None
    measure_type: MeasureType | None
    projects: tuple[Statement[str], ...]


def read_project_list(running: RunningText, measure_types: Sequence[MeasureType]) -> list[TypeHeading]:
    """Read all lists of projects; there is none where no measure type stands in a line of its own."""
    return _Reader(running, measure_types).read()


class _Line(NamedTuple):
    """A block of a list with what a page break tore off it: the span of its words, its printed number."""

    block: Block
    start: int
    end: int
    number: int | None
    kind: MeasureType | None
    behind: int  # the index of the block after it


class _Reader:
    """Reads the lists of one wording against a closed list of titles."""

    def __init__(self, running: RunningText, measure_types: Sequence[MeasureType]) -> None:
        self.running = running
        self.blocks = running.blocks
        self.titles = {_fold_title(kind.title): kind for kind in measure_types}
        lengths = [len(title) for title in self.titles]
        self.longest = max(lengths, default=0) + LETTERS
        self.lengths = {length + letters for length in lengths for letters in range(-LETTERS, LETTERS + 1)}
        self.end = running.first_of.get("unterschriften", len(self.blocks))
        self.seen: dict[int, _Line] = {}

    def read(self) -> list[TypeHeading]:
        """Read the list that names most projects, and another one if it names any that this one does not."""
        lists = [self._walk(self._list_start(first), self.blocks[first]) for first in self._firsts()]
        fullest = max(lists, key=_naming, default=[])
        others = [told for told in lists if told is not fullest and _naming(told)]
        more = [heading for told in others if not _lines(told) <= _lines(fullest) for heading in told]
        return [*fullest, *more]

    def _firsts(self) -> list[int]:
        """The first title that is an item and the first that is none: a title may also stand alone above the list."""
        titles = [index for index in self._likely() if self._line(index).kind]
        if not any(self.blocks[index].kind == "item" for index in titles):
            titles = [index for index in range(self.end) if self._line(index).kind]
        looks = {self.blocks[index].kind == "item": index for index in reversed(titles)}
        return sorted(looks.values())

    def _likely(self) -> list[int]:
        """The blocks that hold a title without a misprint, found without a look at every block."""
        spans = (span for title in self.titles for span in self.running.find(title))
        places = {self.running.block_at(start) for start, _ in spans}
        return sorted(place for place in places if place < self.end)

    def _list_start(self, index: int) -> int:
        """Go back over the items before the first title that fits: they may be titles that do not."""
        while index and self.blocks[index].kind == self.blocks[index - 1].kind == "item":
            index -= 1
        return index

    def _walk(self, index: int, head: Block) -> list[TypeHeading]:
        """Gather headings with their projects; a sentence or a new § closes a list until the next heading."""
        groups: list[tuple[_Line, list[_Line]]] = []
        section, is_open = self.blocks[index].section, True
        while index < self.end:
            if head.kind == "item" != self.blocks[index].kind:
                is_open = False
                index += 1
                continue
            line = self._line(index)
            is_open = is_open and line.block.section == section
            section = line.block.section
            if _alike(line.block, head) and (line.kind or (is_open and self._may_be_heading(line, head))):
                groups.append((line, []))
                is_open = True
            elif line.block.kind == "item" and is_open and groups:
                groups[-1][1].append(line)
            elif head.kind == "item":
                is_open = False
            index = line.behind
        return [self._heading(title, projects) for title, projects in groups]

    def _may_be_heading(self, line: _Line, head: Block) -> bool:
        """A line that fits no title is a heading if it is ordered or set off like the first one."""
        if head.kind == "item":
            return _ordered(head)
        short = line.end - line.start <= self.longest and not self.running.text.endswith(".", line.start, line.end)
        return short and _set_off(line.block) and _set_off(head)

    def _line(self, index: int) -> _Line:
        if index not in self.seen:
            self.seen[index] = self._read_line(index)
        return self.seen[index]

    def _read_line(self, index: int) -> _Line:
        """Read a block as a line of the list, joined with the paragraphs that a page break tore off it."""
        block, start, end = self.blocks[index], self.running.starts[index], self.running.end_of(index)
        number = _NUMBER.match(block.marker or self.running.text[start : start + 4])
        start += number.end() if number and not block.marker else 0
        behind = index + 1
        while end - start <= self.longest and self._is_torn_off(block, start, behind):
            end = self.running.end_of(behind)
            behind += 1
        kind = self._measure_type(self.running.text[start:end])
        return _Line(block, start, end, int(number[1]) if number else None, kind, behind)

    def _is_torn_off(self, block: Block, start: int, index: int) -> bool:
        """A short paragraph behind an item goes on with it, unless it is a sentence or a title itself."""
        following = self.blocks[index] if index < self.end else block
        if following.kind != "paragraph" or following is block or following.section != block.section:
            return False
        end = self.running.end_of(index)
        if end - start <= self.longest and any(t.startswith(self.running.text[start:end]) for t in self.titles):
            return True
        begin = self.running.starts[index]
        if block.kind != "item" or _bold(following) or end - begin > _TORN_OFF:
            return False
        whole, torn = self.running.text[start : self.running.end_of(index - 1)], self.running.text[begin:end]
        return not (_SENTENCE.match(torn) or self._measure_type(torn) or self._measure_type(whole))

    def _measure_type(self, text: str) -> MeasureType | None:
        if text in self.titles or len(text) not in self.lengths:
            return self.titles.get(text)
        return next((kind for title, kind in self.titles.items() if nearly(text, title)), None)

    def _heading(self, line: _Line, projects: list[_Line]) -> TypeHeading:
        named = tuple(self._statement(project) for project in projects)
        return TypeHeading(self._statement(line), line.number, line.kind, named)

    def _statement(self, line: _Line) -> Statement[str]:
        printed = self.running.printed[line.start : line.end]
        return Statement(printed, self.running.passages(line.start, line.end))


def _naming(headings: Sequence[TypeHeading]) -> int:
    return sum(len(heading.projects) for heading in headings)


def _lines(headings: Sequence[TypeHeading]) -> set[int]:
    return {told.first.line for heading in headings for told in (heading.title, *heading.projects)}


def _alike(block: Block, head: Block) -> bool:
    """Headings are all items of one kind and depth, or none is an item."""
    if block.kind != "item" or head.kind != "item":
        return block.kind != "item" and head.kind != "item"
    return block.level <= head.level and _ordered(block) == _ordered(head)


def _set_off(block: Block) -> bool:
    return block.kind == "heading" or _bold(block)


def _ordered(block: Block) -> bool:
    return block.marker[:1].isdigit()


def _bold(block: Block) -> bool:
    return all(run.bold or run.text.isspace() for run in block.runs)
