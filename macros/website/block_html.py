"""Headings, paragraphs and nested lists of a wording as HTML, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    section = None
    paragraph = 0
    open_lists: list[str] = []
    for piece in pieces:
        if piece.section != section:
            yield from _close(open_lists, 0)
            if section is not None:
                yield "</div>"
            yield f'<div class="w-section" data-section="{escape(piece.section)}">'
            section, paragraph = piece.section, 0
        paragraph += piece.kind != "heading"
        if piece.kind == "item":
            yield from _item(piece, paragraph, open_lists)
            continue
        yield from _close(open_lists, 0)
        yield _plain(piece, paragraph)
    yield from _close(open_lists, 0)
    if section is not None:
        yield "</div>"


def _plain(piece: Piece, paragraph: int) -> str:
    if piece.kind == "heading":
        return f'<h{piece.level} id="{piece.anchor}">{piece.content}</h{piece.level}>'
    return f'<p id="{piece.anchor}">{piece.content}{_link(piece, paragraph)}</p>'


def _link(piece: Piece, paragraph: int) -> str:
    """Link a block to itself, so that its address can be copied; the sign comes from the style sheet."""
    label = f"Link zu: {escape(section_name(piece.section))}, Absatz {paragraph}"
    return f'<a class="w-link" href="#{piece.anchor}" aria-label="{label}"></a>'


def _item(piece: Piece, paragraph: int, open_lists: list[str]) -> Iterator[str]:
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
    yield f'<li id="{piece.anchor}"{value}>{piece.content}{_link(piece, paragraph)}'


def _close(open_lists: list[str], depth: int) -> Iterator[str]:
    while len(open_lists) > depth:
        yield f"</li></{open_lists.pop()}>"
