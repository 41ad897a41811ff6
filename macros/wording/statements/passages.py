"""Where something stands in the wording, and when two texts differ in layout only.

The kinds of spaces, dashes, apostrophes and quotes are layout. Letters, digits, case and words are not.
"""

from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar

from macros.wording.blocks import Block

T = TypeVar("T")

SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_KINDS = {"-": "‐‑‒–—―−", "'": "’‘‚ʼ′´`", '"': "„“”‟«»″"}
_FOLDABLE = re.compile(f"[{SPACES}{''.join(_KINDS.values())}]")
_SHORT = 200  # characters up to which a look at each is faster than replacing kind by kind


def fold(text: str) -> str:
    """Write every kind of space, dash, apostrophe and quote as the plain one, character by character."""
    if text.isascii():
        return text.replace("`", "'")
    if len(text) < _SHORT and not _FOLDABLE.search(text):
        return text
    for space in SPACES:
        text = text.replace(space, " ")
    for plain, kinds in _KINDS.items():
        for kind in kinds:
            text = text.replace(kind, plain)
    return text


def same(printed: str, written: str) -> bool:
    """Say whether two texts differ in layout only."""
    return printed == written or fold(printed).split() == fold(written).split()


class Passage(NamedTuple):
    """A span of one block: ``start`` and ``end`` count in ``block.text``."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.block.text[self.start : self.end]

    @property
    def anchor(self) -> str:
        """The id of the block on its page."""
        return self.block.anchor

    @property
    def line(self) -> int:
        """The source line on which the passage starts."""
        return self.block.line_of(self.start)


class Statement(NamedTuple, Generic[T]):
    """Something the wording says: its typed value, and the passages that say it, the best first."""

    value: T
    passages: tuple[Passage, ...]

    @property
    def first(self) -> Passage:
        """The best passage."""
        return self.passages[0]
