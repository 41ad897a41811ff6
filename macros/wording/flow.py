"""The words of some sections in one flow, with slots in the places that every agreement fills in its own way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

from macros.wording.blocks import Block, Section
from macros.wording.names import Cases, Names
from macros.wording.projects import listing
from macros.wording.slots import PROJECTS, Gap, amounts, apart, filled, mentions, numbered
from macros.wording.tokens import KEY, Keys, Token, tokens

Stretch = tuple[int, int]


class Spot(NamedTuple):
    """A stretch of one block: ``block.text[start:end]``; empty where words are missing."""

    block: Block
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """All blocks of some sections as one text, cut into tokens, whose ``keys`` are what is compared.

    How the text is cut into blocks does not matter for the tokens: a paragraph torn by a page break
    flows on. ``starts`` are the offsets of the blocks in ``text``, ``firsts`` the positions of their
    first tokens; a token counts from the start of the block in which it begins. Slots are single
    tokens; ``cases`` are those of the name slots in their order. ``projects`` are positions of blocks.
    """

    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    text: str
    firsts: tuple[int, ...]
    tokens: tuple[Token, ...]
    keys: Keys
    cases: tuple[Cases, ...]
    projects: tuple[int, ...]

    def stretch(self, begin: int, end: int) -> Stretch:
        """The stretch of ``text`` that the tokens ``begin:end`` fill; where there are none, the place for them."""
        if begin < end:
            return self._start(begin) + self.tokens[begin].start, self._start(end - 1) + self.tokens[end - 1].end
        place = self._start(begin - 1) + self.tokens[begin - 1].end if begin else 0
        return place, place

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin in a stretch of ``text``, as ``begin, end``."""
        begins = [self._start(token) + self.tokens[token].start for token in range(len(self.tokens))]
        return bisect_left(begins, start), bisect_left(begins, end)

    def stretch_of_block(self, number: int) -> Stretch:
        """The stretch of ``text`` that a block fills."""
        return self.starts[number], self.starts[number] + len(self.blocks[number].text)

    def spot(self, start: int, end: int) -> Spot:
        """The stretch in its block; of a stretch over several blocks the part in the first."""
        number = bisect_right(self.starts, start) - 1
        block, offset = self.blocks[number], self.starts[number]
        return Spot(block, start - offset, min(end - offset, len(block.text)))

    def block_at(self, token: int) -> int:
        """The position, among the blocks, of the block in which a token begins."""
        return bisect_right(self.firsts, token) - 1

    def tokens_of(self, number: int) -> tuple[int, int]:
        """The tokens that begin in a block, as ``begin, end``."""
        last = number + 1 == len(self.firsts)
        return self.firsts[number], len(self.keys) if last else self.firsts[number + 1]

    def _start(self, token: int) -> int:
        return self.starts[self.block_at(token)]


def flow_of(sections: Sequence[Section], names: Names | None, titles: tuple[str, ...] = ()) -> Flow:
    """Read sections into a flow.

    Slots are made of the mentions of ``names``; with ``titles``, the official titles of the measure
    types, also of amounts of money and, after each measure type, of its list of projects.
    """
    blocks = tuple(block for section in sections for block in section.blocks)
    lines = [block.text for block in blocks]
    starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
    cut = [tokens(line) for line in lines]
    words = tuple(chain.from_iterable(cut))
    firsts = tuple(accumulate(map(len, cut), initial=0))
    lists = list(_project_lists(sections, titles)) if titles else []
    slots = [Gap(firsts[first], firsts[last], PROJECTS) for first, last in lists]
    slots += (Gap(firsts[first - 1], firsts[first - 1] + 2, "") for first, _ in lists if numbered(cut[first - 1]))
    keys = tuple(map(KEY, words))
    slots += amounts(keys) if titles else ()
    slots += mentions(keys, names) if names else ()
    slots = list(apart(slots))
    if slots:
        words, firsts = filled(words, slots, starts, firsts)
        keys = tuple(map(KEY, words))
    cases = tuple(slot.cases for slot in slots if slot.cases is not None)
    projects = tuple(number for first, last in lists for number in range(first, last))
    return Flow(blocks, starts, "\n".join(lines), firsts[:-1], words, keys, cases, projects)


def _project_lists(sections: Sequence[Section], titles: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """For each measure type the positions of its projects among all blocks, as ``first, last + 1``."""
    offset = 0
    for section in sections:
        found = listing(section.blocks, titles)
        for heading in sorted(found.headings):
            last = heading + 1
            while last in found.projects:
                last += 1
            yield offset + heading + 1, offset + last
        offset += len(section.blocks)


