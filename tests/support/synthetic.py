"""Makes registers of any size for tests and benchmarks: made-up agreements, marked as such in every project name.

Districts and programmes are the real ones, everything else is invented by fixed rules: equal calls
write equal bytes. Nothing of this ever reaches the site.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from macros.register.agreement import Register
from macros.register.folder import read_register
from macros.register.german import number
from macros.register.model import District
from macros.register.writing import yaml_text

ROOT = Path(__file__).parents[2]
MARK = "Beispielprojekt"
FIRST_YEAR = 2025
_PROJECTS = re.compile(r"1\. Ausbildungsvorbereitung\n.*?\n(?=\nDie Förderung)", re.S)

Named = Mapping[tuple[str, int], Mapping[str, list[str]]]
"""Project names by slug and year of the agreement, then by key of the measure type."""

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


def write_agreements(
    folder: Path, *, years: int = 1, districts: int = 27, wording: bool = False, named: Named | None = None
) -> Register:
    """Write a folder of agreements and return it as a register; there must be no finding in it.

    Each of the first ``districts`` districts has an agreement with seven projects in each of the ``years``
    from 2025 on in which it exists. The two real agreements stay where they are. ``named`` adds projects
    to made-up agreements; with ``wording`` every agreement has a text after the pattern of the real ones.
    """
    shutil.copytree(ROOT / "agreements", folder)
    catalogue, _ = read_register(folder)
    for year in range(FIRST_YEAR, FIRST_YEAR + years):
        (folder / str(year)).mkdir(exist_ok=True)
        for position, district in enumerate(catalogue.districts[:districts]):
            path = folder / str(year) / f"{district.slug}.yaml"
            if district.exists_in(year) and not path.exists():
                made = _Made(district, position, year, dict((named or {}).get((district.slug, year), {})))
                path.write_text(made.facts(), encoding="utf-8")
                if wording:
                    path.with_suffix(".md").write_text(made.wording(), encoding="utf-8")
    register, findings = read_register(folder)
    assert findings == []
    return register


class _Made:
    """One made-up agreement."""

    def __init__(self, district: District, position: int, year: int, named: dict[str, list[str]]) -> None:
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
        text = re.sub(r"(?<!Jahre )2025(?! bis)", str(self.year), _pattern())
        for old, new in self._replaced():
            assert old in text, old
            text = text.replace(old, new)
        return text

    def _replaced(self) -> Iterator[tuple[str, str]]:
        """Pairs of a part of the pattern and what stands there instead, the name in the right grammatical case."""
        city, here = "Wissenschaftsstadt Darmstadt", self.district
        yield _PROJECTS.findall(_pattern())[0], "".join(self._listed())
        for before in ("\n**und ", "von ", "stellt "):
            yield f"{before}der {city}", f"{before}{here.dative}"
        yield f"Die {city}", here.nominative[0].upper() + here.nominative[1:]
        yield f"durch die {city}", f"durch {here.accusative}"
        yield f"die {city}", here.nominative
        yield f"der {city}", here.genitive
        yield "Stadträtin  \nder Wissenschaftsstadt  \nDarmstadt", f"{self.office}  \n{here.genitive}"
        yield "1.000.280", number(self.amount)
        yield f"Darmstadt, den 12. Aug. {self.year}", f"{self.seat}, den {self.signed[1]:%d.%m.%Y}"
        yield "Heike Hofmann", "Erika Beispiel"
        yield "Barbara Akdeniz", "Max Beispiel"

    def _listed(self) -> Iterator[str]:
        titles = re.findall(r"^\d\. (.*)$", _pattern(), re.M)
        for place, (title, names) in enumerate(zip(titles, self.projects.values(), strict=True), 1):
            yield f"{place}. {title.replace('bereufen', 'berufen')}\n"
            yield from (f"  - {name}\n" for name in names)


def _pattern() -> str:
    return (ROOT / "agreements/2025/darmstadt.md").read_text(encoding="utf-8")
