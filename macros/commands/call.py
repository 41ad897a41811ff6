"""What can be called: the commands and their options; a call that cannot be is answered in German."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from macros.commands.codes import FAULT

_PORTS = range(1, 65536)
_GERMAN = {
    "usage: ": "Aufruf: ",
    "positional arguments:": "Angaben:",
    "options:": "Optionen:",
    "show this help message and exit": "diese Hilfe zeigen",
}


class _Parser(argparse.ArgumentParser):
    """Says in German what the library says in English."""

    def format_help(self) -> str:
        text = super().format_help()
        for english, german in _GERMAN.items():
            text = text.replace(english, german)
        return text

    def error(self, message: str) -> NoReturn:
        usage = self.format_usage().removeprefix("usage: ")
        help_call = f"Was die Angaben bedeuten, zeigt „{self.prog} --help“."
        self.exit(FAULT, f"So lässt sich der Befehl nicht aufrufen. Richtig ist:\n{usage}{help_call}\n")


def parser() -> argparse.ArgumentParser:
    """Describe all calls; ``command`` of the outcome is the module of ``macros.commands`` that runs it."""
    whole = _Parser(prog="portal", description="Prüft und veröffentlicht die Zielvereinbarungen.")
    commands = whole.add_subparsers(required=True, metavar="BEFEHL")
    data = _Parser(add_help=False)
    data.add_argument(
        "--agreements", type=Path, default=Path("agreements"), metavar="ORDNER", help="Ordner der Vereinbarungen"
    )
    _for_publishing(commands, data)
    _for_editors(commands, data)
    return whole


def _for_publishing(commands: argparse._SubParsersAction[_Parser], data: _Parser) -> None:
    check = commands.add_parser("check", parents=[data], help="alle Befunde aller Dateien")
    check.add_argument("--format", choices=("text", "github", "json"), default="text", help="Form der Befunde")
    check.add_argument("--base", metavar="REV", help="früherer Stand, von dem an jede Änderung eine Korrektur braucht")
    check.set_defaults(command="check")
    build = commands.add_parser("build", parents=[data], help="prüfen, bauen, veröffentlichen")
    build.add_argument(
        "--site-dir", type=Path, default=Path("site"), metavar="ORDNER", help="Ordner der fertigen Seite"
    )
    build.set_defaults(command="build")
    serve = commands.add_parser("serve", help="Vorschau im Browser, die jeder Änderung folgt")
    serve.add_argument("--port", type=_port, default=8000, metavar="NUMMER", help="Nummer des Anschlusses, 1 bis 65535")
    serve.set_defaults(command="serve")
    pages = commands.add_parser("pages", parents=[data], help="die erzeugten Seiten als Markdown")
    pages.add_argument("folder", type=Path, metavar="ORDNER")
    pages.set_defaults(command="pages")
    export = commands.add_parser("export", parents=[data], help="die offenen Daten allein")
    export.add_argument("folder", type=Path, metavar="ORDNER")
    export.set_defaults(command="export")


def _for_editors(commands: argparse._SubParsersAction[_Parser], data: _Parser) -> None:
    new = commands.add_parser("new", parents=[data], help="neue Vereinbarung zum Ausfüllen anlegen")
    new.add_argument("district", metavar="KREIS", help="Kürzel, Schlüssel, Name oder Kennzeichen")
    new.add_argument("year", metavar="JAHR")
    new.set_defaults(command="new")
    taken = commands.add_parser("import", parents=[data], help="Vereinbarung aus Text oder PDF übernehmen")
    taken.add_argument("file", type=Path, metavar="DATEI", help="Text (UTF-8), Markdown oder PDF, auch ein Scan")
    taken.add_argument("--district", metavar="KREIS", help="Kürzel, Schlüssel, Name oder Kennzeichen")
    taken.add_argument("--year", metavar="JAHR")
    taken.set_defaults(command="taking_over")
    submitted = commands.add_parser("submission", parents=[data], help="Entwurf aus einer eingereichten Meldung")
    submitted.add_argument(
        "event", type=Path, metavar="EREIGNIS", help="Datei, in der die Plattform die Meldung ablegt"
    )
    submitted.set_defaults(command="submission")
    report = commands.add_parser("dossier", parents=[data], help="was eine Änderung auf der Website bewirkt")
    report.add_argument("--base", metavar="REV", help="früherer Stand; ohne Angabe der gemeinsame mit dem Hauptzweig")
    report.set_defaults(command="dossier")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) not in _PORTS:
        raise argparse.ArgumentTypeError(text)
    return int(text)
