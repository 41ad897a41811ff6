"""The files to take away, as catalogues list them: address, title, format, and the tables that are in them."""

from __future__ import annotations

from dataclasses import dataclass

from macros.exports import database, workbook
from macros.exports.openapi import FOLDER
from macros.exports.schemas import list_name
from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.projects import PROJECTS

JSON = "application/json"
_FILE_TYPES = {"text/csv": "CSV", workbook.MEDIA_TYPE: "XLSX", JSON: "JSON"}
_ALL = tuple(table.name for table in DATA_TABLES)


@dataclass(frozen=True)
class Download:
    """One file; ``tables`` holds the German names of the tables in it."""

    address: str
    title: str
    media_type: str
    tables: tuple[str, ...]

    @property
    def file_type(self) -> str | None:
        """The term of the EU's list of file types, where there is one."""
        return _FILE_TYPES.get(self.media_type)


DOWNLOADS: tuple[Download, ...] = (
    *(
        Download(f"daten/{table.name}.csv", f"{table.title} als CSV", "text/csv", (table.name,))
        for table in DATA_TABLES
    ),
    *(
        Download(f"daten/{table.name}-excel.csv", f"{table.title} als CSV für Excel", "text/csv", (table.name,))
        for table in DATA_TABLES
    ),
    *(
        Download(f"{FOLDER}{list_name(table)}.json", f"{table.title} als JSON", JSON, (table.name,))
        for table in (AGREEMENTS, PROJECTS)
    ),
    Download(workbook.ADDRESS, "Alle Tabellen als Excel-Datei", workbook.MEDIA_TYPE, _ALL),
    Download(database.ADDRESS, "Alle Tabellen als SQLite-Datenbank", database.MEDIA_TYPE, _ALL),
)
