"""The wording as HTML: every character escaped, every block with its anchor, lists nested as written.

Marks lie over the text: the words in which a fact stands, and the words that differ from the common
text of the year. What is announced of a deviation comes from the style sheet, so that the text stays as delivered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup, escape

from macros.website.block_html import Piece, section_html
from macros.wording.blocks import Section, Wording
from macros.wording.comparison.common_blocks import CommonBlock, Slot, Text
from macros.wording.stanzas import Run

FACT = "fact"


class Mark(NamedTuple):
    """A span of a block's text: ``kind`` is ``fact`` or the kind of a deviation; an empty span shows a gap."""

    start: int
    end: int
    kind: str


Marks = Mapping[str, tuple[Mark, ...]]


def transcript_html(wording: Wording, marks: Marks) -> Markup:
    """Render the whole wording for its agreement's page, below a heading of level 2.

    ``marks`` are kept by the anchor of their block.
    """
    return Markup("\n".join(section_html(section.key, _pieces(section, marks)) for section in wording.sections))


def _pieces(section: Section, marks: Marks) -> Iterator[Piece]:
    for block in section.blocks:
        anchor, heading = block.anchor, block.kind == "heading"
        own = marks.get(anchor)
        content = "".join(_marked(block.runs, heading, own)) if own else _unmarked(block.runs, heading)
        yield block.kind, block.level, block.marker, anchor, content


def common_text_html(blocks: Iterable[CommonBlock]) -> Markup:
    """Render the common text of a year, its slots in brackets, for a page below a heading of level 2."""
    sections = groupby(blocks, key=attrgetter("section"))
    return Markup("\n".join(section_html(key, _common_pieces(key, section)) for key, section in sections))


def _common_pieces(key: str, blocks: Iterable[CommonBlock]) -> Iterator[Piece]:
    for number, block in enumerate(blocks, 1):
        content = "".join(_part(part) for part in block.parts)
        yield block.kind, block.level, block.marker, f"g-{key}-{number}", content


def _part(part: Text | Slot) -> str:
    if isinstance(part, Text):
        return _strong(part.text, False)
    return f'<span class="slot" data-slot-kind="{part.kind}">{escape(part.label)}</span>'


@lru_cache(maxsize=2048)
def _unmarked(runs: tuple[Run, ...], heading: bool) -> str:
    """Render the runs of one block without marks; equal paragraphs of many agreements are rendered once."""
    return "".join(_strong(text, bold and not heading) for text, bold in runs)


def _marked(runs: tuple[Run, ...], heading: bool, marks: tuple[Mark, ...]) -> Iterator[str]:
    """Cut the runs at the edges of the marks and wrap each piece in the marks that cover it."""
    gaps = {mark.start: mark for mark in marks if mark.start == mark.end}
    edges = sorted({edge for mark in marks for edge in mark[:2]})
    begun: set[Mark] = set()
    position = 0
    for text, bold in runs:
        end = position + len(text)
        start = position
        for stop in (*(edge for edge in edges if position < edge < end), end):
            if start in gaps:
                yield _deviation(gaps.pop(start), "", opening=True)
            piece = _strong(text[start - position : stop - position], bold and not heading)
            covering = [mark for mark in marks if mark.start <= start and stop <= mark.end]
            yield _wrapped(piece, covering, begun) if covering else piece
            start = stop
        position = end
    yield from (_deviation(gap, "", opening=True) for gap in gaps.values())


def _wrapped(piece: str, covering: Iterable[Mark], begun: set[Mark]) -> str:
    for mark in covering:
        if mark.kind == FACT:
            piece = f'<span class="fact-words">{piece}</span>'
        else:
            piece = _deviation(mark, piece, opening=mark not in begun)
            begun.add(mark)
    return piece


def _deviation(mark: Mark, piece: str, *, opening: bool) -> str:
    """Wrap a deviation. The style sheet announces each but its later pieces; the text itself stays as delivered."""
    later = "" if opening else ' class="later"'
    return f'<mark data-deviation="{mark.kind}"{later}>{piece}</mark>'


def _strong(text: str, bold: bool) -> str:
    escaped = str(escape(text)).replace("\n", "<br>\n")
    return f"<strong>{escaped}</strong>" if bold else escaped
