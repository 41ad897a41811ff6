"""„Was ist hier anders?“ in words: the deviations of one agreement by kind, and one entry for each signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from macros.register.agreement import Agreement
from macros.register.model import Signature
from macros.website.sentences import signed_when_and_where
from macros.wording.comparison.deviation import LABELS, Deviation, Kind
from macros.wording.comparison.signing import OWN_PARTS
from macros.wording.comparison.year import Comparison
from macros.wording.evidence.facts import Evidence
from macros.wording.section_name import section_name
from macros.wording.statements.passages import Passage

_SEVERAL: Mapping[Kind, str] = {
    "name": "Namen",
    "amount": "Beträge",
    "project": "Projekte",
    "spelling": "Schreibweisen",
    "signature": "Unterschriften",
}
_QUOTED: frozenset[Kind] = frozenset({"spelling", "wording", "name"})
_PARTS = ("place", "date", "name", "office")


class Difference(NamedTuple):
    """One entry: what differs, with a ``link`` to its words at ``anchor`` somewhere in it."""

    anchor: str
    before: str
    link: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """All entries of one kind, with their German label."""

    kind: Kind
    label: str
    entries: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """In what one agreement differs from the common text of its year, kind by kind."""

    groups: tuple[Group, ...]


def differences(agreement: Agreement, comparison: Comparison, evidence: Evidence) -> Differences:
    """Tell the deviations of one agreement for the list on its page."""
    found: dict[Kind, list[Deviation]] = {kind: [] for kind in LABELS}
    for deviation in comparison.deviations:
        found[deviation.kind].append(deviation)
    entries = {kind: tuple(map(_told, several)) for kind, several in found.items()}
    entries["signature"] = tuple(_signatures(found["signature"], agreement, evidence))
    return Differences(tuple(Group(kind, _label(kind, told), told) for kind, told in entries.items() if told))


def _label(kind: Kind, told: tuple[Difference, ...]) -> str:
    return LABELS[kind] if len(told) == 1 else _SEVERAL.get(kind, LABELS[kind])


def _told(deviation: Deviation) -> Difference:
    open_place = "" if deviation.settled else "; die Vereinbarungen sind sich hier nicht einig"
    return Difference(deviation.anchor, f"{_words(deviation)} (", section_name(deviation.section), f"{open_place})")


def _words(deviation: Deviation) -> str:
    here, common = deviation.here, deviation.common
    if not here:
        return f"hier fehlt „{common}“"
    replaces = deviation.kind == "signature" and common not in OWN_PARTS
    if deviation.kind not in _QUOTED and not replaces:
        return here
    return f"„{here}“ statt „{common}“" if common else f"„{here}“, in den anderen nicht"


def _signatures(deviations: Iterable[Deviation], agreement: Agreement, evidence: Evidence) -> Iterator[Difference]:
    """A signature of which any part is its own is one entry; what belongs to none stays as it stands."""
    anchors: dict[int, str] = {}
    others: list[Deviation] = []
    for deviation in deviations:
        position = _signature_at(deviation, agreement, evidence)
        if position is None:
            others.append(deviation)
        else:
            anchors.setdefault(position, deviation.anchor)
    yield from (_signature(agreement.signatures[position], anchor) for position, anchor in sorted(anchors.items()))
    yield from map(_told, others)


def _signature_at(deviation: Deviation, agreement: Agreement, evidence: Evidence) -> int | None:
    """The signature of which a deviation has a fact: a part of it, or all where the others have another one."""
    for position in range(len(agreement.signatures)):
        for part in _PARTS:
            for passage in evidence.passages.get(("signatures", position, part), ()):
                if passage.anchor == deviation.anchor and _holds(deviation, passage):
                    return position
    return None


def _holds(deviation: Deviation, passage: Passage) -> bool:
    if deviation.common in OWN_PARTS:
        return passage.start < deviation.end and deviation.start < passage.end
    return deviation.start <= passage.start and passage.end <= deviation.end


def _signature(signature: Signature, anchor: str) -> Difference:
    """Tell a signature: ``Barbara Akdeniz, Stadträtin, am 12. August 2025 in Darmstadt``."""
    when_and_where = signed_when_and_where(signature.date, signature.place)
    first, *others = filter(None, (signature.name, signature.office, when_and_where))
    return Difference(anchor, "", first, "".join(f", {other}" for other in others))
