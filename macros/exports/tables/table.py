"""What a column and a table are.

CSV, spreadsheet, database, JSON and the data package all print the same rows of the same tables, so a column
cannot be missing in one file. The files of a selection have these columns too; what a filter selects is asked
once for the screen and for its files, in ``site_src/assets/search/filter.js``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from macros.register.agreement import Register

T = TypeVar("T")

Kind = Literal["text", "texts", "integer", "euro", "day", "flag", "page"]
Value = str | int | Decimal | date | tuple[str, ...] | None
Row = tuple[Value, ...]

SEPARATOR = " | "


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: its German header, its English JSON key, what it means, and how an item fills it.

    ``kind`` is ``text``, ``texts`` (none, one or several), ``integer``, ``euro``, ``day``, ``flag``
    (yes or no) or ``page`` (address from the site's root). Only an ``optional`` column may be empty.
    ``refers_to`` names the table and column it points to.
    """

    name: str
    key: str
    kind: Kind
    title: str
    description: str
    value: Callable[[T], Value]
    optional: bool = False
    refers_to: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table(Generic[T]):
    """One table: German name, English key, columns, and the items it lists in their fixed order.

    ``identity`` holds the German names of the columns that no two rows share.
    """

    name: str
    key: str
    title: str
    description: str
    identity: tuple[str, ...]
    columns: tuple[Column[T], ...]
    items: Callable[[Register], Iterable[T]]

    def row(self, item: T, base_url: str = "") -> Row:
        """Fill all columns for one item; pages become full addresses where ``base_url`` is given."""
        values = [value(item) for value in self._values]
        if base_url:
            for position in self._pages:
                values[position] = f"{base_url}{values[position]}"
        return tuple(values)

    def rows(self, register: Register, base_url: str = "") -> Iterator[Row]:
        """Yield all rows in the fixed order: newest year first, then German order of names, then position."""
        return (self.row(item, base_url) for item in self.items(register))

    def record(self, row: Row) -> dict[str, Value]:
        """Name the values of a row by their English keys; ``as_json`` prints them."""
        return dict(zip(self._keys, row, strict=True))

    def converted(
        self, rows: Iterable[Row], kinds: Iterable[Kind], convert: Callable[[Value], Any]
    ) -> Iterator[list[Any]]:
        """Yield the rows with the values of some kinds converted; most are fine as they are, and rows are many."""
        positions = [position for position, column in enumerate(self.columns) if column.kind in kinds]
        for row in rows:
            values: list[Any] = list(row)
            for position in positions:
                values[position] = convert(values[position])
            yield values

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(column.key for column in self.columns)

    @cached_property
    def _values(self) -> tuple[Callable[[T], Value], ...]:
        return tuple(column.value for column in self.columns)

    @cached_property
    def _pages(self) -> tuple[int, ...]:
        return tuple(position for position, column in enumerate(self.columns) if column.kind == "page")


def json_value(value: Decimal | date) -> int | float | str:
    """Turn an amount or a day into what JSON holds: whole euros stay whole, days become ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if value == int(value) else float(value)


as_json = json.JSONEncoder(ensure_ascii=False, default=json_value).encode  # made once, because records are many


def plain_text(value: Value, decimal_mark: str = ".") -> str:
    """Turn a value into the text of a cell; what is absent stays empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Decimal):
        return str(int(value)) if value == int(value) else f"{value:.2f}".replace(".", decimal_mark)
    return SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
