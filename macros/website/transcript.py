"""The wording as HTML: every character escaped, every block with its anchor, lists nested as written.

Marks lie over the text: the words in which a fact stands, and the words that differ from the common
text of the year. What is announced of a deviation comes from the style sheet, so that the text stays as delivered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from macros.website.block_html import Piece, blocks_html
from macros.wording.blocks import Block, Wording
from macros.wording.comparison.common_blocks import CommonBlock, Slot, Text

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
    return blocks_html(
        Piece(block.kind, block.level, block.marker, section.key, block.anchor, _content(block, marks))
        for section in wording.sections
        for block in section.blocks
    )


def common_text_html(blocks: Iterable[CommonBlock]) -> Markup:
    """Render the common text of a year, its slots in brackets, for a page below a heading of level 2."""
    numbers: Counter[str] = Counter()
    pieces = []
    for block in blocks:
        numbers[block.section] += 1
        content = "".join(_part(part) for part in block.parts)
        anchor = f"g-{block.section}-{numbers[block.section]}"
        pieces.append(Piece(block.kind, block.level, block.marker, block.section, anchor, content))
    return blocks_html(pieces)


def _part(part: Text | Slot) -> str:
    if isinstance(part, Text):
        return _strong(part.text, False)
    return f'<span class="slot" data-slot-kind="{part.kind}">{escape(part.label)}</span>'


def _content(block: Block, marks: Marks) -> str:
    runs = tuple((run.text, run.bold and block.kind != "heading") for run in block.runs)
    own = marks.get(block.anchor, ())
    return "".join(_marked(runs, own)) if own else _inline(runs)


@lru_cache(maxsize=4096)
def _inline(runs: tuple[tuple[str, bool], ...]) -> str:
    """Render the runs of one block without marks; equal paragraphs of many agreements are rendered once."""
    return "".join(_strong(text, bold) for text, bold in runs)


def _marked(runs: tuple[tuple[str, bool], ...], marks: tuple[Mark, ...]) -> Iterator[str]:
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
            piece = _strong(text[start - position : stop - position], bold)
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
