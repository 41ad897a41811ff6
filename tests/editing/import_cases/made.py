"""Invented agreements with known facts. Whatever is invented says so: „Beispiel“, „Muster“, „Probe“."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from macros.register.model import District

MINISTRY = "Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales"
TYPES = ("ausbildungsvorbereitung", "ausbildung", "qualifizierung", "weiterbildung")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
SHORT = ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")
_STATE = (
    ("Erika Beispiel", "Staatsministerin"),
    ("Thomas Muster", "Staatsminister"),
    ("Dr. Petra Probe", "Staatssekretärin"),
)
_NAMES = (
    *(
        "Max Muster",
        "Anna von Beispiel",
        "Karl-Heinz Probe",
        "Dr. Jutta Beispielhaft",
        "Prof. Dr. Uwe Muster",
        "Ayşe Probe",
    ),
    *("Beate Muster-Beispiel", "Jürgen Beispielmann", "Sören Probe", "Ruth Muster"),
)
_COUNTY = ("Landrat", "Landrätin", "Kreisbeigeordneter", "Kreisbeigeordnete", "Erster Kreisbeigeordneter")
_CITY = ("Oberbürgermeister", "Bürgermeisterin", "Stadtrat", "Stadträtin")
_PROJECTS = (
    "Beispielprojekt Werkstattjahr",
    "Beispiel 2.0 Nordstadt",
    "Probe4you - Module für digitales Lernen",
    "MUSTER – Motivation Unterstützung Struktur Teilhabe",
    "BPZB",
    "Musterprojekt Perspektiven für Arbeit",
    "Beispielhafte Integration der Teilzeitausbildung vor Ort",
    "Probe's",
    "Musterlotsen und Beispielcoaches",
    "Beispielprojekt „Neustart“",
    "Deutschförderung für Jugendliche im Beispielbetrieb",
    "Musterschmiede Metall und Holz",
    "Probe-Café für junge Erwachsene",
    "Beispielprojekt Pflege (Helferausbildung)",
    "Sprach- und Lernförderung Musterstadt",
    "Beispielkompass",
)


@dataclass(frozen=True)
class Signed:
    """One signature; ``printed`` is the day as the text shows it, ``None`` that nothing is printed."""

    party: str
    place: str
    day: date | None
    printed: str | None
    name: str
    office: str


@dataclass(frozen=True)
class Made:
    """The facts of one invented agreement; ``more`` holds further facts by their path in the file."""

    district: District
    year: int
    amount: int
    projects: dict[str, list[str]]
    signatures: tuple[Signed, ...]
    state: str = MINISTRY
    more: dict[str, str] = field(default_factory=dict)

    @property
    def partner(self) -> str:
        """The name of the district as it is printed, without article."""
        return self.district.nominative.partition(" ")[2]

    def signed_for(self, state: str) -> Made:
        """The same agreement with another ministry."""
        return replace(self, state=state)

    def truth(self) -> dict[str, str]:
        """Every fact by its path in the file."""
        facts = {
            "district": self.district.slug,
            "year": str(self.year),
            "parties.state": self.state,
            "parties.district": self.partner,
            "budgets[0].programme": "aqb",
            "budgets[0].amount": str(self.amount),
        }
        for kind, names in self.projects.items():
            facts |= {f"projects.{kind}[{position}]": name for position, name in enumerate(names)}
        for position, signed in enumerate(self.signatures):
            day = signed.day.isoformat() if signed.day else "fehlt"
            parts = {
                "party": signed.party,
                "place": signed.place,
                "date": day,
                "name": signed.name,
                "office": signed.office,
            }
            facts |= {f"signatures[{position}].{part}": value for part, value in parts.items()}
        return facts | self.more


def made(district: District, seed: str, year: int = 2025) -> Made:
    """Invent the facts of an agreement; equal calls give equal facts."""
    chance = random.Random(f"{district.slug} {seed}")
    projects = dict.fromkeys(TYPES, 0) | {kind: chance.choice((0, 1, 2, 3)) for kind in TYPES}
    projects["ausbildungsvorbereitung"] += 1
    names = iter(chance.sample(_PROJECTS, sum(projects.values())))
    state, office = chance.choice(_STATE)
    offices = _COUNTY if district.kind == "Landkreis" else _CITY
    place = district.seat if chance.random() < 0.8 else district.seat.split(" (")[0]
    return Made(
        district,
        year,
        chance.randrange(300_000, 2_000_000, chance.choice((10, 1000))),
        {kind: [next(names) for _ in range(count)] for kind, count in projects.items()},
        (
            signed("state", "Wiesbaden", year, state, office, chance),
            signed("district", place, year, chance.choice(_NAMES), chance.choice(offices), chance),
        ),
    )


def signed(party: str, place: str, year: int, name: str, office: str, chance: random.Random) -> Signed:
    """Invent a day in the year, and print it in one of the forms agreements have."""
    day = date(year, chance.randint(1, 12), chance.randint(1, 28))
    return Signed(party, place, day, chance.choice(days(day)), name, office)


def days(day: date) -> Sequence[str]:
    """The forms in which agreements print a day."""
    return (
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day:02}. {day.month:02}. {day.year}",
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        f"{day.day:02}. {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}. {SHORT[day.month - 1]} {day.year}",
    )


def without_day(agreement: Made, position: int, printed: str | None) -> Made:
    """The same agreement with a gap in the place of a day."""
    signatures = list(agreement.signatures)
    signatures[position] = replace(signatures[position], day=None, printed=printed)
    return replace(agreement, signatures=tuple(signatures))
