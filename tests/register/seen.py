"""A second reading of a facts file, made apart from the first: as a person sees it, line by line.

It knows no YAML library and only the plain layout of the files here: one value in a line, what belongs
together equally indented. What it cannot read so, it says it cannot read.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

Location = tuple[int | str, ...]
Leaves = dict[Location, str]
"""Each value of a file, by its location; an empty list is „[]“."""

_FIELD = re.compile(r"(?P<name>\w+) *:(?: +(?P<value>.*))?")
_ITEM = re.compile(r"-(?P<space> +|$)(?P<value>.*)")
_COMMENT = re.compile(r"^ *#.*| +#( .*)?$")
_PLAIN = re.compile(r"[^\s\"'\[\]{}&*!|>%@`#].*")
_NONE = re.compile(r"\[ *\]")
_QUOTED = re.compile(r"\"(?P<double>[^\"\\]*)\"|'(?P<single>(?:[^']|'')*)'")


class Unclear(Exception):
    """A person would have to know YAML to read this."""


class Seen:
    """The values of a text, and the line of each."""

    def __init__(self, text: str) -> None:
        self.leaves: Leaves = {}
        self.lines: dict[Location, int] = {}
        lines = ((number, _COMMENT.sub("", line.rstrip())) for number, line in enumerate(text.split("\n"), 1))
        self._rows = [(number, len(line) - len(line.lstrip(" ")), line.strip(" ")) for number, line in lines if line]
        self._next = 0
        if self._rows:
            self._block((), self._rows[0][1])
        if self._next < len(self._rows):
            raise Unclear

    def _block(self, location: Location, indent: int) -> None:
        count = 0
        listed = _ITEM.fullmatch(self._rows[self._next][2])
        while self._next < len(self._rows) and self._rows[self._next][1] == indent:
            number, _, words = self._rows[self._next]
            item, field = _ITEM.fullmatch(words), _FIELD.fullmatch(words)
            if listed and item:
                self._item((*location, count), number, indent, item)
                count += 1
            elif not listed and field:
                self._next += 1
                self._value((*location, field["name"]), number, indent, field["value"] or "")
            else:
                return

    def _item(self, location: Location, number: int, indent: int, item: re.Match[str]) -> None:
        inner = indent + 1 + len(item["space"])
        if _FIELD.fullmatch(item["value"]):
            self._rows[self._next] = (number, inner, item["value"])
            self._block(location, inner)
        else:
            self._next += 1
            self._value(location, number, indent, item["value"])

    def _value(self, location: Location, number: int, indent: int, words: str) -> None:
        behind = self._rows[self._next] if self._next < len(self._rows) else (0, -1, "")
        deeper = behind[1] > indent
        quoted = _QUOTED.fullmatch(words)
        below = behind[1] == indent and isinstance(location[-1], str) and _ITEM.fullmatch(behind[2])
        if not words and (deeper or below):
            self._block(location, self._rows[self._next][1])
            return
        if deeper or location in self.leaves:
            raise Unclear
        if quoted:
            words = quoted["double"] if quoted["single"] is None else quoted["single"].replace("''", "'")
        elif _NONE.fullmatch(words):
            words = "[]"
        elif words and (not _PLAIN.fullmatch(words) or ": " in words or words.endswith(":")):
            raise Unclear
        self.leaves[location], self.lines[location] = words, number


def held(value: object, location: Location = ()) -> Leaves:
    """The values of a record as a file would say them; what was left out of the file is left out."""
    if isinstance(value, BaseModel) or is_dataclass(value):
        defaults = {name: info.default for name, info in _fields(value).items()}
        given = {name: getattr(value, name) for name, default in defaults.items() if getattr(value, name) != default}
        return held(given["name"] if set(given) == {"name"} else given, location)
    if isinstance(value, dict | list | tuple) and not value:
        return {location: "[]"}
    if isinstance(value, dict):
        return {key: leaf for name, entry in value.items() for key, leaf in held(entry, (*location, name)).items()}
    if isinstance(value, list | tuple):
        return {key: leaf for at, entry in enumerate(value) for key, leaf in held(entry, (*location, at)).items()}
    return {location: _raw(value)}


def _fields(record: Any) -> dict[str, Any]:
    return (
        type(record).model_fields if isinstance(record, BaseModel) else {field.name: field for field in fields(record)}
    )


def _raw(value: object) -> str:
    if value is None:
        return "fehlt"
    return value.isoformat() if isinstance(value, date) else f"{value:f}" if isinstance(value, Decimal) else str(value)


def text_of(data: bytes) -> str:
    """The text of a file as an editor shows it."""
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
