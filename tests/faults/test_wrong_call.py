"""A call that cannot be is answered in German, with the right one; so is a call for help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.command import portal
from tests.support.process import contents

ENGLISH = re.compile(r"\b(usage|options|arguments?|required|invalid|unrecognized|show|help message|choice|expected)\b")
COMMANDS = ["check", "build", "serve", "pages", "export", "new", "import", "submission", "dossier"]


@pytest.mark.parametrize(
    ("call", "right"),
    [
        ("", "portal [-h] BEFEHL ..."),
        ("baun", "portal [-h] BEFEHL ..."),
        ("build --nope", "portal [-h] BEFEHL ..."),
        ("new fulda", "portal new [-h] [--agreements ORDNER] KREIS JAHR"),
        ("pages", "portal pages [-h] [--agreements ORDNER] ORDNER"),
        ("serve --port 99999", "portal serve [-h] [--port NUMMER]"),
        ("serve --port 0", "portal serve [-h] [--port NUMMER]"),
        ("serve --port ²", "portal serve [-h] [--port NUMMER]"),
        ("build --site-dir", "portal build [-h] [--agreements ORDNER] [--site-dir ORDNER]"),
    ],
)
def test_a_wrong_call_is_answered_with_the_right_one(call: str, right: str) -> None:
    printed = portal(*call.split(), expect=2).splitlines()
    assert printed[:2] == ["So lässt sich der Befehl nicht aufrufen. Richtig ist:", right]
    assert not ENGLISH.search(printed[-1])


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_german(command: str) -> None:
    printed = portal(*command.split(), "--help")
    assert printed.startswith("Aufruf: portal")
    assert ENGLISH.findall(printed) == []


def test_help_names_every_command() -> None:
    assert re.findall(r"^    (\w+)", portal("--help"), re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("content", ["# Kein JSON", "{}", "[]", '{"issue": []}', '{"issue": {"body": ""}}', "[" * 9999])
def test_a_file_that_is_no_event_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "event.json"
    file.write_text(content, encoding="utf-8")
    assert portal("submission", str(file), expect=2) == (
        f"{file}: In dieser Datei hat die Plattform keine Meldung abgelegt.\n"
    )


def test_the_root_of_the_machine_is_no_place_for_a_site() -> None:
    told = portal("build", "--site-dir", "/", expect=2)
    assert told.endswith("Die Seite braucht einen Ordner mit einem Namen; nennen Sie einen neuen oder leeren Ordner.\n")


@pytest.mark.parametrize(
    ("command", "what"),
    [("build --site-dir", "eine Seite"), ("export", "offene Daten"), ("pages", "Seiten in Markdown")],
)
def test_a_folder_of_something_else_is_left_as_it_is(agreements: Path, command: str, what: str) -> None:
    before = contents(agreements)
    told = portal(*command.split(), str(agreements), expect=2)
    expected = f"In agreements liegt etwas anderes als {what}; nennen Sie einen neuen oder leeren Ordner.\n"
    assert told.endswith(expected)
    assert contents(agreements) == before


@pytest.mark.parametrize("command", ["export", "pages"])
def test_what_a_command_wrote_it_writes_again(tmp_path: Path, command: str) -> None:
    portal(command, str(tmp_path))
    before = contents(tmp_path)
    portal(command, str(tmp_path))
    assert contents(tmp_path) == before
