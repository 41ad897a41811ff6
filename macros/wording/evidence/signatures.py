"""Rules for the signatures: each place, day, name and office, and no line that no fact explains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher

from macros.register.agreement import Agreement
from macros.register.finding import quoted
from macros.register.german import day
from macros.register.model import PartyName, Signature
from macros.register.raw_values import ABSENT
from macros.register.reading import Location
from macros.wording.evidence.inquiry import Inquiry
from macros.wording.layout import fold, same
from macros.wording.statements.parties import declined, full_names
from macros.wording.statements.passages import Statement
from macros.wording.statements.signature_lines import Known
from macros.wording.statements.signers import Signer

Printed = Statement[str] | Statement[date | None]

_LONGEST = 120  # characters of a line in a message
_ALIKE = 0.6  # of the letters: enough to tell which line was misprinted
_COMPARE = "Vergleichen Sie die Zeile mit der Vereinbarung."
_FIELDS = {"place": "den Ort", "date": "das Datum", "name": "den Namen", "office": "das Amt"}
_SIDES = {"state": "zum Land", "district": "zum Kreis oder zur Stadt"}


def known_of(agreement: Agreement) -> Known:
    """The words of the facts that are expected among the signatures."""
    signatures, parties = agreement.signatures, agreement.facts.parties
    partners: dict[str, PartyName] = dict.fromkeys(declined(parties.state), "state")
    partners |= dict.fromkeys(declined(parties.district) | full_names(agreement.district), "district")
    return Known(
        frozenset(fold(signature.place) for signature in signatures if signature.place),
        frozenset(fold(signature.name) for signature in signatures if signature.name),
        frozenset(fold(signature.office) for signature in signatures if signature.office),
        partners,
    )


def check_signatures(inquiry: Inquiry) -> None:
    """Each signature stands below the wording with all its parts, and each line there is a fact."""
    said, signatures = inquiry.said.signatures, inquiry.agreement.signatures
    pairs = _paired(signatures, said.signers)
    strange = [*said.strange, *(statement for signer in said.signers for statement in signer.strange)]
    for position, signature in enumerate(signatures):
        signer = pairs.get(position, Signer())
        _check_side(inquiry, position, signature, signer)
        _check_parts(inquiry, position, signature, signer, strange)
        _check_day(inquiry, position, signature, signer)
    taken = {id(signer) for signer in pairs.values()}
    for signer in said.signers:
        if id(signer) not in taken:
            _unknown_signer(inquiry, signer)
    for statement in strange:
        message = f"{quoted(statement.value, _LONGEST)} steht unter dem Wortlaut, aber in keiner Angabe."
        inquiry.stray(statement.first, message, _COMPARE, ("signatures",))


def _paired(signatures: Sequence[Signature], signers: Sequence[Signer]) -> dict[int, Signer]:
    """Pair each signature with the one below the wording that has most in common with it."""
    likeness = [
        (-_common(signature, signer), position, index)
        for position, signature in enumerate(signatures)
        for index, signer in enumerate(signers)
    ]
    pairs: dict[int, Signer] = {}
    taken: set[int] = set()
    for common, position, index in sorted(likeness):
        if position not in pairs and index not in taken and (common or signers[index].side is None):
            pairs[position] = signers[index]
            taken.add(index)
    return pairs


def _common(signature: Signature, signer: Signer) -> int:
    """Count what a signature and a signature below the wording have in common; a name counts twice."""
    names = (signature.name, signer.name)
    parts = (names, names, (signature.place, signer.place), (signature.office, signer.office))
    equal = sum(1 for fact, said in parts if fact and said and same(said.value, fact))
    same_day = signature.date is not None and signer.day is not None and signer.day.value == signature.date
    return equal + same_day + (signer.side == signature.party)


def _check_side(inquiry: Inquiry, position: int, signature: Signature, signer: Signer) -> None:
    """A person signs for the side that the wording shows."""
    shown = signer.name or signer.office or signer.place
    if shown and signer.side and signer.side != signature.party:
        where = inquiry.where(shown.first)
        message = f"Im Wortlaut ({where}) gehört {quoted(shown.value)} {_SIDES[signer.side]}."
        inquiry.fault(("signatures", position, "party"), message, f"Schreiben Sie party: {signer.side}.")


def _check_parts(
    inquiry: Inquiry, position: int, signature: Signature, signer: Signer, strange: list[Statement[str]]
) -> None:
    """Each part stands there; of a part that does not, the likest line that nothing explains is the misprint."""
    parts = ("place", signature.place, signer.place), ("name", signature.name, signer.name)
    for field, fact, said in (*parts, ("office", signature.office, signer.office)):
        location = ("signatures", position, field)
        if fact and said and same(said.value, fact):
            inquiry.attest(location, said.passages)
        elif fact and said is None and (likest := _likest(fact, strange)):
            strange.remove(likest)
            _differs(inquiry, location, likest, quoted(fact))
        elif fact or said:
            _differs(inquiry, location, said, quoted(fact or ABSENT))


def _check_day(inquiry: Inquiry, position: int, signature: Signature, signer: Signer) -> None:
    """The day stands there; one that cannot be read, such as „__. Mai 2018“, is missing in the facts."""
    location = ("signatures", position, "date")
    if signature.date and signer.day and signer.day.value == signature.date:
        inquiry.attest(location, signer.day.passages)
    elif signature.date or (signer.day and signer.day.value):
        here = day(signature.date).replace("\N{NO-BREAK SPACE}", " ") if signature.date else quoted(ABSENT)
        _differs(inquiry, location, signer.day, here)


def _differs(inquiry: Inquiry, location: Location, said: Printed | None, here: str) -> None:
    part = _FIELDS[str(location[-1])]
    hint = f"Berichtigen Sie {part}, oder prüfen Sie den Wortlaut."
    if said is None:
        inquiry.fault(location, f"Unter dem Wortlaut ist {here} bei dieser Unterschrift nicht zu finden.", hint)
    else:
        printed = quoted(" ".join(passage.text.replace("\n", " ") for passage in said.passages[:1]))
        inquiry.contradict(location, said.first, printed, here, hint)


def _likest(fact: str, strange: Sequence[Statement[str]]) -> Statement[str] | None:
    """The unexplained line that is most like a fact."""
    likeness = {i: SequenceMatcher(None, s.value, fact, autojunk=False).ratio() for i, s in enumerate(strange)}
    best = max(likeness, key=lambda i: likeness[i], default=None)
    return strange[best] if best is not None and likeness[best] >= _ALIKE else None


def _unknown_signer(inquiry: Inquiry, signer: Signer) -> None:
    shown = signer.name or signer.office or signer.place
    if shown:
        message = f"{quoted(shown.value, _LONGEST)} steht unter dem Wortlaut, aber nicht in den Angaben."
        hint = f"Ergänzen Sie die Unterschrift in {inquiry.agreement.file}, oder prüfen Sie den Wortlaut."
        inquiry.stray(shown.first, message, hint, ("signatures",))
