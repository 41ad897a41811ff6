"""The tables as one Excel workbook: numbers as numbers, days as days, and a sheet that explains the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import xlsxwriter  # type: ignore[import-untyped]

from macros.exports.columns import DATA_TABLES
from macros.exports.edition import DESCRIPTION, TITLE, Edition
from macros.exports.outlet import Outlet
from macros.exports.sheet import Look, looks_in, sheet_rows
from macros.exports.table import Column, Row, Table, plain_text
from macros.register.german import day

ADDRESS = "daten/arbeitswelt.xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"integer": 10, "euro": 14, "day": 16, "flag": 16, "page": 40, "texts": 30, "text": 24}
_WIDEST = 60
_NUMBER_FORMATS: dict[Look, str] = {"euro": "#,##0", "cents": "#,##0.00", "day": "dd.mm.yyyy"}
_SPECIMENS = re.compile(rb'<row r="\d+">((?:<c [^>]*/>)+)</row>')
_FORMAT = re.compile(rb' s="(\d+)"')


def write_workbook(edition: Edition, outlet: Outlet) -> None:
    """Write the workbook. The day in its properties is that of the data, so equal data give equal bytes.

    The library makes all but the rows of the tables; these are many, and put into its sheets afterwards.
    """
    tables = [(table, edition.rows[table.name]) for table in DATA_TABLES]
    looks = list(dict.fromkeys(look for table, rows in tables for look in looks_in(table, rows)))
    frame = BytesIO()  # so that a full disk is met in our own writing, not in the library's tidying up
    with xlsxwriter.Workbook(frame, {"constant_memory": True}) as book:
        created = datetime.combine(edition.updated, time())
        book.set_properties({"title": TITLE, "author": edition.operator.name, "created": created})
        header = book.add_format({"bold": True, "bottom": 1})
        formats = [book.add_format({"num_format": _NUMBER_FORMATS[look]}) for look in looks]
        for table, rows in tables:
            _write_frame(book.add_worksheet(table.name), table, rows, header, formats)
        _write_notes(book.add_worksheet("Hinweise"), edition, header)
    outlet.path(ADDRESS).write_bytes(_filled(frame, tables, looks))


def _write_frame(sheet: Any, table: Table[Any], rows: Sequence[Row], header: Any, formats: Sequence[Any]) -> None:
    """Write a sheet with its header and, in the place of its last row, an empty cell of each format."""
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, _width(column, rows, position))
    _write_header(sheet, [column.name for column in table.columns], header)
    sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
    if rows:
        for position, format in enumerate(formats):
            sheet.write_blank(len(rows), position, None, format)


def _filled(frame: BytesIO, tables: Sequence[tuple[Table[Any], Sequence[Row]]], looks: Sequence[Look]) -> bytes:
    """Put the rows of the tables into their sheets; every other part of the workbook stays as it is."""
    sheets = {f"xl/worksheets/sheet{number}.xml": held for number, held in enumerate(tables, 1)}
    filled = BytesIO()
    with ZipFile(frame) as parts, ZipFile(filled, "w") as book:
        for part in parts.infolist():
            head, *cut = _SPECIMENS.split(parts.read(part))
            with book.open(part, "w") as file:
                file.write(head)
                if cut:
                    specimens, tail = cut
                    formats = dict(zip(looks, map(int, _FORMAT.findall(specimens)), strict=True))
                    file.writelines(text.encode("utf-8") for text in sheet_rows(*sheets[part.filename], formats))
                    file.write(tail)
    return filled.getvalue()


def _width(column: Column[Any], rows: Sequence[Row], position: int) -> int:
    """Make a column as wide as its header and its first rows need, within reason."""
    longest = max((len(plain_text(row[position])) for row in rows[:200]), default=0)
    return max(len(column.name) + 4, min(longest + 2, _WIDEST), _WIDTHS[column.kind] // 2)


def _write_header(sheet: Any, names: Sequence[str], header: Any) -> None:
    sheet.freeze_panes(1, 0)
    for position, name in enumerate(names):
        sheet.write_string(0, position, name, header)


def _write_notes(sheet: Any, edition: Edition, header: Any) -> None:
    """Say what the tables hold: first each column, then whole sentences about the whole."""
    sheet.set_column(0, 1, 22)
    sheet.set_column(2, 2, 28)
    sheet.set_column(3, 3, 100)
    _write_header(sheet, ["Tabelle", "Spalte", "Titel", "Bedeutung"], header)
    lines = [("", "", "Stand", f"{day(edition.updated)}, der Tag der neuesten Unterschrift oder Berichtigung.")]
    lines += [("", "", "Inhalt", DESCRIPTION), ("", "", "Lizenz", edition.licence.sentence)]
    lines += [("", "", "Herausgeber", edition.operator.name)]
    for table in DATA_TABLES:
        lines.append((table.name, "", table.title, table.description))
        lines += [(table.name, column.name, column.title, column.description) for column in table.columns]
    for number, line in enumerate(lines, 1):
        for position, text in enumerate(line):
            if text:
                sheet.write_string(number, position, text)
