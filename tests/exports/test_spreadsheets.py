"""What a reader sees who opens the files in an office program: really opened, in LibreOffice."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from macros.exports.outlet import Outlet
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.table import Column, Table, Value, plain_text
from macros.exports.workbook import write_workbook
from tests.exports.reading import Cell, Published, opened_in_libreoffice, padded, shown_in_libreoffice
from tests.support.filters import position

Sheets = dict[str, list[list[Cell]]]

GERMAN_CSV = "--infilter=CSV:59,34,76,1,,1031"
TABLES = pytest.mark.parametrize("table", DATA_TABLES, ids=lambda table: table.name)


@pytest.fixture(scope="module", params=["real", "example"])
def edition(request: pytest.FixtureRequest) -> Published:
    """Each edition in turn."""
    published: Published = request.getfixturevalue(request.param)
    return published


@pytest.fixture(scope="module")
def workbook(edition: Published, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """The sheets of the workbook as LibreOffice shows them."""
    return opened_in_libreoffice(tmp_path_factory.mktemp("xlsx"), edition.site / "daten/arbeitswelt.xlsx")


@pytest.fixture(scope="module")
def csv_files(edition: Published, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    """The CSV files for Excel as LibreOffice shows them, opened with German settings."""
    files = [edition.site / f"daten/{table.name}-excel.csv" for table in DATA_TABLES]
    return opened_in_libreoffice(tmp_path_factory.mktemp("csv"), *files, options=[GERMAN_CSV])


def in_workbook(column: Column[Any], value: Value) -> Cell:
    """The cell that a value must become in the workbook."""
    if value is None or value == ():
        return "", None
    if column.kind in {"integer", "euro"}:
        return "float", float(value)  # type: ignore[arg-type]
    if column.kind == "day":
        return "date", str(value)
    return "string", plain_text(value)


@TABLES
def test_the_workbook_keeps_letters_numbers_and_days(table: Table[Any], edition: Published, workbook: Sheets) -> None:
    header, *rows = workbook[table.name]
    assert header == [("string", column.name) for column in table.columns]
    width = len(table.columns)
    expected = [
        [in_workbook(column, value) for column, value in zip(table.columns, row, strict=True)]
        for row in edition.edition.rows[table.name]
    ]
    assert [padded(row, width) for row in rows] == expected


def test_the_workbook_shows_dots_in_days_and_cents_only_where_there_are_any(edition: Published, tmp_path: Path) -> None:
    header, *rows = shown_in_libreoffice(tmp_path, edition.site / "daten/arbeitswelt.xlsx")
    amounts = {row[header.index("betrag_eur")].replace(",", "") for row in rows}
    assert amounts == {row["betrag_eur"] for row in edition.csv("vereinbarungen")}
    days = {"-".join(reversed(row[header.index("unterzeichnet_am")].split("."))) for row in rows}
    assert days == {row["unterzeichnet_am"] for row in edition.csv("vereinbarungen")}


def test_what_is_put_aside_for_the_workbook_lies_beside_it(
    edition: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    write_workbook(edition.edition, Outlet(tmp_path))
    assert [path.name for path in (tmp_path / "daten").iterdir()] == ["arbeitswelt.xlsx"]


def test_the_workbook_explains_every_column(workbook: Sheets) -> None:
    assert list(workbook) == ["vereinbarungen", "haushaltsmittel", "projekte", "Hinweise"]
    lines = {(cells[0][1], cells[1][1]): cells[3][1] for cells in workbook["Hinweise"][1:] if cells[1][1]}
    assert lines == {(table.name, c.name): c.description for table in DATA_TABLES for c in table.columns}


def test_the_workbook_says_state_and_licence(edition: Published, workbook: Sheets) -> None:
    notes = {cells[2][1]: cells[3][1] for cells in workbook["Hinweise"][1:] if not cells[0][1]}
    assert notes["Lizenz"] == edition.edition.licence.sentence
    assert notes["Stand"].endswith("der Tag der neuesten Unterschrift, Korrektur oder Zurückziehung.")
    assert "Beträge je Projekt nennen die Zielvereinbarungen nicht" in notes["Inhalt"]


@TABLES
def test_the_csv_for_excel_keeps_letters_numbers_and_days(
    table: Table[Any], edition: Published, csv_files: Sheets
) -> None:
    header, *rows = csv_files[f"{table.name}-excel"]
    assert header == [("string", column.name) for column in table.columns]
    for row, expected in zip(rows, edition.edition.rows[table.name], strict=True):
        for cell, column, value in zip(padded(row, len(expected)), table.columns, expected, strict=True):
            assert agrees(cell, column, value), (column.name, cell, value)


def agrees(cell: Cell, column: Column[Any], value: Value) -> bool:
    """Say whether a cell shows the value; digits alone are taken for a number, leading zeros are the workbook's."""
    if column.kind == "text" and cell[0] == "float":
        return int(cell[1]) == int(str(value))
    if column.kind == "text" and str(value).startswith(tuple("=+-@＝＋－＠")):
        return cell == ("string", f"'{value}")
    return cell == in_workbook(column, value) or (column.kind == "texts" and cell[1] == f"'{plain_text(value)}")


def test_only_the_workbook_keeps_the_leading_zero_of_the_key(workbook: Sheets, csv_files: Sheets) -> None:
    """The reason why the page of the open data recommends the workbook for joins."""
    place = position(DATA_TABLES[0], "kreis_schluessel")
    for safe, lossy in zip(workbook["vereinbarungen"][1:], csv_files["vereinbarungen-excel"][1:], strict=True):
        assert safe[place][0] == "string"
        assert lossy[place] == ("float", float(safe[place][1]))
