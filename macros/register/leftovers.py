"""Lines that other programs leave in a file: marks of a conflict, fences, comments, a head, notes of an open check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.register.characters import Fault
from macros.register.finding import Finding, quoted

_SIGNS = (*"<=>|`~", "PRÜFEN:")  # a wording without them, as most are, has none of these lines
_CONFLICT_SIGNS, _FENCE_SIGNS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||"), ("```", "~~~")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_FENCE = re.compile(r" {0,3}(?:`{3}|~{3})[^`~]*[`~]*")
_NOTE = re.compile(r"(?:^[\s#>*-]*|# *)PRÜFEN:.*")
_COMMENT = "<!--"
_HEAD = "---"


def conflict(text: str, file: str) -> Iterator[Finding]:
    """No file holds two versions of itself: one finding, at the first mark of a conflict."""
    for number, line in _lines_with(_CONFLICT_SIGNS, text):
        if _CONFLICT.fullmatch(line.rstrip()):
            yield Finding(file, number, 1, "", *_two_versions(line))
            return


def fences(text: str, file: str) -> Iterator[Finding]:
    """No line is a fence, which others put around text that they show."""
    for number, line in _lines_with(_FENCE_SIGNS, text):
        if _FENCE.fullmatch(line):
            hint = "Löschen Sie diese Zeile; was darunter steht, bleibt."
            message = f"Die Zeile {quoted(line.strip())} gehört nicht in die Datei: Sie umrahmt nur einen Auszug."
            yield Finding(file, number, 1, "", message, hint)


def left_in_wording(text: str, file: str) -> list[Finding]:
    """Find what was never signed: it would stand on the page among the words of the agreement."""
    if not any(sign in text for sign in _SIGNS):
        return list(_head(text, file))
    noted = (
        finding for number, line in _lines_with((_COMMENT, "PRÜFEN:"), text) for finding in _in_line(line, number, file)
    )
    return [*_head(text, file), *conflict(text, file), *fences(text, file), *noted]


def _lines_with(signs: tuple[str, ...], text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, numbered from 1, if it holds one of the signs at all."""
    if any(sign in text for sign in signs):
        yield from enumerate(text.split("\n"), 1)


def _two_versions(line: str) -> Fault:
    return (
        f"Die Zeile {quoted(line.rstrip())} gehört nicht in die Datei: So trennt das Repositorium zwei Fassungen, "
        "von denen nur eine gelten kann.",
        "Behalten Sie die richtige, und löschen Sie alle Zeilen mit „<<<<<<<“, „=======“ und „>>>>>>>“.",
    )


def _head(text: str, file: str) -> Iterator[Finding]:
    begun = text.lstrip("\n")
    if begun.partition("\n")[0].rstrip() == _HEAD:
        number = len(text) - len(begun) + 1
        message = "Die Datei beginnt mit „---“: So beginnt ein Kopf für andere Programme, keine Vereinbarung."
        hint = "Löschen Sie diese Zeile; folgen Zeilen wie „title: …“, auch diese bis zum nächsten „---“."
        yield Finding(file, number, 1, "", message, hint)


def _in_line(line: str, number: int, file: str) -> Iterator[Finding]:
    if note := _NOTE.search(line):
        message = f"Hier ist eine Prüfung offen: {quoted(note[0].strip())}."
        hint = "Vergleichen Sie die Stelle mit dem Original und löschen Sie dann diese Bemerkung."
        yield Finding(file, number, note.start() + 1, "", message, hint)
    if _COMMENT in line:
        message = (
            "„<!--“ beginnt eine Bemerkung, die zu keiner Vereinbarung gehört; auf der Seite stünde sie im Wortlaut."
        )
        hint = "Löschen Sie alles von „<!--“ bis „-->“."
        yield Finding(file, number, line.index(_COMMENT) + 1, "", message, hint)
