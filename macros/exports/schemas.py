"""The JSON Schemas of the API, made from the columns. Within v1 fields are only ever added."""

from __future__ import annotations

from typing import Any

from macros.exports.edition import STATE
from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.budgets import BUDGETS
from macros.exports.tables.districts import DISTRICTS
from macros.exports.tables.programmes import MEASURE_TYPES
from macros.exports.tables.projects import PROJECTS
from macros.exports.tables.signatures import SIGNATURES
from macros.exports.tables.table import Column, Table

Schema = dict[str, Any]

LISTS: tuple[Table[Any], ...] = (AGREEMENTS, PROJECTS, DISTRICTS, MEASURE_TYPES)
_TYPES: dict[str, Schema] = {
    "text": {"type": "string", "minLength": 1},
    "texts": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "integer": {"type": "integer"},
    "euro": {"type": "number", "exclusiveMinimum": 0},
    "day": {"type": "string", "format": "date"},
    "flag": {"type": "boolean"},
    "page": {"type": "string", "format": "uri-reference"},
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = _TYPES["day"]
_TEXT = _TYPES["text"]


def list_name(table: Table[Any]) -> str:
    """The file name of a list without its end: ``measure-types``."""
    return table.key.replace("_", "-")


def published_schemas() -> dict[str, Schema]:
    """All schemas by the name of the document they describe; ``agreement`` is one agreement with its parts."""
    schemas = {list_name(table): list_schema(table) for table in LISTS}
    schemas["agreement"] = agreement_document_schema()
    return {name: {"$schema": _DIALECT, **schema} for name, schema in schemas.items()}


def record_schema(table: Table[Any]) -> Schema:
    """Describe one record of a table: every field is there, an absent value is ``null`` or an empty list."""
    fields = {column.key: _field(column) for column in table.columns}
    return _object(table.title, table.description, fields)


def list_schema(table: Table[Any]) -> Schema:
    """Describe a list with its state and its licence."""
    fields = {
        "updated": {**_DAY, "title": "Stand", "description": f"{STATE}."},
        "licence": _licence(),
        "count": {"type": "integer", "minimum": 0, "title": "Zahl der Einträge"},
        table.key: {"type": "array", "items": record_schema(table)},
    }
    return _object(table.title, table.description, fields)


def agreement_document_schema() -> Schema:
    """Describe one agreement with its money, projects, signatures and corrections."""
    fields = {column.key: _field(column) for column in AGREEMENTS.columns}
    parties = {"state": {**_TEXT, "title": "Ministerium"}, "district": {**_TEXT, "title": "Kreis oder Stadt"}}
    fields["parties"] = _object("Vertragspartner", "Namen, wie gedruckt.", parties)
    for table in (BUDGETS, PROJECTS, SIGNATURES):
        fields[table.key] = {"type": "array", "title": table.title, "items": record_schema(table)}
    fields["corrections"] = {"type": "array", "title": "Korrekturen", "items": _correction()}
    fields["source"] = _source()
    fields["wording_sha256"] = _nullable(
        {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "title": "Prüfsumme des Wortlauts",
            "description": "SHA-256 der Datei mit dem Wortlaut, wie sie geliefert wurde.",
        }
    )
    fields["superseded_by"] = _nullable(
        {**_TEXT, "title": "Ersetzt durch", "description": "Kennung der Fassung, die jetzt gilt."}
    )
    withdrawn = {"date": {**_DAY, "title": "Zurückgezogen am"}, "reason": {**_TEXT, "title": "Begründung"}}
    fields["withdrawn"] = _nullable(_object("Zurückgezogen", "Wann und warum sie nicht mehr zählt.", withdrawn))
    return _object("Zielvereinbarung", "Eine Zielvereinbarung, auch eine frühere oder zurückgezogene.", fields)


def _field(column: Column[Any]) -> Schema:
    kind = {**_TYPES[column.kind], "title": column.title, "description": column.description}
    return _nullable(kind) if column.optional and column.kind != "texts" else kind


def _nullable(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _object(title: str, description: str, properties: dict[str, Schema]) -> Schema:
    return {
        "title": title,
        "description": description,
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def _licence() -> Schema:
    fields = {
        "name": _TEXT,
        "title": _TEXT,
        "url": _nullable({"type": "string", "format": "uri"}),
        "status": {"enum": ["granted", "proposed"]},
    }
    return _object("Lizenz", "proposed heißt: vorgeschlagen, aber noch nicht festgelegt.", fields)


def _correction() -> Schema:
    fields = {
        "id": _TEXT,
        "date": _DAY,
        "kind": {"enum": ["agreement", "transcript"]},
        "field": _TEXT,
        "old": _nullable(_TEXT),
        "new": _nullable(_TEXT),
        "reason": _TEXT,
    }
    return _object("Korrektur", "old und new sind null, wenn das Feld den Namen einer Person enthält.", fields)


def _source() -> Schema:
    fields = {
        "file": _nullable(_TEXT),
        "sha256": _nullable(_TEXT),
        "url": _nullable({"type": "string", "format": "uri"}),
        "retrieved": _nullable(_DAY),
    }
    return _nullable(_object("Herkunft", "Woher die gelieferte Datei stammt.", fields))
