"""A command started in the wrong folder says so in one sentence."""

from __future__ import annotations

from pathlib import Path

from tests.support.command import portal


def test_a_build_outside_the_project_is_refused(tmp_path: Path) -> None:
    told = portal("build", at=tmp_path, expect=2)
    assert told == "Hier fehlt mkdocs.yml. Starten Sie den Befehl im Ordner des Projekts.\n"
