"""Lines made ready for the parser, so that one slip does not hide the rest of the file; what is mended is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.register.characters import Fault

NO_BREAK = "\u00a0\u202f"

# Where programs disagree about lines, the parser would only add wrong findings.
_UNCLEAR = re.compile("[\r\x85\u2028\u2029]")
# What the parser rejects or skips.
_UNPARSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_TABBED = re.compile(r" *\t[ \t]*")
_ITEM = re.compile(r" *-(?: |$)")
_ITEM_OF_FIELDS = re.compile(r"( *(?:- +)+)\w+:(?: |$)")
_INDENTED = (
    "Am Anfang der Zeile stehen geschützte Leerzeichen.",
    "Löschen Sie sie und tippen Sie ebenso viele gewöhnliche Leerzeichen.",
)
_NO_BREAK_BEFORE = re.compile(f" *[{NO_BREAK}][ {NO_BREAK}]*")
# A project may bear a name like „Kurs:“ with a no-break space behind it; no field has a capital letter.
_NO_BREAK_BEHIND = re.compile(f"( *(?:- +)?)(-|[a-z][a-z0-9_]*:)([{NO_BREAK}][ {NO_BREAK}]*)")


def has_clear_lines(text: str) -> bool:
    """Say whether the parser will count lines as every editor does."""
    return _UNCLEAR.search(text) is None


def parsable(lines: list[str]) -> str:
    """Join the lines without what would stop the parser and is named elsewhere; all places stay."""
    text = "\n".join("" if line.startswith("%") else line for line in lines)
    return _UNPARSABLE.sub("\ufffd", text.replace("\t", " "))


def without_tabs(lines: list[str]) -> list[str]:
    """Indent a line that begins with a tab as the lines above suggest, and those that follow it like the first."""
    mended: list[str] = []
    alike: dict[str, str] = {}
    for line in lines:
        tabbed = _TABBED.match(line) if "\t" in line else None
        if tabbed:
            rest = line[tabbed.end() :]
            if tabbed[0] not in alike:
                alike[tabbed[0]] = " " * _depth(rest, mended)
            line = alike[tabbed[0]] + rest
        elif line.strip():
            alike = {}
        mended.append(line)
    return mended


def _depth(rest: str, lines: list[str]) -> int:
    """How far a line is to be indented: like the entry or field above that it stands beside, or below it."""
    written = [line for line in reversed(lines) if line.strip()]
    above = written[0] if written else ""
    fields, item = _ITEM_OF_FIELDS.match(above), _ITEM.match(rest)
    if above.rstrip().endswith(":"):
        return (fields.end(1) if fields else _indent(above)) + 2
    if not item and fields:
        return fields.end(1)
    if not item and not _ITEM.match(above):
        return _indent(above)
    beside = (line for line in written if bool(_ITEM.match(line)) == bool(item))
    return _indent(next(beside, above))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def without_no_break(lines: list[str]) -> Iterator[tuple[str, list[tuple[int, Fault]]]]:
    """Write ordinary spaces where no-break spaces stand for them; yields each line with what to tell, at its column.

    All places stay. Indentation that no other line has is no indentation: what stands there is told with its field.
    """
    used = {_indent(line) for line in lines}
    for line in lines:
        told: list[tuple[int, Fault]] = []
        before = _NO_BREAK_BEFORE.match(line)
        if before and before.end() in used:
            line = " " * before.end() + line[before.end() :]
            told.append((1, _INDENTED))
        if behind := _NO_BREAK_BEHIND.match(line):
            line = f"{line[: behind.start(3)]}{' ' * len(behind[3])}{line[behind.end() :]}"
            message = f"Hinter „{behind[2]}“ steht ein geschütztes Leerzeichen."
            told.append((behind.start(3) + 1, (message, "Löschen Sie es und tippen Sie ein gewöhnliches Leerzeichen.")))
        yield line, told
