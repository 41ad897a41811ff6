"""How one wording differs from the common text, chunk by chunk, and of which kind each difference is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.wording.comparison.alignment import Hunk, hunks
from macros.wording.comparison.deviation import Deviation, Kind, block_deviation, deviation
from macros.wording.comparison.elements import OPEN, Element, printed
from macros.wording.comparison.flow import Flow
from macros.wording.comparison.misprints import SMALL_WORDS, alike
from macros.wording.comparison.names import NAME, Cases
from macros.wording.comparison.slots import AMOUNT, PROJECTS
from macros.wording.comparison.tokens import Keys

_SLOT_KINDS: tuple[tuple[str, Kind], ...] = ((AMOUNT, "amount"), (NAME, "name"))
_FEW, _SHORT = 3, 8  # words with a slot, and in the place of it: where more differ, a passage differs


class _Measured(NamedTuple):
    """What differs in wordings that have the same words, and where their slots are.

    Of each name slot that is in its place: its position in the common text and here, and its count here from 0.
    """

    hunks: tuple[Hunk, ...]
    names: tuple[tuple[int, int, int], ...]
    amounts: tuple[int, ...]


class Standard:
    """The common text of one chunk, as the measure of all wordings of the year.

    ``alike`` are the wordings by their words: equal ones are aligned with it once. ``known`` are all words of
    the common text: whatever is one of them is no misprint of another.
    """

    def __init__(
        self, elements: Sequence[Element], alike: Mapping[Keys, Sequence[Flow]], known: Collection[str]
    ) -> None:
        self.elements = elements
        self.known = known
        self.keys: Keys = tuple([element.key for element in elements])
        self.measured = {keys: self._measured(keys) for keys in alike}
        self.cases = self._usual_cases(alike)

    def _measured(self, keys: Keys) -> _Measured:
        found = hunks(self.keys, keys)
        places = {slot: [position for position, key in enumerate(keys) if key == slot] for slot in (NAME, AMOUNT)}
        return _Measured(found, tuple(self._names(len(keys), places[NAME], found)), tuple(places[AMOUNT]))

    def _names(self, length: int, places: Sequence[int], found: Sequence[Hunk]) -> Iterator[tuple[int, int, int]]:
        """The name slots outside of all differences."""
        done, shift = 0, 0
        for hunk in (*found, Hunk(len(self.keys), len(self.keys), length, length)):
            equal = range(done + shift, hunk.a + shift)
            yield from ((place - shift, place, count) for count, place in enumerate(places) if place in equal)
            done, shift = hunk.b, hunk.d - hunk.b

    def _usual_cases(self, alike: Mapping[Keys, Sequence[Flow]]) -> dict[int, Cases]:
        """The cases that most wordings have at each name slot; „der“ of a Stadt may be one or another."""
        votes: defaultdict[int, Counter[Cases]] = defaultdict(Counter)
        for keys, flows in alike.items():
            for common, _, count in self.measured[keys].names:
                votes[common].update([flow.cases[count] for flow in flows])
        return {common: frozenset(_usual(counts)) for common, counts in votes.items()}

    def deviations(self, flow: Flow) -> Iterator[Deviation]:
        """Everything in which a wording differs from the common text, and what is its own by nature."""
        if not flow.blocks:
            return
        measured = self.measured[flow.keys]
        misnamed = dict(self._misnamed(flow, measured))
        for hunk in measured.hunks:
            if hunk.a == hunk.b and hunk.d in misnamed:
                settled = misnamed.pop(hunk.d)
                yield deviation("name", flow, flow.stretch(hunk.c, hunk.d + 1), NAME, settled=settled)
            else:
                yield from (self._deviation(part, flow) for part in self._parts(hunk, flow.keys))
        for here, settled in misnamed.items():
            yield deviation("name", flow, flow.stretch(here, here + 1), NAME, settled=settled)
        for here in measured.amounts:
            yield deviation("amount", flow, flow.stretch(here, here + 1), AMOUNT)
        for number in flow.projects:
            yield block_deviation("project", flow.blocks[number], PROJECTS)

    def _misnamed(self, flow: Flow, measured: _Measured) -> Iterator[tuple[int, bool]]:
        """The name slots in another case than in most wordings, and whether most agree on a case.

        A word between the article and the name, or instead of the article, parts them.
        """
        for common, here, count in measured.names:
            if not flow.cases[count] & self.cases[common]:
                yield here, bool(self.cases[common])

    def _parts(self, hunk: Hunk, keys: Keys) -> Iterator[Hunk]:
        """Neighbours that are all misprinted are told one by one; a slot that only one side has is no word."""
        common, here = self.keys[hunk.a : hunk.b], keys[hunk.c : hunk.d]
        if (not common and set(here) <= {AMOUNT, PROJECTS}) or (not here and set(common) == {PROJECTS}):
            return
        pairs = zip(zip(here, strict=True), zip(common, strict=True), strict=False)
        if len(common) == len(here) > 1 and all(self._misprinted(*pair) for pair in pairs):
            yield from (Hunk(hunk.a + i, hunk.a + i + 1, hunk.c + i, hunk.c + i + 1) for i in range(len(here)))
        else:
            yield hunk

    def _deviation(self, hunk: Hunk, flow: Flow) -> Deviation:
        elements = self.elements[hunk.a : hunk.b]
        here = flow.keys[hunk.c : hunk.d]
        common = printed(elements, here)
        settled = all(element.key != OPEN for element in elements)
        section = "" if here else elements[0].block.section
        forms = [keys for element in elements for keys in element.forms or () if keys != here]
        replaced = forms if forms and len(elements) == 1 else [self.keys[hunk.a : hunk.b]]
        kinds = {self._kind(other, here) for other in replaced}
        kind = kinds.pop() if len(kinds) == 1 else "wording"
        stretch = flow.stretch(hunk.c, hunk.d)
        return deviation(kind, flow, stretch, common, section=section, settled=settled)

    def _kind(self, common: Keys, here: Keys) -> Kind:
        if common == (PROJECTS,):
            return "project"
        if len(common) <= _FEW and len(here) <= _SHORT:
            for slot, kind in _SLOT_KINDS:
                if slot in common and slot not in here:
                    return kind
        if NAME in here and NAME not in common and len(common) <= _SHORT and len(here) <= _FEW:
            return "name"
        return "spelling" if self._misprinted(here, common) else "wording"

    def _misprinted(self, here: Keys, common: Keys) -> bool:
        """A word with a letter or two astray, or a space, or a mark between words."""
        if not any(char.isalnum() for key in (*here, *common) for char in key):
            return True
        one, other = "".join(here), "".join(common)
        if one.casefold() == other.casefold():
            return True
        another = one in self.known or one.lower() in SMALL_WORDS
        return len(here) == len(common) == 1 and not another and alike(one, other)


def _usual(counts: Counter[Cases]) -> Iterator[str]:
    """The cases that more than half have, alone or among others."""
    for case in frozenset[str]().union(*counts):
        if sum(count for cases, count in counts.items() if case in cases) * 2 > counts.total():
            yield case
