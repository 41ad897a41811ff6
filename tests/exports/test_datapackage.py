"""The data package, held against its own rules by frictionless."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.exports.reading import Published


def frictionless(folder: Path) -> dict[str, Any]:
    """Validate a data package with the command of frictionless and return its report."""
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", "--json", "datapackage.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_package_is_valid(published: Published) -> None:
    report = frictionless(published.site / "daten")
    assert report["valid"], report
    assert {task["name"]: task["stats"]["rows"] for task in report["tasks"]} == {
        name: len(published.csv(name)) for name in ("vereinbarungen", "haushaltsmittel", "projekte")
    }


def test_a_project_of_an_unknown_agreement_is_noticed(real: Published, tmp_path: Path) -> None:
    folder = shutil.copytree(real.site / "daten", tmp_path / "daten")
    file = folder / "projekte.csv"
    file.write_bytes(file.read_bytes().replace(b",zv-2025-06436,", b",zv-2025-06999,", 1))
    report = frictionless(folder)
    errors = {error["type"] for task in report["tasks"] for error in task["errors"]}
    assert {"hash-count", "foreign-key"} <= errors


def test_a_licence_is_stated_only_once_it_is_settled(real: Published, example: Published) -> None:
    assert "licenses" not in real.json("daten/datapackage.json")
    assert "noch nicht festgelegt" in real.json("daten/datapackage.json")["description"]
    assert example.json("daten/datapackage.json")["licenses"][0]["name"] == "dl-de/zero-2-0"


def test_types_are_those_of_the_columns(real: Published) -> None:
    resources = {resource["name"]: resource for resource in real.json("daten/datapackage.json")["resources"]}
    fields = {field["name"]: field for field in resources["vereinbarungen"]["schema"]["fields"]}
    assert {name: field["type"] for name, field in fields.items()} | {} == {
        "id": "string",
        "jahr": "integer",
        "kreis_schluessel": "string",
        "kreis_kuerzel": "string",
        "kreis": "string",
        "kreis_art": "string",
        "regierungsbezirk": "string",
        "programme": "string",
        "betrag_eur": "number",
        "massnahmenarten": "string",
        "projekte_anzahl": "integer",
        "unterzeichnet_am": "date",
        "fassung": "integer",
        "ersetzt": "string",
        "wortlaut_erfasst": "boolean",
        "seite": "string",
    }
    assert resources["projekte"]["schema"]["foreignKeys"] == [
        {"fields": ["vereinbarung"], "reference": {"resource": "vereinbarungen", "fields": ["id"]}}
    ]
