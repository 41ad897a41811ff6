"""A finding is what a check has to say: a value with its place, printed only here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning", "notice"]
Format = Literal["text", "github", "json"]

_LONGEST = 1000  # characters of one part of a line in a log
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in one file, with the mend.

    ``file`` is the path as the editor knows it (``agreements/2025/darmstadt.yaml``), ``line`` and
    ``column`` count from 1, ``field`` is the dotted path of the field or empty, ``message`` and
    ``hint`` are plain German text. Findings sort by file, line and column.
    """

    file: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""
    severity: Severity = "error"


def stops(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is an error, so that nothing may be published."""
    return any(finding.severity == "error" for finding in findings)


def quoted(value: str, limit: int = 60) -> str:
    """Quote an editor's text in German marks, shortened and free of characters that steer a terminal."""
    safe = visible(value[: limit + 1])
    return f"„{safe[:limit]}…“" if len(safe) > limit else f"„{safe}“"


def visible(text: str, kept: str = "") -> str:
    """Write out every character that would steer a terminal or turn the text around, but for those ``kept``."""
    return "".join(c if c.isprintable() or c in kept else f"\\u{ord(c):04x}" for c in text)


def _harmless(text: str) -> str:
    """Take from a line of a log what would steer a terminal, or what the platform would obey („##[…]“)."""
    safe = visible(text[:_LONGEST], kept=_SPACES).replace("##[", "## [")
    return f"{safe}…" if len(text) > _LONGEST else safe


def render(findings: Iterable[Finding], form: Format) -> str:
    """Print sorted findings as text for people, as GitHub annotations, or as one JSON array."""
    ordered = sorted(findings)
    if form == "json":
        return json.dumps([asdict(finding) for finding in ordered], ensure_ascii=False, indent=2)
    line = _annotation if form == "github" else _text
    return "\n".join(line(finding) for finding in ordered)


def summary(findings: Iterable[Finding]) -> str:
    """Close a run with one German sentence: how many faults in how many files."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if not errors:
        return "Keine Fehler gefunden."
    files = len({finding.file for finding in errors})
    faults = "1 Fehler" if len(errors) == 1 else f"{len(errors)} Fehler"
    return f"{faults} in {files} {'Datei' if files == 1 else 'Dateien'}. Nichts wurde veröffentlicht."


_LABEL = {"error": "", "warning": "Warnung: ", "notice": "Hinweis: "}


def _text(finding: Finding) -> str:
    place = f"{_harmless(finding.file)}:{finding.line}:{finding.column}"
    subject = f"{_harmless(finding.field)}: " if finding.field else ""
    hint = f"\n    {_harmless(finding.hint)}" if finding.hint else ""
    return f"{place}: {_LABEL[finding.severity]}{subject}{_harmless(finding.message)}{hint}"


def _annotation(finding: Finding) -> str:
    """Write the workflow command of the platform, with its two kinds of escaping."""
    properties = f"file={_property(_harmless(finding.file))},line={finding.line},col={finding.column}"
    said = (f"{finding.field}:" if finding.field else "", finding.message, finding.hint)
    message = _data(" ".join(_harmless(part) for part in said if part))
    return f"::{finding.severity} {properties}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
