"""The words that text recognition put behind the picture of a page, laid out in lines as they stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ContentStream

_COLUMN = 5.5  # points: the mean width of a letter in the usual size
_SAME_LINE = 5.0  # points by which the words of a line stand higher or lower
_WIDE = 3  # columns: a wider gap is kept, a narrower one is a blank between words
_APART = 1.5  # times the usual distance of lines: a blank line


class Word(NamedTuple):
    """A word and where it begins, in points from the lower left corner of the page."""

    x: float
    y: float
    text: str


def recognised_page(page: PageObject) -> str:
    """Lay out the recognised words of a page; empty where there are none that can be told apart."""
    words = [word for form in _forms(page) for word in _words(form)]
    lines = _lines(words)
    distances = [above[0].y - below[0].y for above, below in pairwise(lines)]
    usual = median(distances) if distances else 0.0
    text = []
    for line, distance in zip(lines, [*distances, 0.0], strict=False):
        text += [_printed(line), *([""] if distance > _APART * usual else [])]
    return "\n".join(text)


def _forms(page: PageObject) -> Iterator[ContentStream]:
    """The text lies in a form of its own, beside the picture."""
    resources: Any = page.get("/Resources", {})
    for reference in resources.get("/XObject", {}).values():
        form: Any = reference.get_object()
        if form.get("/Subtype") == "/Form":
            yield ContentStream(form, page.pdf)


def _words(form: ContentStream) -> Iterator[Word]:
    """Each word is shown alone, at a place given from the one before (Td) or from the page (Tm)."""
    x = y = 0.0
    for operands, operator in form.operations:
        if operator == b"Tm":
            x, y = float(operands[4]), float(operands[5])
        elif operator == b"Td":
            x, y = x + float(operands[0]), y + float(operands[1])
        elif operator in (b"TJ", b"Tj"):
            shown = operands[0] if operator == b"TJ" else operands
            text = "".join(_decoded(part) for part in shown if isinstance(part, (str, bytes)))
            if text.strip():
                yield Word(x, y, text.strip())


def _decoded(part: Any) -> str:
    """The recogniser writes two bytes for each character."""
    data = part if isinstance(part, bytes) else part.original_bytes
    return str(data.decode("utf-16-be", "replace"))


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Put words to runs and runs to lines: a line of a scan may slope, so neighbours are compared."""
    runs: list[list[Word]] = []
    for word in words:
        if not (runs and _follows(word, runs[-1][-1])):
            runs.append([])
        runs[-1].append(word)
    lines: list[list[Word]] = []
    for run in sorted(runs, key=lambda run: (-run[0].y, run[0].x)):
        left = next((line for line in lines if _follows(run[0], line[-1])), None)
        if left is not None:
            left += run
        else:
            lines.append(run)
    return lines


def _follows(word: Word, before: Word) -> bool:
    return word.x > before.x and abs(word.y - before.y) <= _SAME_LINE


def _printed(line: Sequence[Word]) -> str:
    text = ""
    for word in line:
        column = round(word.x / _COLUMN)
        gap = column - len(text)
        text += " " * (gap if gap > _WIDE or not text else 1) + word.text
    return text
