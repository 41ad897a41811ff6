"""Words for comparing: a text cut into tokens, so that layout and the kinds of a character do not count."""

from __future__ import annotations

import re
from functools import lru_cache

from macros.wording.statements.passages import fold

Keys = tuple[str, ...]

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?![^\W_])"  # a number, an amount, a date in digits
    r"|[^\W_]+(?:(?:[-']|-\s+(?=[A-ZÄÖÜ]))[^\W_]+)*(?:-(?![^\W_]))?"  # „SoWirt's“, „Ausbildungs-“, „Main-Taunus-Kreis“
    r"|_+|\S"
)


@lru_cache(maxsize=4096)
def keys_of(text: str) -> Keys:
    """Cut a text, such as that of one block, into words, numbers and single marks, as they are compared.

    White space separates and is gone, also at a line end inside „Main-Taunus-Kreis“; all dashes are one,
    all apostrophes, all quotation marks. Letters, digits and capitals stay as they are.
    """
    return tuple("".join(word.split()) if "-" in word else word for word in _TOKEN.findall(fold(text)))


def spans_of(text: str) -> tuple[tuple[int, int], ...]:
    """The places of the same words in the text, as ``start, end``."""
    return tuple(found.span() for found in _TOKEN.finditer(fold(text)))


def in_one_line(text: str) -> str:
    """Print a stretch of text with every run of white space as one space."""
    return " ".join(text.split())
