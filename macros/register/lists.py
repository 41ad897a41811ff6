"""Reading a list of records: its faults, and those between its entries, at the lines where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from macros.register.finding import Finding, quoted
from macros.register.reading import Location, field_path, place_of, read_record, untold
from macros.register.source import Node, Place, read_nodes

T = TypeVar("T")

ListFault = tuple[Location, str, str]
"""Where in the list, what is wrong, and the mend."""

Check = Callable[[list[T]], Iterable[ListFault]]
"""Tells what is wrong between the entries of a list."""


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The entries of a list, with the file as editors know it and its nodes."""

    entries: tuple[T, ...] = ()
    file: str = ""
    nodes: Node | None = None

    def finding(self, location: Location, message: str, hint: str) -> Finding:
        """Make a finding at a place of the list."""
        place = place_of(self.nodes, location) if self.nodes else Place(1, 1)
        return Finding(self.file, place.line, place.column, field_path(location), message, hint)


def read_list(path: Path, file: str, adapter: TypeAdapter[list[T]], check: Check[T]) -> tuple[Listed[T], list[Finding]]:
    """Read a list, shown to editors as ``file``; one with faults counts as empty."""
    nodes, findings = read_nodes(path, file)
    if nodes is None:
        return Listed(file=file), findings
    entries, faults = read_record(nodes, adapter, file)
    listed = Listed(tuple(entries or ()), file, nodes)
    faults += (listed.finding(*fault) for fault in check(entries or []))
    return replace(listed, entries=()) if faults else listed, findings + untold(faults, findings)


def repeated(values: Iterable[tuple[Location, str]]) -> Iterator[ListFault]:
    """What names an entry names no other."""
    seen: set[str] = set()
    for location, value in values:
        if value in seen:
            hint = "Jeder Eintrag braucht einen eigenen Wert; löschen Sie doppelte Einträge."
            yield location, f"{quoted(value)} steht in dieser Liste schon einmal.", hint
        seen.add(value)
