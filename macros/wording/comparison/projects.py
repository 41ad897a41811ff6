"""Where a section lists projects: which blocks name a measure type, and which blocks a project below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from macros.wording.blocks import Block
from macros.wording.comparison.misprints import alike
from macros.wording.comparison.tokens import keys_of

_LIKE = 0.8  # of the words in order: a title with a word changed or misprinted still counts
_NUMBER = re.compile(r"[0-9]+[.)]\s*")
_LENGTH = 240  # characters: the longest official title has 150


class Listing(NamedTuple):
    """Positions of blocks: after each of ``headings`` projects may stand; ``projects`` are the projects."""

    headings: frozenset[int]
    projects: frozenset[int]


_NOTHING = Listing(frozenset(), frozenset())


def listing(blocks: Sequence[Block], titles: tuple[str, ...]) -> Listing:
    """Read the list of projects of one section, given the official titles of the measure types.

    The blocks most like the titles show what a measure type looks like here. If these are items, then
    all items that look so are measure types and the others are projects; else every item is a project.
    """
    matched = _matched(tuple(block.text for block in blocks), titles)
    if not matched:
        return _NOTHING
    (style, _), *_ = Counter(_style(blocks[position]) for position in sorted(matched)).most_common(1)
    items = {position for position, block in enumerate(blocks) if block.kind == "item"}
    types = matched | {position for position in items if _style(blocks[position]) == style}
    projects = frozenset(items - types)
    before_a_list = {position - 1 for position in projects if position and position - 1 not in projects}
    return Listing(types | before_a_list, projects)


def _style(block: Block) -> tuple[str, int, bool]:
    return block.kind, block.level, block.marker[:1].isdigit()


@lru_cache(maxsize=1024)
def _matched(texts: tuple[str, ...], titles: tuple[str, ...]) -> frozenset[int]:
    return frozenset(_matches(texts, titles))


def _matches(texts: Sequence[str], titles: tuple[str, ...]) -> Iterator[int]:
    """For each title the block that is most like it, the first of equals."""
    short = [(position, text) for position, text in enumerate(texts) if len(text) <= _LENGTH]
    for title in titles:
        found = [(_likeness(text, title), -position) for position, text in short]
        likeness, position = max(found, default=(0.0, 0))
        if likeness >= _LIKE:
            yield -position


@lru_cache(maxsize=8192)
def _likeness(text: str, title: str) -> float:
    number = _NUMBER.match(text)
    words, meant = keys_of(text[number.end() :] if number else text), keys_of(title)
    if len(words) == len(meant) == 1:
        return float(alike(*words, *meant))
    if 2 * sum(word in meant for word in words) < _LIKE * (len(words) + len(meant)):
        return 0.0
    return SequenceMatcher(None, words, meant, autojunk=False).ratio()
