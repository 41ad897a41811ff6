"""Corrections in German words."""

from __future__ import annotations

import pytest

from macros.register.agreement import Register
from macros.register.correction_words import field_name, kind_name, value_text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("wording", "Wortlaut"),
        ("budgets[0].amount", "Haushaltsmittel AQB: Betrag in Euro"),
        ("projects.qualifizierung", "Projekte: Qualifizierung"),
        ("signatures[1].name", "2. Unterschrift (Kreis): Name"),
        ("signatures[7].date", "Datum"),
    ],
)
def test_a_field_goes_by_its_german_name(register: Register, path: str, name: str) -> None:
    [agreement] = register.of_district("darmstadt")
    assert field_name(agreement, path) == name


@pytest.mark.parametrize(
    ("path", "written", "read"),
    [
        ("budgets[0].amount", "1000280", "1.000.280\N{NO-BREAK SPACE}Euro"),
        ("budgets[0].amount", "1.000.280 Euro", "1.000.280 Euro"),
        ("signatures[0].date", "2025-08-02", "2.\N{NO-BREAK SPACE}August 2025"),
        ("signatures[0].date", "fehlt", "nicht angegeben"),
        ("signatures[0].party", "district", "Kreis"),
        ("projects.ausbildung", "2025-08-02", "2025-08-02"),
    ],
)
def test_a_value_is_printed_as_people_read_it(path: str, written: str, read: str) -> None:
    assert value_text(path, written) == read


def test_there_are_two_kinds() -> None:
    assert kind_name("agreement") == "Änderung der Vereinbarung"
    assert kind_name("transcript") == "Berichtigung der Abschrift"
