"""What stands in the lines below the text: places and days, names, offices, names of the partners.

Names, offices and partners that are known to the caller are found wherever they stand, across line ends
too. A line that does not consist of them is judged by its look (``line_looks``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import digits
from typing import NamedTuple

from macros.register.model import PartyName
from macros.wording.statements.dates import PRINTED_DAY
from macros.wording.statements.line_looks import Kind, Stretch, judge
from macros.wording.statements.running import RunningText

_PLACE = r"(?P<place>[A-ZÄÖÜ][^ \n,0-9]*(?: [^ \n,0-9]+){0,5}?)"
_DATED = re.compile(rf"{_PLACE}(?:, ?(?:den |im |am )?| den )(?P<day>{PRINTED_DAY})")
_UNDATED = re.compile(rf"{_PLACE}(?:,? den|,(?= ?[_.…]))(?P<day>[0-9 _.…/-]*(?:[A-Za-zä]{{3,9}}[0-9 _.…/-]*)?)$")
_FILLING = re.compile(
    r"\b(?:[Dd]e[rmns]|[Dd]ie|[Dd]as|[Ff]ür|gez|i\. ?[VA]|[Ii]m Auftrag|[Ii]n Vertretung|L\. ?S|Siegel|Unterschrift"
    r"|Kreisausschuss(?:es)?|Magistrat(?:s|es)?)\b|[^\w\0]|_"
)
_COVERED = "\0"  # stands for every character that is explained; no gated text contains it
_OPEN = re.compile(rf"[^{_COVERED} \n][^{_COVERED}\n]*")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """Folded words that the caller expects among the signatures; ``partners`` gives the side of each form."""

    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    partners: Mapping[str, PartyName] = field(default_factory=dict)

    def words(self) -> list[tuple[str, Kind]]:
        """All words but the places, the longest first."""
        kinds: tuple[tuple[Iterable[str], Kind], ...] = (
            (self.names, "name"),
            (self.offices, "office"),
            (self.partners, "partner"),
        )
        return sorted(((w, kind) for words, kind in kinds for w in words), key=lambda word: (-len(word[0]), word))


class Segment(NamedTuple):
    """A stretch of the running text and what it is; of a place and day, ``day`` is where the day starts."""

    start: int
    end: int
    kind: Kind
    known: bool = False
    place_end: int = 0
    day: int = 0


def read_segments(running: RunningText, known: Known) -> list[Segment]:
    """Divide the section of the signatures into segments, in their order; fillings („gez.“) are left out."""
    first = running.first_of.get("unterschriften")
    if first is None:
        return []
    lines = [line for index in range(first, len(running.blocks)) for line in _lines(running, index)]
    segments = _signings(running, lines, known.places)
    segments += _expected(running, lines[0][0], known, segments)
    masked, open_lines = _open_lines(running.text, lines, segments)
    while dropped := _broken(segments, open_lines):
        segments = [segment for segment in segments if segment not in dropped]
        masked, open_lines = _open_lines(running.text, lines, segments)
    stretches = [
        Stretch(*part.span(), running.block_at(start))
        for start, end in open_lines
        for part in _OPEN.finditer(masked, start, end)
        if _FILLING.sub("", part[0])
    ]
    segments += [Segment(look.start, look.end, look.kind) for look in judge(running.text, stretches)]
    return sorted(segments, key=lambda segment: segment.start)


def _lines(running: RunningText, index: int) -> Iterator[Span]:
    """The source lines of a block."""
    starts = running.line_starts(index)
    return zip(starts, [*starts[1:], running.end_of(index)], strict=True)


def _signings(running: RunningText, lines: Sequence[Span], places: frozenset[str]) -> list[Segment]:
    """A place and a day begin a line, or stand beside another pair, or the place is known."""
    found: list[Segment] = []
    ends = dict(lines)
    known = (start for place in places for start, _ in running.find(place, lines[0][0]))
    starts = sorted({*ends, *known}, reverse=True)
    last_digit = max(running.text.rfind(digit, lines[0][0]) for digit in digits)
    line_end = 0
    while starts:
        start = starts.pop()
        line_end = max(line_end, ends.get(start, 0))
        if found and start < found[-1].end:
            continue
        if signing := _signing(running.text, start, line_end, last_digit, places):
            found.append(signing)
            starts.append(signing.end + 1)
    return found


def _signing(text: str, start: int, line_end: int, last_digit: int, places: frozenset[str]) -> Segment | None:
    """Where no digit follows no day does, so that the many lines of names are told apart at once."""
    dated = _DATED.match(text, start) if start < last_digit else None
    if dated and (dated.end("place") <= line_end or dated["place"] in places):
        return Segment(start, dated.end(), "signing", True, dated.end("place"), dated.start("day"))
    undated = _UNDATED.match(text, start, line_end)
    if undated:
        return Segment(start, undated.end(), "signing", True, undated.end("place"), undated.start("day"))
    return None


def _expected(running: RunningText, begin: int, known: Known, signings: Sequence[Segment]) -> list[Segment]:
    """Find the known words, longer ones first, so that no shorter one is found inside of them."""
    taken = bytearray(len(running.text) - begin)
    for signing in signings:
        taken[signing.start - begin : signing.end - begin] = b"x" * (signing.end - signing.start)
    found = []
    for words, kind in known.words():
        for start, end in running.find(words, begin):
            if taken.find(b"x", start - begin, end - begin) < 0:
                taken[start - begin : end - begin] = b"x" * (end - start)
                found.append(Segment(start, end, kind, True))
    return found


def _open_lines(text: str, lines: Sequence[Span], segments: Sequence[Segment]) -> tuple[str, list[Span]]:
    """Cover all that is explained, and give back the lines of which something is left."""
    pieces, behind = [], 0
    for segment in sorted(segments, key=lambda segment: segment.start):
        pieces += [text[behind : segment.start], _COVERED * (segment.end - segment.start)]
        behind = segment.end
    masked = "".join([*pieces, text[behind:]])
    told = ((start, end) for start, end in lines if masked[start:end].strip(f"{_COVERED} \n"))
    return masked, [(start, end) for start, end in told if _FILLING.sub("", masked[start:end]).strip(_COVERED)]


def _broken(segments: Sequence[Segment], open_lines: Sequence[Span]) -> set[Segment]:
    """Known words beside unknown ones in a line may be part of something else, such as a longer name."""
    marks = sorted(segments, key=lambda segment: segment.start)
    broken: set[Segment] = set()
    for start, end in open_lines:
        first = bisect_right(marks, start, key=lambda segment: segment.end)
        for segment in marks[first:]:
            if segment.start >= end:
                break
            broken.add(segment)
    return {segment for segment in broken if segment.kind != "signing"}
