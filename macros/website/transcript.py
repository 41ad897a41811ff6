"""The wording as HTML: every character escaped, every block with its anchor, lists nested as written.

Marks lie over the text: the words in which a fact stands, and the words that differ from the common
text of the year. A deviation is told by a word for screen readers, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from macros.wording.blocks import Block, Wording

FACT = "fact"
LABELS = {
    "name": "Name",
    "amount": "Betrag",
    "project": "Projekt",
    "spelling": "Schreibweise",
    "wording": "Wortlaut",
    "signature": "Unterschrift",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a block's text: ``kind`` is ``fact`` or the kind of a deviation; an empty span shows a gap."""

    start: int
    end: int
    kind: str


Marks = Mapping[str, tuple[Mark, ...]]


def transcript_html(wording: Wording, marks: Marks) -> Markup:
    """Render the whole wording for its agreement's page, below a heading of level 2.

    ``marks`` are kept by the anchor of their block.
    """
    return Markup("\n".join(_sections(wording, marks)))


def _sections(wording: Wording, marks: Marks) -> Iterator[str]:
    for section in wording.sections:
        yield '<div class="w-section">'
        open_lists: list[str] = []
        for block in section.blocks:
            content = _content(block, marks.get(block.anchor, ()))
            if block.kind == "item":
                yield from _item(block, content, open_lists)
                continue
            yield from _close(open_lists, 0)
            name = f"h{block.level}" if block.kind == "heading" else "p"
            yield f'<{name} id="{block.anchor}">{content}</{name}>'
        yield from _close(open_lists, 0)
        yield "</div>"


def _item(block: Block, content: str, open_lists: list[str]) -> Iterator[str]:
    """Open, continue or close lists so that the item stands at its depth; lists stay open for children."""
    name = "ol" if block.marker[:1].isdigit() else "ul"
    yield from _close(open_lists, block.level + 1)
    if len(open_lists) == block.level + 1:
        yield "</li>"
        if open_lists[-1] != name:
            yield f"</{open_lists.pop()}>"
    if len(open_lists) <= block.level:
        open_lists.append(name)
        yield f"<{name}>"
    value = f' value="{escape(block.marker[:-1])}"' if name == "ol" else ""
    yield f'<li id="{block.anchor}"{value}>{content}'


def _close(open_lists: list[str], depth: int) -> Iterator[str]:
    while len(open_lists) > depth:
        yield f"</li></{open_lists.pop()}>"


def _content(block: Block, marks: tuple[Mark, ...]) -> str:
    runs = tuple((run.text, run.bold and block.kind != "heading") for run in block.runs)
    return _inline(runs) if not marks else "".join(_marked(runs, marks))


@lru_cache(maxsize=4096)
def _inline(runs: tuple[tuple[str, bool], ...]) -> str:
    """Render the runs of one block without marks; equal paragraphs of many agreements are rendered once."""
    return "".join(_strong(text, bold) for text, bold in runs)


def _marked(runs: tuple[tuple[str, bool], ...], marks: tuple[Mark, ...]) -> Iterator[str]:
    """Cut the runs at the edges of the marks and wrap each piece in the marks that cover it."""
    gaps = {mark.start: mark for mark in marks if mark.start == mark.end}
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    begun: set[Mark] = set()
    position = 0
    for text, bold in runs:
        end = position + len(text)
        cuts = [position, *(edge for edge in edges if position < edge < end), end]
        for start, stop in zip(cuts, cuts[1:], strict=False):
            if start in gaps:
                yield _deviation(gaps.pop(start), "", opening=True)
            covering = [mark for mark in marks if mark.start <= start and stop <= mark.end]
            yield _wrapped(_strong(text[start - position : stop - position], bold), covering, begun)
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
    """Wrap a deviation; its first piece announces it to screen readers."""
    said = f"[{'anders' if piece else 'hier fehlt etwas'}: {LABELS[mark.kind]}] "
    announced = f'<span class="announce">{said}</span>' if opening else ""
    return f'<mark data-deviation="{mark.kind}">{announced}{piece}</mark>'


def _strong(text: str, bold: bool) -> str:
    escaped = "<br>\n".join(str(escape(line)) for line in text.split("\n"))
    return f"<strong>{escaped}</strong>" if bold else escaped
