"""The set on which the importer is scored: texts of invented agreements, made by fixed seeds, with their truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.register.agreement import Register
from macros.register.model import District
from tests.editing.import_cases.layouts import LAYOUTS, carriage_returns, columns, days_first
from tests.editing.import_cases.made import TYPES, Made, made, without_day
from tests.editing.import_cases.noise import NOISES, Noise
from tests.editing.import_cases.texts import form_2025, older, projects

Layout = Callable[[str], str]

_OLD_TITLES = (
    "Ausbildungs- und Qualifizierungsvorbereitung",
    "Ausbildung und Coaching",
    "Qualifizierungsprojekte zur Arbeitsmarktintegration",
    "Weiterbildung für Personal",
)
_FIRST_LIST = "1. Ausbildungsvorbereitung\n"


@dataclass(frozen=True)
class Case:
    """A text and every fact it states; ``clean`` says that it must be read without any doubt."""

    name: str
    text: str
    truth: Mapping[str, str]
    clean: bool = False
    arguments: Mapping[str, str] = field(default_factory=dict)


def cases(register: Register) -> list[Case]:
    """All texts of the set, each with a name of its own."""
    return [
        *_districts(register),
        *_layouts(register),
        *_days(register),
        *_noises(register),
        *_older_forms(register),
        *_odd_lists(register),
        *_odd_figures(register),
    ]


def _year(district: District) -> int:
    return 2026 if district.valid_from else 2025


def _laid_out(text: str, layouts: Sequence[Layout]) -> str:
    for layout in layouts:
        text = layout(text)
    return text


def _districts(register: Register) -> Iterator[Case]:
    """Every district, in the layout of 2025."""
    for district in register.districts:
        agreement = made(district, "district", _year(district))
        yield Case(f"district {district.slug}", form_2025(agreement), agreement.truth(), clean=True)


def _layouts(register: Register) -> Iterator[Case]:
    """Every layout alone, and mixtures of them."""
    for layout, district in zip(LAYOUTS, register.districts, strict=False):
        agreement = made(district, layout.__name__, _year(district))
        text = layout(form_2025(agreement))
        yield Case(f"layout {layout.__name__}", text, agreement.truth(), clean=layout is not columns)
    for number, district in enumerate(register.districts[::3]):
        chance = random.Random(f"layouts {number}")
        chosen = [layout for layout in LAYOUTS if layout is not columns and chance.random() < 0.4]
        agreement = made(district, f"layouts {number}", _year(district))
        text = _laid_out(form_2025(agreement), chosen)
        yield Case(f"layouts {number}", text, agreement.truth(), clean=True)
    agreement = made(register.by_slug["kreis-offenbach"], "line ends")
    yield Case("line ends of Windows", carriage_returns(form_2025(agreement)), agreement.truth(), clean=True)


def _days(register: Register) -> Iterator[Case]:
    """Days that are missing or left blank, on either side."""
    for number, printed in enumerate(("", "____________", None)):
        for position in (0, 1):
            agreement = made(register.districts[7 + number], f"days {number} {position}")
            agreement = without_day(agreement, position, printed)
            yield Case(f"day missing {number} {position}", form_2025(agreement), agreement.truth())


def _noises(register: Register) -> Iterator[Case]:
    """Every trace of extraction and recognition alone on two texts, and mixtures of them."""
    for noise in NOISES:
        for slug in ("main-taunus-kreis", "werra-meissner-kreis"):
            yield _noisy(f"noise {noise.__name__} {slug}", register.by_slug[slug], [noise], [])
    for number, district in enumerate(register.districts[1::3]):
        chance = random.Random(f"noises {number}")
        noises = [noise for noise in NOISES if chance.random() < 0.3]
        layouts = [layout for layout in LAYOUTS if layout is not days_first and chance.random() < 0.3]
        yield _noisy(f"noises {number} {district.slug}", district, noises, layouts)


def _noisy(name: str, district: District, noises: Sequence[Noise], layouts: Sequence[Layout]) -> Case:
    chance = random.Random(name)
    agreement = made(district, name, _year(district))
    text = _laid_out(form_2025(agreement), layouts)
    for noise in noises:
        text = noise(text, chance)
    return Case(name, text, agreement.truth())


def _older_forms(register: Register) -> Iterator[Case]:
    """Two budgets, several signatories, several years, other titles; other ministries, other numbers of §."""
    for slug in ("wetteraukreis", "kassel", "gross-gerau"):
        yield from _older(register.by_slug[slug])


def _older(district: District) -> Iterator[Case]:
    ministry = "Hessisches Ministerium für Soziales und Integration"
    two = made(district, "two budgets", 2018).signed_for(ministry)
    yield Case(f"two budgets {district.slug}", older("two_budgets", two, SECOND="250.000"), two.truth())

    titles = made(district, "other titles", 2016).signed_for(ministry)
    text = older("other_titles", titles, PROJECTS=projects(titles, _OLD_TITLES))
    yield Case(f"other titles {district.slug}", text, titles.truth())

    period = {"budgets[0].period.first": "2017", "budgets[0].period.last": "2021"}
    years = made(district, "several years", 2017)
    years = replace(years, state="Hessisches Ministerium für Arbeit, Familie und Gesundheit", more=period)
    yield Case(f"several years {district.slug}", older("several_years", years, LAST="2021"), years.truth())

    yield _several_signatories(district)


def _several_signatories(district: District) -> Case:
    agreement = made(district, "several signatories", 2011)
    state, first = agreement.signatures
    second = replace(first, name="Ruth Beispielfrau", office="Erste Kreisbeigeordnete")
    name = "Beispielprojekt Werkstattjahr"
    agreement = replace(
        agreement,
        state="Hessisches Sozialministerium",
        projects={key: [] for key in TYPES} | {"qualifizierung": ["Beispielkompass"]},
        signatures=(state, first, second),
        more={f"projects.{TYPES[0]}[0].name": name, f"projects.{TYPES[0]}[0].places": "bis zu 13"},
    )
    text = older("several_signatories", agreement, FIRST=name, SECOND="Beispielkompass", PLACES="13")
    return Case(f"several signatories {district.slug}", text, agreement.truth())


def _odd_lists(register: Register) -> Iterator[Case]:
    """Lists of projects in forms that nobody foresaw."""
    names = ["Beispielkompass", "Muster 2.0 Südstadt"]
    entries = "".join(f"  - {name}\n" for name in names)
    forms = {
        "without bullets": "".join(f"   {name}\n" for name in names),
        "with letters": "".join(f"   {letter}) {name}\n" for letter, name in zip("ab", names, strict=True)),
        "with numbers": "".join(f"   1.{number} {name}\n" for number, name in enumerate(names, 1)),
        "with one bullet lost": f"  - {names[0]}\n    {names[1]}\n",
        "with a blank line": f"  - {names[0]}\n\n{names[1]}\n",
        "with one entry deeper": f"  - {names[0]}\n    - {names[1]}\n",
        "with a page number": f"  - {names[0]}\n\n3\n\n  - {names[1]}\n",
    }
    for number, (form, written) in enumerate(forms.items()):
        agreement = _with_first(made(register.districts[10 + number], form), names)
        text = form_2025(agreement).replace(_FIRST_LIST + entries, _FIRST_LIST + written)
        assert written in text
        yield Case(f"list {form}", text, agreement.truth())
    agreement = _with_first(made(register.by_slug["fulda"], "none"), [])
    text = form_2025(agreement).replace(_FIRST_LIST, f"{_FIRST_LIST}  - keine\n")
    yield Case("list with the word none", text, agreement.truth())


def _with_first(agreement: Made, names: list[str]) -> Made:
    return replace(agreement, projects=agreement.projects | {TYPES[0]: names})


def _odd_figures(register: Register) -> Iterator[Case]:
    """Amounts, years and partners that are not quite what they should be."""
    district = register.by_slug["hersfeld-rotenburg"]
    agreement = replace(made(district, "figures"), amount=987650)
    text, truth = form_2025(agreement), agreement.truth()
    for form in ("987.650,00 €", "EUR 987.650,--", "987 650 Euro", "987650 Euro"):
        yield Case(f"amount {form}", text.replace("987.650 Euro", form), truth, clean=True)
    for form in ("rund 987.650 Euro", "987.650 Euro, davon 100.000 Euro für Teilzeitausbildung,", "987. 650 Euro"):
        yield Case(f"amount {form}", text.replace("987.650 Euro", form), truth)
    yield Case("year missing in the heading", text.replace("**2025**\n", ""), truth)
    yield Case("year misprinted in the heading", text.replace("**2025**", "**2O25**"), truth)
    yield Case(
        "a change of an agreement", text.replace("**Zielvereinbarung**", "**1. Änderung der Zielvereinbarung**"), truth
    )
    wrong = text.replace("Landkreis Hersfeld-Rotenburg**", "Landkreis Hersfeld - Rotenburg**")
    yield Case("district misprinted in the heading", wrong, truth)
    nameless = text.replace("**und dem Landkreis Hersfeld-Rotenburg**\n", "")
    given = {"district": "hersfeld-rotenburg"}
    yield Case("district missing in the heading", nameless, truth, arguments=given)
