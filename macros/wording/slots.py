"""The places that every agreement fills in its own way: each becomes one token, a slot."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from macros.wording.names import NAME, Cases, Names
from macros.wording.tokens import KEY, Keys, Token, keys_of, tokens

AMOUNT = "[Betrag]"
PROJECTS = "[Projekte]"

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?")
_LEADING, _THOUSAND = re.compile(r"[0-9]{1,3}"), re.compile(r"[0-9]{3}")
_CURRENCY = frozenset({"Euro", "EUR", "€"})


class Gap(NamedTuple):
    """Where a slot takes the place of the tokens ``begin:end``: its key, empty for nothing, and the cases of a name."""

    begin: int
    end: int
    key: str
    cases: Cases | None = None


def numbered(words: Sequence[Token]) -> bool:
    """A heading may print the number of its measure type, which an item has as its mark: „1. Ausbildung…“."""
    return len(words) > 2 and words[0].key.isdigit() and words[1].key in (".", ")")


def amounts(keys: Keys) -> Iterator[Gap]:
    """A number with its currency is an amount; its thousands may be parted by spaces."""
    for currency in [position for position, key in enumerate(keys) if key in _CURRENCY]:
        begin = currency - 1
        if begin >= 0 and _NUMBER.fullmatch(keys[begin]):
            while begin and _THOUSAND.fullmatch(keys[begin]) and _LEADING.fullmatch(keys[begin - 1]):
                begin -= 1
            yield Gap(begin, currency + 1, AMOUNT)


def mentions(keys: Keys, names: Names) -> Iterator[Gap]:
    """A mention with its article is one slot; „vom“ before it is the same as „von“ with the article."""
    for mention in names.mentions(keys):
        if mention.preposition:
            yield Gap(mention.begin - 1, mention.begin, mention.preposition)
        yield Gap(mention.begin, mention.end, NAME, mention.cases)


def apart(slots: Sequence[Gap]) -> Iterator[Gap]:
    """The slots in the order of the text; what stands in a list of projects is no slot of its own."""
    done = 0
    for slot in sorted(slots, key=attrgetter("begin")):
        if slot.begin >= done:
            yield slot
            done = slot.end


def filled(
    words: Sequence[Token], slots: Sequence[Gap], starts: Sequence[int], firsts: Sequence[int]
) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """Put the slots in the place of their tokens; gives the tokens, and the first one of each block.

    An empty slot belongs to the block before it.
    """
    kept: list[Token] = []
    origins: list[int] = []
    done = 0
    for begin, end, key, _ in slots:
        kept += words[done:begin]
        origins += range(done, begin)
        first, last = begin - (begin == end), max(begin, end) - 1
        across = starts[bisect_right(firsts, last) - 1] - starts[bisect_right(firsts, first) - 1]
        start = words[first].start if begin < end else words[first].end
        if key:
            kept.append(Token(key, start, across + words[last].end))
            origins.append(first)
        done = end
    kept += words[done:]
    origins += range(done, len(words))
    return tuple(kept), tuple(bisect_left(origins, first) for first in firsts)


def named_keys(text: str, names: Names | None) -> Keys:
    """The keys of a short text, such as a title, with the mentions of ``names`` as slots."""
    words, keys = tokens(text), keys_of(text)
    slots = list(mentions(keys, names)) if names else []
    return tuple(map(KEY, filled(words, slots, (0,), (0, len(words)))[0])) if slots else keys
