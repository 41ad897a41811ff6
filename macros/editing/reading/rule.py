"""What a rule of reading yields: a place in a text, and the words to read there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from macros.editing.reading.known_words import KnownWords


class Change(NamedTuple):
    """Read ``words`` in the place of ``text[start:end]``; ``trace`` says that text recognition slips like this."""

    start: int
    end: int
    words: str
    trace: bool = True


Rule = Callable[[str, KnownWords], Iterator[Change]]
"""Yields the changes to a text in their order. None of them makes or takes a line."""
