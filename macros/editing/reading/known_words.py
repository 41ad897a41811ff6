"""Words that are expected in an agreement: names of districts, ministries, programmes, offices, months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.register.agreement import Agreement, Register
from macros.register.model import District
from macros.wording.statements.parties import declined

MINISTRIES = (
    "Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales",
    "Hessisches Ministerium für Soziales und Integration",
    "Hessisches Ministerium für Arbeit, Familie und Gesundheit",
    "Hessisches Sozialministerium",
)
OFFICES = (
    *("Staatsministerin", "Staatsminister", "Staatssekretärin", "Staatssekretär"),
    *("Oberbürgermeisterin", "Oberbürgermeister", "Bürgermeisterin", "Bürgermeister"),
    *("Landrätin", "Landrat", "Stadträtin", "Stadtrat", "Kreisbeigeordnete", "Kreisbeigeordneter"),
    *("Erste Kreisbeigeordnete", "Erster Kreisbeigeordneter"),
)
_FIXED = (
    *("Zielvereinbarung", "Präambel", "zwischen", "zur Umsetzung", "Haushaltsmittel", "insgesamt", "vertreten durch"),
    *("Januar", "Februar", "April", "August", "September", "Oktober", "November", "Dezember"),
)
_CITY = re.compile(r"^(?:Stadt|Landkreis|Kreis) ")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5  # letters: shorter phrases occur inside of others by chance


@dataclass(frozen=True)
class KnownWords:
    """What the reader may expect.

    ``phrases`` are whole names and titles, the longest first; ``words`` counts the words of all wordings of
    the register. ``states``, ``people`` and ``projects`` stand in agreements that were checked before.
    """

    phrases: tuple[str, ...]
    words: Counter[str]
    states: frozenset[str]
    people: frozenset[str]
    projects: frozenset[str]


def known_words(register: Register) -> KnownWords:
    """Gather what the register knows."""
    agreements = register.agreements
    states = {*MINISTRIES, *(agreement.facts.parties.state for agreement in agreements)}
    people = {signature.name for agreement in agreements for signature in agreement.signatures if signature.name}
    phrases = {*_FIXED, *OFFICES, *people, *_catalogue(register)}
    phrases |= {form for state in states for form in declined(state)}
    return KnownWords(
        tuple(sorted((phrase for phrase in phrases if len(phrase) >= _SHORTEST), key=lambda p: (-len(p), p))),
        Counter(word for agreement in agreements for word in _words_of(agreement)),
        frozenset(states),
        frozenset(people),
        frozenset(project.name for agreement in agreements for project in agreement.projects),
    )


def _catalogue(register: Register) -> Iterator[str]:
    """Names of districts in all cases with their seats, and the titles of programmes and measure types."""
    for district in register.districts:
        cases = (district.nominative, district.dative, district.genitive, district.accusative)
        yield from (case.partition(" ")[2] for case in cases)
        yield from seats(district)
    for programme in register.programmes:
        yield from (programme.name, f"{programme.name}s", *(kind.title for kind in programme.measure_types))


def _words_of(agreement: Agreement) -> Iterable[str]:
    return _WORD.findall(agreement.wording.text) if agreement.wording else ()


def seats(district: District) -> tuple[str, ...]:
    """Places at which a district signs: the seat of its administration, or the city itself."""
    city = district.kind == "kreisfreie Stadt"
    return (district.seat, *([_CITY.sub("", district.short)] if city else []))
