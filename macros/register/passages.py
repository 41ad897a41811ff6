"""How corrections quote a wording, and what they leave untold of a change.

Only words count: every run of blanks and line ends is one space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from macros.register.fields import NOTHING
from macros.register.model import Correction

_AROUND = 3
_LONGEST = 200
_END = 90  # characters of a long passage that are quoted on either side of what is left out
_MOST = 30  # a text with more differences is written anew, and that is one
_LEFT_OUT = " … "
_LAYOUT = "frühere Umbrüche und Auszeichnungen", "jetzige Umbrüche und Auszeichnungen"

Span = tuple[int, int]


class Quotation(NamedTuple):
    """A passage as it was and as it is now, with words around it; ``line`` is where it begins in the present text."""

    old: str
    new: str
    line: int


LAYOUT = Quotation(*_LAYOUT, 1)
"""What is said of two texts of equal words."""


class _Hunk(NamedTuple):
    """The words ``old[a:b]`` gave way to ``new[c:d]``; one of the two may be empty."""

    a: int
    b: int
    c: int
    d: int


def same_words(before: str, after: str) -> bool:
    """Say whether two texts differ in their layout at most."""
    return before.split() == after.split()


def tells_layout(entry: Correction) -> bool:
    """Say whether an entry tells that only the layout changed."""
    return (entry.old, entry.new) == _LAYOUT


def untold(before: str, after: str, entries: Sequence[Correction]) -> tuple[list[Quotation], list[int]]:
    """Carry out entries, one after the other, on a text that was published.

    Returns what is different from the present text even then, to be carried out in its order, and the positions of
    the entries that quote what stands nowhere, or at several places.
    """
    told, present = " ".join(before.split()), " ".join(after.split())
    untrue, left = [], []
    for position, entry in enumerate(entries):
        lasts = _places(present, entry.new) or any(_places(later.old, entry.new) for later in entries[position + 1 :])
        if lasts and len(_places(told, entry.old)) == 1:
            told = _carried_out(told, entry.old, entry.new, present)
        else:
            untrue.append(position)
    while told != present:
        left.append(_first_difference(told, after))
        told = _carried_out(told, left[-1].old, left[-1].new, present)
    return left, untrue


def _carried_out(told: str, old: str, new: str, present: str) -> str:
    [(begin, end)] = _places(told, old)
    return told[:begin] + _in_full(new, present) + told[end:]


def _in_full(quotation: str, text: str) -> str:
    """The words of a text that a quotation means."""
    places = _places(text, quotation)
    return text[slice(*places[0])] if places else " ".join(quotation.split())


def _places(text: str, quotation: str) -> list[Span]:
    """Where a quotation stands; one with something left out goes from its first words to its last ones."""
    words = " ".join(quotation.split())
    if not text:
        return [(0, 0)] if words == NOTHING.raw else []
    head, left_out, tail = words.partition(_LEFT_OUT)
    if words in text or not left_out:
        return [(begin, begin + len(words)) for begin in _found(text, words)]
    ends = ((begin, text.find(tail, begin + len(head))) for begin in _found(text, head))
    return [(begin, end + len(tail)) for begin, end in ends if end >= 0]


def _found(text: str, words: str) -> Iterator[int]:
    begin = text.find(words)
    while begin >= 0:
        yield begin
        begin = text.find(words, begin + 1)


def _first_difference(before: str, after: str) -> Quotation:
    """Quote the first passage that differs, together with the next ones if it is not to be told from others alone."""
    old, new = before.split(), after.split()
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    hunks = [_Hunk(*code[1:]) for code in codes if code[0] != "equal"]
    if len(hunks) > _MOST:
        hunks = [_Hunk(hunks[0].a, hunks[-1].b, hunks[0].c, hunks[-1].d)]
    lines = [number for number, line in enumerate(after.split("\n"), 1) for _ in line.split()] or [1]
    (a, _, c, _), ends = hunks[0], [*(hunk.a for hunk in hunks[1:]), len(old)]
    joined = (_Hunk(a, hunk.b, c, hunk.d) for hunk in hunks)
    quoted = (_quoted(old, new, hunk, end - hunk.b) for hunk, end in zip(joined, ends, strict=True))
    return Quotation(*next(filter(None, quoted)), lines[min(c, len(lines) - 1)])


def _quoted(old: Sequence[str], new: Sequence[str], hunk: _Hunk, behind: int) -> tuple[str, str] | None:
    """Quote a difference with as many words around it as tell its place; so many words ``behind`` it are equal."""
    for around in range(_AROUND, max(hunk.a, behind, _AROUND) + 1):
        lead, trail = min(around, hunk.a), min(around, behind)
        was = _told_apart(old, hunk.a - lead, hunk.b + trail)
        now = _told_apart(new, hunk.c - lead, hunk.d + trail)
        if was and now:
            return was, now
    return None


def _told_apart(words: Sequence[str], begin: int, end: int) -> str | None:
    """Quote words, a long passage with its middle left out, if the quotation means this passage and no other."""
    if not words:
        return NOTHING.raw
    whole, passage = " ".join(words), " ".join(words[begin:end])
    start = len(" ".join([*words[:begin], ""]))
    short = f"{passage[:_END].rstrip()}{_LEFT_OUT}{passage[-_END:].lstrip()}"
    quotations = [short, passage] if len(passage) > _LONGEST else [passage]
    meant = [(start, start + len(passage))]
    return next((quotation for quotation in quotations if _places(whole, quotation) == meant), None)
