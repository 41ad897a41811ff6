"""Headings, paragraphs and nested lists of a wording as HTML, section by section."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from macros.wording.section_name import section_name

Piece = tuple[str, int, str, str, str]
"""One block ready for its page: kind, level and marker as in ``wording.blocks``, anchor, content as escaped HTML."""


def section_html(key: str, pieces: Iterable[Piece]) -> str:
    """Render the blocks of one section in order, as an element of their own; items nest by their depth."""
    lines = [f'<div class="w-section" data-section="{escape(key)}">']
    label = f"Link zu: {escape(section_name(key))}, Absatz"
    paragraph = 0
    open_lists: list[str] = []
    for kind, level, marker, anchor, content in pieces:
        if open_lists and kind != "item":
            _close(open_lists, 0, lines)
        if kind == "heading":
            lines.append(f'<h{level} id="{anchor}">{content}</h{level}>')
            continue
        paragraph += 1
        # The block links to itself, so that its address can be copied; the sign comes from the style sheet.
        linked = f'{content}<a class="w-link" href="#{anchor}" aria-label="{label} {paragraph}"></a>'
        if kind == "item":
            value = _open_item(level, marker, open_lists, lines)
            lines.append(f'<li id="{anchor}"{value}>{linked}')
        else:
            lines.append(f'<p id="{anchor}">{linked}</p>')
    _close(open_lists, 0, lines)
    lines.append("</div>")
    return "\n".join(lines)


def _open_item(level: int, marker: str, open_lists: list[str], lines: list[str]) -> str:
    """Open, continue or close lists so that an item stands at its depth; return the attribute of its number.

    Lists stay open for children.
    """
    name = "ol" if marker[:1].isdigit() else "ul"
    _close(open_lists, level + 1, lines)
    if len(open_lists) == level + 1:
        lines.append("</li>")
        if open_lists[-1] != name:
            lines.append(f"</{open_lists.pop()}>")
    if len(open_lists) <= level:
        open_lists.append(name)
        lines.append(f"<{name}>")
    return f' value="{escape(marker[:-1])}"' if name == "ol" else ""


def _close(open_lists: list[str], depth: int, lines: list[str]) -> None:
    while len(open_lists) > depth:
        lines.append(f"</li></{open_lists.pop()}>")
