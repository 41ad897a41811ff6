"""Where something stands in the wording, and what it says there."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from macros.wording.blocks import Block

T = TypeVar("T")


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
