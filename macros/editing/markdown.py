"""Markdown in which no data can act: values stand in code, lines of files in fences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import punctuation

from macros.register.finding import visible

MOST = 100
_LONGEST_LINE = 200
_ENTITIES = {ord(mark): f"&#{ord(mark)};" for mark in punctuation}


def code(text: str) -> str:
    """Show one line of data, in a sentence, a heading or a cell of a table.

    Where a code span could be left by a mark in the text, every mark is written as a number instead.
    """
    shown = visible(text)
    if re.search(r"[`|\\]|^ | $|^$", shown):
        return f"<code>{shown.translate(_ENTITIES)}</code>"
    return f"`{shown}`"


def fenced(lines: Iterable[str], language: str = "text") -> str:
    """Show lines of data in a block whose fence is longer than any run of backticks in it."""
    shown = [visible(line) for line in lines]
    longest = max((len(run) for line in shown for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{language}", *shown, fence])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out cells that are Markdown already: own words, or data through ``code``."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cut(text: str) -> str:
    """Shorten a line of a file to what helps to find the place."""
    return f"{text[:_LONGEST_LINE]}…" if len(text) > _LONGEST_LINE else text


def limited(lines: list[str], mark: str) -> list[str]:
    """Keep a list to a length people read; a last line, begun with ``mark``, counts the rest."""
    return lines if len(lines) <= MOST else [*lines[:MOST], f"{mark}… und {len(lines) - MOST} weitere"]
