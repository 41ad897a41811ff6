"""Door for people: the command ``portal``. Exit 0: good, 1: findings, 2: fault of the program or of the call."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType

from macros.loading import is_ours, missing, told_in_german

with told_in_german():
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.exceptions import Abort, ConfigurationError

    from macros import define_env
    from macros.editing.case import Case
    from macros.editing.dossier import dossier
    from macros.editing.importer import import_agreement
    from macros.editing.refused import Refused
    from macros.editing.revision import at_revision, findings_since, read_state
    from macros.editing.scaffold import write_scaffold
    from macros.editing.submission import draft, refusal
    from macros.exports.door import write_exports
    from macros.preview import serve as serve_preview
    from macros.register.agreement import Register
    from macros.register.finding import render, stops, summary
    from macros.register.folder import read_register
    from macros.register.german import count
    from macros.website.commit import current_commit
    from macros.website.drafts import draft_years
    from macros.website.garbage import leave_garbage
    from macros.website.hindrance import Hindered, reason
    from macros.website.portal import Portal, open_portal
    from macros.website.publish import NotPublished, old_site_stays, publish
    from macros.website.sitting import Faulty
    from macros.website.snapshot import shown_pages
    from macros.website.verify import verify

GOOD, FINDINGS, FAULT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    if options.run is not _serve:
        leave_garbage()
    try:
        code: int = options.run(options)
        sys.stdout.flush()
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
    check.set_defaults(run=_check)
    build = commands.add_parser("build", parents=[data], help="prüfen, bauen, veröffentlichen")
    build.add_argument("--site-dir", type=Path, default=Path("site"), help="Ordner der fertigen Seite")
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="Vorschau im Browser, die jeder Änderung folgt")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)
    pages = commands.add_parser("pages", parents=[data], help="die erzeugten Seiten als Markdown")
    pages.add_argument("folder", type=Path)
    pages.set_defaults(run=_pages)
    export = commands.add_parser("export", parents=[data], help="die offenen Daten allein")
    export.add_argument("folder", type=Path)
    export.set_defaults(run=_export)
    new = commands.add_parser("new", parents=[data], help="neue Vereinbarung zum Ausfüllen anlegen")
    new.add_argument("district", metavar="KREIS", help="Kürzel, Schlüssel, Name oder Kennzeichen")
    new.add_argument("year", metavar="JAHR")
    new.set_defaults(run=_new)
    taken = commands.add_parser("import", parents=[data], help="Vereinbarung aus Text oder PDF übernehmen")
    taken.add_argument("file", type=Path, metavar="DATEI", help="Text (UTF-8), Markdown oder PDF, auch ein Scan")
    taken.add_argument("--district", metavar="KREIS", help="Kürzel, Schlüssel, Name oder Kennzeichen")
    taken.add_argument("--year", metavar="JAHR")
    taken.set_defaults(run=_import)
    submitted = commands.add_parser("submission", parents=[data], help="Entwurf aus einer eingereichten Meldung")
    submitted.add_argument(
        "event", type=Path, metavar="EREIGNIS", help="Datei, in der die Plattform die Meldung ablegt"
    )
    submitted.set_defaults(run=_submission)
    report = commands.add_parser("dossier", parents=[data], help="was eine Änderung auf der Website bewirkt")
    report.add_argument("--base", metavar="REV", help="früherer Stand; ohne Angabe der gemeinsame mit dem Hauptzweig")
    report.set_defaults(run=_dossier)
    return parser


def _check(options: argparse.Namespace) -> int:
    portal, findings = open_portal(options.agreements, Path("site_src"))
    if portal and options.base is not None:
        findings = findings + findings_since(options.base, options.agreements, portal.register)
    printed = render(findings, options.format)
    if printed:
        print(printed)
    if options.format == "text":
        print(f"\n{summary(findings)}" if printed else summary(findings))
    return FINDINGS if stops(findings) else GOOD


def _checked(agreements: Path, base_url: str = "") -> Portal:
    site_src = Path("site_src")
    drafted = partial(draft_years, define_env=define_env)
    commit = current_commit(site_src)
    portal, findings = open_portal(agreements, site_src, base_url=base_url, commit=commit, read_years=drafted)
    if portal is None or stops(findings):
        raise NotPublished(f"{render(findings, 'text')}\n\n{summary(findings)}")
    warnings = [finding for finding in findings if finding.severity == "warning"]
    if warnings:
        print(render(warnings, "text"), file=sys.stderr)
    if len(findings) > len(warnings):
        hints = count(len(findings) - len(warnings), "Hinweis", "Hinweise")
        print(f"{hints}, zum Beispiel auf offene Angaben. „portal check“ zeigt sie.", file=sys.stderr)
    return portal


def _build(options: argparse.Namespace) -> int:
    _quiet()
    config = _config()
    with old_site_stays():
        portal = _checked(options.agreements, config.site_url or "")
    config.extra["portal"] = portal

    def build(folder: Path) -> None:
        config.site_dir = str(folder)
        mkdocs_build(config)

    publish(options.site_dir, build, lambda folder: verify(folder, portal))
    print(f"Die Seite liegt in {options.site_dir}.")
    return GOOD


def _config() -> MkDocsConfig:
    try:
        return load_config("mkdocs.yml", strict=True)
    except (ConfigurationError, Abort):
        raise Refused(
            "Hier fehlt mkdocs.yml oder ein Ordner, den es nennt. Starten Sie den Befehl im Ordner des Projekts."
        ) from None


def _quiet() -> None:
    """Show MkDocs's warnings only; the theme's farewell notice is no news to an editor."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.WARNING)


def _serve(options: argparse.Namespace) -> int:
    _quiet()
    serve_preview(options.port)
    return GOOD


def _pages(options: argparse.Namespace) -> int:
    for page in _checked(options.agreements).generated.values():
        path = options.folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.source, encoding="utf-8")
    return GOOD


def _export(options: argparse.Namespace) -> int:
    portal = _checked(options.agreements, os.environ.get("SITE_URL", ""))
    base_url, commit = portal.base_url, portal.commit.id
    addresses = write_exports(portal.register, portal.operator, options.folder, base_url=base_url, commit=commit)
    print(f"{len(addresses)} Dateien liegen in {options.folder}.")
    return GOOD


def _known(agreements: Path) -> Register:
    register, findings = read_register(agreements)
    if not register.districts or not register.programmes:
        raise NotPublished(render(findings, "text"))
    return register


def _new(options: argparse.Namespace) -> int:
    register = _known(options.agreements)
    path = write_scaffold(options.agreements, register, options.district, options.year)
    print(f"Angelegt: {path}. Füllen Sie die Zeilen mit „PRÜFEN“ aus, und löschen Sie dabei jeden dieser Hinweise.")
    print(f"Den Wortlaut speichern Sie daneben als {path.with_suffix('.md').name}.")
    return GOOD


def _import(options: argparse.Namespace) -> int:
    register = _known(options.agreements)
    imported = import_agreement(options.file, options.agreements, register, options.district, options.year)
    print(f"Angelegt: {imported.wording} und {imported.facts}.")
    for line in imported.printed():
        print(line)
    print(imported.summary())
    return FINDINGS if imported.doubts else GOOD


def _submission(options: argparse.Namespace) -> int:
    register = _known(options.agreements)
    try:
        print(draft(options.event, options.agreements, register), end="")
    except Refused as refused:
        print(refusal(refused), end="")
        return FINDINGS
    return GOOD


def _dossier(options: argparse.Namespace) -> int:
    portal, findings = open_portal(options.agreements, Path("site_src"))
    with at_revision(options.agreements, options.base) as base:
        earlier, _ = open_portal(base.folder, Path("site_src"))
        if portal is None or earlier is None:
            raise NotPublished(render(findings, "text"))
        case = Case(
            base.commit,
            read_state(base.folder, earlier.register),
            read_state(options.agreements, portal.register),
            findings,
            portal.library,
            shown_pages(earlier, Path("site_src"), define_env),
            shown_pages(portal, Path("site_src"), define_env),
        )
        print(dossier(case), end="")
    return FINDINGS if stops(case.findings) else GOOD
