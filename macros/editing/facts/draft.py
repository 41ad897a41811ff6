"""What was read of one agreement: its facts by place in the file, and the doubts about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from macros.register.characters import check_characters
from macros.register.reading import Location, field_path

NONE_NAMED = None
"""Stands for a measure type without a project: ``[]`` in the file."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an editor must look at: the field, the line of the wording, and what is unclear there.

    An empty location means the wording as a whole. ``message`` is plain German and quotes the words.
    """

    location: Location
    line: int
    message: str

    def printed(self, wording_file: str) -> str:
        """The doubt as one line of the terminal: ``agreements/2025/fulda.md:55: budgets[0].amount: …``."""
        subject = field_path(self.location)
        return f"{wording_file}:{self.line}: {f'{subject}: ' if subject else ''}{visible(self.message)}"


@dataclass(slots=True)
class Draft:
    """Facts in the order of the file. A value is ``""`` where nothing could be read; that always has a doubt."""

    _values: dict[Location, str | None] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def values(self) -> Mapping[Location, str | None]:
        """The facts read so far; ``NONE_NAMED`` stands at a measure type without projects."""
        return MappingProxyType(self._values)

    def put(self, location: Location, value: str | None) -> None:
        """Note a fact."""
        self._values[location] = value

    def doubt(self, location: Location, line: int, message: str) -> None:
        """Note a doubt, each once."""
        doubt = Doubt(location, line, message)
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def sorted_doubts(self) -> list[Doubt]:
        """The doubts in the order of the lines they are about."""
        return sorted(self.doubts, key=lambda doubt: (doubt.line, field_path(doubt.location)))


def visible(text: str) -> str:
    """Write each character that no file of the register may hold as its number, so that a comment may hold it."""
    if not check_characters(text, ""):
        return text
    return "".join(f"\\u{ord(c):04x}" if check_characters(c, "") else c for c in text)
