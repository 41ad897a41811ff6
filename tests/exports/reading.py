"""Reads the exported files back, each with the ordinary reader of its format."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.exports.edition import Edition

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CSV_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True)
class Published:
    """One edition and the folder in which its files lie."""

    edition: Edition
    site: Path
    addresses: tuple[str, ...]

    def text(self, address: str) -> str:
        return (self.site / address).read_bytes().decode("utf-8")

    def json(self, address: str) -> Any:
        return json.loads(self.text(address))

    def csv(self, table: str) -> list[dict[str, str]]:
        """The rows of the CSV file for programs."""
        with (self.site / f"daten/{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def excel_csv(self, table: str) -> list[dict[str, str]]:
        """The rows of the CSV file for Excel."""
        with (self.site / f"daten/{table}-excel.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, delimiter=";", strict=True))

    def sql(self, query: str, *values: object) -> list[dict[str, Any]]:
        """What the database answers."""
        with closing(sqlite3.connect(f"file:{self.site / 'daten/arbeitswelt.sqlite'}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, values)]


Cell = tuple[str, Any]
"""Kind as LibreOffice sees it (``float``, ``date``, ``string``) and value; an empty cell is ``("", None)``."""


def opened_in_libreoffice(folder: Path, *files: Path, options: Sequence[str] = ()) -> dict[str, list[list[Cell]]]:
    """Open files in LibreOffice and return the cells of all their sheets by the sheets' names."""
    _convert(folder, "fods", files, options)
    return {
        str(sheet.get(f"{_TABLE}name")): [_cells(row) for row in sheet.iter(f"{_TABLE}table-row") if _filled(row)]
        for file in files
        for sheet in ET.parse(folder / f"{file.stem}.fods").iter(f"{_TABLE}table")
    }


def shown_in_libreoffice(folder: Path, file: Path) -> list[list[str]]:
    """Open a file in LibreOffice and return the text that its first sheet shows in each cell."""
    _convert(folder, _CSV_AS_SHOWN, [file])
    with (folder / f"{file.stem}.csv").open(encoding="utf-8", newline="") as shown:
        return list(csv.reader(shown))


def _convert(folder: Path, form: str, files: Sequence[Path], options: Sequence[str] = ()) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", form, "--outdir", str(folder)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120, env=environment)


def _filled(row: ET.Element) -> bool:
    return any(cell.get(f"{_OFFICE}value-type") for cell in row)


def _cells(row: ET.Element) -> list[Cell]:
    cells = [cell for element in row for cell in _repeated(element)]
    while cells and cells[-1] == ("", None):
        cells.pop()
    return cells


def _repeated(element: ET.Element) -> Iterator[Cell]:
    kind = element.get(f"{_OFFICE}value-type", "")
    times = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
    value: Any = None
    if kind == "float":
        value = float(element.get(f"{_OFFICE}value", ""))
    elif kind == "date":
        value = element.get(f"{_OFFICE}date-value", "")
    elif kind:
        value = "\n".join("".join(_spaced(paragraph)) for paragraph in element.iter(f"{_TEXT}p"))
    yield from [(kind, value)] * (times if kind else min(times, 64))


def _spaced(paragraph: ET.Element) -> Iterator[str]:
    yield paragraph.text or ""
    for part in paragraph:
        if part.tag == f"{_TEXT}s":
            yield " " * int(part.get(f"{_TEXT}c", "1"))
        yield from _spaced(part) if part.tag != f"{_TEXT}s" else ()
        yield part.tail or ""


def padded(cells: Sequence[Cell], width: int) -> list[Cell]:
    """A row with empty cells at its end, as wide as the header."""
    return [*cells, *[("", None)] * (width - len(cells))]
