"""The rows of a table in the words of a spreadsheet: SpreadsheetML, ECMA-376 part 1, 18.3.

The library that makes the workbook asks of each cell what it may be, which is most of its work; here the
column has already said so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from string import ascii_uppercase
from typing import Any, Literal
from xml.sax.saxutils import escape

from macros.exports.table import Kind, Row, Table, Value, plain_text

Look = Literal["euro", "cents", "day"]
"""How a number is shown; the workbook has a format for each."""

_ROWS_AT_ONCE = 500
_DAY_ZERO = date(1899, 12, 30).toordinal()
_NOT_IN_XML = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def look_of(value: Decimal | date) -> Look:
    """A day is shown as a day, an amount with its cents where it has any."""
    if isinstance(value, date):
        return "day"
    return "euro" if value == int(value) else "cents"


def looks_in(table: Table[Any], rows: Sequence[Row]) -> Iterator[Look]:
    """Yield the looks of all amounts and days in the order of the rows."""
    positions = [position for position, column in enumerate(table.columns) if column.kind in ("euro", "day")]
    shown = (row[position] for row in rows for position in positions)
    return (look_of(value) for value in shown if isinstance(value, Decimal | date))


def sheet_rows(table: Table[Any], rows: Sequence[Row], formats: Mapping[Look, int]) -> Iterator[str]:
    """Yield the rows of a table from the second row of a sheet on, many at once.

    ``formats`` are the numbers of the formats in the workbook. What is absent has no cell.
    """
    cells = _cells(formats)
    columns = [(ascii_uppercase[at], cells[column.kind]) for at, column in enumerate(table.columns)]
    for begin in range(0, len(rows), _ROWS_AT_ONCE):
        numbered = enumerate(rows[begin : begin + _ROWS_AT_ONCE], begin + 2)
        yield "".join([_row(number, columns, row) for number, row in numbered])


def _row(number: int, columns: Sequence[tuple[str, Callable[[Any], str]]], row: Row) -> str:
    cells = [
        f'<c r="{letter}{number}"{cell(value)}</c>'
        for (letter, cell), value in zip(columns, row, strict=True)
        if value is not None and value != ()
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cells(formats: Mapping[Look, int]) -> dict[Kind, Callable[[Any], str]]:
    """What makes of a value of each kind the rest of its cell, behind the name of its place."""

    def styled(value: Decimal | date) -> str:
        number = value.toordinal() - _DAY_ZERO if isinstance(value, date) else float(value)
        return f' s="{formats[look_of(value)]}"><v>{number:.16G}</v>'

    return {
        "text": _text,
        "texts": _text,
        "page": _text,
        "flag": _text,
        "integer": lambda value: f"><v>{value}</v>",
        "euro": styled,
        "day": styled,
    }


@lru_cache(maxsize=4096)
def _text(value: Value) -> str:
    """Text is never read as a formula or a link; signs that XML cannot hold are written by their number."""
    text = escape(_NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", plain_text(value)))
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f' t="inlineStr"><is><t{space}>{text}</t></is>'
