"""The SQLite file: sound, strict, and each question answered by its view as the register answers it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from macros.exports.database import create_statement, write_database
from macros.exports.edition import ALL_TABLES, Edition
from macros.exports.outlet import Outlet
from macros.exports.views import VIEWS
from tests.exports.reading import Published


def test_the_file_is_sound(published: Published) -> None:
    assert published.sql("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert published.sql("PRAGMA foreign_key_check") == []
    assert (
        published.sql("PRAGMA page_count")[0]["page_count"] * 4096
        == (published.site / "daten/arbeitswelt.sqlite").stat().st_size
    )


def test_every_table_is_strict_and_every_reference_a_foreign_key(real: Published) -> None:
    strict = {row["name"] for row in real.sql("PRAGMA table_list") if row["strict"]}
    assert strict == {table.name for table in ALL_TABLES} | {"spalten"}
    for table in ALL_TABLES:
        expected = {(c.name, *c.refers_to) for c in table.columns if c.refers_to}
        keys = real.sql(f"PRAGMA foreign_key_list({table.name})")
        assert {(key["from"], key["table"], key["to"]) for key in keys} == expected


def test_a_row_without_its_agreement_or_with_an_empty_cell_is_refused(real: Published, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes((real.site / "daten/arbeitswelt.sqlite").read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("UPDATE unterschriften SET vereinbarung = 'zv-2025-06999' WHERE rowid = 1")
        with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
            connection.execute("UPDATE vereinbarungen SET betrag_eur = NULL")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("UPDATE vereinbarungen SET betrag_eur = 'eine Million'")


def test_columns_are_explained_in_the_file(real: Published) -> None:
    explained = {(row["tabelle"], row["spalte"]): row["bedeutung"] for row in real.sql("SELECT * FROM spalten")}
    assert explained == {(table.name, c.name): c.description for table in ALL_TABLES for c in table.columns}


def test_every_view_answers(published: Published) -> None:
    views = {row["name"] for row in published.sql("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == set(VIEWS)
    for view in views:
        published.sql(f"SELECT * FROM {view}")


def test_amount_of_each_district_and_year(published: Published) -> None:
    rows = published.sql("SELECT * FROM betrag_je_kreis_und_jahr")
    register = published.edition.register
    expected = [
        (year, agreement.district.key, float(agreement.total))
        for year in register.years
        for agreement in register.in_year(year)
    ]
    assert [(row["jahr"], row["kreis_schluessel"], float(row["betrag_eur"])) for row in rows] == expected


def test_amount_of_each_year(published: Published) -> None:
    register = published.edition.register
    expected = [
        (year, len(register.in_year(year)), float(sum(a.total for a in register.in_year(year))))
        for year in register.years
    ]
    rows = published.sql("SELECT * FROM betrag_je_jahr")
    assert [(row["jahr"], row["vereinbarungen"], float(row["betrag_eur"])) for row in rows] == expected


def test_projects_of_each_measure_type_count_the_empty_ones_too(published: Published) -> None:
    register = published.edition.register
    expected = {}
    for year in register.years:
        for agreement in register.in_year(year):
            for key, projects in agreement.projects_by_type.items():
                expected[year, key] = expected.get((year, key), 0) + len(projects)
    rows = published.sql("SELECT * FROM projekte_je_massnahmenart")
    assert {(row["jahr"], row["massnahmenart"]): row["projekte"] for row in rows} == expected


def test_measure_types_without_projects(published: Published) -> None:
    register = published.edition.register
    expected = [
        (year, agreement.district.key, key)
        for year in register.years
        for agreement in register.in_year(year)
        for key, projects in agreement.projects_by_type.items()
        if not projects
    ]
    rows = published.sql("SELECT * FROM massnahmenarten_ohne_projekte")
    assert [(row["jahr"], row["kreis_schluessel"], row["massnahmenart"]) for row in rows] == expected


def test_districts_without_an_agreement_are_those_that_exist_in_the_year(real: Published) -> None:
    rows = real.sql("SELECT * FROM kreise_ohne_vereinbarung")
    register = real.edition.register
    signed = {agreement.district.key for agreement in register.in_year(2025)}
    expected = {district.key for district in register.expected(2025)} - signed
    assert {row["kreis_schluessel"] for row in rows} == expected
    assert len(rows) == 24
    assert "06415" not in expected


def test_hanau_is_missed_only_from_the_year_in_which_it_exists(example: Published, tmp_path: Path) -> None:
    register = example.edition.register
    without = tuple(agreement for agreement in register.agreements if agreement.district.slug != "hanau")
    smaller = type(register)(register.districts, register.programmes, without)
    write_database(Edition(smaller, example.edition.operator), Outlet(tmp_path))
    published = Published(example.edition, tmp_path, ())
    rows = published.sql("SELECT jahr, kreis_schluessel FROM kreise_ohne_vereinbarung")
    assert rows == [{"jahr": 2026, "kreis_schluessel": "06415"}]


def test_who_signed_when_in_which_office_and_nobody_by_name(real: Published) -> None:
    rows = real.sql("SELECT * FROM unterzeichnet_wann")
    assert [(row["kreis"], row["partei"], row["ort"], row["datum"], row["amt"]) for row in rows] == [
        ("Wissenschaftsstadt Darmstadt", "Land", "Wiesbaden", "2025-08-02", "Staatsministerin"),
        ("Wissenschaftsstadt Darmstadt", "Kreis", "Darmstadt", "2025-08-12", "Stadträtin"),
        ("Landkreis Main-Taunus-Kreis", "Land", "Wiesbaden", "2025-08-02", "Staatsministerin"),
        ("Landkreis Main-Taunus-Kreis", "Kreis", "Hofheim", "2025-08-18", "Kreisbeigeordneter"),
    ]


def test_projects_of_the_same_name(example: Published) -> None:
    names = [row["projekt"] for row in example.csv("projekte")]
    rows = example.sql("SELECT * FROM projekte_gleichen_namens")
    repeated = {name: times for name, times in Counter(names).items() if times > 1}
    assert repeated
    assert {row["projekt"]: row["nennungen"] for row in rows} == repeated


def test_the_file_names_no_library_version(real: Published) -> None:
    assert (real.site / "daten/arbeitswelt.sqlite").read_bytes()[96:100] == bytes(4)


def test_a_table_is_made_from_its_columns() -> None:
    programmes = next(table for table in ALL_TABLES if table.name == "programme")
    assert create_statement(programmes).split("\n") == [
        "CREATE TABLE programme (",
        "  kuerzel TEXT NOT NULL,",
        "  name TEXT NOT NULL,",
        "  abkuerzung TEXT NOT NULL,",
        "  PRIMARY KEY (kuerzel)",
        ") STRICT",
    ]
