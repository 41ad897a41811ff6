"""The catalogue: districts and programmes, which all agreements are held against, and addresses that moved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from macros.register.finding import Finding, quoted
from macros.register.lists import Listed, ListFault, read_list, repeated
from macros.register.model import District, Move, Programme
from macros.register.reading import nearest

MOVES_FILE = "moved.yaml"

_DISTRICTS = TypeAdapter(Annotated[list[District], Field(min_length=1)])
_PROGRAMMES = TypeAdapter(Annotated[list[Programme], Field(min_length=1)])
_MOVES = TypeAdapter(list[Move])


def read_districts(folder: Path, shown: str) -> tuple[tuple[District, ...], list[Finding]]:
    """Read ``districts.yaml``; a list with faults counts as empty. ``shown`` is the folder as editors know it."""
    name = "districts.yaml"
    districts, findings = read_list(folder / name, f"{shown}/{name}", _DISTRICTS, _district_faults)
    return districts.entries, findings


def read_programmes(folder: Path, shown: str) -> tuple[tuple[Programme, ...], list[Finding]]:
    """Read ``programmes.yaml``; a list with faults counts as empty."""
    name = "programmes.yaml"
    programmes, findings = read_list(folder / name, f"{shown}/{name}", _PROGRAMMES, _programme_faults)
    return programmes.entries, findings


def read_moves(folder: Path, shown: str) -> tuple[Listed[Move], list[Finding]]:
    """Read ``moved.yaml``; there is none as long as nothing moved."""
    file = f"{shown}/{MOVES_FILE}"
    if not os.path.lexists(folder / MOVES_FILE):
        return Listed(file=file), []
    return read_list(folder / MOVES_FILE, file, _MOVES, lambda moves: ())


def _district_faults(districts: list[District]) -> Iterator[ListFault]:
    for name in ("key", "slug", "name", "short"):
        yield from repeated(((i, name), getattr(district, name)) for i, district in enumerate(districts))
    yield from _shared_tiles(districts)
    yield from _predecessors_exist(districts)
    yield from _validity_runs_forward(districts)


def _programme_faults(programmes: list[Programme]) -> Iterator[ListFault]:
    yield from repeated(((i, "key"), programme.key) for i, programme in enumerate(programmes))
    for name in ("key", "short"):
        yield from repeated(
            ((i, "measure_types", j, name), getattr(kind, name))
            for i, programme in enumerate(programmes)
            for j, kind in enumerate(programme.measure_types)
        )


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
