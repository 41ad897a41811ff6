"""The table of the signatures, without names."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.tables.parts import Part, in_force
from macros.exports.tables.table import Column, Table
from macros.register.agreement import Agreement
from macros.register.model import Signature


def signatures_of(agreement: Agreement) -> Iterator[Part[Signature]]:
    """Yield the signatures of one agreement."""
    for position, signature in enumerate(agreement.signatures, 1):
        yield Part(agreement, signature, position)


SIGNATURES: Table[Part[Signature]] = Table(
    "unterschriften",
    "signatures",
    "Unterschriften",
    "Eine Zeile je Unterschrift. Namen von Personen gehören nicht zu den offenen Daten.",
    ("vereinbarung", "position"),
    (
        Column(
            "vereinbarung",
            "agreement",
            "text",
            "Zielvereinbarung",
            "Kennung der Zielvereinbarung.",
            lambda s: s.agreement.id,
            refers_to=("vereinbarungen", "id"),
        ),
        Column(
            "position",
            "position",
            "integer",
            "Position",
            "Platz unter den Unterschriften, gezählt ab 1.",
            lambda s: s.position,
        ),
        Column(
            "partei",
            "party",
            "text",
            "Seite",
            "state für das Land, district für den Kreis oder die Stadt.",
            lambda s: s.part.party,
        ),
        Column("ort", "place", "text", "Ort", "Ort der Unterschrift.", lambda s: s.part.place, optional=True),
        Column("datum", "date", "day", "Datum", "Tag der Unterschrift.", lambda s: s.part.date, optional=True),
        Column(
            "amt", "office", "text", "Amt", "Amt, wie in der Zielvereinbarung.", lambda s: s.part.office, optional=True
        ),
    ),
    lambda register: (part for agreement in in_force(register) for part in signatures_of(agreement)),
)
