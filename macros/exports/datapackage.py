"""The CSV files as a Frictionless data package: every column typed, every reference between tables named."""

from __future__ import annotations

from typing import Any

from macros.exports.edition import DESCRIPTION, TITLE, Edition
from macros.exports.outlet import Outlet
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.table import Column, Table

_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES = {"integer": "integer", "euro": "number", "day": "date", "flag": "boolean"}


def write_datapackage(edition: Edition, outlet: Outlet) -> None:
    """Describe the CSV files, which are already written, with their sizes and digests."""
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "zielvereinbarungen-arbeitswelt-hessen",
        "title": TITLE,
        "description": f"{DESCRIPTION} {edition.licence.sentence}",
        "homepage": edition.link("daten/", "daten/datapackage.json"),
        "created": f"{edition.register.updated}T00:00:00Z",
        "contributors": [{"title": edition.operator.name, "roles": ["publisher"]}],
    }
    if not edition.licence.proposed:
        known = {"name": edition.licence.name, "title": edition.licence.title, "path": edition.licence.text}
        package["licenses"] = [{key: value for key, value in known.items() if value}]
    package["resources"] = [_resource(table, outlet) for table in DATA_TABLES]
    outlet.json("daten/datapackage.json", package)


def _resource(table: Table[Any], outlet: Outlet) -> dict[str, Any]:
    size, digest = outlet.measure(f"daten/{table.name}.csv")
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": table_schema(table),
    }


def table_schema(table: Table[Any]) -> dict[str, Any]:
    """Write the Table Schema of one table; references to tables outside the package are left out."""
    packed = {other.name for other in DATA_TABLES}
    references = [
        {"fields": [column.name], "reference": {"resource": column.refers_to[0], "fields": [column.refers_to[1]]}}
        for column in table.columns
        if column.refers_to and column.refers_to[0] in packed
    ]
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.identity),
    }
    return {**schema, "foreignKeys": references} if references else schema


def _field(column: Column[Any]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "title": column.title,
        "description": column.description,
    }
    if column.kind == "flag":
        field |= {"trueValues": ["ja"], "falseValues": ["nein"]}
    if not column.optional:
        field["constraints"] = {"required": True}
    return field
