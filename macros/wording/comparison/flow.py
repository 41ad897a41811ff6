"""The words of some sections in one flow, with slots in the places that every agreement fills in its own way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, pairwise
from typing import NamedTuple

from macros.wording.blocks import Block, Section
from macros.wording.comparison.names import Names
from macros.wording.comparison.projects import listing
from macros.wording.comparison.slots import CURRENCY, PROJECTS, Gap, amounts, apart, extents, filled, mentions, numbered
from macros.wording.comparison.tokens import Keys, Stretch, keys_of, spans_of


class Spot(NamedTuple):
    """A stretch of one block: ``block.text[start:end]``; empty where words are missing."""

    block: Block
    start: int
    end: int


class Flow:
    """All blocks of some sections as one text, cut into tokens.

    How the text is cut into blocks does not matter for the tokens: a paragraph torn by a page break
    flows on. A token is a word, or a slot in the place of words. ``keys`` are the tokens as they are compared,
    ``cases`` those of the name slots in their order, ``projects`` the positions of the blocks that are
    projects. All else is worked out at first use: most texts differ in nothing and are never asked.
    """

    def __init__(
        self,
        blocks: tuple[Block, ...],
        words: Keys,
        firsts: Sequence[int],
        gaps: Sequence[Gap],
        projects: Sequence[int],
    ) -> None:
        """``firsts`` are the first words of the blocks and the number of all words."""
        self.blocks = blocks
        self.keys = filled(words, gaps)
        self.cases = [gap.cases for gap in gaps if gap.cases is not None]
        self.projects = projects
        self._first_words = firsts
        self._gaps = gaps

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offsets of the blocks in ``text``."""
        return tuple(accumulate((len(block.text) + 1 for block in self.blocks), initial=0))[:-1]

    @cached_property
    def text(self) -> str:
        """The text of all blocks, parted by line ends."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The first tokens of the blocks; an empty slot before a word belongs to the block before."""
        made_of = list(extents(self._first_words[-1], self._gaps))
        begins = [begin for begin, _ in made_of]
        tokens = (bisect_left(begins, word) for word in self._first_words[:-1])
        return tuple(t + 1 if t < len(made_of) and made_of[t][0] == made_of[t][1] else t for t in tokens)

    @cached_property
    def numbers(self) -> list[int]:
        """For each token the position of the block in which it begins."""
        bounds = enumerate(pairwise((*self.firsts, len(self.keys))))
        return [number for number, (first, last) in bounds for _ in range(first, last)]

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The stretches of ``text`` that the tokens fill."""
        stretches = [
            (offset + start, offset + end)
            for offset, block in zip(self.starts, self.blocks, strict=True)
            for start, end in spans_of(block.text)
        ]
        for begin, end, key, _ in reversed(self._gaps):
            close = stretches[end - 1][1]
            stretches[begin:end] = [(stretches[begin][0] if begin < end else close, close)] if key else []
        return stretches

    def stretch(self, begin: int, end: int) -> Stretch:
        """The stretch of ``text`` that the tokens ``begin:end`` fill; where there are none, the place for them."""
        if begin < end:
            return self.stretches[begin][0], self.stretches[end - 1][1]
        place = self.stretches[begin - 1][1] if begin else 0
        return place, place

    def spot(self, start: int, end: int) -> Spot:
        """The stretch in its block; of a stretch over several blocks the part in the first."""
        number = bisect_right(self.starts, start) - 1
        block, offset = self.blocks[number], self.starts[number]
        return Spot(block, start - offset, min(end - offset, len(block.text)))

    def tokens_of(self, number: int) -> tuple[int, int]:
        """The tokens that begin in a block, as ``begin, end``."""
        last = number + 1 == len(self.firsts)
        return self.firsts[number], len(self.keys) if last else self.firsts[number + 1]


def flow_of(sections: Sequence[Section], names: Names | None, titles: tuple[str, ...] = ()) -> Flow:
    """Read sections into a flow.

    Slots are made of the mentions of ``names``; with ``titles``, the official titles of the measure
    types, also of amounts of money and, after each measure type, of its list of projects.
    """
    blocks = tuple(chain.from_iterable([section.blocks for section in sections]))
    collected: list[str] = []
    firsts = [0]
    for block in blocks:
        collected += keys_of(block.text)
        firsts.append(len(collected))
    words = tuple(collected)
    wanted = CURRENCY | names.heads if names else CURRENCY
    hints = list(compress(range(len(words)), map(wanted.__contains__, words)))
    lists = list(_project_lists(sections, titles)) if titles else []
    gaps = [Gap(firsts[first], firsts[last], PROJECTS) for first, last in lists]
    headings = [firsts[first - 1 : first + 1] for first, _ in lists]
    gaps += (Gap(begin, begin + 2, "") for begin, end in headings if numbered(words[begin:end]))
    gaps += amounts(words, hints) if titles else ()
    gaps += mentions(words, names, hints) if names else ()
    projects = [number for first, last in lists for number in range(first, last)]
    return Flow(blocks, words, firsts, list(apart(gaps)), projects)


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
