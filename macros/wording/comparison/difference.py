"""In what two wordings differ, word by word: for the page that tells how a common text changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Literal

from macros.wording.blocks import Block, Wording
from macros.wording.comparison.alignment import Hunk, hunks
from macros.wording.comparison.chunks import SIGNATURES, chunks_of
from macros.wording.comparison.flow import Flow, flow_of
from macros.wording.comparison.tokens import in_one_line

Marker = Literal["same", "changed", "only_left", "only_right"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one line; „changed“ where other words stand on the other side."""

    text: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: its blocks, none where only the other side has any, and their words in spans."""

    blocks: tuple[Block, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that belong together and differ; more than one on a side where a paragraph is cut differently."""

    left: Side
    right: Side


def changes(left: Wording, right: Wording) -> tuple[Row, ...]:
    """Set side by side in what two wordings differ, in the order of the left one.

    Layout does not count, as in the comparison of a year.
    """
    pairs = [pair for pair in _flows(left, right) if pair[0].keys != pair[1].keys]
    return tuple(row for pair in pairs for row in _rows(*pair))


def _flows(left: Wording, right: Wording) -> list[tuple[Flow, Flow]]:
    chunks = chunks_of([(left, None), (right, None)])
    pairs = [(chunks[0][key], chunks[1][key]) for key in chunks[0]]
    signed = [tuple(s for s in wording.sections if s.key == SIGNATURES) for wording in (left, right)]
    return [(flow_of(a, None), flow_of(b, None)) for a, b in (*pairs, (signed[0], signed[1]))]


def _rows(left: Flow, right: Flow) -> Iterator[Row]:
    """Cut both flows wherever both have a block's end and no word stands across the cut; leave out what is the same."""
    markers = _markers(len(left.keys), len(right.keys), hunks(left.keys, right.keys))
    for (a, c), (b, d) in pairwise(_cuts(left, right, markers)):
        if {*markers[0][a:b], *markers[1][c:d]} <= {"same"}:
            continue
        alone: tuple[Marker | None, Marker | None] = ("only_left" if c == d else None, "only_right" if a == b else None)
        yield Row(_side(left, markers[0], a, b, alone[0]), _side(right, markers[1], c, d, alone[1]))


def _markers(left: int, right: int, changes: Sequence[Hunk]) -> tuple[list[Marker], list[Marker]]:
    here: list[Marker] = ["same"] * left
    there: list[Marker] = ["same"] * right
    for hunk in changes:
        both = hunk.a < hunk.b and hunk.c < hunk.d
        here[hunk.a : hunk.b] = ["changed" if both else "only_left"] * (hunk.b - hunk.a)
        there[hunk.c : hunk.d] = ["changed" if both else "only_right"] * (hunk.d - hunk.c)
    return here, there


def _cuts(left: Flow, right: Flow, markers: tuple[list[Marker], list[Marker]]) -> Iterator[tuple[int, int]]:
    """Places before which equally many words are the same; blocks without such a word stand by themselves."""
    places: tuple[dict[int, list[int]], dict[int, list[int]]] = (defaultdict(list), defaultdict(list))
    for flow, own, found in zip((left, right), markers, places, strict=True):
        same = list(accumulate((marker == "same" for marker in own), initial=0))
        for place in (*flow.firsts, len(flow.keys)):
            found[same[place]].append(place)
    for count in sorted(places[0].keys() & places[1].keys()):
        here, there = places[0][count], places[1][count]
        for number in range(max(len(here), len(there))):
            yield here[min(number, len(here) - 1)], there[min(number, len(there) - 1)]


def _side(flow: Flow, markers: Sequence[Marker], begin: int, end: int, alone: Marker | None) -> Side:
    """Cut the words of a row into spans; ``alone`` marks them all where the other side has none."""
    if begin == end:
        return Side((), ())
    blocks = flow.blocks[flow.numbers[begin] : flow.numbers[end - 1] + 1]
    spans: list[Span] = []
    before = begin
    for marker, group in groupby(range(begin, end), key=markers.__getitem__):
        tokens = list(group)
        start, stop = flow.stretch(tokens[0], tokens[-1] + 1)
        if spans and flow.stretch(before, before + 1)[1] < start:
            spans.append(Span(" ", "same"))
        spans.append(Span(in_one_line(flow.text[start:stop]), alone or marker))
        before = tokens[-1]
    return Side(blocks, tuple(spans))
