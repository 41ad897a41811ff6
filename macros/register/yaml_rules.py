"""What is good YAML and yet no good record: rules on plain strings, each telling the fault and the mend."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.register.characters import Fault, check_characters
from macros.register.finding import quoted
from macros.register.yaml_lines import NO_BREAK

DIRECTIVE = "Eine Zeile darf nicht mit „%“ beginnen.", "Löschen Sie die Zeile."
NO_FIELDS = "Die Datei enthält keine Angaben.", "Schreiben Sie jede Angabe in eine Zeile: „Feld: Wert“."
SECOND_DOCUMENT = "Hier beginnt ein zweites Dokument.", "Löschen Sie „---“ oder alles, was darauf folgt."
MOST_LINES = 5000
TOO_LONG = f"Die Datei hat mehr als {MOST_LINES} Zeilen.", "Prüfen Sie, ob hier die richtige Datei liegt."
TOO_DEEP = "Die Angaben sind tiefer als 6 Ebenen verschachtelt.", "Prüfen Sie Einrückung und Klammern."

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")


def special_start(character: str) -> Fault:
    """No anchor (&), alias (*) or tag (!): a text that begins so must stand in quotes."""
    return (
        f"Ein Text darf hier nicht mit {quoted(character)} beginnen.",
        "Löschen Sie das Zeichen, oder setzen Sie den ganzen Text in Anführungszeichen.",
    )


def key_fault(name: str | None, first: int) -> Fault | None:
    """A field has a plain name, and only once: ``name`` is ``None`` for a list or block as a key.

    ``first`` is the line that has the same field already, or 0.
    """
    if name and not first and name.isidentifier():
        return None
    if name is None:
        return (
            "Vor dem Doppelpunkt steht kein einfacher Name.",
            "Schreiben Sie „Feld: Wert“; Text mit Klammern setzen Sie in Anführungszeichen.",
        )
    if name == "<<":
        return "„<<“ übernimmt Angaben von anderswo; das ist nicht erlaubt.", "Schreiben Sie die Felder aus."
    if not name.strip():
        return "Vor dem Doppelpunkt fehlt der Name des Feldes.", "Schreiben Sie „Feld: Wert“."
    if any(space in name for space in NO_BREAK):
        return (
            f"Der Name des Feldes {quoted(name)} enthält ein geschütztes Leerzeichen.",
            "Löschen Sie es.",
        )
    if first:
        return (
            f"Das Feld {quoted(name)} gibt es schon in Zeile {first}.",
            "Löschen Sie eine der beiden Angaben.",
        )
    return None


def has_peculiar_signs(text: str) -> bool:
    """Say whether a file holds any sign without which no value has a fault, an anchor or a tag."""
    return any(sign in text for sign in ("\\", "&", "!", *NO_BREAK))


def value_faults(value: str, written: str) -> Iterator[Fault]:
    """A value is what one sees: no forbidden character by an escape, no no-break space at its ends.

    ``written`` is the value as it stands in the file, with its quotes.
    """
    if value.strip(NO_BREAK) != value:
        yield (
            "Am Anfang oder Ende steht hier ein geschütztes Leerzeichen.",
            "Löschen Sie es und tippen Sie, wo nötig, ein gewöhnliches Leerzeichen.",
        )
    if "\\" not in written:
        return
    hint = "Setzen Sie den Text in einfache Anführungszeichen: '…'."
    if "\n" in value:
        yield "„\\n“ bricht den Wert um; ein Wert steht in einer Zeile.", hint
    seen = {finding.message for finding in check_characters(written, "")}
    for finding in check_characters(value, ""):
        if finding.message not in seen:
            yield f"Der Schrägstrich „\\“ erzeugt ein verbotenes Zeichen. {finding.message}", hint


def several_lines(style: str, lines: list[str], column: int, first: int) -> Iterator[tuple[int, int, Fault]]:
    """One value stands in one line; yields the place (line and column from 1) of each fault.

    ``lines`` are the lines of the value, which begins in line ``first`` at ``column`` (from 0).
    """
    if style in ("|", ">"):
        hint = "Schreiben Sie den Text in eine Zeile; beginnt er so, setzen Sie ihn in Anführungszeichen."
        yield first, column + 1, (f"{quoted(style)} leitet einen Text über mehrere Zeilen ein.", hint)
    elif style:
        hint = "Setzen Sie das schließende Anführungszeichen in die Zeile, in der der Text beginnt."
        end = first + len(lines) - 1
        yield first, column + 1, (f"Dieses Anführungszeichen wird erst in Zeile {end} geschlossen.", hint)
    elif re.match("-[^ -]", lines[0][column:]):
        yield first, column + 1, ("Hinter dem Strich fehlt ein Leerzeichen.", "Schreiben Sie „- Eintrag“.")
    else:
        for number, line in enumerate(lines[1:], first + 1):
            if line.strip():
                indent = len(line) - len(line.lstrip(" "))
                yield number, indent + 1, _continued(line[indent:], lines[0][column:], first)


def _continued(line: str, value: str, first: int) -> Fault:
    if line.startswith("- "):
        return (
            f"Dieser Eintrag ist zu weit eingerückt und gilt als Teil von {quoted(value)} in Zeile {first}.",
            "Rücken Sie ihn genau so weit ein wie die anderen Einträge der Liste.",
        )
    return (
        f"Diese Zeile gilt als Fortsetzung von {quoted(value)} in Zeile {first}.",
        "Schreiben Sie jeden Wert in eine Zeile; hinter „-“ und „:“ gehört ein Leerzeichen.",
    )


def line_faults(lines: list[str], ends: list[int]) -> Iterator[tuple[int, int, Fault]]:
    """No line is a directive, and comments obey their rule; yields the place of each fault.

    ``ends`` tells for each line that has been read where its last value ends.
    """
    for number, line in enumerate(lines, 1):
        if line.startswith("%"):
            yield number, 1, DIRECTIVE
    for number, (line, end) in enumerate(zip(lines, ends, strict=False), 1):
        comment = _COMMENT.search(line, end) if "#" in line else None
        fault = comment and _comment_fault(comment[0], not line[: comment.start()].strip())
        if comment and fault:
            yield number, comment.start() + 1, fault


def _comment_fault(comment: str, alone: bool) -> Fault | None:
    """No comment notes an open check; behind a value „#1“ is more likely a part of it than a comment."""
    if "PRÜFEN" in comment:
        return (
            f"Hier ist eine Prüfung offen: {quoted(comment)}.",
            "Vergleichen Sie die Angabe mit dem Original und löschen Sie dann diesen Kommentar.",
        )
    rest = comment.lstrip("#")
    if alone or not rest or rest[0].isspace():
        return None
    return (
        f"{quoted(comment)} gilt als Kommentar und gehört nicht zum Wert.",
        "Gehört es dazu, setzen Sie den ganzen Wert in Anführungszeichen; sonst schreiben Sie „# “.",
    )
