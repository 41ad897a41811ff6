"""Where a partner is named in the sentences of the wording, and where the name is not quite theirs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from macros.wording.comparison.likeness import nearly
from macros.wording.statements.parties import KIND
from macros.wording.statements.running import RunningText

Span = tuple[int, int]

_MARKS = ".,;:!?)\"'"
_OPENING = ("(", '"', "'")
_LONGEST_WORD = 60
_WORD = re.compile(rf"[\w-]{{1,{_LONGEST_WORD}}}")
_ANCHOR = 5  # letters at either end of a name by which a misprint of it is found
_KINDS = ("kreis", "Kreis", "stadt", "Stadt")
_LANDSCAPE = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]*(?:au|berg|burg|gau|taunus|wald|ried|tal)kreis(?:es)?|(?:\w+-)+Kreis(?:es)?"
)
_PROPER = re.compile(r" (?P<name>[A-ZÄÖÜ][\w-]{0,60}(?: (?:am|an der) [A-ZÄÖÜ]\w{0,60})?)")
_COMMON_NOUN = re.compile(
    r"[A-Z]{2,}.*|\w+(?:ung|heit|keit|schaft)(?:en)?|(?:\w*(?i:mittel|gelder|budgets?|kosten|zuschüsse|zuwendungen"
    r"|leistungen|hilfen|angebote|projekte|maßnahmen|aufgaben|ziele|plätze|stellen|träger|personal|unternehmen"
    r"|betriebe|handwerk|menschen|jugendliche[nr]?|daten|berichte|beratung))"
)


def mentions(running: RunningText, names: Collection[str], start: int, end: int) -> list[Span]:
    """All spans at which one of the folded names stands, in order; the longest name wins."""
    found: dict[int, int] = {}
    for name in names:
        for begin, finish in running.find(name, start, end):
            found[begin] = max(found.get(begin, 0), finish)
    spans: list[Span] = []
    for span in sorted(found.items()):
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
    return spans


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap; the result is in order, as ``misprints`` and ``strangers`` need it."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def misprints(running: RunningText, names: Collection[str], known: Sequence[Span], start: int, end: int) -> list[Span]:
    """Spans outside the known ones at which one of the names stands with a misprint."""
    found: dict[Span, None] = {}
    for name in (name for name in names if len(name) > 2 * _ANCHOR):
        for position in _places(running.text, {name[:_ANCHOR]}, known, start, end):
            window = _words(name.count(" ")).match(running.text, position, end)
            if window and nearly(window[0].rstrip(_MARKS), name):
                found[position, position + len(window[0].rstrip(_MARKS))] = None
        for position in _places(running.text, {name[-_ANCHOR:]}, known, start, end):
            finish = position + _ANCHOR
            begin = _back(running.text, finish, name.count(" ") + 1)
            if nearly(running.text[begin:finish], name):
                found[begin, finish] = None
    return sorted(found)


def strangers(running: RunningText, known: Sequence[Span], start: int, end: int) -> list[Span]:
    """Spans outside the known ones at which another district is named: „Landkreis Gießen“, „Odenwaldkreis“."""
    text = running.text
    found: dict[Span, None] = {}
    for position in _places(text, _KINDS, known, start, end):
        begin = _back(text, position + 1, 1)
        word = _WORD.match(text, begin, end)
        if not word:
            continue
        proper = _PROPER.match(text, word.end(), _end_of_name(running, begin, end))
        if _LANDSCAPE.fullmatch(word[0]):
            found[word.span()] = None
        elif KIND.fullmatch(word[0]) and proper and not _COMMON_NOUN.fullmatch(proper["name"]):
            found[begin, proper.end()] = None
    return sorted(found)


def _end_of_name(running: RunningText, begin: int, end: int) -> int:
    """A name ends with its block, unless that is a paragraph, which a page break may have torn."""
    block = running.block_at(begin)
    return end if running.blocks[block].kind == "paragraph" else min(end, running.end_of(block))


@cache
def _words(spaces: int) -> re.Pattern[str]:
    return re.compile(rf"\S+(?: \S+){{{spaces}}}")


def _places(text: str, words: Collection[str], known: Sequence[Span], start: int, end: int) -> Iterator[int]:
    """Where one of some short strings stands outside the known spans."""
    for word in words:
        position = text.find(word, start, end)
        while position >= 0:
            before = bisect_right(known, (position, end)) - 1
            if before < 0 or known[before][1] <= position:
                yield position
            position = text.find(word, position + 1, end)


def _back(text: str, position: int, words: int) -> int:
    """Go back to the start of the last so many words before a position."""
    for _ in range(words):
        lowest = max(0, position - _LONGEST_WORD)
        position = max(text.rfind(" ", lowest, position), text.rfind("\n", lowest, position), lowest - 1)
    start = position + 1
    return start + 1 if text[start : start + 1] in _OPENING else start
