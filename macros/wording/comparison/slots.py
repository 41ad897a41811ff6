"""The places that every agreement fills in its own way: each becomes one token, a slot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from macros.wording.comparison.names import NAME, Cases, Names
from macros.wording.comparison.tokens import Keys, Stretch, keys_of

AMOUNT = "[Betrag]"
PROJECTS = "[Projekte]"

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?")
_LEADING, _THOUSAND = re.compile(r"[0-9]{1,3}"), re.compile(r"[0-9]{3}")
CURRENCY = frozenset({"Euro", "EUR", "€"})


class Gap(NamedTuple):
    """Where a slot takes the place of the tokens ``begin:end``: its key, empty for nothing, and the cases of a name."""

    begin: int
    end: int
    key: str
    cases: Cases | None = None


def numbered(words: Keys) -> bool:
    """A heading may print the number of its measure type, which an item has as its mark: „1. Ausbildung…“."""
    return len(words) > 2 and words[0].isdigit() and words[1] in (".", ")")


def amounts(keys: Keys, hints: Iterable[int]) -> Iterator[Gap]:
    """A number with its currency, which stands at one of the ``hints``, is an amount; spaces may part its thousands."""
    for currency in hints:
        begin = currency - 1
        if begin >= 0 and keys[currency] in CURRENCY and _NUMBER.fullmatch(keys[begin]):
            while begin and _THOUSAND.fullmatch(keys[begin]) and _LEADING.fullmatch(keys[begin - 1]):
                begin -= 1
            yield Gap(begin, currency + 1, AMOUNT)


def mentions(keys: Keys, names: Names, hints: Iterable[int] | None = None) -> Iterator[Gap]:
    """A mention with its article is one slot; „vom“ before it is the same as „von“ with the article."""
    for mention in names.mentions(keys, hints):
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


def filled(words: Keys, gaps: Sequence[Gap]) -> Keys:
    """Put slots in the place of words."""
    if not gaps:
        return words
    keys = list(words)
    for begin, end, key, _ in reversed(gaps):
        keys[begin:end] = (key,) if key else ()
    return tuple(keys)


def extents(words: int, gaps: Sequence[Gap]) -> Iterator[Stretch]:
    """Of how many ``words`` each token is made that stands in their place with slots among them, as ``begin, end``."""
    done = 0
    for begin, end, key, _ in (*gaps, Gap(words, words, "")):
        yield from zip(range(done, begin), range(done + 1, begin + 1), strict=True)
        if key:
            yield begin, end
        done = end


def named_keys(text: str, names: Names | None) -> Keys:
    """The keys of a short text, such as a title, with the mentions of ``names`` as slots."""
    words = keys_of(text)
    if names is None or names.heads.isdisjoint(words):
        return words
    return filled(words, list(mentions(words, names)))
