"""Words for comparing: a text cut into tokens, so that layout and the kinds of a character do not count."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from macros.wording.passages import fold

Keys = tuple[str, ...]

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?![^\W_])"  # a number, an amount, a date in digits
    r"|[^\W_]+(?:(?:[-']|-\s+(?=[A-ZÄÖÜ]))[^\W_]+)*(?:-(?![^\W_]))?"  # „SoWirt's“, „Ausbildungs-“, „Main-Taunus-Kreis“
    r"|_+|\S"
)


class Token(NamedTuple):
    """One word, number or mark: ``key`` is what is compared, the text itself stands at ``start:end``."""

    key: str
    start: int
    end: int


KEY = attrgetter("key")


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """Cut a text, such as that of one block, into words, numbers and single marks.

    White space separates and is gone, also at a line end inside „Main-Taunus-Kreis“; all dashes are one,
    all apostrophes, all quotation marks. Letters, digits and capitals stay as they are.
    """
    found = (Token(word[0], word.start(), word.end()) for word in _TOKEN.finditer(fold(text)))
    return tuple(word._replace(key="".join(word.key.split())) if "-" in word.key else word for word in found)


def keys_of(text: str) -> Keys:
    """The tokens of a text without their places."""
    return tuple(map(KEY, tokens(text)))


def in_one_line(text: str) -> str:
    """Print a stretch of text with every run of white space as one space."""
    return " ".join(text.split())
