"""Door for people: the command ``portal``. Exit 0: good, 1: findings, 2: fault of the program or of the call."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import FrameType

from macros.loading import is_ours, missing, told_in_german

with told_in_german():
    from mkdocs.exceptions import Abort

    from macros.commands.codes import FAULT, FINDINGS
    from macros.editing.refused import Refused
    from macros.machine.garbage import leave_garbage
    from macros.machine.hindrance import Hindered, reason
    from macros.website.publish import NotPublished
    from macros.website.sitting import Faulty


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    if options.command != "serve":
        leave_garbage()
    try:
        code: int = import_module(f"macros.commands.{options.command}").run(options)
        print(end="", flush=True)  # also where the output is closed
    except (NotPublished, Faulty, Abort) as error:
        print(error, file=sys.stderr)
        return FINDINGS
    except (Refused, Hindered) as error:
        print(error, file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:
        print("Der Lauf wurde abgebrochen.", file=sys.stderr)
        return FAULT
    except (Exception, SystemExit) as error:
        return _explain(error)
    return code


def _end(number: int, frame: FrameType | None) -> None:
    """Whoever ends a run lets it tidy up; being asked again must not break into that."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _explain(error: BaseException) -> int:
    """Say what went wrong outside the data: what the system reports, or a fault of the program with its traceback."""
    told = reason(error) if isinstance(error, Exception) else None
    if isinstance(error, ModuleNotFoundError) and not is_ours(error):
        print(missing(error), file=sys.stderr)
    elif told:
        print(f"{told}.", file=sys.stderr)
        _give_up_output()
    else:
        traceback.print_exception(error)
        print("Das ist ein Fehler des Programms, nicht Ihrer Daten. Bitte melden Sie den Text oben.", file=sys.stderr)
    return FAULT


def _give_up_output() -> None:
    """Where the output itself cannot be written, keep Python from trying once more when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description="Prüft und veröffentlicht die Zielvereinbarungen.")
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--agreements", type=Path, default=Path("agreements"), help="Ordner der Vereinbarungen")
    check = commands.add_parser("check", parents=[data], help="alle Befunde aller Dateien")
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--base", metavar="REV", help="früherer Stand, von dem an jede Änderung eine Korrektur braucht")
    check.set_defaults(command="check")
    build = commands.add_parser("build", parents=[data], help="prüfen, bauen, veröffentlichen")
    build.add_argument("--site-dir", type=Path, default=Path("site"), help="Ordner der fertigen Seite")
    build.set_defaults(command="build")
    serve = commands.add_parser("serve", help="Vorschau im Browser, die jeder Änderung folgt")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(command="serve")
    pages = commands.add_parser("pages", parents=[data], help="die erzeugten Seiten als Markdown")
    pages.add_argument("folder", type=Path)
    pages.set_defaults(command="pages")
    export = commands.add_parser("export", parents=[data], help="die offenen Daten allein")
    export.add_argument("folder", type=Path)
    export.set_defaults(command="export")
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
    return parser
