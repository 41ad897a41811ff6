"""The tables as CSV, in two dialects: for programs by RFC 4180, and for a double-click in German Excel."""

from __future__ import annotations

import csv
from functools import partial
from typing import Any

from macros.exports.edition import Edition
from macros.exports.outlet import Outlet
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.table import Kind, plain_text

_PRINTED: tuple[Kind, ...] = ("texts", "euro", "flag")  # numbers, days and absent values the library prints itself
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


def write_csv(edition: Edition, outlet: Outlet) -> None:
    """Write each table twice: ``projekte.csv`` and ``projekte-excel.csv``."""
    for table in DATA_TABLES:
        header = [column.name for column in table.columns]
        rows = edition.rows[table.name]
        with outlet.path(f"daten/{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(table.converted(rows, _PRINTED, plain_text))
        with outlet.path(f"daten/{table.name}-excel.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
            writer.writerow(header)
            cells = table.converted(rows, _PRINTED, partial(plain_text, decimal_mark=","))
            writer.writerows([harmless(cell) for cell in row] for row in cells)


def harmless(cell: Any) -> Any:
    """Put an apostrophe before text that Excel would take for a formula; leave every other cell alone."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
