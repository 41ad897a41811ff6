"""All wordings of one year side by side: their common text, and in what each of them differs.

The wordings are cut at the sections that all of them have; the words of each chunk are put to the vote
(``common``) and then measured against the outcome (``standard``). Equal wordings of a chunk are
counted, aligned and measured once, so that the work grows with the number of agreements only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.register.agreement import Agreement
from macros.wording.blocks import Wording
from macros.wording.comparison.chunks import SIGNATURES, chunks_of
from macros.wording.comparison.common import Vote
from macros.wording.comparison.common_blocks import CommonBlock, common_blocks, signature_blocks
from macros.wording.comparison.deviation import Deviation
from macros.wording.comparison.flow import Flow, flow_of
from macros.wording.comparison.names import Names, names_of
from macros.wording.comparison.signing import items_of, shared_parts, signature_deviations
from macros.wording.comparison.standard import Standard
from macros.wording.comparison.tokens import keys_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """In what one agreement differs from the common text, in the order of its wording.

    Amounts, projects and its own signatures are always told, the name of the district never, as long as
    it stands where it does in the others, in the right case.
    """

    deviations: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True)
class YearComparison:
    """The common text of one year, and the comparison of each agreement with it, by the agreement's id."""

    year: int
    common: tuple[CommonBlock, ...]
    comparisons: Mapping[str, Comparison]


def compare_year(year: int, texts: Sequence[tuple[Agreement, Wording]]) -> YearComparison:
    """Compare the wordings of one year's agreements.

    Of a single agreement the whole text is common, and only what fills the slots is told.
    """
    if not texts:
        return YearComparison(year, (), {})
    names = [names_of(agreement) for agreement, _ in texts]
    titles = tuple(dict.fromkeys(kind.title for agreement, _ in texts for kind in agreement.measure_types))
    chunks = chunks_of([(wording, own) for (_, wording), own in zip(texts, names, strict=True)])
    flows = {
        key: [flow_of(chunk[key], own, titles) for chunk, own in zip(chunks, names, strict=True)] for key in chunks[0]
    }
    standards = _standards(flows, titles)
    signed = _Signed(texts, names)
    comparisons = {}
    for position, (agreement, _) in enumerate(texts):
        found = [one for key, standard in standards.items() for one in standard.deviations(flows[key][position])]
        found += signed.deviations(position)
        comparisons[agreement.id] = Comparison(tuple(sorted(found, key=_place)))
    common = [block for standard in standards.values() for block in common_blocks(standard.elements)]
    return YearComparison(year, (*common, *signature_blocks(signed.shared.values())), comparisons)


def _place(deviation: Deviation) -> tuple[int, int]:
    return deviation.line, deviation.start


def _standards(flows: Mapping[str, Sequence[Flow]], titles: Sequence[str]) -> dict[str, Standard]:
    """Put every chunk to the vote, and make the outcome the measure of all."""
    votes = {key: Vote(chunk) for key, chunk in flows.items()}
    settled = frozenset[str]().union(*(vote.settled for vote in votes.values()))
    official = {keys_of(title) for title in titles}
    common = {key: vote.decide(settled, official) for key, vote in votes.items()}
    known = {element.key for elements in common.values() for element in elements}
    return {key: Standard(elements, votes[key].alike, known) for key, elements in common.items()}


class _Signed:
    """The signatures of all wordings, and what most of them share."""

    def __init__(self, texts: Sequence[tuple[Agreement, Wording]], names: Sequence[Names]) -> None:
        persons = [[keys_of(s.name) for s in agreement.signatures if s.name] for agreement, _ in texts]
        counts = Counter(person for own in persons for person in dict.fromkeys(own))
        usual = [person for person, count in counts.items() if count * 2 > len(texts)]
        self.flows = [_signature_flow(wording, own) for (_, wording), own in zip(texts, names, strict=True)]
        self.items = [
            items_of(flow, list(dict.fromkeys([*own, *usual]))) for flow, own in zip(self.flows, persons, strict=True)
        ]
        self.shared = shared_parts(self.flows, self.items)

    def deviations(self, position: int) -> Iterator[Deviation]:
        """The deviations of one wording."""
        return signature_deviations(self.flows[position], self.items[position], self.shared)


def _signature_flow(wording: Wording, names: Names) -> Flow:
    return flow_of([section for section in wording.sections if section.key == SIGNATURES], names)
