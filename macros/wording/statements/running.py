"""The wording as one running text in which facts are searched, and the way back to blocks and lines.

The running text ignores layout only: bold, line ends, page breaks in mid-sentence, and all that ``fold``
ignores. Letters, digits, case and words stay as they are printed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from macros.wording.blocks import Block, Wording
from macros.wording.statements.passages import SPACES, Passage, fold


class RunningText:
    """All blocks of a wording joined: ``text`` is folded for search, ``printed`` is as printed; both count alike.

    A page break can tear a sentence into two paragraphs, so paragraphs are joined by a space; headings
    and the beginnings of items are not, they stand apart by a line feed.
    """

    def __init__(self, wording: Wording) -> None:
        self.blocks = wording.blocks
        raw = "\n".join(block.text.replace("\n", " ") for block in self.blocks)
        for space in SPACES:
            raw = raw.replace(space, " ")
        self._offsets: dict[int, list[int]] = {}
        self.starts: list[int] = []
        self._ends: list[int] = []
        self.printed = self._joined(raw.split("\n") if self.blocks else [])
        self.text = fold(self.printed)

    def _joined(self, parts: list[str]) -> str:
        pieces: list[str] = []
        position = 0
        for index, (block, part) in enumerate(zip(self.blocks, parts, strict=True)):
            if "  " in part or "**" in part or block.line_starts:
                part = self._evened(index, part)
            if index:
                joint = _joint(self.blocks[index - 1], pieces[-1], block, part)
                pieces.append(joint)
                position += len(joint)
            self.starts.append(position)
            pieces.append(part)
            position += len(part)
            self._ends.append(position)
        return "".join(pieces)

    def _evened(self, index: int, part: str) -> str:
        """Drop surplus spaces, unpaired bold marks, and the line end in a name („Main-“ / „Taunus-Kreis“)."""
        ends = {start - 1 for start in self.blocks[index].line_starts}
        kept = [
            offset
            for offset, character in enumerate(part)
            if character not in " *" or not _surplus(part, offset, offset in ends)
        ]
        if len(kept) < len(part):
            self._offsets[index] = kept
        return "".join(part[offset] for offset in kept)

    def block_at(self, position: int) -> int:
        """The index of the block in which a position of the text lies."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, index: int) -> int:
        """The position behind the last character of a block."""
        return self._ends[index]

    def line_starts(self, index: int) -> list[int]:
        """The positions at which the source lines of a block start."""
        kept = self._offsets.get(index)
        further = self.blocks[index].line_starts
        start = self.starts[index]
        return [start, *(start + (bisect_left(kept, line) if kept else line) for line in further)]

    def passages(self, start: int, end: int) -> tuple[Passage, ...]:
        """The span as passages, one for each block it touches."""
        first = self.block_at(start)
        if end <= self._ends[first]:
            return (self._passage(first, start, end),)
        last = self.block_at(end - 1)
        pieces = ((i, max(start, self.starts[i]), min(end, self._ends[i])) for i in range(first, last + 1))
        return tuple(self._passage(i, begin, finish) for i, begin, finish in pieces if begin < finish)

    def _passage(self, index: int, start: int, end: int) -> Passage:
        begin, last = start - self.starts[index], end - 1 - self.starts[index]
        if kept := self._offsets.get(index):
            begin, last = kept[begin], kept[last]
        return Passage(self.blocks[index], begin, last + 1)

    def find(self, words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Yield the spans at which folded words stand as whole words."""
        stop = len(self.text) if end is None else end
        position = self.text.find(words, start, stop)
        while position >= 0:
            behind = position + len(words)
            if not (self._goes_on(position) or self._goes_on(behind)):
                yield position, behind
            position = self.text.find(words, behind, stop)

    def _goes_on(self, position: int) -> bool:
        """A word goes on over a position between letters, also over a hyphen („Darmstadt-Dieburg“)."""
        before, after = self.text[max(0, position - 2) : position], self.text[position : position + 2]
        if not before or not after:
            return False
        if after[0] == "-":
            return before[-1].isalnum() and after[1:].isalnum()
        if before[-1] == "-":
            return after[0].isalnum() and before[:-1].isalnum()
        return before[-1].isalnum() and after[0].isalnum()

    def span(self, passage: Passage) -> tuple[int, int]:
        """Where a passage stands in the text."""
        index = self._by_line[passage.block.line]
        kept = self._offsets.get(index)
        start, end = passage.start, passage.end
        if kept:
            start, end = bisect_left(kept, start), bisect_left(kept, end)
        return self.starts[index] + start, self.starts[index] + end

    @cached_property
    def _by_line(self) -> dict[int, int]:
        return {block.line: index for index, block in enumerate(self.blocks)}

    @cached_property
    def first_of(self) -> dict[str, int]:
        """The index of the first block of each section."""
        first: dict[str, int] = {}
        for index, block in enumerate(self.blocks):
            first.setdefault(block.section, index)
        return first


def _joint(before: Block, above: str, block: Block, below: str) -> str:
    if before.kind == "heading" or block.kind != "paragraph":
        return "\n"
    return "" if _splits(above, below) else " "


def _surplus(part: str, offset: int, line_end: bool) -> bool:
    above, below = part[max(0, offset - 2) : offset], part[offset + 1 : offset + 2]
    if part[offset] == "*":
        return "*" in (above[-1:], below)
    return above[-1:] == " " or (line_end and _splits(above, below))


def _splits(above: str, below: str) -> bool:
    """Say whether the hyphen at the end of a line belongs to a name, and not to „Ausbildungs- und“."""
    hyphen = fold(above[-1:]) == "-" and above[-2:-1].isalnum()
    return hyphen and (below[:1].isupper() or below[:1].isdigit())
