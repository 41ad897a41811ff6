"""The file of facts, written with every doubt as a comment ``# PRÜFEN: …`` at its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.editing.facts.draft import Doubt, visible
from macros.register.reading import Location
from macros.register.writing import yaml_text

SCHEMA_LINE = "# yaml-language-server: $schema=../agreement.schema.json"
_MOST = 5  # lines of one message, and messages of one field; the terminal shows all
_BARE = {"year", "amount", "date", "first", "last"}

Values = Mapping[Location, str | None]
Notes = Mapping[Location, str]


def facts_text(values: Values, doubts: Iterable[Doubt] = ()) -> str:
    """Write facts in the order given; ``None`` becomes ``[]``, an empty text a field without a value.

    A doubt stands in the line of its field, one about the wording as a whole in a line at the top.
    """
    notes = _notes(doubts)
    head = [f"# {note}" for note in [notes.get((), "")] if note]
    return "\n".join([SCHEMA_LINE, *head, *_fields(values, notes, (), ""), ""])


def _notes(doubts: Iterable[Doubt]) -> Notes:
    """One comment for each field: every message once, with all its lines."""
    gathered: dict[Location, dict[str, list[int]]] = {}
    for doubt in doubts:
        gathered.setdefault(doubt.location, {}).setdefault(visible(doubt.message), []).append(doubt.line)
    return {location: f"PRÜFEN: {_joined(messages)}" for location, messages in gathered.items()}


def _joined(messages: Mapping[str, list[int]]) -> str:
    told = [
        f"Zeile {', '.join(map(str, lines[:_MOST]))}{' …' if len(lines) > _MOST else ''}: {message}"
        for message, lines in messages.items()
    ]
    return " · ".join(told[:_MOST]) + (f" · und {len(told) - _MOST} weitere" if len(told) > _MOST else "")


def _fields(values: Values, notes: Notes, above: Location, indent: str) -> Iterator[str]:
    """The lines of all fields right below ``above``: names with values, or entries of a list."""
    for location in _below(values, above):
        step = location[-1]
        inner = list(_fields(values, notes, location, f"{indent}  "))
        note = f"  # {notes[location]}" if location in notes else ""
        if isinstance(step, str):
            yield f"{indent}{step}:{_written(values, location)}{note}"
            yield from inner
        elif inner:
            yield f"{indent}- {inner[0].lstrip()}{note}"
            yield from inner[1:]
        else:
            yield f"{indent}-{_written(values, location)}{note}"


def _below(values: Values, above: Location) -> list[Location]:
    depth = len(above) + 1
    return list(dict.fromkeys(location[:depth] for location in values if location[: depth - 1] == above != location))


def _written(values: Values, location: Location) -> str:
    value = values.get(location, "")
    if value is None:
        return " []"
    if not value:
        return ""
    return f" {value if location[-1] in _BARE else yaml_text(value)}"
