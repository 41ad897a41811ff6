"""The words of some sections in one flow, with slots in the places that every agreement fills in its own way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple

from macros.wording.blocks import Block, Section
from macros.wording.comparison.names import Cases, Names
from macros.wording.comparison.projects import listing
from macros.wording.comparison.slots import PROJECTS, Filled, Gap, amounts, apart, filled, mentions, numbered
from macros.wording.comparison.tokens import Keys, keys_of, spans_of

Stretch = tuple[int, int]


class Spot(NamedTuple):
    """A stretch of one block: ``block.text[start:end]``; empty where words are missing."""

    block: Block
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Flow:
    """All blocks of some sections as one text, cut into tokens.

    How the text is cut into blocks does not matter for the tokens: a paragraph torn by a page break
    flows on. A token is a word, or a slot in the place of words. ``starts`` are the offsets of the blocks
    in ``text``, ``firsts`` their first tokens. ``cases`` are those of the name slots in their order,
    ``projects`` the positions of the blocks that are projects.
    """

    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    text: str
    firsts: tuple[int, ...]
    filled: Filled
    cases: tuple[Cases, ...]
    projects: tuple[int, ...]

    @property
    def keys(self) -> Keys:
        """What is compared."""
        return self.filled.keys

    @cached_property
    def _words(self) -> tuple[Stretch, ...]:
        """The stretches of all words: few texts are ever asked for them, for most differ in nothing."""
        return tuple(
            (offset + start, offset + end)
            for offset, block in zip(self.starts, self.blocks, strict=True)
            for start, end in spans_of(block.text)
        )

    def _stretch(self, token: int) -> Stretch:
        begin, end = self.filled.begins[token], self.filled.ends[token]
        close = self._words[end - 1][1]
        return self._words[begin][0] if begin < end else close, close

    def stretch(self, begin: int, end: int) -> Stretch:
        """The stretch of ``text`` that the tokens ``begin:end`` fill; where there are none, the place for them."""
        if begin < end:
            return self._stretch(begin)[0], self._stretch(end - 1)[1]
        place = self._stretch(begin - 1)[1] if begin else 0
        return place, place

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin in a stretch of ``text``, as ``begin, end``."""
        tokens = range(len(self.keys))
        first, last = (bisect_left(tokens, place, key=lambda token: self._stretch(token)[0]) for place in (start, end))
        return first, last

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


def flow_of(sections: Sequence[Section], names: Names | None, titles: tuple[str, ...] = ()) -> Flow:
    """Read sections into a flow.

    Slots are made of the mentions of ``names``; with ``titles``, the official titles of the measure
    types, also of amounts of money and, after each measure type, of its list of projects.
    """
    blocks = tuple(block for section in sections for block in section.blocks)
    lines = [block.text for block in blocks]
    starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
    cut = [keys_of(line) for line in lines]
    words = tuple(chain.from_iterable(cut))
    firsts = tuple(accumulate(map(len, cut), initial=0))
    lists = list(_project_lists(sections, titles)) if titles else []
    gaps = [Gap(firsts[first], firsts[last], PROJECTS) for first, last in lists]
    gaps += (Gap(firsts[first - 1], firsts[first - 1] + 2, "") for first, _ in lists if numbered(cut[first - 1]))
    gaps += amounts(words) if titles else ()
    gaps += mentions(words, names) if names else ()
    gaps = list(apart(gaps))
    tokens = filled(words, gaps)
    first_tokens = tuple(_token_from(first, tokens) for first in firsts[:-1])
    cases = tuple(gap.cases for gap in gaps if gap.cases is not None)
    projects = tuple(number for first, last in lists for number in range(first, last))
    return Flow(blocks, starts, "\n".join(lines), first_tokens, tokens, cases, projects)


def _token_from(word: int, tokens: Filled) -> int:
    """The first token from a word on; an empty slot before the word belongs to the block before."""
    token = bisect_left(tokens.begins, word)
    empty = token < len(tokens.keys) and tokens.begins[token] == tokens.ends[token]
    return token + 1 if empty else token


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
