"""The JSON Schema beside the agreements is the one the model gives, and the real files satisfy it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from macros.register.agreement import Register
from macros.register.schema import agreement_schema, as_text
from tests.support.states import edit

AGREEMENTS = Path(__file__).parents[2] / "agreements"
FILES = sorted(AGREEMENTS.glob("20*/*.yaml"))


def test_the_committed_schema_is_current(register: Register) -> None:
    committed = (AGREEMENTS / "agreement.schema.json").read_text(encoding="utf-8")
    assert committed == as_text(agreement_schema(register)), "make schema"


def test_faulty_lists_leave_the_schema_as_it_is(agreements: Path) -> None:
    before = (agreements / "agreement.schema.json").read_bytes()
    edit(agreements, "districts.yaml", "slug: fulda\n", "slug: Fulda\n")
    renewed = [sys.executable, "-m", "macros.register.schema", str(agreements)]
    done = subprocess.run(renewed, cwd=AGREEMENTS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "„Fulda“ ist kein gültiges Kürzel." in done.stderr
    assert (agreements / "agreement.schema.json").read_bytes() == before


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_real_agreement_satisfies_the_schema(file: Path) -> None:
    schema = json.loads((AGREEMENTS / "agreement.schema.json").read_text(encoding="utf-8"))
    data = json.loads(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")), default=str))
    jsonschema.Draft202012Validator(schema).validate(data)


def test_every_field_has_a_german_title() -> None:
    schema = json.loads((AGREEMENTS / "agreement.schema.json").read_text(encoding="utf-8"))
    records = [schema, *schema["$defs"].values()]
    untitled = [name for record in records for name, field in record["properties"].items() if "title" not in field]
    assert untitled == []
