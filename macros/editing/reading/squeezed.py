"""Known phrases found in a text although blanks, hyphens or look-alike characters are wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from macros.editing.reading.rule import Change
from macros.wording.layout import fold

_LOOK_ALIKE = str.maketrans("OoIli|", "001111")
_DROPPED = " -\n*"
_NEW_BLOCK = re.compile(r" *(?:\n|#|[-*+•] |[0-9]{1,2}[.)] |$)")


def phrase_changes(text: str, phrases: Sequence[str]) -> Iterator[Change]:
    """Yield where one of the phrases, the longest first, stands in another form, with the right one.

    Line ends stay as many: the right form is put in the first line.
    """
    folded = fold(text)
    squeezed, places = _squeeze_text(folded)
    found: list[Change] = []
    taken = bytearray(len(squeezed))
    for phrase in phrases:
        wanted = _squeeze(phrase)
        position = squeezed.find(wanted)
        while position >= 0:
            behind = position + len(wanted)
            start, end = places[position], places[behind - 1] + 1
            if _is_whole(folded, start, end) and not any(taken[position:behind]):
                taken[position:behind] = b"x" * len(wanted)
                if not _says(folded[start:end], fold(phrase)):
                    found.append(Change(start, end, phrase + "\n" * folded.count("\n", start, end)))
            position = squeezed.find(wanted, position + 1)
    yield from sorted(found)


@lru_cache(maxsize=2048)
def _squeeze(phrase: str) -> str:
    return "".join(c for c in fold(phrase) if c not in _DROPPED).translate(_LOOK_ALIKE)


def _squeeze_text(text: str) -> tuple[str, list[int]]:
    """The text without blanks, hyphens and bold marks, and where each character left stood.

    A line end stays where a new block may begin, so that no phrase reaches over it.
    """
    characters, places = [], []
    for place, character in enumerate(text):
        if character not in _DROPPED or (character == "\n" and _NEW_BLOCK.match(text, place + 1)):
            characters.append(character)
            places.append(place)
    return "".join(characters).translate(_LOOK_ALIKE), places


def _is_whole(text: str, start: int, end: int) -> bool:
    """A phrase begins and ends with whole words."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _says(words: str, phrase: str) -> bool:
    """Say whether words differ from a phrase in layout only: bold marks, line ends, the number of blanks."""
    lines = (" ".join(line.split()) for line in words.replace("**", "").split("\n"))
    return re.fullmatch(" ?".join(map(re.escape, lines)), phrase) is not None
