"""Two columns of signatures, as extraction and typewriters print them, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_DRIFT = 2  # characters by which the second column may begin earlier or later
_FEWEST = 2  # lines with the second column at the same place: one alone may be anything


def apart(lines: Sequence[str]) -> list[tuple[str, int]] | None:
    """Take two columns apart: all lines of the left one, then all of the right one, each with its old index.

    ``lines`` are those of the signatures, the first with the places and days. Returns ``None`` where they do
    not stand in two columns.
    """
    gaps = [_gap(line) for line in lines] or [None]
    starts = [gap.end() for gap in gaps if gap]
    column = median_low(starts) if starts else 0
    aligned = sum(abs(start - column) <= _DRIFT for start in starts)
    if gaps[0] is None or aligned < max(_FEWEST, len(starts) / 2):
        return None
    halves = [_halves(line, gap, column) for line, gap in zip(lines, gaps, strict=True)]
    left = [(head, index) for index, (head, _) in enumerate(halves)]
    right = [(tail, index) for index, (_, tail) in enumerate(halves)]
    return [*left, ("", len(lines) - 1), *right]


def _gap(line: str) -> re.Match[str] | None:
    """The gap between two columns is wider than all others in its line."""
    gaps = sorted(_GAP.finditer(line), key=lambda gap: -len(gap[0]))
    stretched = len(gaps) > 1 and len(gaps[1][0]) == len(gaps[0][0])
    return gaps[0] if gaps and not stretched else None


def _halves(line: str, gap: re.Match[str] | None, column: int) -> tuple[str, str]:
    """A line without a gap belongs to the column in which it begins."""
    if gap:
        return line[: gap.start()].strip(), line[gap.end() :].strip()
    begins_right = len(line) - len(line.lstrip()) >= column - _DRIFT
    return ("", line.strip()) if begins_right else (line.strip(), "")
