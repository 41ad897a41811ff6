"""The description of the static API by OpenAPI 3.1."""

from __future__ import annotations

from typing import Any

from macros.exports.edition import DESCRIPTION, TITLE, Edition
from macros.exports.schemas import LISTS, list_name, published_schemas

FOLDER = "api/v1/"


def openapi_document(edition: Edition) -> dict[str, Any]:
    """Describe every document below ``api/v1/`` with the schema of its content."""
    paths = {
        f"/{list_name(table)}.json": _path(f"list-{list_name(table)}", table.title, table.description, list_name(table))
        for table in LISTS
    }
    return {
        "openapi": "3.1.0",
        "info": _info(edition),
        "servers": [{"url": edition.base_url + FOLDER.rstrip("/") if edition.base_url else "."}],
        "paths": {**paths, "/agreements/{id}.json": _agreement_path()},
        "components": {"schemas": published_schemas()},
    }


def _info(edition: Edition) -> dict[str, Any]:
    promise = "Innerhalb von v1 kommen Felder nur hinzu; keines wird umbenannt oder entfernt."
    info: dict[str, Any] = {
        "title": TITLE,
        "version": "1",
        "description": f"{DESCRIPTION}\n\n{promise}\n\n{edition.licence.sentence}",
    }
    if not edition.licence.proposed:
        info["license"] = {"name": edition.licence.title}
        if edition.licence.text:
            info["license"]["url"] = edition.licence.text
    return info


def _agreement_path() -> dict[str, Any]:
    path = _path(
        "get-agreement",
        "Eine Zielvereinbarung",
        "Eine Zielvereinbarung mit Haushaltsmitteln, Projekten, Unterschriften und Korrekturen.",
        "agreement",
    )
    path["get"]["responses"]["404"] = {"description": "Diese Kennung gibt es nicht."}
    path["get"]["parameters"] = [
        {
            "name": "id",
            "in": "path",
            "required": True,
            "description": "Kennung der Zielvereinbarung.",
            "schema": {"type": "string", "pattern": "^zv-20[0-9]{2}-06[0-9]{3}(-[2-9])?$"},
            "example": "zv-2025-06411",
        }
    ]
    return path


def _path(operation: str, title: str, description: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    responses = {"200": {"description": title, "content": content}}
    return {"get": {"operationId": operation, "summary": title, "description": description, "responses": responses}}
