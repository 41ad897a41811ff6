"""The delivered text of an agreement, read into blocks: headings, paragraphs, list items.

Only these marks are understood: ``#`` before a heading, numbers and bullets before an item,
indentation of items, ``**bold**``, two spaces at a line end, blank lines. All else is text and stays
as it stands. A Markdown library would understand more than was meant: it renumbers the two-space lists
of these texts and turns brackets into links.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from macros.wording.sections import PRINTED_DATE, Kind, Look, Shape, arrange

_MARK = re.compile(r" *(?:(?P<heading>#{1,6})|(?P<item>[-*+•]|[0-9]{1,9}[.)])) +(?=\S)")
# A bold mark is two asterisks, no more („****“ is a gap left blank), and encloses more than blanks.
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*|\s*\*\*(?!\*))(.+?)(?<!\*)\*\*(?!\*)", re.DOTALL)
_SOFT = "\r"  # a soft line end until lines are counted: the one line end no gated text contains
_LINE_END = re.compile(r"[\r\n]")
_BLANK = " \r\n"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of equally bold text; ``text`` may hold line feeds, each a hard line break."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item of the wording.

    ``level`` is the rank a heading has on the page (3 to 5), the depth of an item (from 0), else 0.
    ``marker`` is what stands before an item in the source („1.“, „-“). ``line`` is the source line on
    which the block starts; ``line_starts`` are the offsets in ``text`` at which its further lines
    start. ``number`` counts the blocks of a section from 1. ``text`` are the words without marks: a soft
    line end is one space, a hard line break a line feed.
    """

    kind: Kind
    level: int
    marker: str
    runs: tuple[Run, ...]
    line: int
    section: str
    number: int
    line_starts: tuple[int, ...] = ()
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _text(self.runs))

    @property
    def anchor(self) -> str:
        """The id of the block on its page, such as ``w-5-4``."""
        return f"w-{self.section}-{self.number}"

    def line_of(self, offset: int) -> int:
        """Tell on which source line the character at this offset of ``text`` stands.

        The space or line feed that joins two lines belongs to the first of them.
        """
        return self.line + bisect_right(self.line_starts, offset)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the wording: „kopf“, „praeambel“, one per § („4a“), „unterschriften“.

    ``number`` („§ 4“) and ``title`` are as printed, empty where nothing is printed; the blocks that
    print them are among ``blocks``.
    """

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole text: its sections in order, none of them empty."""

    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in the order of the text."""
        return tuple(block for section in self.sections for block in section.blocks)


def read_wording(text: str) -> Wording:
    """Read the text of an agreement (lines end with a line feed). Any text can be read; none is lost."""
    drafts = [(draft, _content(tuple(draft.lines))) for draft in _drafts(text)]
    following = iter(drafts)
    sections = []
    for part in arrange([_look(*draft) for draft in drafts]):
        shapes = enumerate(part.shapes, 1)
        blocks = tuple(_placed(*next(following), shape, part.key, number) for number, shape in shapes)
        sections.append(Section(part.key, part.number, part.title, blocks))
    return Wording(tuple(sections))


@dataclass(slots=True)
class _Draft:
    """The source lines of one block, the first without its mark."""

    kind: Kind
    level: int
    marker: str
    line: int
    lines: list[str]


def _drafts(text: str) -> list[_Draft]:
    """Gather lines to blocks: a blank line or the next mark ends a block, a heading is one line."""
    drafts: list[_Draft] = []
    indents: list[int] = []  # of the items around the current one; a blank line does not end a list
    current: _Draft | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            current = None
        elif mark := _mark(line, current):
            current = _marked(line, mark, number, indents)
            drafts.append(current)
        elif current and current.kind != "heading":
            current.lines.append(line)
        else:
            indents.clear()
            current = _Draft("paragraph", 0, "", number, [line])
            drafts.append(current)
    return drafts


def _mark(line: str, current: _Draft | None) -> re.Match[str] | None:
    """A number is no mark inside a paragraph („im Jahr / 2025. Die“), nor where it begins a date."""
    mark = _MARK.match(line)
    if mark is None or not (mark["item"] or "")[:1].isdigit():
        return mark
    inside = current is not None and current.kind == "paragraph"
    return None if inside or PRINTED_DATE.fullmatch(line.rstrip(" ")) else mark


def _marked(line: str, mark: re.Match[str], number: int, indents: list[int]) -> _Draft:
    """An item lies in the nearest item above it that is indented less; a heading ends all lists."""
    content = [line[mark.end() :]]
    if mark["heading"]:
        indents.clear()
        return _Draft("heading", len(mark["heading"]), "", number, content)
    indent = mark.start("item")
    while indents and indents[-1] >= indent:
        indents.pop()
    indents.append(indent)
    return _Draft("item", len(indents) - 1, mark["item"], number, content)


class _Content(NamedTuple):
    """What the lines of a block hold: runs, the offsets at which further lines start, the first line, the weight."""

    runs: tuple[Run, ...]
    line_starts: tuple[int, ...]
    first_line: str
    bold: bool


@lru_cache(maxsize=8192)
def _content(lines: tuple[str, ...]) -> _Content:
    """Read the lines of a draft; most agreements have most of their lines in common."""
    joined = "".join(line.strip(" ") + ("\n" if line.endswith("  ") else _SOFT) for line in lines)[:-1]
    parts = [(text, index % 2 == 1) for index, text in enumerate(_BOLD.split(joined)) if text]
    text, bold = parts[0]  # only a bold first or last part can have blanks at the ends of the block
    parts[0] = (text.lstrip(_BLANK), bold)
    starts = [0] * len(_LINE_END.findall(text[: -len(parts[0][0])]))
    parts[-1] = (parts[-1][0].rstrip(_BLANK), parts[-1][1])
    runs: list[Run] = []
    offset = 0
    for text, bold in parts:
        runs.append(Run(text.replace(_SOFT, " "), bold))
        starts += [offset + end.end() for end in _LINE_END.finditer(text)]
        offset += len(text)
    whole = _text(runs)
    first_line = whole[: starts[0]].rstrip() if starts else whole
    return _Content(tuple(runs), tuple(starts), first_line, all(run.bold or run.text.isspace() for run in runs))


def _text(runs: Sequence[Run]) -> str:
    return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)


def _look(draft: _Draft, content: _Content) -> Look:
    return Look(draft.kind, draft.level, _text(content.runs), content.first_line, content.bold)


def _placed(draft: _Draft, content: _Content, shape: Shape, section: str, number: int) -> Block:
    """Give a block its place and shape; a heading that becomes a paragraph stays as heavy as it was."""
    runs = content.runs
    if draft.kind == "heading" and shape.kind == "paragraph":
        runs = (Run(_text(runs), True),)
    return Block(shape.kind, shape.level, draft.marker, runs, draft.line, section, number, content.line_starts)
