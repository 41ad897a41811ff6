"""A call that cannot be is answered in German, with the right one; so is a call for help."""

from __future__ import annotations

import re

import pytest

from tests.support.command import portal

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
