"""Settings that are missing or faulty are named, with the line where there is one, and nothing English comes first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.process import run, told

UNKNOWN = "mkdocs.yml: Die Einstellung „foo“ stimmt nicht. MkDocs meldet: Unrecognised configuration name: foo"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of all that a build reads."""
    for part in ("agreements", "site_src", "macros"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    return tmp_path


def append(house: Path, line: str) -> int:
    """Add a line to the settings and return its number."""
    text = (house / "mkdocs.yml").read_text(encoding="utf-8")
    (house / "mkdocs.yml").write_text(f"{text}{line}\n", encoding="utf-8")
    return text.count("\n") + 1


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_line_that_cannot_be_read_is_named(house: Path, command: str) -> None:
    line = append(house, "  - [") + 1  # the bracket is missed where the file ends
    done = run(command, folder=house)
    expected = f"mkdocs.yml:{line}: Die Datei hat einen Schreibfehler; so ist sie kein gültiges YAML."
    assert told(done, expect=2) == expected


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_setting_that_nobody_knows_is_named(house: Path, command: str) -> None:
    append(house, "foo: bar")
    assert told(run(command, folder=house), expect=2) == UNKNOWN


def test_a_folder_that_the_settings_name_and_nobody_finds_is_named(house: Path) -> None:
    append(house, "docs_dir: seiten")
    told_first = run("build", folder=house).stderr.splitlines()
    assert any(line.startswith("mkdocs.yml: Die Einstellung „docs_dir“ stimmt nicht.") for line in told_first)
    assert all(line.startswith("mkdocs.yml: ") or "„portal check“ zeigt sie" in line for line in told_first)


@pytest.mark.parametrize("command", ["build", "serve"])
def test_missing_settings_are_named(house: Path, command: str) -> None:
    (house / "mkdocs.yml").unlink()
    expected = "Hier fehlt mkdocs.yml. Starten Sie den Befehl im Ordner des Projekts."
    assert told(run(command, folder=house), expect=2) == expected
