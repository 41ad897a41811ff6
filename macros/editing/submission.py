"""An agreement handed in with the form „Vereinbarung einreichen“: from the platform's event to a described draft.

Anyone may write such a text. It is read from the event file only, and leaves as the content of files and as
words in a fence: never as a name, an option, a command or Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.editing.importer import Imported, import_agreement
from macros.editing.markdown import code, cut, fenced, limited
from macros.editing.refused import Refused
from macros.register.agreement import Register

FORM = "Vereinbarung einreichen"
DISTRICT, YEAR, PROGRAMME = "Landkreis oder kreisfreie Stadt", "Jahr der Vereinbarung", "Programm"
TEXT, NEXT = "Text oder Datei", "Woher stammt das Dokument?"
_EMPTY = {"", "_No response_"}
_LARGEST = 4 * 1024 * 1024  # characters; the platform's own limit of an issue is far below
_FILE = re.compile(r"!?\[[^\]\n]*\]\(https://[^)\s]+\)|<img [^>\n]*>")


@dataclass(frozen=True, slots=True)
class Submission:
    """The answers of one form; ``text`` has LF as line end, however the browser sent it."""

    number: int
    district: str
    year: str
    text: str


Issue = Mapping[str, Any]
"""An issue as the platform tells it: ``number`` is there, all else may be missing."""


def read_issue(event: Path) -> Issue:
    """Read the issue out of the event file of the platform; raises ``Refused`` where there is none in it."""
    try:
        content = json.loads(event.read_bytes())
    except (ValueError, RecursionError):
        content = None
    issue = content.get("issue") if isinstance(content, dict) else None
    if not isinstance(issue, dict) or not isinstance(issue.get("number"), int):
        raise Refused(f"{event}: In dieser Datei hat die Plattform keine Meldung abgelegt.")
    return issue


def read_submission(issue: Issue) -> Submission:
    """Read the answers out of an issue; raises ``Refused`` where it is not this form, filled in."""
    if len(str(issue.get("body"))) > _LARGEST:
        raise Refused("Die Meldung ist zu groß. Ist das eine Zielvereinbarung?")
    lines = str(issue.get("body") or "").replace("\r\n", "\n").split("\n")
    *heads, end = (f"### {label}" for label in (DISTRICT, YEAR, PROGRAMME, TEXT, NEXT))
    if any(head not in lines for head in (*heads, end)):
        raise Refused(f"Diese Meldung stammt nicht aus dem Formular „{FORM}“, oder eine Überschrift fehlt.")
    starts = [lines.index(head) for head in heads]
    last = len(lines) - 1 - lines[::-1].index(end)  # the text itself may hold such a line
    ends = [*starts[1:], last]
    district, year, _, text = ("\n".join(lines[a + 1 : b]).strip("\n") for a, b in zip(starts, ends, strict=True))
    for label, answer in ((DISTRICT, district), (YEAR, year), (TEXT, text)):
        if answer.strip() in _EMPTY:
            raise Refused(f"Das Feld „{label}“ ist leer.")
    if _FILE.fullmatch(text.strip()):
        raise Refused(
            f"Im Feld „{TEXT}“ steht nur eine angehängte Datei. Laden Sie sie herunter, prüfen Sie sie, "
            "und fügen Sie ihren Text in das Feld ein."
        )
    return Submission(int(issue["number"]), district.strip(), year.strip(), f"{text}\n")


def draft(issue: Issue, agreements: Path, register: Register) -> str:
    """Import what was handed in below ``agreements``, and describe the draft in German Markdown.

    Raises ``Refused`` where the form or its text cannot be taken; then nothing was written.
    """
    submission = read_submission(issue)
    with TemporaryDirectory() as temporary:
        file = Path(temporary) / "text.md"
        file.write_text(submission.text, encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            imported = import_agreement(file, agreements, register, submission.district, submission.year)
        except Refused as refused:
            raise Refused(str(refused).replace(str(file), f"Feld „{TEXT}“")) from None
    return _description(submission.number, imported)


def refusal(refused: Refused) -> str:
    """Say in Markdown why there is no draft."""
    return f"## Kein Entwurf\n\n{fenced(str(refused).splitlines())}\n"


def _description(number: int, imported: Imported) -> str:
    wording, facts = code(imported.wording.as_posix()), code(imported.facts.as_posix())
    doubts = [cut(line) for line in imported.printed()]
    steps = [
        f"Vergleichen Sie {wording} Zeichen für Zeichen mit dem unterschriebenen Dokument.",
        f"Vergleichen Sie jede Angabe in {facts} mit dem Dokument. Wo `# PRÜFEN:` steht, war das Programm nicht "
        "sicher: Verbessern Sie die Angabe, wenn nötig, und löschen Sie die Bemerkung.",
        "Klicken Sie unten auf „Approve workflows to run“, damit die Prüfung läuft, und lesen Sie ihr Ergebnis.",
        "Klicken Sie auf „Ready for review“, wenn alles stimmt.",
    ]
    parts = [
        f"Eingereicht mit der Meldung #{number}. Das Programm hat den Text gelesen; geprüft hat ihn noch niemand.",
        "\n".join(f"{place}. {step}" for place, step in enumerate(steps, start=1)),
        "## Wo das Programm nicht sicher war",
        fenced(limited(doubts, "")) if doubts else "Alle Angaben sind sicher gelesen.",
        f"Nach der Übernahme wird die Meldung geschlossen: closes #{number}.",
    ]
    return "\n\n".join(parts) + "\n"
