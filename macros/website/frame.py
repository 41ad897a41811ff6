"""The frame that pages of one kind share: the theme prints it once, then it is put around the words of each page."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLANK = re.compile("\ue000([0-9])\ue001")  # signs for private use: no theme prints them


class Words(NamedTuple):
    """In what pages of one kind differ beside their content: escaped texts."""

    title: str
    description: str
    address: str
    day: str
    parent: str


_PLACES = len(Words._fields)
BLANKS = Words(*(f"\ue000{place}\ue001" for place in range(_PLACES)))
BLANK_CONTENT = f"\ue000{_PLACES}\ue001"


class Frame:
    """A page without its words. ``printed`` is a whole page in which ``BLANKS`` and ``BLANK_CONTENT`` stand."""

    def __init__(self, printed: str) -> None:
        first, *rest = _BLANK.split(printed)
        self._first = first.encode("utf-8")
        self._rest = [(int(place), text.encode("utf-8")) for place, text in zip(rest[::2], rest[1::2], strict=True)]

    def around(self, words: Words, content: bytes) -> bytes:
        """The whole page in UTF-8; so is ``content``, its finished HTML."""
        filling = *(word.encode("utf-8") for word in words), content
        parts = [self._first]
        for place, text in self._rest:
            parts += filling[place], text
        return b"".join(parts)
