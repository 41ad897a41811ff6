"""The tables as one SQLite file: strict types, foreign keys, and a view for each question."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.exports.edition import ALL_TABLES, Edition
from macros.exports.outlet import Outlet
from macros.exports.tables.table import Table, Value, json_value, plain_text
from macros.exports.views import VIEWS

ADDRESS = "daten/arbeitswelt.sqlite"
MEDIA_TYPE = "application/vnd.sqlite3"
_TYPES = {"integer": "INTEGER", "flag": "INTEGER", "euro": "ANY"}
_SETTINGS = """
    PRAGMA page_size = 4096;
    PRAGMA encoding = 'UTF-8';
    PRAGMA auto_vacuum = NONE;
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA foreign_keys = ON;
    PRAGMA user_version = 1;
"""
_LIBRARY_VERSION_AT = 96


def write_database(edition: Edition, outlet: Outlet) -> None:
    """Write the file anew. Equal data give equal bytes."""
    path = outlet.path(ADDRESS)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(_SETTINGS)
        connection.execute("BEGIN")
        for table in ALL_TABLES:
            connection.execute(create_statement(table))
            marks = ", ".join("?" * len(table.columns))
            rows = table.converted(edition.rows[table.name], ("texts", "euro", "day"), _stored)
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        _explain_columns(connection)
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    _forget_library_version(path)


def create_statement(table: Table[Any]) -> str:
    """Define a table from its columns: no empty cell where none may be, and a foreign key for each reference."""
    lines = [f"PRIMARY KEY ({', '.join(table.identity)})"]
    for column in table.columns:
        if column.refers_to:
            target, key = column.refers_to
            lines.append(f"FOREIGN KEY ({column.name}) REFERENCES {target} ({key})")
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join([*_definitions(table), *lines]) + "\n) STRICT"


def _definitions(table: Table[Any]) -> Iterator[str]:
    for column in table.columns:
        needed = "" if column.optional else " NOT NULL"
        amount = f" CHECK (typeof({column.name}) IN ('integer', 'real'))" if column.kind == "euro" else ""
        yield f"{column.name} {_TYPES.get(column.kind, 'TEXT')}{needed}{amount}"


def _stored(value: Value) -> Any:
    """Turn a value into what SQLite holds; an empty list is absent, and whole euros stay whole."""
    if isinstance(value, tuple):
        return plain_text(value) or None
    return json_value(value) if isinstance(value, Decimal | date) else value


def _explain_columns(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE spalten (tabelle TEXT NOT NULL, spalte TEXT NOT NULL, titel TEXT NOT NULL, "
        "bedeutung TEXT NOT NULL, PRIMARY KEY (tabelle, spalte)) STRICT"
    )
    connection.executemany(
        "INSERT INTO spalten VALUES (?, ?, ?, ?)",
        [(table.name, c.name, c.title, c.description) for table in ALL_TABLES for c in table.columns],
    )


def _forget_library_version(path: Path) -> None:
    """Blank the four bytes that name the SQLite library which wrote the file: they differ between machines."""
    with path.open("r+b") as file:
        file.seek(_LIBRARY_VERSION_AT)
        file.write(bytes(4))
