"""Who signed where, when and in which office: the lines below the text, put together to signatures."""

from __future__ import annotations

from dataclasses import dataclass

from macros.wording.statements.dates import read_day
from macros.wording.statements.passages import Statement
from macros.wording.statements.running import RunningText
from macros.wording.statements.signature_lines import Known, Segment, read_segments
from macros.wording.statements.signers import Signer, Signing, assign

_GAP = " _.…-"  # what stands where a day was left blank


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """All signatures in their order; ``strange`` are lines that belong to none of them.

    ``clear`` says that the order of the lines shows which place and day belong to which person.
    """

    signers: tuple[Signer, ...]
    strange: tuple[Statement[str], ...]
    clear: bool


def read_signatures(running: RunningText, known: Known) -> SignatureBlock:
    """Read the section of the signatures."""
    desk = _Desk(running, known)
    for segment in read_segments(running, known):
        desk.read(segment)
    desk.close()
    clear = assign(desk.signers, desk.signings)
    return SignatureBlock(tuple(desk.signers), tuple(desk.strange), clear)


class _Desk:
    """Takes the segments one by one; the signature at hand is the one that the next line may belong to."""

    def __init__(self, running: RunningText, known: Known) -> None:
        self.running = running
        self.known = known
        self.signers: list[Signer] = []
        self.by_name: dict[str, Signer] = {}
        self.signings: list[Signing] = []
        self.strange: list[Statement[str]] = []
        self.at_hand: Signer | None = None
        self.nameless: Signer | None = None  # an office or partner that stands before its name

    def read(self, segment: Segment) -> None:
        statement = self._statement(segment.start, segment.end)
        if segment.kind == "signing":
            self._signing(segment)
        elif segment.kind == "name":
            self._name(statement)
        elif segment.kind == "office":
            self._office(statement)
        else:
            self._line(segment, statement)

    def close(self) -> None:
        """End the signatures that stand beside a place and day, or at the end of the text."""
        if self.nameless and self.nameless.office:
            self.signers.append(self.nameless)
        elif self.nameless:
            self.strange += self.nameless.strange
        self.nameless = self.at_hand = None

    def _statement(self, start: int, end: int) -> Statement[str]:
        return Statement(self.running.printed[start:end], self.running.passages(start, end))

    def _signing(self, segment: Segment) -> None:
        self.close()
        place = self._statement(segment.start, segment.place_end)
        printed = self.running.printed[segment.day : segment.end]
        passages = self.running.passages(segment.day, segment.end) if printed.strip(_GAP) else ()
        day = Statement(read_day(printed), passages) if passages else None
        self.signings.append(Signing(place, day, len(self.signers)))

    def _name(self, name: Statement[str]) -> None:
        """The name of a person stands there twice where a signature was read as text."""
        known = self.by_name.get(name.value)
        if known and known.name:
            self.close()
            known.name = Statement(name.value, known.name.passages + name.passages)
            self.at_hand = known
            return
        self.at_hand = self.by_name[name.value] = self.nameless or Signer()
        self.nameless = None
        self.at_hand.name = name
        self.signers.append(self.at_hand)

    def _office(self, office: Statement[str]) -> None:
        """An office belongs to the name above it, or else to the name below it."""
        if self.at_hand is None or self.at_hand.office:
            self.close()
            self.at_hand = self.nameless = Signer()
        self.at_hand.office = office
        self.at_hand.learn_side(office.value)

    def _line(self, segment: Segment, statement: Statement[str]) -> None:
        """The name of a partner stands below a name, or, if it is the other partner, above the next one."""
        side = self.known.partners.get(self.running.text[segment.start : segment.end])
        if self.at_hand is None or (side and self.at_hand.side and side != self.at_hand.side):
            self.close()
            self.at_hand = self.nameless = Signer()
        if segment.kind == "partner":
            self.at_hand.learn_side(statement.value, side)
        if not segment.known:
            self.at_hand.strange.append(statement)
