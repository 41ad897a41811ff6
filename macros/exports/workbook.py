"""The tables as one Excel workbook: numbers as numbers, days as days, and a sheet that explains the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from macros.exports.edition import DESCRIPTION, STATE, TITLE, Edition
from macros.exports.outlet import Outlet
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.table import Column, Row, Table, Value, plain_text
from macros.register.german import day

ADDRESS = "daten/arbeitswelt.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"integer": 10, "euro": 14, "day": 16, "flag": 16, "page": 40, "texts": 30, "text": 24}
_WIDEST = 60
_MEASURED = 200  # rows


def write_workbook(edition: Edition, outlet: Outlet) -> None:
    """Write the workbook. The day in its properties is that of the data, so equal data give equal bytes."""
    file = BytesIO()  # so that a full disk is met in our own writing, not in the library's tidying up
    path = outlet.path(ADDRESS)
    # What the library puts aside lies beside the workbook: it goes with the folder where a build is broken off.
    with xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        created = datetime.combine(edition.register.updated, time())
        book.set_properties({"title": TITLE, "author": edition.operator.name, "created": created})
        formats = _Formats(book)
        for table in DATA_TABLES:
            rows = table.rows(edition.register, edition.base_url)  # one after the other: another core has its own
            _write_table(book.add_worksheet(table.name), table, rows, formats)
        _write_notes(book.add_worksheet("Hinweise"), edition, formats)
    path.write_bytes(file.getvalue())


class _Formats:
    """The few formats of cells, made once for a workbook."""

    def __init__(self, book: Any) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.euro = book.add_format({"num_format": "#,##0"})
        self.cents = book.add_format({"num_format": "#,##0.00"})
        self.day = book.add_format({"num_format": "dd.mm.yyyy"})


def _write_table(sheet: Any, table: Table[Any], rows: Iterator[Row], formats: _Formats) -> None:
    first = list(islice(rows, _MEASURED))
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _width(column, first, position))
    _write_header(sheet, [column.name for column in table.columns], formats)
    number = 0
    for number, row in enumerate(chain(first, rows), 1):
        for position, value in enumerate(row):
            _write_value(sheet, number, position, value, formats)
    sheet.autofilter(0, 0, number, len(table.columns) - 1)


def _width(column: Column[Any], rows: Iterable[Row], position: int) -> int:
    """Make a column as wide as its header and its first rows need, within reason."""
    longest = max((len(plain_text(row[position])) for row in rows), default=0)
    return max(len(column.name) + 4, min(longest + 2, _WIDEST), _WIDTHS[column.kind] // 2)


def _write_value(sheet: Any, row: int, column: int, value: Value, formats: _Formats) -> None:
    """Write one cell by the kind of its value; text is never read as a formula or a link."""
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), formats.day)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), formats.euro if value == int(value) else formats.cents)
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value is not None and value != ():
        sheet.write_string(row, column, plain_text(value))


def _write_header(sheet: Any, names: list[str], formats: _Formats) -> None:
    sheet.freeze_panes(1, 0)
    for position, name in enumerate(names):
        sheet.write_string(0, position, name, formats.header)


def _write_notes(sheet: Any, edition: Edition, formats: _Formats) -> None:
    """Say what the tables hold: first each column, then whole sentences about the whole."""
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, 2, 28)
    sheet.set_column(3, 3, 100)
    _write_header(sheet, ["Tabelle", "Spalte", "Titel", "Bedeutung"], formats)
    lines = [("", "", "Stand", f"{day(edition.register.updated)}, der {STATE}.")]
    lines += [("", "", "Inhalt", DESCRIPTION), ("", "", "Lizenz", edition.licence.sentence)]
    lines += [("", "", "Herausgeber", edition.operator.name)]
    for table in DATA_TABLES:
        lines.append((table.name, "", table.title, table.description))
        lines += [(table.name, column.name, column.title, column.description) for column in table.columns]
    for number, line in enumerate(lines, 1):
        for position, text in enumerate(line):
            _write_value(sheet, number, position, text or None, formats)
