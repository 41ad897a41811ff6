"""What a wording says is read from its text alone, with its passages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.register.agreement import Register
from macros.register.model import MeasureType
from macros.wording.blocks import read_wording
from macros.wording.statements.dates import read_day
from macros.wording.statements.reading import Statements, read_statements
from macros.wording.statements.signers import Signer

AGREEMENTS = Path(__file__).parents[2] / "agreements"


@pytest.fixture(scope="module")
def types(register: Register) -> tuple[MeasureType, ...]:
    return register.measure_types


def read(text: str, types: tuple[MeasureType, ...] = ()) -> Statements:
    return read_statements(read_wording(text), types)


def test_the_facts_of_the_real_agreements_can_be_read_from_their_wordings(register: Register) -> None:
    for agreement in register.agreements:
        assert agreement.wording
        said = read(agreement.wording.text, register.measure_types)
        facts = agreement.facts
        assert [year.value for year in said.title_years] == [facts.year]
        assert said.state and said.state.value == facts.parties.state
        assert said.district and said.district.value == facts.parties.district
        assert [amount.value for amount in said.amounts] == [budget.amount for budget in facts.budgets]
        listed = {h.measure_type.key: [p.value for p in h.projects] for h in said.project_list if h.measure_type}
        assert listed == {key: [project.name for project in projects] for key, projects in facts.projects.items()}
        signed = [(s.party, s.place, s.date, s.name, s.office) for s in facts.signatures]
        assert [shown(signer) for signer in said.signatures.signers] == signed


def shown(signer: Signer) -> tuple[object, ...]:
    parts = (signer.place, signer.day, signer.name, signer.office)
    return (signer.side, *(part.value if part else None for part in parts))


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2.8.2025", date(2025, 8, 2)),
        ("12. Aug. 2025", date(2025, 8, 12)),
        ("18.08.2025", date(2025, 8, 18)),
        ("2. August 2025", date(2025, 8, 2)),
        ("02. 08. 2025", date(2025, 8, 2)),
        ("1. März 2025", date(2025, 3, 1)),
        ("12. Sept. 2025", date(2025, 9, 12)),
        ("2.8.25", date(2025, 8, 2)),
        ("2025-08-02", date(2025, 8, 2)),
        ("29.2.2024", date(2024, 2, 29)),
        ("29.2.2025", None),
        ("31. April 2025", None),
        ("12. Axg. 2025", None),
        ("12. aug. 2025", None),
        ("August 2025", None),
        ("2.13.2025", None),
        ("12. Ju 2025", None),
    ],
)
def test_a_day_is_read_in_every_form_that_is_printed(printed: str, day: date | None) -> None:
    assert read_day(printed) == day


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("1.000.280 Euro", "1000280"),
        ("1.000.280,50 Euro", "1000280.50"),
        ("1.000.280 €", "1000280"),
        ("1.000.280 EUR", "1000280"),
        ("1000280 Euro", "1000280"),
        ("1 000 280 Euro", "1000280"),
        ("1.000.280,-- Euro", "1000280"),
        ("EUR 1.000.280", "1000280"),
        ("€ 1.000.280,00", "1000280.00"),
        ("1,3 Millionen Euro", "1300000"),
        ("1.000.280\nEuro", "1000280"),
        ("1.000.280\u00a0Euro", "1000280"),
        ("im Jahr 2025 100.280 Euro", "100280"),
    ],
)
def test_an_amount_is_read_in_every_form_that_is_printed(printed: str, amount: str) -> None:
    [said] = read(f"Das Land gibt {printed} aus.").amounts
    assert said.value == Decimal(amount)


def test_an_amount_that_a_page_break_tore_has_two_passages() -> None:
    [said] = read("insgesamt\n\n**1.000.280**\n\n**Euro**\n\naus dem Budget").amounts
    assert [(passage.line, passage.text) for passage in said.passages] == [(3, "1.000.280"), (5, "Euro")]


@pytest.mark.parametrize("printed", ["1.00.280 Euro", "1.0000.280 Euro", "1.000,280 Euro", "1,000.280 Euro"])
def test_a_misshapen_amount_has_no_value(printed: str) -> None:
    assert [amount.value for amount in read(f"Das Land gibt {printed} aus.").amounts] == [None]


@pytest.mark.parametrize("text", ["1.000 Eurocent", "die Euro-Zone", "der Euro", "Artikel 5", "1.0O0.280 Euro"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read(text).amounts == ()


@pytest.mark.parametrize(
    ("heading", "state", "district"),
    [
        (
            "zwischen\n\ndem Hessischen Sozialministerium\n\nund\n\ndem Main-Kinzig-Kreis\n\nüber das Budget",
            "Hessisches Sozialministerium",
            "Main-Kinzig-Kreis",
        ),
        (
            "zwischen dem Land Hessen, vertreten durch das Hessische Ministerium für Soziales und Integration (HMSI), "
            "und der Stadt Frankfurt am Main zur Umsetzung",
            "Hessisches Ministerium für Soziales und Integration",
            "Stadt Frankfurt am Main",
        ),
        (
            "**dem Hessischen Ministerium für Arbeit, Jugend**\n\n**und Soziales**\n\n**und dem Landkreis Main-**\n\n"
            "**Taunus-Kreis**\n\n**zur Umsetzung**",
            "Hessisches Ministerium für Arbeit, Jugend und Soziales",
            "Landkreis Main-Taunus-Kreis",
        ),
        (
            "zwischen dem Hessischen Ministerium für Arbeit und der Wissenschaftsstadt\n\nDarmstadt\n\n"
            "zur Umsetzung des Ausbildungs- und des Arbeitsmarktbudgets",
            "Hessisches Ministerium für Arbeit",
            "Wissenschaftsstadt Darmstadt",
        ),
    ],
)
def test_the_partners_are_read_without_article_and_in_the_nominative(heading: str, state: str, district: str) -> None:
    said = read(f"# Zielvereinbarung\n\n{heading}\n\n## Präambel\n\nText")
    assert said.state and said.state.value == state
    assert said.district and said.district.value == district


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("# Zielvereinbarung 2025", [2025]),
        ("# Zielvereinbarung\n\n**2025**", [2025]),
        ("# Zielvereinbarung für das Jahr 2018", [2018]),
        ("# Zielvereinbarung\n\nfür die Jahre 2025 bis 2029", []),
        ("# Zielvereinbarung vom 2.8.2025", []),
        ("# Zielvereinbarung 2025\n\nFassung 2026", [2025, 2026]),
    ],
)
def test_the_year_stands_in_the_heading(heading: str, years: list[int]) -> None:
    assert [year.value for year in read(f"{heading}\n\n## Präambel\n\nText von 2024").title_years] == years


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("aus dem Budget 368.000 Euro", []),
        ("aus dem Budget 368 000 Euro", []),
        ("im Jahr 2025 und im Rahmen des Budgets 2025", [2025, 2025]),
        ("das AQB 2024, das Qualifizierungsbudget 2025", [2024, 2025]),
        ("das Haushaltsjahr 205", [205]),
        ("für die Jahre 2025 bis 2029 und die Jahre 2025–2029", []),
        ("seit dem Jahr 2014 und bis zum Jahr 2030", []),
        ("im Jahr\n\n2025 werden", [2025]),
    ],
)
def test_a_sentence_names_the_year_of_its_budget(sentence: str, years: list[int]) -> None:
    assert [year.value for year in read(f"## § 1\n\nWir nennen {sentence}.").years] == years
