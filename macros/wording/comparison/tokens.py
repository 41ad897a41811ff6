"""Words for comparing: a text cut into tokens, so that layout and the kinds of a character do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from macros.wording.statements.passages import fold

Keys = tuple[str, ...]
Stretch = tuple[int, int]
"""Some neighbouring characters or words: where they begin, and where they end."""

_TOKEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?![^\W_])"  # a number, an amount, a date in digits
    r"|[^\W_]+(?:(?:[-']|-\s+(?=[A-ZÄÖÜ]))[^\W_]+)*(?:-(?![^\W_]))?"  # „SoWirt's“, „Ausbildungs-“, „Main-Taunus-Kreis“
    r"|_+|\S"
)


class Cut(NamedTuple):
    """The words of a text in their order, and each once: most texts are asked for words that they do not have."""

    keys: Keys
    vocabulary: frozenset[str]


@lru_cache(maxsize=4096)
def cut(text: str) -> Cut:
    """Cut a text, such as that of one block; most blocks of a year are equal. See ``keys_of``."""
    words = _TOKEN.findall(fold(text))
    keys = tuple([intern("".join(word.split()) if "-" in word else word) for word in words])
    return Cut(keys, frozenset(keys))


def places(cuts: Iterable[Cut], wanted: Set[str]) -> list[int]:
    """Where any of the ``wanted`` words stand, counted over all cuts."""
    found: list[int] = []
    offset = 0
    for keys, vocabulary in cuts:
        if not vocabulary.isdisjoint(wanted):
            found += [position for position, key in enumerate(keys, offset) if key in wanted]
        offset += len(keys)
    return found


def keys_of(text: str) -> Keys:
    """Cut a text into words, numbers and single marks, as they are compared.

    White space separates and is gone, also at a line end inside „Main-Taunus-Kreis“; all dashes are one,
    all apostrophes, all quotation marks. Letters, digits and capitals stay as they are.
    """
    return cut(text).keys


def spans_of(text: str) -> list[Stretch]:
    """The places of the same words in the text."""
    return [found.span() for found in _TOKEN.finditer(fold(text))]


def in_one_line(text: str) -> str:
    """Print a stretch of text with every run of white space as one space."""
    return " ".join(text.split())
