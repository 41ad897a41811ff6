"""The common text of a year: what most of its wordings share, word by word.

All wordings are aligned with the most frequent one, and each place where half of them or more differ from
it is put to the vote. The form that at least half of them have, and no other form as often, is common.
Where there is none, as between two wordings, a misprint gives way to the word it stands for; else the
place stays open, and every wording differs there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from operator import attrgetter

from macros.wording.comparison.alignment import Hunk, hunks
from macros.wording.comparison.elements import OPEN, SLOTS, Element, Place, elements_at, printed
from macros.wording.comparison.flow import Flow
from macros.wording.comparison.misprints import alike
from macros.wording.comparison.slots import PROJECTS
from macros.wording.comparison.tokens import Keys


class Vote:
    """The vote on one chunk of all wordings of a year.

    ``alike`` are the wordings by their words, ``settled`` the words that nobody contests; only when those
    of all chunks are known can ``decide`` tell a misprint from its word.
    """

    def __init__(self, flows: Sequence[Flow]) -> None:
        self.total = len(flows)
        self.alike: dict[Keys, list[Flow]] = {}
        for flow in flows:
            self.alike.setdefault(flow.keys, []).append(flow)
        self.weights = Counter({keys: len(same) for keys, same in self.alike.items()})
        self.pivot = _most_typical(self.weights)
        self.changes = {keys: hunks(self.pivot, keys) for keys in self.weights}
        self.runs = tuple(self._contested())
        self.settled = frozenset(self.pivot) if not self.runs else frozenset(self._uncontested())

    def _uncontested(self) -> Iterator[str]:
        for (_, begin), (end, _) in pairwise(((0, 0), *self.runs, (len(self.pivot), 0))):
            yield from self.pivot[begin:end]

    def _contested(self) -> Iterator[tuple[int, int]]:
        """Runs of words of the pivot, or gaps between two, where half of the wordings or more differ."""
        if len(self.weights) == 1:
            return
        length = len(self.pivot)
        absent, added = [0] * (length + 1), [0] * (length + 1)
        for keys, weight in self.weights.items():
            for hunk in self.changes[keys]:
                added[hunk.a] += weight if hunk.c < hunk.d else 0
                for position in range(hunk.a, hunk.b):
                    absent[position] += weight
        position = 0
        while position <= length:
            end = position
            while absent[end] * 2 >= self.total:
                end += 1
            if end > position or added[position] * 2 >= self.total:
                yield position, end
            position = end + 1

    def decide(self, known: Collection[str], titles: Collection[Keys]) -> tuple[Element, ...]:
        """Count the vote: ``known`` are words that are no misprints, ``titles`` the official ones."""
        elements: list[Element] = []
        done = 0
        for begin, end in self.runs:
            elements += elements_at(Place(self.alike[self.pivot][0], tuple(range(done, begin))))
            elements += self._decided(begin, end, known, titles)
            done = end
        rest = range(done, len(self.pivot))
        return (*elements, *elements_at(Place(self.alike[self.pivot][0], tuple(rest))))

    def _decided(self, begin: int, end: int, known: Collection[str], titles: Collection[Keys]) -> Iterator[Element]:
        weights: Counter[Keys] = Counter()
        places: dict[Keys, Place] = {}
        for keys, weight in self.weights.items():
            tokens = tuple(_standing(self.changes[keys], begin, end))
            form = tuple(keys[token] for token in tokens)
            weights[form] += weight
            places.setdefault(form, Place(self.alike[keys][0], tokens))
        rules = (_elected(weights, self.total), _slot(places), _official(places, titles), _known(places, known))
        winner = next((form for form in rules if form is not None), None)
        return iter([_open(places)]) if winner is None else elements_at(places[winner])


def _most_typical(weights: Counter[Keys]) -> Keys:
    """The most frequent sequence; of equally frequent ones that with most of the words most of them have."""
    most = max(weights.values())
    typical = [keys for keys, weight in weights.items() if weight == most]
    if len(typical) == 1:
        return typical[0]
    spread: Counter[str] = Counter()
    for keys, weight in weights.items():
        for key in set(keys):
            spread[key] += weight
    half = weights.total() / 2
    return max(typical, key=lambda keys: sum(spread[key] - half for key in set(keys)))


def _standing(changes: Sequence[Hunk], begin: int, end: int) -> Iterator[int]:
    """The tokens of a wording that stand where the pivot has ``begin:end``."""
    first = bisect_left(changes, begin, key=attrgetter("b"))
    done, shift = (changes[first - 1].b, changes[first - 1].d - changes[first - 1].b) if first else (0, 0)
    for hunk in islice(changes, first, None):
        if hunk.a > end:
            break
        yield from range(max(done, begin) + shift, min(hunk.a, end) + shift)
        if begin <= hunk.a < end or begin <= hunk.a == hunk.b == end:
            yield from range(hunk.c, hunk.d)
        done, shift = hunk.b, hunk.d - hunk.b
    yield from range(max(done, begin) + shift, end + shift)


def _elected(weights: Counter[Keys], total: int) -> Keys | None:
    """The form that at least half of the wordings have, and no other form as often."""
    (first, votes), *others = weights.most_common(2)
    return first if votes * 2 >= total and all(votes > less for _, less in others) else None


def _slot(places: Mapping[Keys, Place]) -> Keys | None:
    """The form that is a slot alone, where the others have words instead, or nothing."""
    filled = [form for form in places if len(form) == 1 and form[0] in SLOTS]
    return filled[0] if len(filled) == 1 else None


def _official(places: Mapping[Keys, Place], titles: Collection[Keys]) -> Keys | None:
    """The form that makes its block the official title of a measure type."""
    longest = 2 * max(map(len, titles), default=0)
    fitting = [form for form, place in places.items() if place.tokens and _around(place, longest) in titles]
    return fitting[0] if len(fitting) == 1 else None


def _around(place: Place, length: int) -> Keys:
    """The words of the block around a form, at most so many."""
    flow = place.flow
    begin, end = flow.tokens_of(flow.numbers[place.tokens[0]])
    return tuple(key for key in flow.keys[begin : min(end, begin + length)] if key != PROJECTS)


def _known(places: Mapping[Keys, Place], known: Collection[str]) -> Keys | None:
    """Of forms that are one word and its misprints, the one that stands elsewhere too."""
    words = [form[0] for form in places if len(form) == 1]
    if len(words) < len(places) or not all(alike(*pair) for pair in pairwise(words)):
        return None
    fitting = [word for word in words if word in known]
    return (fitting[0],) if len(fitting) == 1 else None


def _open(places: Mapping[Keys, Place]) -> Element:
    """An open place, which stands where its first form that is not empty stands."""
    flow, tokens = next(place for place in places.values() if place.tokens)
    forms = {form: printed(elements_at(place)) for form, place in places.items()}
    return Element(OPEN, OPEN, True, flow, flow.numbers[tokens[0]], forms)
