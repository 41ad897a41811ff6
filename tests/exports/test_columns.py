"""The one definition of the columns: complete, explained, without persons and without amounts per project."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from macros.exports.edition import ALL_TABLES, Edition
from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.projects import PROJECTS
from macros.exports.tables.table import Table
from macros.register.agreement import Register
from tests.exports.reading import Published
from tests.support.filters import Filters, position, select

TABLES = pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)


@TABLES
def test_headers_are_german_snake_case_and_keys_english_snake_case(table: Table) -> None:
    names, keys = [column.name for column in table.columns], [column.key for column in table.columns]
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names + keys)
    assert len(set(names)) == len(names) == len(set(keys))


@TABLES
def test_every_column_is_explained_in_german(table: Table) -> None:
    for column in table.columns:
        assert column.title
        assert column.description.endswith(".")


@TABLES
def test_amounts_bear_their_unit_in_the_name(table: Table) -> None:
    for column in table.columns:
        assert (column.kind == "euro") == column.name.endswith("_eur") == column.key.endswith("_eur")


def test_no_project_has_an_amount() -> None:
    assert "euro" not in {column.kind for column in PROJECTS.columns}


@TABLES
def test_references_lead_to_the_identity_of_another_table(table: Table) -> None:
    identities = {(other.name, other.identity) for other in ALL_TABLES}
    for column in table.columns:
        if column.refers_to:
            assert (column.refers_to[0], (column.refers_to[1],)) in identities


@TABLES
def test_rows_of_one_table_differ_in_their_identity(table: Table, published: Published) -> None:
    rows = published.edition.rows[table.name]
    places = [position(table, name) for name in table.identity]
    assert len({tuple(row[place] for place in places) for row in rows}) == len(rows)


@TABLES
def test_only_optional_columns_are_ever_empty(table: Table, published: Published) -> None:
    for place, column in enumerate(table.columns):
        empty = [row for row in published.edition.rows[table.name] if row[place] in (None, "", ())]
        assert not empty or column.optional, column.name


@TABLES
def test_no_column_is_empty_in_all_rows_of_the_invented_agreements(table: Table, example: Published) -> None:
    never = {"valid_to"}
    for place, column in enumerate(table.columns):
        filled = [row for row in example.edition.rows[table.name] if row[place] not in (None, "", ())]
        assert filled or column.key in never, column.name


def test_rows_come_newest_year_first_then_by_german_names_then_by_position(invented: Register) -> None:
    rows = [AGREEMENTS.record(row) for row in AGREEMENTS.rows(invented)]
    assert [row["year"] for row in rows] == sorted((row["year"] for row in rows), reverse=True)
    names = [row["district"] for row in rows if row["year"] == 2026]
    assert names[:2] == ["bergstrasse", "darmstadt"]
    assert names.index("giessen") < names.index("gross-gerau") < names.index("hanau")
    assert names.index("odenwaldkreis") < names.index("offenbach-am-main")
    projects = [PROJECTS.record(row) for row in PROJECTS.rows(invented)]
    within = [(row["agreement"], row["measure_type"], row["position"]) for row in projects]
    assert within[0][2] == 1
    for before, after in pairwise(within):
        assert after[2] == (before[2] + 1 if before[:2] == after[:2] else 1)


def test_a_project_belongs_to_the_programme_of_its_measure_type(invented: Register) -> None:
    programme = {kind.key: programme.key for programme in invented.programmes for kind in programme.measure_types}
    projects = [PROJECTS.record(row) for row in PROJECTS.rows(invented)]
    assert {project["programme"] for project in projects} == {"aqb", "beispielbudget"}
    assert all(project["programme"] == programme[project["measure_type"]] for project in projects)


def test_superseded_agreements_stand_in_no_table(invented: Register) -> None:
    assert invented.superseded
    for table in DATA_TABLES:
        place = position(table, "id" if table is AGREEMENTS else "vereinbarung")
        listed = {row[place] for row in table.rows(invented)}
        assert not listed & invented.superseded.keys()
        assert listed <= {agreement.id for agreement in invented.agreements}


def test_the_sum_of_a_year_is_the_sum_of_its_agreements_in_force(invented: Register) -> None:
    for year in invented.years:
        rows = [AGREEMENTS.record(row) for row in select(AGREEMENTS, AGREEMENTS.rows(invented), Filters(year=year))]
        assert sum(row["budget_eur"] for row in rows) == float(sum(a.total for a in invented.in_year(year)))


def test_an_agreement_is_found_by_each_measure_type_to_which_it_names_a_project(register: Register) -> None:
    rows = tuple(AGREEMENTS.rows(register))
    assert len(list(select(AGREEMENTS, rows, Filters(measure_type="qualifizierung")))) == 2
    assert list(select(AGREEMENTS, rows, Filters(measure_type="weiterbildung"))) == []


def test_pages_lead_from_the_root_or_are_full_addresses(real: Published, example: Published) -> None:
    assert real.csv("vereinbarungen")[0]["seite"] == "kreise/darmstadt/2025/"
    assert example.csv("vereinbarungen")[0]["seite"].startswith("https://example.org/portal/kreise/")
    anchors = [row["seite"] for row in real.csv("projekte")]
    assert anchors[0] == "kreise/darmstadt/2025/#zv-2025-06411-jugendatelier"


def test_a_base_address_gets_its_slash(register: Register, real: Published) -> None:
    edition = Edition(register, real.edition.operator, "https://example.org/portal")
    assert edition.link("daten/", "feed.xml") == "https://example.org/portal/daten/"
