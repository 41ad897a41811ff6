"""The JSON Schema of an agreement file, for the editors' tools: made from the model and the catalogue."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from macros.register.agreement import Register
from macros.register.finding import render, stops
from macros.register.folder import read_register
from macros.register.model import Facts


def agreement_schema(register: Register) -> dict[str, Any]:
    """Describe an agreement file; districts, programmes and measure types are closed lists."""
    schema = TypeAdapter(Facts).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Zielvereinbarung"
    properties, parts = schema["properties"], schema["$defs"]
    properties["district"]["enum"] = [district.slug for district in register.districts]
    parts["Budget"]["properties"]["programme"]["enum"] = [programme.key for programme in register.programmes]
    project = properties["projects"].pop("additionalProperties")
    project["items"] = {"anyOf": [{"type": "string", "minLength": 1}, project["items"]]}
    properties["projects"]["additionalProperties"] = False
    properties["projects"]["properties"] = {
        kind.key: {**project, "title": kind.title} for kind in register.measure_types
    }
    return schema


def as_text(schema: dict[str, Any]) -> str:
    """Write the schema as the file ``agreements/agreement.schema.json`` holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    register, findings = read_register(folder)
    if stops(findings):
        raise SystemExit(render(findings, "text"))
    (folder / "agreement.schema.json").write_text(as_text(agreement_schema(register)), encoding="utf-8")
