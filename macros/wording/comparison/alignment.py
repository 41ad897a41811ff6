"""Aligning two sequences of words: where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from macros.wording.comparison.tokens import Keys

_PAIRS = 400_000  # equal pairs of words: more would take seconds, and no real text has them
_ISLAND = 2  # equal words between two longer differences do not part them
_LONG = 3


class Hunk(NamedTuple):
    """A difference: ``left[a:b]`` stands where ``right[c:d]`` stands; one of the two may be empty."""

    a: int
    b: int
    c: int
    d: int


def hunks(left: Keys, right: Keys) -> tuple[Hunk, ...]:
    """Find the differences of two sequences in their order; between them the words are equal.

    Time grows with the length of what differs, not of the whole: equal ends are skipped first.
    """
    if left == right:
        return ()
    head = _equal_words(left, right)
    tail = _equal_words(left[head:][::-1], right[head:][::-1])
    inner_left, inner_right = left[head : len(left) - tail], right[head : len(right) - tail]
    found = (Hunk(a + head, b + head, c + head, d + head) for a, b, c, d in _inner(inner_left, inner_right))
    return tuple(_joined(found))


def _equal_words(left: Keys, right: Keys) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _inner(left: Keys, right: Keys) -> list[tuple[int, int, int, int]]:
    if not left and not right:
        return []
    counts = Counter(right)
    if not (left and right) or sum(counts[word] for word in left) > _PAIRS:
        return [(0, len(left), 0, len(right))]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _joined(found: Iterable[Hunk]) -> list[Hunk]:
    """A passage written anew is one difference, though an „und“ in it may be equal by chance."""
    joined: list[Hunk] = []
    for hunk in found:
        if joined and hunk.a - joined[-1].b <= _ISLAND and min(_size(hunk), _size(joined[-1])) >= _LONG:
            hunk = Hunk(joined[-1].a, hunk.b, joined[-1].c, hunk.d)
            joined.pop()
        joined.append(hunk)
    return joined


def _size(hunk: Hunk) -> int:
    return max(hunk.b - hunk.a, hunk.d - hunk.c)
