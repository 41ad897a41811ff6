"""The signatures of a wording as a reader would list them: places, dates, persons, offices."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from macros.wording.comparison.alignment import hunks
from macros.wording.comparison.deviation import Deviation, deviation
from macros.wording.comparison.elements import Place, elements_at, printed
from macros.wording.comparison.flow import Flow
from macros.wording.comparison.misprints import alike
from macros.wording.comparison.tokens import Keys, keys_of
from macros.wording.sections import PRINTED_DATE

Part = Literal["place", "date", "person", "office"]

_SLOTS: Mapping[Part, str] = {"place": "[Ort]", "date": "[Datum]", "person": "[Person]", "office": "[Amt]"}
OWN_PARTS = frozenset(_SLOTS.values())
"""What stands as the common text beside a part that is a signature's own."""

_LINE_LENGTH = 200  # characters: more is no line of a signature
_GAP = r"\s*(?:[_.…]{2,}[\s_.…0-9]*|$)"
_SIGNING = re.compile(
    r"\s*(?P<place>[^\W\d_][^\n,0-9_…]*?)"
    rf"(?:(?:\s*,(?:\s*(?:den|im)\b)?|\s+den\b)\s*(?P<date>{PRINTED_DATE.pattern})|\s*,?\s*\bden\b{_GAP})\s*"
)


class Item(NamedTuple):
    """One part of a signature, at the tokens ``begin:end``; ``keys`` is what is compared."""

    part: Part
    keys: Keys
    begin: int
    end: int


Items = Mapping[tuple[Part, Keys], Item]


def items_of(flow: Flow, persons: Sequence[Keys]) -> Items:
    """List the parts of all signatures, each once: a name often stands there twice, signed and typed.

    ``persons`` are the names to expect; what is neither place, date nor name belongs to an office.
    """
    found: dict[tuple[Part, Keys], Item] = {}
    begins = [begin for begin, _ in flow.stretches]
    for part, start, end in _stretches(flow.text, persons):
        first, last = bisect_left(begins, start), bisect_left(begins, end)
        found.setdefault((part, flow.keys[first:last]), Item(part, flow.keys[first:last], first, last))
    return found


def _stretches(text: str, persons: Sequence[Keys]) -> Iterator[tuple[Part, int, int]]:
    """Neighbouring lines of an office belong together."""
    office: list[int] = []
    start = 0
    for line in text.split("\n"):
        known = [(part, start + begin, start + end) for part, begin, end in _parts(line, persons)]
        if known and office:
            yield "office", office[0], office[-1]
            office = []
        if not known and line:
            office += (start, start + len(line))
        yield from known
        start += len(line) + 1
    if office:
        yield "office", office[0], office[-1]


def _parts(line: str, persons: Sequence[Keys]) -> tuple[tuple[Part, int, int], ...]:
    """A line is a person's name, or one or two places with their dates, or it has no part of these."""
    if len(line) > _LINE_LENGTH:
        return ()
    words = keys_of(line)
    named = any(_names(words, person) for person in persons)
    return (("person", 0, len(line)),) if named else _signings(line)


@lru_cache(maxsize=4096)
def _signings(line: str) -> tuple[tuple[Part, int, int], ...]:
    """The places and dates of a line that holds nothing else."""
    if _SIGNING.sub("", line):
        return ()
    parts: tuple[Part, Part] = ("place", "date")
    return tuple((part, *found.span(part)) for found in _SIGNING.finditer(line) for part in parts if found[part])


@lru_cache(maxsize=16384)
def _names(line: Keys, person: Keys) -> bool:
    """A line names a person even if one word of the name is another, missing, or too many."""
    spare = min(len(line) - 1, 1 - max(0, len(person) - len(line)))
    others = (word for word in line if not any(alike(word, other) for other in person))
    return spare >= 0 and len(list(islice(others, spare + 1))) <= spare


def shared_parts(flows: Sequence[Flow], items: Sequence[Items]) -> dict[tuple[Part, Keys], str]:
    """The parts of signatures that more than half of several wordings have, and how they are printed."""
    counts = Counter(compared for own in items for compared in own)
    texts: dict[tuple[Part, Keys], str] = {}
    for flow, own in zip(flows, items, strict=True):
        for compared, item in own.items():
            if compared not in texts and counts[compared] * 2 > len(flows) > 1:
                texts[compared] = printed(elements_at(Place(flow, tuple(range(item.begin, item.end)))))
    return texts


def signature_deviations(flow: Flow, items: Items, shared: Mapping[tuple[Part, Keys], str]) -> Iterator[Deviation]:
    """The parts of a wording's signatures that are its own, and the ``shared`` ones that it lacks.

    A missing part is told with the part of its kind that is most like it and stands in its place.
    """
    own = {compared: item for compared, item in items.items() if compared not in shared}
    for (part, keys), text in shared.items() if flow.blocks else ():
        if (part, keys) in items:
            continue
        instead = [item for item in own.values() if item.part == part]
        if instead:
            item = max(instead, key=lambda item: _likeness(item.keys, keys))
            del own[part, item.keys]
            yield from _changed(flow, item, keys, text)
        else:
            yield deviation("signature", flow, (len(flow.text), len(flow.text)), text)
    for item in own.values():
        yield deviation("signature", flow, flow.stretch(item.begin, item.end), _SLOTS[item.part])


def _changed(flow: Flow, item: Item, keys: Keys, text: str) -> Iterator[Deviation]:
    """Where most words are the same, tell only the others."""
    if _likeness(item.keys, keys) * 2 <= len(keys):
        yield deviation("signature", flow, flow.stretch(item.begin, item.end), text)
        return
    for hunk in hunks(keys, item.keys):
        stretch = flow.stretch(item.begin + hunk.c, item.begin + hunk.d)
        yield deviation("signature", flow, stretch, " ".join(keys[hunk.a : hunk.b]))


def _likeness(one: Keys, other: Keys) -> int:
    return (Counter(one) & Counter(other)).total()
