"""Numbered lists with entries below them, as pages print them: by indentation, with or without bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"(?P<indent> *)(?P<number>[1-9])[.)] +(?=\S)")
_BULLET = re.compile(
    r"(?P<indent> *)(?P<mark>[-–•·▪■●◦○*+»►➢✓\uf000-\uf0ff]|[oe°©«¢]{1,2}(?= +[A-ZÄÖÜ0-9„]))(?P<gap> +)(?=\S)"
)
_DEEPER = 2  # columns: an entry is indented more than the text of its number
_FULL = 0.95  # of the widest line: letters differ in width


def with_lists(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Write every numbered list in one form: ``1. Titel``, and its entries as ``  - Name``; all else without margin.

    Returns the lines, and whether an entry was told by its indentation only.
    """
    written: list[str] = []
    begin, lost = 0, False
    widest = max(map(len, lines), default=0)
    while (first := _first(lines, begin)) is not None:
        end = _end(lines, first)
        written += map(evened, lines[begin:first])
        listed = _List(lines[first:end], widest)
        written += ["", *listed.written, ""]
        lost, begin = lost or listed.lost, end
    return [*written, *map(evened, lines[begin:])], lost


def evened(line: str) -> str:
    """The words of a line, each with one blank before the next."""
    return " ".join(line.split())


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
    """The list ends before the first line behind its last number that is neither indented nor an entry.

    Where nothing at all is indented, as after text recognition, a blank line must stand above that line.
    """
    last, expected = first, 1
    for index in range(first, len(lines)):
        if _number(lines[index]) == expected:
            last, expected = index, expected + 1
        elif _number(lines[index]) == 1:
            break
    margin = _indent(lines[first])
    has_indents = any(_indent(line) > margin for line in lines[first : last + 1])
    for index in range(last + 1, len(lines)):
        line = lines[index]
        inner = not line.strip() or _indent(line) > margin or _BULLET.match(line)
        if not inner and (has_indents or not lines[index - 1].strip()):
            return index
    return len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class _List:
    """Writes the lines of one list."""

    def __init__(self, lines: Sequence[str], widest: int) -> None:
        self.lost = False
        self.written: list[str] = []
        self._widest = widest  # of all lines of the text
        self._column = 0  # where the text of the current number begins
        self._entry = 0  # the indentation of entries without bullet; 0 while none is open
        self._above = ""
        for line in lines:
            if line.strip():
                self._read(line)
                self._above = line

    def _read(self, line: str) -> None:
        number, bullet = _NUMBER.match(line), _BULLET.match(line)
        indent = _indent(line)
        if number:
            self._column, self._entry = number.end(), 0
            self.written.append(f"{number['number']}. {evened(line[number.end() :])}")
        elif bullet:
            self._entry = 0
            self._column = max(self._column, bullet.end())  # what goes on is indented like this text
            self.written.append(f"  - {evened(line[bullet.end() :])}")
        elif indent >= self._column + _DEEPER and not self._goes_on(line):
            self.lost = True
            self._entry = indent
            self.written.append(f"  - {evened(line)}")
        else:
            self.written.append(f"     {evened(line)}")

    def _goes_on(self, line: str) -> bool:
        """A line goes on with the entry above if its first word had no room there."""
        room = self._widest * _FULL - len(self._above)
        return self._entry == _indent(line) and room < 1 + len(line.split()[0])
