"""What the platform makes of the form „Vereinbarung einreichen“: the text of an issue, and the event of its label."""

from __future__ import annotations

import json
from pathlib import Path

from macros.editing.submission import DISTRICT, NEXT, PROGRAMME, TEXT, YEAR


def filled(district: str, year: str, text: str) -> str:
    """The text of an issue as the platform writes it from the answers."""
    answers = {
        DISTRICT: district,
        YEAR: year,
        PROGRAMME: "Ausbildungs- und Qualifizierungsbudget",
        TEXT: text.strip("\n"),
        NEXT: "Vom Kreis zugesandt",
        "Bitte bestätigen Sie": "- [X] Das Dokument ist die unterschriebene Fassung und kein Entwurf.",
    }
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())


def event(folder: Path, body: str | None) -> Path:
    """The file in which the platform leaves the event „labeled“ for a run."""
    file = folder / "event.json"
    content = {"action": "labeled", "label": {"name": "entwurf anlegen"}, "issue": {"number": 12, "body": body}}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file
