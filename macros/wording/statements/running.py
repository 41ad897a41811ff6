"""The wording as one running text in which facts are searched, and the way back to blocks and lines.

The running text ignores layout only: bold, line ends, page breaks in mid-sentence, and all that ``fold``
ignores. Letters, digits, case and words stay as they are printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from macros.wording.blocks import Wording
from macros.wording.layout import SPACES, fold
from macros.wording.statements.passages import Passage

Span = tuple[int, int]

_SURPLUS = re.compile(r"(?<= ) |\*(?=\*)|(?<=\*)\*")
# A word goes on over a position between letters, also over a hyphen („Darmstadt-Dieburg“).
_INSIDE_WORD = re.compile(r"(?<=[^\W_])(?=-?[^\W_])|(?<=[^\W_]-)(?=[^\W_])")


class RunningText:
    """All blocks of a wording joined: ``text`` is folded for search, ``printed`` is as printed; both count alike.

    A page break can tear a sentence into two paragraphs, so paragraphs are joined by a space; headings
    and the beginnings of items are not, they stand apart by a line feed.
    """

    def __init__(self, wording: Wording) -> None:
        self._sections = wording.sections
        self.blocks = wording.blocks
        self._pieces = [_piece(block.text, block.line_starts) for block in self.blocks]
        joints = self._joints()
        lengths = [len(piece.text) for piece in self._pieces]
        self._ends = list(accumulate(len(joint) + length for joint, length in zip(joints, lengths, strict=True)))
        self.starts = [end - length for end, length in zip(self._ends, lengths, strict=True)]
        self.printed = _joined(joints, [piece.printed for piece in self._pieces])
        self.text = _joined(joints, [piece.text for piece in self._pieces])

    def _joints(self) -> list[str]:
        """What stands before each block."""
        kinds = [block.kind for block in self.blocks]
        pairs = zip(kinds, kinds[1:], self._pieces, self._pieces[1:], strict=False)
        joints = [
            "\n" if before == "heading" or kind != "paragraph" else "" if above.torn and below.goes_on else " "
            for before, kind, above, below in pairs
        ]
        return ["", *joints] if kinds else []

    def block_at(self, position: int) -> int:
        """The index of the block in which a position of the text lies."""
        return bisect_right(self.starts, position) - 1

    def end_of(self, index: int) -> int:
        """The position behind the last character of a block."""
        return self._ends[index]

    def line_starts(self, index: int) -> list[int]:
        """The positions at which the source lines of a block start."""
        kept = self._pieces[index].kept
        further = self.blocks[index].line_starts
        start = self.starts[index]
        return [start, *(start + (bisect_left(kept, line) if kept else line) for line in further)]

    def passages(self, start: int, end: int) -> tuple[Passage, ...]:
        """The span as passages, one for each block it touches."""
        first = bisect_right(self.starts, start) - 1
        if end <= self._ends[first]:
            return (self._passage(first, start, end),)
        last = self.block_at(end - 1)
        pieces = ((i, max(start, self.starts[i]), min(end, self._ends[i])) for i in range(first, last + 1))
        return tuple(self._passage(i, begin, finish) for i, begin, finish in pieces if begin < finish)

    def _passage(self, index: int, start: int, end: int) -> Passage:
        offset, kept = self.starts[index], self._pieces[index].kept
        if kept:
            return Passage(self.blocks[index], kept[start - offset], kept[end - 1 - offset] + 1)
        return Passage(self.blocks[index], start - offset, end - offset)

    def find(self, words: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the spans at which folded words stand as whole words."""
        return find(self.text, words, start, len(self.text) if end is None else end)

    def section(self, key: str) -> Span:
        """From where to where a section goes."""
        first = self.first_of[key]
        behind = min((index for index in self.first_of.values() if index > first), default=len(self.blocks))
        return self.starts[first], self._ends[behind - 1]

    def span(self, passage: Passage) -> Span:
        """Where a passage stands in the text."""
        index = self._by_line[passage.block.line]
        kept = self._pieces[index].kept
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
        lengths = (len(section.blocks) for section in self._sections)
        return dict(zip([section.key for section in self._sections], accumulate(lengths, initial=0), strict=False))


def find(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans at which words stand as whole words."""
    position = text.find(words, start, end)
    while position >= 0:
        behind = position + len(words)
        if not (_INSIDE_WORD.match(text, position) or _INSIDE_WORD.match(text, behind)):
            yield position, behind
        position = text.find(words, behind, end)


def places(text: str, word: str, start: int = 0, end: int | None = None) -> list[int]:
    """All positions at which a short string stands, be it inside of a word."""
    found = []
    position = text.find(word, start, end)
    while position >= 0:
        found.append(position)
        position = text.find(word, position + 1, end)
    return found


class _Piece(NamedTuple):
    """A block in the running text.

    ``kept`` are the offsets of its characters in the block, empty if all are kept. ``torn`` says that it
    ends with the hyphen of a name, ``goes_on`` that it can begin with the rest of one.
    """

    printed: str
    text: str
    kept: Sequence[int]
    torn: bool
    goes_on: bool


@lru_cache(maxsize=2048)
def _piece(text: str, line_starts: tuple[int, ...]) -> _Piece:
    """Drop surplus spaces, unpaired bold marks, and the line end in a name („Main-“ / „Taunus-Kreis“)."""
    printed = text.replace("\n", " ")
    for space in SPACES:
        printed = printed.replace(space, " ")
    surplus = {found.start() for found in _SURPLUS.finditer(printed)} if "  " in printed or "**" in printed else set()
    line_ends = (start - 1 for start in line_starts if start)
    surplus.update(end for end in line_ends if _is_torn(printed[:end]) and _goes_on(printed[end + 1 :]))
    kept = [offset for offset in range(len(printed)) if offset not in surplus] if surplus else []
    printed = "".join([printed[offset] for offset in kept]) if surplus else printed
    return _Piece(printed, fold(printed), kept, _is_torn(printed), _goes_on(printed))


def _is_torn(text: str) -> bool:
    """Say whether a text ends with a hyphen, behind a word."""
    return fold(text[-1:]) == "-" and text[-2:-1].isalnum()


def _goes_on(text: str) -> bool:
    """Say whether a text can go on with a name: „Main-“ / „Taunus-Kreis“, but not „Ausbildungs-“ / „und“."""
    return text[:1].isupper() or text[:1].isdigit()


def _joined(joints: Sequence[str], parts: Sequence[str]) -> str:
    return "".join(chain.from_iterable(zip(joints, parts, strict=True)))
