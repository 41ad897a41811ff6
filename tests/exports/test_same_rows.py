"""Screen = file: for every combination of filters CSV, Excel CSV, JSON and database hold the same rows."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.budgets import BUDGETS
from macros.exports.tables.projects import PROJECTS
from macros.exports.tables.table import SEPARATOR, Table, as_json
from tests.exports.reading import Published
from tests.support.filters import Filters, select, wanted

API = {"vereinbarungen": ("api/v1/agreements.json", "agreements"), "projekte": ("api/v1/projects.json", "projects")}


def combinations(published: Published) -> list[Filters]:
    """All combinations of filter values, the unset and an unknown one included."""
    register = published.edition.register
    return [
        Filters(district, year, kind, programme)
        for district, year, kind, programme in product(
            (None, "darmstadt", "main-taunus-kreis", "hanau", "gibt-es-nicht"),
            (None, *register.years, 1999),
            (None, *(kind.key for kind in register.measure_types), "gibt-es-nicht"),
            (None, *(programme.key for programme in register.programmes), "gibt-es-nicht"),
        )
    ]


def plain(value: Any, kind: str) -> Any:
    """What one value of JSON is as a cell of a CSV file."""
    if value is None:
        return ""
    if kind == "flag":
        return "ja" if value else "nein"
    if kind == "texts":
        return SEPARATOR.join(value)
    if kind == "euro":
        return str(value) if isinstance(value, int) else f"{value:.2f}"
    return str(value)


def meets(row: dict[str, str], table: Table, filters: Filters) -> bool:
    """The filter anew, on the text of a CSV row."""
    return all(str(value) in row[column.name].split(SEPARATOR) for column, value in wanted(table, filters))


@pytest.mark.parametrize("table", [AGREEMENTS, BUDGETS, PROJECTS], ids=lambda table: table.name)
def test_every_filter_leaves_the_same_rows_in_every_file(table: Table, published: Published) -> None:
    own, names = published.csv(table.name), [column.name for column in table.columns]
    for filters in combinations(published):
        expected = [row for row in own if meets(row, table, filters)]
        selected = select(table, published.edition.rows[table.name], filters)
        records = [json.loads(as_json(table.record(row))) for row in selected]
        assert [
            {column.name: plain(record[column.key], column.kind) for column in table.columns} for record in records
        ] == expected
        assert sql_rows(published, table, filters) == [tuple(row[name] for name in table.identity) for row in expected]
    assert list(own[0]) == names


def sql_rows(published: Published, table: Table, filters: Filters) -> list[tuple[str, ...]]:
    """The identities that the database gives for the filters, over its relations where a cell holds a list."""
    conditions, values = [], []
    for column, value in wanted(table, filters):
        values.append(value)
        if column.kind != "texts":
            conditions.append(f"{column.name} = ?")
        elif column.name == "programme":
            conditions.append("id IN (SELECT vereinbarung FROM haushaltsmittel WHERE programm = ?)")
        else:
            conditions.append("id IN (SELECT vereinbarung FROM projekte WHERE massnahmenart = ?)")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    found = published.sql(f"SELECT {', '.join(table.identity)} FROM {table.name}{where} ORDER BY rowid", *values)
    return [tuple(row.values()) for row in found]


@pytest.mark.parametrize("table", [AGREEMENTS, PROJECTS], ids=lambda table: table.name)
def test_json_holds_the_rows_of_the_csv(table: Table, published: Published) -> None:
    address, key = API[table.name]
    document = published.json(address)
    rows = [
        {column.name: plain(record[column.key], column.kind) for column in table.columns} for record in document[key]
    ]
    assert rows == published.csv(table.name)
    assert document["count"] == len(rows)


@pytest.mark.parametrize("table", [AGREEMENTS, BUDGETS, PROJECTS], ids=lambda table: table.name)
def test_excel_csv_holds_the_rows_of_the_csv(table: Table, published: Published) -> None:
    euros = {column.name for column in table.columns if column.kind == "euro"}
    rows = [
        {name: cell.replace(",", ".") if name in euros else cell.removeprefix("'") for name, cell in row.items()}
        for row in published.excel_csv(table.name)
    ]
    assert rows == published.csv(table.name)


@pytest.mark.parametrize("table", [AGREEMENTS, BUDGETS, PROJECTS], ids=lambda table: table.name)
def test_the_database_holds_the_rows_of_the_csv(table: Table, published: Published) -> None:
    kinds = {column.name: column.kind for column in table.columns}
    rows = [
        {name: stored(value, kinds[name]) for name, value in row.items()}
        for row in published.sql(f"SELECT * FROM {table.name} ORDER BY rowid")
    ]
    assert rows == published.csv(table.name)


def stored(value: Any, kind: str) -> str:
    return value or "" if kind == "texts" else plain(value, kind)


def test_the_sums_are_the_same_in_every_file(published: Published) -> None:
    register = published.edition.register
    expected = sum((a.total for year in register.years for a in register.in_year(year)), Decimal(0))
    agreements, budgets = published.csv("vereinbarungen"), published.csv("haushaltsmittel")
    assert sum(Decimal(row["betrag_eur"]) for row in agreements) == expected
    assert sum(Decimal(row["betrag_eur"]) for row in budgets) == expected
    records = published.json("api/v1/agreements.json")["agreements"]
    assert sum(Decimal(str(record["budget_eur"])) for record in records) == expected
    (answer,) = published.sql("SELECT sum(betrag_eur) AS total FROM vereinbarungen")
    assert Decimal(str(answer["total"])) == expected
    assert sum(int(row["projekte_anzahl"]) for row in agreements) == len(published.csv("projekte"))


def test_the_two_real_agreements_sum_up_as_on_the_pages(real: Published) -> None:
    assert sum(int(row["betrag_eur"]) for row in real.csv("vereinbarungen")) == 2_019_190
    assert [row["projekte_anzahl"] for row in real.csv("vereinbarungen")] == ["7", "3"]
