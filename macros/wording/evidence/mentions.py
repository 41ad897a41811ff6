"""Where a partner is named in the sentences of the wording, and where the name is not quite theirs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from macros.wording.likeness import nearly
from macros.wording.statements.parties import KIND
from macros.wording.statements.running import RunningText, Span, find, places

_MARKS = ".,;:!?)\"'"
_OPENING = ("(", '"', "'")
_COVERED = "\0"  # stands for every character that is known; no gated text contains it
_LONGEST_WORD = 60
_WORD = re.compile(rf"[\w-]{{1,{_LONGEST_WORD}}}")
_ANCHOR = 5  # letters at either end of a name by which a misprint of it is found
_KINDS = ("reis", "tadt")  # without the first letter, which may be a capital
_KIND_ENDS = re.compile(r"(?:[Kk]reis(?:es)?|[Ss]tadt)(?![\w-])")
_LANDSCAPE = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]*(?:au|berg|burg|gau|taunus|wald|ried|tal)kreis(?:es)?|(?:\w+-)+Kreis(?:es)?"
)
_PROPER = re.compile(r" (?P<name>[A-ZÄÖÜ][\w-]{0,60}(?: (?:am|an der) [A-ZÄÖÜ]\w{0,60})?)")
_COMMON_NOUN = re.compile(
    r"[A-Z]{2,}.*|\w+(?:ung|heit|keit|schaft)(?:en)?|(?:\w*(?i:mittel|gelder|budgets?|kosten|zuschüsse|zuwendungen"
    r"|leistungen|hilfen|angebote|projekte|maßnahmen|aufgaben|ziele|plätze|stellen|träger|personal|unternehmen"
    r"|betriebe|handwerk|menschen|jugendliche[nr]?|daten|berichte|beratung))"
)


def mentions(text: str, names: Collection[str], start: int, end: int) -> list[Span]:
    """All spans at which one of the folded names stands, in order; the longest name wins."""
    found: dict[int, int] = {}
    for name in names:
        for begin, finish in find(text, name, start, end):
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


def misprints(text: str, names: Collection[str], known: Sequence[Span], start: int, end: int) -> list[Span]:
    """Spans outside the known ones at which one of the names stands with a misprint."""
    found: dict[Span, None] = {}
    unknown = _covered(text, known)
    longer = [name for name in names if len(name) > 2 * _ANCHOR]
    for anchor in {name[:_ANCHOR] for name in longer}:
        for position in places(unknown, anchor, start, end):
            for name in (name for name in longer if name.startswith(anchor)):
                window = _words(name.count(" ")).match(text, position, end)
                if window and nearly(window[0].rstrip(_MARKS), name):
                    found[position, position + len(window[0].rstrip(_MARKS))] = None
    for anchor in {name[-_ANCHOR:] for name in longer}:
        for finish in (position + _ANCHOR for position in places(unknown, anchor, start, end)):
            for name in (name for name in longer if name.endswith(anchor)):
                begin = _back(text, finish, name.count(" ") + 1)
                if nearly(text[begin:finish], name):
                    found[begin, finish] = None
    return sorted(found)


def strangers(running: RunningText, known: Sequence[Span], start: int, end: int) -> list[Span]:
    """Spans outside the known ones at which another district is named: „Landkreis Gießen“, „Odenwaldkreis“."""
    text = running.text
    unknown = _covered(text, known)
    found: dict[Span, None] = {}
    for position in (position for kind in _KINDS for position in places(unknown, kind, start + 1, end)):
        if not _KIND_ENDS.match(unknown, position - 1, end):
            continue
        begin = _back(text, position, 1)
        word = _WORD.match(text, begin, end)
        if word and _LANDSCAPE.fullmatch(word[0]):
            found[word.span()] = None
        elif word and KIND.fullmatch(word[0]):
            proper = _PROPER.match(text, word.end(), _end_of_name(running, begin, end))
            if proper and not _COMMON_NOUN.fullmatch(proper["name"]):
                found[begin, proper.end()] = None
    return sorted(found)


def _end_of_name(running: RunningText, begin: int, end: int) -> int:
    """A name ends with its block, unless that is a paragraph, which a page break may have torn."""
    block = running.block_at(begin)
    return end if running.blocks[block].kind == "paragraph" else min(end, running.end_of(block))


@cache
def _words(spaces: int) -> re.Pattern[str]:
    return re.compile(rf"\S+(?: \S+){{{spaces}}}")


def _covered(text: str, known: Sequence[Span]) -> str:
    """The text with every character of the known spans covered."""
    pieces: list[str] = []
    behind = 0
    for start, end in known:
        pieces += text[behind:start], _COVERED * (end - start)
        behind = end
    return "".join([*pieces, text[behind:]])


def _back(text: str, position: int, words: int) -> int:
    """Go back to the start of the last so many words before a position."""
    for _ in range(words):
        lowest = max(0, position - _LONGEST_WORD)
        position = max(text.rfind(" ", lowest, position), text.rfind("\n", lowest, position), lowest - 1)
    start = position + 1
    return start + 1 if text[start : start + 1] in _OPENING else start
