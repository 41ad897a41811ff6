"""Numbered lists with entries below them, as pages print them: by indentation, with or without bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"(?P<indent> *)(?P<number>[1-9])[.)] +(?=\S)")
_BULLET = re.compile(r"(?P<indent> *)(?P<mark>[-–•·▪■●◦○*+»►➢✓\uf000-\uf0ff]|[oe°©«¢](?= +[A-ZÄÖÜ0-9„]))(?P<gap> +)(?=\S)")
_DEEPER = 2  # columns: an entry is indented more than the text of its number
_FULL = 0.85  # of the widest line: a shorter one was not wrapped


def with_lists(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Write every numbered list in one form: ``1. Titel``, and its entries as ``  - Name``.

    Returns the lines, and whether an entry was told by its indentation only.
    """
    written: list[str] = []
    begin, lost = 0, False
    while (first := _first(lines, begin)) is not None:
        end = _end(lines, first)
        written += lines[begin:first]
        listed = _List(lines[first:end])
        written += ["", *listed.written, ""]
        lost, begin = lost or listed.lost, end
    return [*written, *lines[begin:]], lost


def _number(line: str) -> int:
    found = _NUMBER.match(line)
    return int(found["number"]) if found else 0


def _first(lines: Sequence[str], begin: int) -> int | None:
    """The next line with a 1 that is followed by a line with a 2."""
    for index in range(begin, len(lines)):
        if _number(lines[index]) == 1:
            following = next((n for line in lines[index + 1 :] if (n := _number(line))), 0)
            if following == 2:
                return index
    return None


def _end(lines: Sequence[str], first: int) -> int:
    """The list ends behind its last number, before a blank line with a line that is not indented below."""
    last, expected = first, 1
    for index in range(first, len(lines)):
        if _number(lines[index]) == expected:
            last, expected = index, expected + 1
        elif _number(lines[index]) == 1:
            break
    indent = len(lines[first]) - len(lines[first].lstrip())
    index = last + 1
    while index < len(lines):
        line = lines[index]
        inner = len(line) - len(line.lstrip()) > indent or _BULLET.match(line)
        if line.strip() and not lines[index - 1].strip() and not inner:
            break
        index += 1
    while not lines[index - 1].strip():
        index -= 1
    return index


class _List:
    """Writes the lines of one list."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lost = False
        self.written: list[str] = []
        self._widest = max(map(len, lines))
        self._column = 0  # where the text of the current number begins
        self._entry = 0  # the indentation of entries without bullet; 0 while none is open
        self._above = ""
        for line in lines:
            if line.strip():
                self._read(line)
                self._above = line

    def _read(self, line: str) -> None:
        number, bullet = _NUMBER.match(line), _BULLET.match(line)
        indent = len(line) - len(line.lstrip())
        if number:
            self._column, self._entry = number.end(), 0
            self.written.append(f"{number['number']}. {line[number.end() :]}")
        elif bullet:
            self._entry = 0
            self._column = max(self._column, bullet.end())  # what goes on is indented like this text
            self.written.append(f"  - {line[bullet.end() :]}")
        elif indent >= self._column + _DEEPER and not self._goes_on(indent):
            self.lost = True
            self._entry = indent
            self.written.append(f"  - {line.strip()}")
        else:
            self.written.append(f"     {line.strip()}")

    def _goes_on(self, indent: int) -> bool:
        """A line goes on with the entry above if that one fills its line."""
        return self._entry == indent and len(self._above) >= _FULL * self._widest
