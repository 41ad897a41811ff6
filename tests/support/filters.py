"""What filters leave of the rows of a table: the measure for what a page shows and for what every file holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from macros.exports.tables.table import Column, Row, Table, Value

_LOOKS_AT = {
    "district": ("kreis_kuerzel",),
    "year": ("jahr",),
    "measure_type": ("massnahmenart", "massnahmenarten"),
    "programme": ("programm", "programme"),
}


class Filters(NamedTuple):
    """What a reader wants to see: slug of a district, year, keys of a measure type and of a programme."""

    district: str | None = None
    year: int | None = None
    measure_type: str | None = None
    programme: str | None = None


def wanted(table: Table[Any], filters: Filters) -> list[tuple[Column[Any], str | int]]:
    """The columns of a table at which filters look, each with what it has to hold.

    A filter that is not set, or without a column in the table, leaves all rows.
    """
    return [
        (column, value)
        for name, value in filters._asdict().items()
        for column in table.columns
        if value is not None and column.name in _LOOKS_AT[name]
    ]


def select(table: Table[Any], rows: Iterable[Row], filters: Filters) -> Iterator[Row]:
    """Yield the rows that meet every filter."""
    conditions = [(position(table, column.name), value) for column, value in wanted(table, filters)]
    return (row for row in rows if all(_holds(row[place], value) for place, value in conditions))


def position(table: Table[Any], name: str) -> int:
    """Say at which position of a row the column with this German name stands."""
    return [column.name for column in table.columns].index(name)


def _holds(cell: Value, value: str | int) -> bool:
    return value in cell if isinstance(cell, tuple) else cell == value
