"""Where a section lists projects: which blocks name a measure type, and which blocks a project below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from macros.wording.blocks import Block
from macros.wording.comparison.misprints import alike
from macros.wording.comparison.tokens import Keys, keys_of

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
    like = {position: found for position, block in enumerate(blocks) if (found := _like(block.text, titles))}
    matched = frozenset(_matches(like)) if like else frozenset[int]()
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


def _matches(like: Mapping[int, tuple[float, ...]]) -> Iterator[int]:
    """For each title the block that is most like it, the first of equals."""
    positions = tuple(like)
    for of_title in zip(*like.values(), strict=True):
        likeness = max(of_title)
        if likeness >= _LIKE:
            yield positions[of_title.index(likeness)]


@lru_cache(maxsize=4096)
def _like(text: str, titles: tuple[str, ...]) -> tuple[float, ...]:
    """How much a text is like each title; nothing where it is like none."""
    if len(text) > _LENGTH:
        return ()
    number = _NUMBER.match(text)
    words = keys_of(text[number.end() :] if number else text)
    found = tuple([_likeness(words, *_words(title)) for title in titles])
    return found if any(found) else ()


@lru_cache(maxsize=256)
def _words(title: str) -> tuple[Keys, frozenset[str]]:
    """The words of a title in their order, and each once."""
    return keys_of(title), frozenset(keys_of(title))


def _likeness(words: Keys, meant: Keys, known: Set[str]) -> float:
    """The share of words in order that a text and a title have in common, 0 where it is too small."""
    both, fewer = len(words) + len(meant), min(len(words), len(meant))
    if fewer == 1 and both == 2:
        return float(alike(*words, *meant))
    if 2 * fewer < _LIKE * both or 2 * sum(map(known.__contains__, words)) < _LIKE * both:
        return 0.0
    return SequenceMatcher(None, words, meant, autojunk=False).ratio()
