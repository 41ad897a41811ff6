"""The gate from text to nodes: a YAML file becomes strings with their places, or German findings.

Only the events of the parser are used. Nothing is resolved or converted, so „No“, „0123“ and
„2025-02-30“ stay the strings they are and no input can raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any

import yaml
from yaml import AliasEvent, DocumentStartEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from macros.register import yaml_rules as rules
from macros.register.characters import Fault
from macros.register.delivery import Delivered, deliver, read_text
from macros.register.finding import Finding
from macros.register.leftovers import conflict, fences
from macros.register.nodes import Mapping, Node, Place, Scalar, Sequence
from macros.register.yaml_faults import Spot, explain
from macros.register.yaml_lines import NO_BREAK, has_clear_lines, parsable, without_no_break, without_tabs

__all__ = [
    "Delivered",
    "Mapping",
    "Node",
    "Place",
    "Scalar",
    "Sequence",
    "deliver",
    "nodes_of",
    "read_delivered",
    "read_nodes",
    "read_text",
]

_DEPTH = 6
# Brackets that stay open cost the parser quadratic time, so reading ends where there are far too many.
_HOPELESS = 3 * _DEPTH


def read_nodes(path: Path, file: str) -> tuple[Mapping | Sequence | None, list[Finding]]:
    """Read a YAML file into nodes, with every fault of it; ``file`` is the path shown to editors.

    Returns ``None``, and at least one finding, where nothing usable could be read. Of two equal fields
    the first one counts. Tags and anchors are refused and dropped, an alias is refused and kept as text.
    """
    delivered, findings = deliver(path, file)
    root, more = read_delivered(delivered, file) if delivered else (None, [])
    return root, sorted(findings + more)


def read_delivered(delivered: Delivered, file: str) -> tuple[Mapping | Sequence | None, list[Finding]]:
    """Read into nodes what came through the gate, with the faults of its structure alone."""
    text = delivered.text
    if not has_clear_lines(text):
        return None, []
    if text.count("\n") > rules.MOST_LINES:
        return None, [Finding(file, rules.MOST_LINES + 1, 1, "", *rules.TOO_LONG)]
    if undecided := list(conflict(text, file)):
        return None, undecided
    reader = _Reader(text, file)
    return reader.read(), reader.findings


@lru_cache(maxsize=8)
def nodes_of(delivered: Delivered) -> Mapping | Sequence:
    """Read once more what read well: nobody but a finding asks for places, and nodes are many times their text."""
    root, _ = read_delivered(delivered, "")
    return root or Mapping({}, {}, Place(1, 1))


class _TooDeep(Exception):
    """Reading is given up; the finding has been noted."""


class _Reader:
    """Builds the nodes of one file from the events of its lines and notes every fault on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.findings = list(fences(text, file))
        self._file = file
        lines = text.removesuffix("\n").split("\n")
        self._lines = [*self._mended(lines, text), ""]  # the parser ends behind the last line end
        both = zip(lines, self._lines, strict=False)
        self._shifts = [len(line) - len(mended) for line, mended in both] if "\t" in text else []
        self._behind = len(self._lines) - 1
        self._ends = [0] * len(self._lines)  # where the last value on each line ends
        self._last: Any = None  # the value that was read last
        self._continued: list[Finding] = []  # what was said of the last value over several lines
        self._whole = True  # what was read is the whole file
        self._open: list[Any] = []  # where the brackets begin that are not closed yet
        self._peculiar = rules.has_peculiar_signs(text)
        self._next: Callable[[], Any] = yaml.CBaseLoader(parsable(self._lines)).get_event

    def _mended(self, lines: list[str], text: str) -> list[str]:
        """The lines as the parser can read them; what it could not is noted."""
        framed = {finding.line for finding in self.findings}
        if framed:
            lines = ["" if number in framed else line for number, line in enumerate(lines, 1)]
        if "\t" in text:
            lines = without_tabs(lines)
        if not any(space in text for space in NO_BREAK):
            return lines
        mended = []
        for number, (line, told) in enumerate(without_no_break(lines), 1):
            mended.append(line)
            self.findings += (Finding(self._file, number, column, "", *fault) for column, fault in told)
        return mended

    def read(self) -> Mapping | Sequence | None:
        """Read the whole file; its root, unless there is none or reading broke off."""
        try:
            root, done = self._documents(), len(self._lines)
        except _TooDeep:
            root, done = None, self._done
        except yaml.MarkedYAMLError as error:
            root, done = None, self._done
            self._explain(str(error.problem), self._begin(error), error.problem_mark)
        for line, column, fault in rules.line_faults(self._lines, self._ends[:done]):
            self._note(self._at(line, column), fault)
        return root

    @property
    def _done(self) -> int:
        """How many lines have been read for certain where reading breaks off."""
        return self._last.end_mark.line if self._last else 0

    def _documents(self) -> Mapping | Sequence | None:
        roots: list[Node] = []
        for event in iter(self._next, None):
            if isinstance(event, DocumentStartEvent):
                if len(roots) == 1:
                    self._note(self._place(event.start_mark), rules.SECOND_DOCUMENT)
                    self._whole = False
                roots.append(self._node(self._next(), 1))
        if roots and not isinstance(roots[0], Scalar):
            return roots[0] if self._whole else None
        self._note(Place(1, 1), rules.NO_FIELDS)
        return None

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event.start_mark)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, place)
        if isinstance(event, AliasEvent):
            self._note(place, rules.special_start("*"))
            return Scalar(f"*{event.anchor}", place, plain=True)
        self._anchor_and_tag(event, place)
        bracket = event.flow_style and self._lines[event.start_mark.line][event.start_mark.column :][:1] in ("[", "{")
        if bracket:
            self._open.append(event.start_mark)
        if depth == _DEPTH + 1:
            self._note(place, rules.TOO_DEEP)
            self._whole = False
        if depth > _HOPELESS:
            raise _TooDeep
        listed = isinstance(event, SequenceStartEvent)
        node = Sequence(tuple(self._items(depth + 1)), place) if listed else self._mapping(place, depth + 1)
        if bracket:
            self._open.pop()
        return node

    def _anchor_and_tag(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._note(place, rules.special_start("&"))
        if event.tag is not None:
            self._note(place, rules.special_start("!"))

    def _items(self, depth: int) -> Iterator[Node]:
        for event in iter(self._next, None):
            if isinstance(event, SequenceEndEvent):
                return
            yield self._node(event, depth)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in iter(self._next, None):
            if isinstance(event, MappingEndEvent):
                break
            key, value = self._node(event, depth), self._node(self._next(), depth)
            name = key.value if isinstance(key, Scalar) else None
            fault = rules.key_fault(name, keys[name].line if name in keys else 0)
            if fault is not None:
                self._note(key.place, fault)
            elif name is not None:
                entries[name], keys[name] = value, key.place
        return Mapping(entries, keys, place)

    def _scalar(self, event: Any, place: Place) -> Scalar:
        begin, end = event.start_mark, event.end_mark
        self._last = event
        self._ends[end.line] = end.column
        if self._peculiar:
            self._anchor_and_tag(event, place)
        if end.line > begin.line:
            self._several_lines(event, place)
        elif self._peculiar:
            for fault in rules.value_faults(event.value, self._lines[begin.line][begin.column : end.column]):
                self._note(place, fault)
        return Scalar(intern(event.value.strip(NO_BREAK)), place, not event.style)

    def _several_lines(self, event: Any, place: Place) -> None:
        first, last = event.start_mark.line, event.end_mark.line
        lines = self._lines[first : last + 1]
        self._ends[first:last] = map(len, lines[:-1])
        known = len(self.findings)
        for line, column, fault in rules.several_lines(event.style, lines, event.start_mark.column, place.line):
            self._note(self._at(line, column), fault)
        self._continued = self.findings[known:]

    def _explain(self, problem: str, begin: Any, end: Any) -> None:
        """Note where reading broke off, and take back what was only a consequence of it."""
        spot, fault = explain(problem, self._spot(begin), self._spot(end))
        several = self._last and self._last.end_mark.line > self._last.start_mark.line
        continued = [finding for finding in self._continued if several and finding.line == spot.line]
        self.findings = [f for f in self.findings if f.line <= spot.line and f not in continued]
        self._note(Place(spot.line, spot.column), fault)

    def _begin(self, error: yaml.MarkedYAMLError) -> Any:
        """Where what could not be read begins; of an entry for which the parser waited in a bracket, this bracket."""
        begin = error.context_mark or error.problem_mark
        at_once = begin and error.problem_mark and begin.index == error.problem_mark.index
        return self._open[-1] if at_once and self._open else begin

    def _spot(self, mark: Any) -> Spot:
        number, column = self._counted(mark)
        line = self._lines[number - 1]
        return Spot(*self._at(number, column), line[: column - 1], line[column - 1 :])

    def _place(self, mark: Any) -> Place:
        if self._shifts or mark.line == self._behind:
            return self._at(*self._counted(mark))
        return Place(mark.line + 1, mark.column + 1)

    def _counted(self, mark: Any) -> tuple[int, int]:
        """Count from 1, and take what lies behind the last line end as the end of the last line."""
        line = mark.line
        return (line, len(self._lines[-2]) + 1) if line == self._behind else (line + 1, mark.column + 1)

    def _at(self, line: int, column: int) -> Place:
        """A place of the mended lines in the file: where tabs were replaced, columns are others."""
        return Place(line, max(1, column + self._shifts[line - 1]) if self._shifts else column)

    def _note(self, place: Place, fault: Fault) -> None:
        self.findings.append(Finding(self._file, place.line, place.column, "", *fault))
