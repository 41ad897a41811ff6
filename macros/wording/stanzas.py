"""The blocks of a text by their marks, without a place among the sections yet.

Only these marks are understood: ``#`` before a heading, numbers and bullets before an item,
indentation of items, ``**bold**``, two spaces at a line end, blank lines. All else is text and stays
as it stands. A Markdown library would understand more than was meant: it renumbers the two-space lists
of these texts and turns brackets into links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from macros.wording.sections import PRINTED_DATE, Kind, Look

_MARK = re.compile(r" *(?:(?P<heading>#{1,6})|(?P<item>[-*+•]|[0-9]{1,9}[.)])) +(?=\S)")
# A bold mark is two asterisks, no more („****“ is a gap left blank), and encloses more than blanks.
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*|\s*\*\*(?!\*))(.+?)(?<!\*)\*\*(?!\*)", re.DOTALL)
_SOFT = "\r"  # a soft line end until lines are counted: the one line end no gated text contains
_LINE_END = re.compile(r"[\r\n]")
_BLANK = " \r\n"


class Run(NamedTuple):
    """A stretch of equally bold text; ``text`` may hold line feeds, each a hard line break."""

    text: str
    bold: bool


class Draft(NamedTuple):
    """A block that has no place yet; ``line`` counts from the first line of its stanza."""

    line: int
    marker: str
    runs: tuple[Run, ...]
    line_starts: tuple[int, ...]
    look: Look


def drafts_of(text: str) -> list[tuple[int, Draft]]:
    """All blocks, each with the line on which its stanza starts; a blank line does not end a list."""
    drafts: list[tuple[int, Draft]] = []
    line = 1
    indents: tuple[int, ...] = ()
    for stanza in text.split("\n\n"):
        if stanza:
            read, indents = _stanza(stanza, indents)
            for draft in read:
                drafts.append((line, draft))
        line += stanza.count("\n") + 2
    return drafts


@lru_cache(maxsize=2048)
def _stanza(text: str, indents: tuple[int, ...]) -> tuple[tuple[Draft, ...], tuple[int, ...]]:
    """Read what stands between blank lines; most agreements have most of it in common.

    ``indents`` are those of the items around the place; they are given back as they are behind it.
    """
    around = list(indents)
    drafts = tuple([_draft(gathered) for gathered in _gathered(text, around)])
    return drafts, tuple(around)


@dataclass(slots=True)
class _Lines:
    """The source lines of one block, the first without its mark."""

    kind: Kind
    level: int
    marker: str
    line: int
    lines: list[str]


def _gathered(text: str, indents: list[int]) -> list[_Lines]:
    """Gather lines to blocks: a blank line or the next mark ends a block, a heading is one line."""
    gathered: list[_Lines] = []
    current: _Lines | None = None
    for number, line in enumerate(text.split("\n")):
        if not line or line.isspace():
            current = None
        elif mark := _mark(line, current):
            current = _marked(line, mark, number, indents)
            gathered.append(current)
        elif current and current.kind != "heading":
            current.lines.append(line)
        else:
            indents.clear()
            current = _Lines("paragraph", 0, "", number, [line])
            gathered.append(current)
    return gathered


def _mark(line: str, current: _Lines | None) -> re.Match[str] | None:
    """A number is no mark inside a paragraph („im Jahr / 2025. Die“), nor where it begins a date."""
    mark = _MARK.match(line)
    if mark is None or mark["item"] is None or not mark["item"][0].isdigit():
        return mark
    inside = current is not None and current.kind == "paragraph"
    return None if inside or PRINTED_DATE.fullmatch(line.rstrip(" ")) else mark


def _marked(line: str, mark: re.Match[str], number: int, indents: list[int]) -> _Lines:
    """An item lies in the nearest item above it that is indented less; a heading ends all lists."""
    heading, item = mark.groups()
    content = [line[mark.end() :]]
    if heading:
        indents.clear()
        return _Lines("heading", len(heading), "", number, content)
    indent = mark.start("item")
    while indents and indents[-1] >= indent:
        indents.pop()
    indents.append(indent)
    return _Lines("item", len(indents) - 1, item, number, content)


def _draft(block: _Lines) -> Draft:
    """Read the lines of a block: its runs, and the offsets at which its further lines start."""
    lines = block.lines
    if len(lines) == 1 and "**" not in lines[0]:
        text = lines[0].strip(" ")
        look = Look(block.kind, block.level, text, text, False)
        return Draft(block.line, block.marker, (Run(text, False),), (), look)
    joined = "".join([line.strip(" ") + ("\n" if line.endswith("  ") else _SOFT) for line in lines])[:-1]
    runs, starts = _runs(joined)
    text = "".join([run.text for run in runs])
    first_line = text[: starts[0]].rstrip() if starts else text
    bold = all(run.bold or run.text.isspace() for run in runs)
    look = Look(block.kind, block.level, text, first_line, bold)
    return Draft(block.line, block.marker, runs, starts, look)


def _runs(joined: str) -> tuple[tuple[Run, ...], tuple[int, ...]]:
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
    return tuple(runs), tuple(starts)
