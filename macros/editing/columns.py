"""Two columns of signatures, as extraction and typewriters print them, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_INDENTED = re.compile(r" *")
_DRIFT = 6  # characters by which the second column may begin earlier or later
_FEWEST = 2  # lines with a gap: one alone may be anything


def apart(lines: Sequence[str]) -> list[tuple[str, int]] | None:
    """Take two columns apart: all lines of the left one, then all of the right one, each with its old index.

    ``lines`` are those of the signatures. Returns ``None`` where they do not stand in two columns.
    """
    gaps = [_gap(line) for line in lines]
    starts = [gap.end() for gap in gaps if gap]
    if len(starts) < _FEWEST:
        return None
    column = median_low(starts)
    left: list[tuple[str, int]] = []
    right: list[tuple[str, int]] = []
    for index, (line, gap) in enumerate(zip(lines, gaps, strict=True)):
        head, tail = _halves(line, gap, column)
        left.append((head, index))
        right.append((tail, index))
    return [*left, ("", len(lines) - 1), *right]


def _gap(line: str) -> re.Match[str] | None:
    """The widest gap inside of a line."""
    return max(_GAP.finditer(line), key=lambda gap: len(gap[0]), default=None)


def _halves(line: str, gap: re.Match[str] | None, column: int) -> tuple[str, str]:
    """A line without a gap belongs to the column in which it begins."""
    if gap:
        return line[: gap.start()].strip(), line[gap.end() :].strip()
    indent = _INDENTED.match(line)
    begins_right = indent is not None and indent.end() >= column - _DRIFT
    return ("", line.strip()) if begins_right else (line.strip(), "")
