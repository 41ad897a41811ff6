"""Invented agreements for the tests of the exports, every one marked as an example.

They vary what the two real ones do not: several programmes and versions, cents, missing days and
wordings, optional fields, corrections, and names that try to be formulas or markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter

from macros.register.agreement import Agreement, Register, in_order
from macros.register.model import District, Facts, MeasureType, Programme

PERSONS = ("Beispiela Mustermann", "Erich Musterfrau-Beispiel")
FORMER_PERSON = "Erika Vormalsbeispiel"
NAMES = (
    "Beispielprojekt Grüße aus Übersee",
    '=HYPERLINK("https://example.org";"Beispiel")',
    "+49 Beispiel",
    "-Beispiel",
    "@Beispiel",
    "＝Beispiel",
    "Beispiel; mit, Trennzeichen \"und\" 'Strichen'",
    "</script><script>alert('Beispiel')</script>",
    "Beispiel & Co. <b>fett</b> {{ 7*7 }}",
    "Beispiel 1.000.280 Euro",
    "Beispiel 2025-01-02",
)
_FACTS = TypeAdapter(Facts)
EXTRA = Programme(
    key="beispielbudget",
    name="Beispielbudget",
    short="BB",
    measure_types=[MeasureType(key="beispielberatung", title="Beispielberatung", short="Beispielberatung")],
)


def synthetic_register(real: Register, years: Sequence[int]) -> Register:
    """Build a register with an invented agreement for each district and year, beside the districts of the real one."""
    programmes = (*real.programmes, EXTRA)
    pattern = real.agreements[0]
    agreements = [
        agreement
        for year in years
        for number, district in enumerate(real.districts)
        if district.exists_in(year)
        for agreement in _agreements(pattern, programmes, district, year, number + year)
    ]
    return Register(real.districts, programmes, in_order(agreements))


def _agreements(
    pattern: Agreement, programmes: tuple[Programme, ...], district: District, year: int, number: int
) -> Iterator[Agreement]:
    own = programmes if number % 5 == 0 else programmes[:1]
    first = _facts(district, own, year, number)
    yield _agreement(pattern, own, district, first, number)
    if number % 11 == 0:
        second = _facts(district, own, year, number + 1) | {
            "version": "2",
            "supersedes": f"zv-{year}-{district.key}",
        }
        yield _agreement(pattern, own, district, second, number)


def _agreement(
    pattern: Agreement, programmes: tuple[Programme, ...], district: District, facts: dict[str, Any], number: int
) -> Agreement:
    return Agreement(
        _FACTS.validate_python(facts),
        district,
        programmes,
        pattern.file,
        pattern.delivered,
        pattern.wording_file,
        pattern.wording if number % 4 else None,
    )


def _facts(district: District, programmes: tuple[Programme, ...], year: int, number: int) -> dict[str, Any]:
    return {
        "district": district.slug,
        "year": str(year),
        "parties": {"state": "Beispielministerium", "district": f"{district.name} (Beispiel)"},
        "budgets": [_budget(programme, year, number) for programme in programmes],
        "projects": {
            kind.key: [_project(kind, number, place, district) for place in range((number + position) % 4)]
            for position, kind in enumerate(kind for programme in programmes for kind in programme.measure_types)
        },
        "signatures": [
            {
                "party": "state",
                "place": "Beispielstadt",
                "name": PERSONS[0],
                "office": "Beispielministerin",
                "date": "fehlt" if number % 7 == 0 else f"{year}-08-{1 + number % 28:02d}",
            },
            {
                "party": "district",
                "place": "fehlt" if number % 3 == 0 else "Beispieldorf",
                "name": PERSONS[1],
                "office": "Beispielrat",
                "date": "fehlt" if number % 7 == 0 else f"{year}-09-{1 + number % 30:02d}",
            },
        ],
        "corrections": _corrections(year) if number % 6 == 0 else [],
        "source": {"file": "beispiel.pdf", "retrieved": f"{year}-10-01"} if number % 2 else None,
    }


def _budget(programme: Programme, year: int, number: int) -> dict[str, Any]:
    budget: dict[str, Any] = {
        "programme": programme.key,
        "amount": f"{900000 + number * 17}" + (".50" if number % 9 == 0 else ""),
    }
    if programme is EXTRA:
        budget |= {
            "name": "Beispielbudget wie gedruckt",
            "period": {"first": str(year), "last": str(year + 4)},
            "funders": ["Land Beispiel", "Beispielfonds"],
        }
    return budget


def _project(kind: MeasureType, number: int, place: int, district: District) -> dict[str, Any]:
    project: dict[str, Any] = {
        "name": f"{NAMES[(number + place) % len(NAMES)]} {place}",
        "id": f"beispiel-{kind.key}-{place}",
    }
    if number % 3 == 0:
        project |= {"provider": "=Beispielträger", "places": "bis zu 13", "topics": ["Beispielthema", "@Thema"]}
    if number % 8 == 0 and district.slug != "fulda":
        project |= {"shared_with": ["fulda"], "continues": "zv-2011-06631-beispiel"}
    return project


def _corrections(year: int) -> list[dict[str, str]]:
    day = f"{year + 1}-02-03"
    return [
        {
            "date": day,
            "kind": "transcript",
            "field": "signatures[0].name",
            "old": FORMER_PERSON,
            "new": PERSONS[0],
            "reason": f"Statt {FORMER_PERSON} unterschrieb {PERSONS[0]}, Frau Mustermann.",
        },
        {
            "date": day,
            "kind": "agreement",
            "field": "budgets[0].amount",
            "old": "900000",
            "new": "900017",
            "reason": f"Beispiel, gemeldet von {PERSONS[1]}.",
        },
        {
            "date": day,
            "kind": "agreement",
            "field": "budgets[0].amount",
            "old": "900017",
            "new": "900018",
            "reason": "Beispiel, am selben Tag noch einmal.",
        },
        {
            "date": day,
            "kind": "transcript",
            "field": "projects.ausbildungsvorbereitung[0]",
            "old": "Beispeil",
            "new": "Beispiel",
            "reason": "Beispiel für einen Tippfehler <b>&</b>.",
        },
    ]
