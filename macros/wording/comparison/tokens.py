"""Words for comparing: a text cut into tokens, so that layout and the kinds of a character do not count."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from sys import intern

from macros.wording.layout import fold

Keys = tuple[str, ...]
Stretch = tuple[int, int]
"""Some neighbouring characters or words: where they begin, and where they end."""

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?![^\W_])"  # a number, an amount, a date in digits
    r"|[^\W_]+(?:(?:[-']|-\s+(?=[A-ZÄÖÜ]))[^\W_]+)*(?:-(?![^\W_]))?"  # „SoWirt's“, „Ausbildungs-“, „Main-Taunus-Kreis“
    r"|_+|\S"
)
_BROKEN = re.compile(r"-(?<=[^\W_]-)\s+(?=[A-ZÄÖÜ])")  # a line end inside „Main-Taunus-Kreis“


@lru_cache(maxsize=2048)
def keys_of(text: str) -> Keys:
    """Cut a text into words, numbers and single marks, as they are compared.

    White space separates and is gone; all dashes are one, all apostrophes, all quotation marks. Letters,
    digits and capitals stay as they are.
    """
    return tuple(chain.from_iterable(map(_pieces, _BROKEN.sub("-", fold(text)).split())))


@lru_cache(maxsize=8192)
def _pieces(word: str) -> Keys:
    """Part what stands between two spaces: a word and the marks around it."""
    return tuple(map(intern, _TOKEN.findall(word)))


@lru_cache(maxsize=1024)
def spans_of(text: str) -> tuple[Stretch, ...]:
    """The places of the same words in the text."""
    return tuple([found.span() for found in _TOKEN.finditer(fold(text))])


def in_one_line(text: str) -> str:
    """Print a stretch of text with every run of white space as one space."""
    return " ".join(text.split())
