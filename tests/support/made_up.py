"""One made-up agreement by fixed rules, marked as such in every project name: its facts and its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from macros.register.german import number
from macros.register.model import District
from macros.register.writing import yaml_text

ROOT = Path(__file__).parents[2]
MARK = "Beispielprojekt"
FIRST_YEAR = 2025
_PROJECTS = re.compile(r"1\. Ausbildungsvorbereitung\n.*?\n(?=\nDie Förderung)", re.S)
_NAME = re.compile(r"\b([Dd])(?:ie|er) Wissenschaftsstadt\s+Darmstadt")
# The cases of the name in the order of the text, as the other delivered text shows them.
_CASES = (
    *("dative", "genitive", "nominative", "dative", "dative", "genitive", "nominative", "accusative"),
    *("nominative", "nominative", "genitive"),
)

_TOPICS = {
    "ausbildungsvorbereitung": (
        "Berufsorientierung",
        "Werkstattjahr",
        "Sprachförderung",
        "Schulabschluss im zweiten Anlauf",
        "Bewerbungstraining",
        "Jugendwerkstatt",
        "Praxislernen",
        "Aktivierungshilfe",
        "Lernbegleitung",
        "Übergangscoaching",
        "Produktionsschule",
    ),
    "ausbildung": (
        "Verbundausbildung",
        "Ausbildungsbegleitung",
        "Außerbetriebliche Ausbildung",
        "Stützunterricht",
        "Prüfungsvorbereitung",
        "Teilzeitausbildung",
        "Ausbildungscoaching",
        "Kooperative Ausbildung",
    ),
    "qualifizierung": (
        "Qualifizierung Pflegehilfe",
        "Umschulungsbegleitung",
        "Gabelstaplerschein",
        "Nähwerkstatt",
        "Küche und Service",
        "Grünpflege",
        "Lager und Logistik",
        "Digitale Grundbildung",
        "Berufssprache Deutsch",
        "Fahrradwerkstatt",
        "Metall",
    ),
    "weiterbildung": (
        "Fachtag Fallmanagement",
        "Fortbildung Beratung",
        "Supervision",
        "Schulung Gesprächsführung",
        "Lehrgang Rechtskreise",
    ),
}
_GROUPS = (
    "für junge Erwachsene",
    "für Geflüchtete",
    "für Alleinerziehende",
    "für Menschen mit Behinderungen",
    "für Frauen",
    "für Jugendliche ohne Abschluss",
    "für Langzeitarbeitslose",
    "für Eltern in Elternzeit",
    "für Quereinsteiger",
    "für ältere Beschäftigte",
    "für Zugewanderte",
    "für Straffällige",
    "für Berufsrückkehrerinnen",
)
_PER_TYPE = (
    {"ausbildungsvorbereitung": 3, "ausbildung": 1, "qualifizierung": 2, "weiterbildung": 1},
    {"ausbildungsvorbereitung": 4, "ausbildung": 0, "qualifizierung": 3, "weiterbildung": 0},
    {"ausbildungsvorbereitung": 2, "ausbildung": 2, "qualifizierung": 3, "weiterbildung": 0},
)


class MadeUp:
    """The file of facts and the wording of one made-up agreement; equal arguments give equal bytes."""

    def __init__(self, district: District, position: int, year: int, named: Mapping[str, list[str]]) -> None:
        self.district = district
        self.year = year
        self.seed = position * 31 + (year - FIRST_YEAR) * 7
        self.amount = 400_000 + (self.seed * 104_729) % 1_000_000
        self.signed = (date(year, 8, 2), date(year, 8, 3 + self.seed % 25))
        self.seat = re.sub(r" \(.*", "", district.seat)
        self.office = "Landrat" if district.kind == "Landkreis" else "Oberbürgermeister"
        self.projects = {key: [*self._names(key, count), *named.get(key, [])] for key, count in self._counts()}

    def _counts(self) -> Iterator[tuple[str, int]]:
        yield from _PER_TYPE[self.seed % len(_PER_TYPE)].items()

    def _names(self, key: str, count: int) -> Iterator[str]:
        topics = _TOPICS[key]
        for place in range(count):
            topic = topics[(self.seed + place) % len(topics)]
            group = _GROUPS[(self.seed // 3 + place * 5) % len(_GROUPS)]
            yield f"{MARK} {topic} {group}"

    def facts(self) -> str:
        """Write the file of facts."""
        lines = [
            f"district: {self.district.slug}",
            f"year: {self.year}",
            "parties:",
            "  state: Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales",
            f"  district: {self.district.name}",
            "budgets:",
            f"  - {{programme: aqb, amount: {self.amount}}}",
            "projects:",
        ]
        for key, names in self.projects.items():
            lines += [f"  {key}:{'' if names else ' []'}", *(f"    - {yaml_text(name)}" for name in names)]
        state, district = self.signed
        lines += [
            "signatures:",
            f"  - {{party: state, place: Wiesbaden, date: {state}, name: Erika Beispiel, office: Staatsministerin}}",
            f"  - {{party: district, place: {self.seat}, date: {district}, name: Max Beispiel, office: {self.office}}}",
        ]
        return "\n".join(lines) + "\n"

    def wording(self) -> str:
        """Write the text of the agreement: the real one of Darmstadt with this agreement's names, sums and days."""
        text = re.sub(r"(?<!Jahre )2025(?! bis)", str(self.year), pattern())
        for old, new in self._replaced():
            assert old in text, old
            text = text.replace(old, new)
        return with_name(text, self.district)

    def _replaced(self) -> Iterator[tuple[str, str]]:
        """Pairs of a part of the pattern and what stands there instead."""
        yield _PROJECTS.findall(pattern())[0], "".join(self._listed())
        yield "Stadträtin", self.office
        yield "1.000.280", number(self.amount)
        yield f"Darmstadt, den 12. Aug. {self.year}", f"{self.seat}, den {self.signed[1]:%d.%m.%Y}"
        yield "Heike Hofmann", "Erika Beispiel"
        yield "Barbara Akdeniz", "Max Beispiel"

    def _listed(self) -> Iterator[str]:
        titles = re.findall(r"^\d\. (.*)$", pattern(), re.M)
        for place, (title, names) in enumerate(zip(titles, self.projects.values(), strict=True), 1):
            yield f"{place}. {title.replace('bereufen', 'berufen')}\n"
            yield from (f"  - {name}\n" for name in names)


def pattern() -> str:
    """The delivered text of Darmstadt."""
    return (ROOT / "agreements/2025/darmstadt.md").read_text(encoding="utf-8")


def with_name(text: str, district: District) -> str:
    """Put a district in the place of Darmstadt, each time in the right grammatical case."""
    cases = iter(_CASES)
    text = _NAME.sub(lambda found: _name(found, district, next(cases)), text)
    assert next(cases, None) is None
    return text


def _name(found: re.Match[str], district: District, case: str) -> str:
    name = str(getattr(district, case))
    name = name[0].upper() + name[1:] if found[1] == "D" else name
    return "  \n".join(name.rsplit(" ", 1)) if "\n" in found[0] else name
