"""The licence of the data: a fact once the ministry has settled it, until then a proposal that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.register.operator import OPEN, Operator


@dataclass(frozen=True)
class Licence:
    """A licence by its short name, its full title, its text, and its term in the vocabulary of DCAT-AP.de.

    A licence that is only ``proposed`` grants nothing; outputs for machines must not claim it.
    """

    name: str
    title: str
    text: str | None = None
    term: str | None = None
    proposed: bool = False

    @property
    def sentence(self) -> str:
        """Say in German under which licence the data stand."""
        if self.proposed:
            return (
                "Die Lizenz der Daten ist noch nicht festgelegt. "
                f"Vorgeschlagen ist: {self.title} ({self.name}), {self.text}"
            )
        return f"Lizenz der Daten: {self.title}" + (f", {self.text}" if self.text else "")

    @property
    def granted_term(self) -> str | None:
        """The term of the vocabulary that a catalogue may state as a fact."""
        return None if self.proposed else self.term

    def record(self) -> dict[str, Any]:
        """What JSON says of the licence."""
        return {
            "name": self.name,
            "title": self.title,
            "url": self.text,
            "status": "proposed" if self.proposed else "granted",
        }


_TERMS = "http://dcat-ap.de/def/licenses/"
_ZERO = Licence(
    "dl-de/zero-2-0",
    "Datenlizenz Deutschland – Zero – Version 2.0",
    "https://www.govdata.de/dl-de/zero-2-0",
    f"{_TERMS}dl-zero-de/2.0",
)
_KNOWN = {
    licence.name.lower(): licence
    for licence in (
        _ZERO,
        Licence(
            "dl-de/by-2-0",
            "Datenlizenz Deutschland – Namensnennung – Version 2.0",
            "https://www.govdata.de/dl-de/by-2-0",
            f"{_TERMS}dl-by-de/2.0",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0",
            "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
            f"{_TERMS}cc-zero",
        ),
        Licence(
            "CC-BY-4.0",
            "Creative Commons Namensnennung 4.0 International",
            "https://creativecommons.org/licenses/by/4.0/deed.de",
            f"{_TERMS}cc-by/4.0",
        ),
    )
}


def licence_of(operator: Operator) -> Licence:
    """Read the operator's licence by its short name; while it is open, propose ``dl-de/zero-2-0``."""
    if operator.licence == OPEN:
        return Licence(_ZERO.name, _ZERO.title, _ZERO.text, _ZERO.term, proposed=True)
    return _KNOWN.get(operator.licence.lower(), Licence(operator.licence, operator.licence))
