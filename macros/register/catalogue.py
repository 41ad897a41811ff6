"""The catalogue: districts and programmes, which all agreements are held against, and addresses that moved."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter

from macros.register.finding import Finding, quoted
from macros.register.model import District, Move, Programme, Record
from macros.register.reading import Location, field_path, nearest, place_of, read_record, untold
from macros.register.source import Node, read_nodes

MOVES_FILE = "moved.yaml"

R = TypeVar("R", bound=Record)

ListFault = tuple[Location, str, str]
"""Where in the list, what is wrong, and the mend."""

_DISTRICTS = TypeAdapter(Annotated[list[District], Field(min_length=1)])
_PROGRAMMES = TypeAdapter(Annotated[list[Programme], Field(min_length=1)])
_MOVES = TypeAdapter(list[Move])


def read_districts(folder: Path, shown: str) -> tuple[list[District], list[Finding]]:
    """Read ``districts.yaml``; a list with faults counts as empty. ``shown`` is the folder as editors know it."""
    return _read(folder, f"{shown}/districts.yaml", _DISTRICTS, _district_faults)


def read_programmes(folder: Path, shown: str) -> tuple[list[Programme], list[Finding]]:
    """Read ``programmes.yaml``; a list with faults counts as empty."""
    return _read(folder, f"{shown}/programmes.yaml", _PROGRAMMES, _programme_faults)


def read_moves(folder: Path, shown: str) -> tuple[list[Move], list[Finding]]:
    """Read ``moved.yaml``; there is none as long as nothing moved."""
    if not os.path.lexists(folder / MOVES_FILE):
        return [], []
    return _read(folder, f"{shown}/{MOVES_FILE}", _MOVES, lambda moves: iter(()))


def _read(
    folder: Path, file: str, adapter: TypeAdapter[list[R]], check: Callable[[list[R]], Iterator[ListFault]]
) -> tuple[list[R], list[Finding]]:
    nodes, findings = read_nodes(folder / file.rpartition("/")[2], file)
    if nodes is None:
        return [], findings
    entries, faults = read_record(nodes, adapter, file)
    faults += (_finding(fault, nodes, file) for fault in check(entries or []))
    return [] if faults else entries or [], findings + untold(faults, findings)


def _finding(fault: ListFault, nodes: Node, file: str) -> Finding:
    location, message, hint = fault
    place = place_of(nodes, location)
    return Finding(file, place.line, place.column, field_path(location), message, hint)


def _district_faults(districts: list[District]) -> Iterator[ListFault]:
    for name in ("key", "slug", "name", "short"):
        yield from _repeated(((i, name), getattr(district, name)) for i, district in enumerate(districts))
    yield from _shared_tiles(districts)
    yield from _predecessors_exist(districts)
    yield from _validity_runs_forward(districts)


def _programme_faults(programmes: list[Programme]) -> Iterator[ListFault]:
    yield from _repeated(((i, "key"), programme.key) for i, programme in enumerate(programmes))
    for name in ("key", "short"):
        yield from _repeated(
            ((i, "measure_types", j, name), getattr(kind, name))
            for i, programme in enumerate(programmes)
            for j, kind in enumerate(programme.measure_types)
        )


def _repeated(values: Iterable[tuple[Location, str]]) -> Iterator[ListFault]:
    """What names an entry names no other."""
    seen: set[Hashable] = set()
    for location, value in values:
        if value in seen:
            hint = "Jeder Eintrag braucht einen eigenen Wert; löschen Sie doppelte Einträge."
            yield location, f"{quoted(value)} steht in dieser Liste schon einmal.", hint
        seen.add(value)


def _shared_tiles(districts: list[District]) -> Iterator[ListFault]:
    """Districts that exist at the same time have tiles of their own."""
    for i, district in enumerate(districts):
        for other in districts[:i]:
            same = (district.row, district.column) == (other.row, other.column)
            if same and _at_the_same_time(district, other):
                message = f"Auf der Kachelkarte liegt hier schon: {other.name}."
                yield (i, "column"), message, "Wählen Sie für row und column einen freien Platz."


def _at_the_same_time(one: District, other: District) -> bool:
    return not any(
        first.valid_to and then.valid_from and first.valid_to < then.valid_from
        for first, then in ((one, other), (other, one))
    )


def _predecessors_exist(districts: list[District]) -> Iterator[ListFault]:
    """A predecessor is another district of the list."""
    for i, district in enumerate(districts):
        others = sorted(other.slug for other in districts if other.slug != district.slug)
        if district.predecessor and district.predecessor not in others:
            hint = nearest(district.predecessor, others) or "Schreiben Sie das Kürzel (slug) des früheren Kreises."
            yield (i, "predecessor"), f"{quoted(district.predecessor)} ist kein anderer Kreis.", hint


def _validity_runs_forward(districts: list[District]) -> Iterator[ListFault]:
    """A district does not end before it begins."""
    for i, district in enumerate(districts):
        if district.valid_from and district.valid_to and district.valid_to < district.valid_from:
            message = f"Der Kreis endet am {district.valid_to}, bevor er am {district.valid_from} beginnt."
            yield (i, "valid_to"), message, "Prüfen Sie valid_from und valid_to."
