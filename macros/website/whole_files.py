"""Whether a data file is whole: its own readers can read it to its end."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile


def _is_whole_json(path: Path) -> bool:
    try:
        with open(path, "rb") as file:
            json.loads(file.read())
    except ValueError:
        return False
    return True


def _is_whole_xml(path: Path) -> bool:
    try:
        ElementTree.parse(path)
    except ElementTree.ParseError:
        return False
    return True


def _is_whole_csv(path: Path) -> bool:
    """All rows have as many cells as the first, and the last one ends as a row ends."""
    text = path.read_bytes().decode("utf-8-sig", "replace")
    rows = csv.reader(text.splitlines(keepends=True), delimiter=";" if "-excel" in path.name else ",")
    return len({len(row) for row in rows}) == 1 and text.endswith("\r\n")


def _is_whole_workbook(path: Path) -> bool:
    try:
        with ZipFile(path) as opened:
            return opened.testzip() is None
    except BadZipFile:
        return False


def _is_whole_database(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            return bool(opened.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


READERS: dict[str, Callable[[Path], bool]] = {
    ".json": _is_whole_json,
    ".jsonld": _is_whole_json,
    ".xml": _is_whole_xml,
    ".rdf": _is_whole_xml,
    ".csv": _is_whole_csv,
    ".xlsx": _is_whole_workbook,
    ".sqlite": _is_whole_database,
}
