"""Headings, paragraphs and nested lists of a wording as HTML, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup, escape

from macros.wording.section_name import section_name


class Piece(NamedTuple):
    """One block ready for its page: ``content`` is escaped HTML, the rest as in ``wording.blocks.Block``."""

    kind: str
    level: int
    marker: str
    section: str
    anchor: str
    content: str


def blocks_html(pieces: Iterable[Piece]) -> Markup:
    """Render blocks in order; each section is an element of its own, items nest by their depth."""
    return Markup("\n".join(_lines(pieces)))


def _lines(pieces: Iterable[Piece]) -> Iterator[str]:
    for key, section in groupby(pieces, key=attrgetter("section")):
        yield f'<div class="w-section" data-section="{escape(key)}">'
        yield from _section(section, f"Link zu: {escape(section_name(key))}, Absatz")
        yield "</div>"


def _section(pieces: Iterable[Piece], label: str) -> Iterator[str]:
    paragraph = 0
    open_lists: list[str] = []
    for piece in pieces:
        if open_lists and piece.kind != "item":
            yield from _close(open_lists, 0)
        if piece.kind == "heading":
            yield f'<h{piece.level} id="{piece.anchor}">{piece.content}</h{piece.level}>'
            continue
        paragraph += 1
        # The block links to itself, so that its address can be copied; the sign comes from the style sheet.
        linked = f'{piece.content}<a class="w-link" href="#{piece.anchor}" aria-label="{label} {paragraph}"></a>'
        if piece.kind == "item":
            yield from _item(piece, linked, open_lists)
        else:
            yield f'<p id="{piece.anchor}">{linked}</p>'
    yield from _close(open_lists, 0)


def _item(piece: Piece, content: str, open_lists: list[str]) -> Iterator[str]:
    """Open, continue or close lists so that the item stands at its depth; lists stay open for children."""
    name = "ol" if piece.marker[:1].isdigit() else "ul"
    yield from _close(open_lists, piece.level + 1)
    if len(open_lists) == piece.level + 1:
        yield "</li>"
        if open_lists[-1] != name:
            yield f"</{open_lists.pop()}>"
    if len(open_lists) <= piece.level:
        open_lists.append(name)
        yield f"<{name}>"
    value = f' value="{escape(piece.marker[:-1])}"' if name == "ol" else ""
    yield f'<li id="{piece.anchor}"{value}>{content}'


def _close(open_lists: list[str], depth: int) -> Iterator[str]:
    while len(open_lists) > depth:
        yield f"</li></{open_lists.pop()}>"
