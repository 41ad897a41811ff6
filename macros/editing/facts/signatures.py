"""The signatures: who signed for which side, where, when and in which office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.editing.facts.draft import Draft
from macros.editing.facts.odd_words import oddity
from macros.editing.reading.known_words import OFFICES, seats
from macros.editing.reading.transcript import Transcript, quote
from macros.register.model import District, PartyName
from macros.register.raw_values import ABSENT
from macros.register.reading import Location
from macros.wording.likeness import nearly
from macros.wording.statements.dates import has_short_year
from macros.wording.statements.passages import Statement
from macros.wording.statements.signers import MINISTRYS_SEAT, Signer

_SIDES: tuple[PartyName, ...] = ("state", "district")
_LABELS = {"state": "des Landes", "district": "des Kreises oder der Stadt"}
_MISSING = {"place": "Der Ort", "name": "Der Name", "office": "Das Amt"}
_PLAIN_OFFICE = re.compile(r"(?:[A-ZÄÖÜ][a-zäöüß]+ )?[A-ZÄÖÜ][a-zäöüß-]+")
_STRETCHED = re.compile(r"\S {3,}\S")
_STATE_OFFICE = re.compile(r"(?i:minister|staatssekretär)")


def read_signatures(transcript: Transcript, draft: Draft, district: District, year: int) -> None:
    """Read all signatures, those of the state first; both sides get at least one entry."""
    said = transcript.said.signatures
    signers = _sorted(said.signers)
    if not any(_side(signer) == "state" for signer in signers):
        _put_missing(transcript, draft, "state")
    before = len(_positions(draft))
    for position, signer in enumerate(signers, before):
        reader = _Reader(transcript, draft, ("signatures", position), signer, district, year)
        reader.read(shared=sum(_side(other) == _side(signer) for other in signers) > 1)
    if not any(_side(signer) == "district" for signer in signers):
        _put_missing(transcript, draft, "district")
    for strange in said.strange:
        message = f"{quote(strange.value)} steht bei den Unterschriften: Wozu gehört das?"
        draft.doubt(("signatures",), transcript.place(strange.first), message)
    if transcript.columns_line:
        message = "Die Unterschriften stehen in zwei Spalten. Schreiben Sie sie im Wortlaut untereinander."
        draft.doubt(("signatures",), transcript.columns_line, message)
    if not said.clear:
        message = "Zu wem dieser Ort und dieser Tag gehören, ist unklar."
        for position, signer in enumerate(signers, before):
            for field in ("place", "date"):
                draft.doubt(("signatures", position, field), _line(transcript, signer), message)


def _side(signer: Signer) -> PartyName:
    """Whoever does not sign for the state signs for the district."""
    return signer.side or "district"


def _sorted(signers: tuple[Signer, ...]) -> list[Signer]:
    return sorted(signers, key=lambda signer: _SIDES.index(_side(signer)))


def _line(transcript: Transcript, signer: Signer) -> int:
    shown = signer.name or signer.office or signer.place or signer.day
    return transcript.place(shown.first) if shown else transcript.last_line


def _positions(draft: Draft) -> set[int | str]:
    return {location[1] for location in draft.values if location[0] == "signatures"}


def _put_missing(transcript: Transcript, draft: Draft, side: PartyName) -> None:
    """A signature that cannot be found gets an entry with a doubt at each field."""
    position = len(_positions(draft))
    draft.put(("signatures", position, "party"), side)
    for field in ("place", "date", "name", "office"):
        draft.put(("signatures", position, field), ABSENT)
        message = f"Die Unterschrift {_LABELS[side]} ist nicht zu finden."
        draft.doubt(("signatures", position, field), transcript.last_line, message)


class _Reader:
    """Reads one signature."""

    def __init__(
        self, transcript: Transcript, draft: Draft, location: Location, signer: Signer, district: District, year: int
    ) -> None:
        self.transcript = transcript
        self.draft = draft
        self.location = location
        self.signer = signer
        self.district = district
        self.year = year

    def read(self, *, shared: bool) -> None:
        """Put the fields in their order; ``shared`` says that more persons sign for the same side."""
        signer = self.signer
        self.draft.put((*self.location, "party"), _side(signer))
        self._text("place", signer.place)
        self._day()
        self._text("name", signer.name)
        self._text("office", signer.office)
        if signer.side is None or (_side(signer) == "state") != bool(_STATE_OFFICE.search(_office(signer))):
            self._doubt("party", "Für wen diese Person unterschreibt, ist nicht sicher.")
        for strange in signer.strange:
            for field in ("name", "office"):
                self._doubt(field, f"{quote(strange.value)} steht dabei: Gehört das dazu?", strange)
        for field in ("place", "date", "name", "office") if shared else ():
            self._doubt(field, f"Für die Seite {_LABELS[_side(signer)]} stehen hier mehrere Personen.")

    def _text(self, field: str, said: Statement[str] | None) -> None:
        self.draft.put((*self.location, field), said.value if said else ABSENT)
        if said is None:
            self._doubt(field, f"{_MISSING[field]} ist bei dieser Unterschrift nicht zu finden.")
            return
        for reason in self._reasons(field, said):
            self._doubt(field, reason, said)

    def _reasons(self, field: str, said: Statement[str]) -> Iterator[str]:
        words, transcript = said.value, self.transcript
        if repair := transcript.repair_of(said):
            yield repair.told()
        if odd := oddity(words, transcript.known.words):
            yield f"{quote(words)} {odd}."
        if field != "place" and _is_stretched(transcript, said):
            yield f"In der Zeile mit {quote(words)} stehen weite Lücken: Sind das zwei Spalten?"
        if field == "place" and words not in self._places():
            yield f"{quote(words)} ist nicht der Sitz {_LABELS[_side(self.signer)]}."
        if field == "office" and not _PLAIN_OFFICE.fullmatch(words):
            yield f"{quote(words)} ist kein übliches Amt."
        if field == "name" and (alike := self._alike(said)):
            yield f"Heißt die Person {quote(words)} oder {quote(alike)}?"
        known = {"place": self._places(), "name": transcript.known.people, "office": OFFICES}[field]
        if transcript.trace and words not in known:
            yield f"Vergleichen Sie {quote(words)} mit dem Original. {transcript.trace}"

    def _places(self) -> tuple[str, ...]:
        return (MINISTRYS_SEAT,) if _side(self.signer) == "state" else seats(self.district)

    def _alike(self, said: Statement[str]) -> str:
        """The nearly equal name of another signature: one person read twice."""
        others = (s.name.value for s in self.transcript.said.signatures.signers if s.name and s is not self.signer)
        return next((other for other in others if nearly(other, said.value)), "")

    def _day(self) -> None:
        said = self.signer.day
        location = (*self.location, "date")
        if said is None:
            self.draft.put(location, ABSENT)
            self._doubt("date", "Der Tag ist bei dieser Unterschrift nicht zu finden.")
            return
        self.draft.put(location, said.value.isoformat() if said.value else "")
        for reason in self._day_reasons(said):
            self._doubt("date", reason, said)

    def _day_reasons(self, said: Statement[date | None]) -> Iterator[str]:
        printed = said.first.text
        if said.value is None:
            yield f"{quote(printed)} ist kein vollständiges Datum."
        elif said.value.year != self.year:
            yield f"{quote(printed)} liegt nicht im Jahr {self.year}."
        if has_short_year(printed):
            yield f"Bei {quote(printed)} fehlt das Jahrhundert."
        if repair := self.transcript.repair_of(said):
            yield repair.told()
        elif self.transcript.trace:
            yield f"Vergleichen Sie jede Ziffer von {quote(printed)}. {self.transcript.trace}"

    def _doubt(self, field: str, message: str, said: Statement[Any] | None = None) -> None:
        line = self.transcript.place(said.first) if said else _line(self.transcript, self.signer)
        self.draft.doubt((*self.location, field), line, message)


def _is_stretched(transcript: Transcript, said: Statement[str]) -> bool:
    """A wide gap inside of words may part two columns."""
    line = transcript.lines[said.first.line - 1]
    return not transcript.columns_line and _STRETCHED.search(line) is not None


def _office(signer: Signer) -> str:
    return signer.office.value if signer.office else ""
