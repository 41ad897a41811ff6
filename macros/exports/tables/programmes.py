"""The tables of the programmes and of their measure types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.exports.tables.parts import in_force, programme_column
from macros.exports.tables.table import Column, Table
from macros.register.agreement import Register
from macros.register.model import MeasureType, Programme


class ListedType(NamedTuple):
    """A measure type with its programme, its place in it, and its number of projects in all agreements in force."""

    kind: MeasureType
    programme: Programme
    position: int
    projects: int


def _measure_types(register: Register) -> Iterator[ListedType]:
    projects = dict.fromkeys((kind.key for kind in register.measure_types), 0)
    for agreement in in_force(register):
        for key, listed in agreement.projects_by_type.items():
            projects[key] += len(listed)
    for programme in register.programmes:
        for position, kind in enumerate(programme.measure_types, 1):
            yield ListedType(kind, programme, position, projects[kind.key])


PROGRAMMES: Table[Programme] = Table(
    "programme",
    "programmes",
    "Programme",
    "Eine Zeile je Programm.",
    ("kuerzel",),
    (
        Column("kuerzel", "key", "text", "Kürzel", "Kürzel des Programms.", lambda p: p.key),
        Column("name", "name", "text", "Name", "Voller Name des Programms.", lambda p: p.name),
        Column("abkuerzung", "short", "text", "Abkürzung", "Abkürzung des Programms.", lambda p: p.short),
    ),
    lambda register: register.programmes,
)

MEASURE_TYPES: Table[ListedType] = Table(
    "massnahmenarten",
    "measure_types",
    "Maßnahmenarten",
    "Eine Zeile je Maßnahmenart, auch wenn keine Zielvereinbarung ein Projekt dazu nennt.",
    ("kuerzel",),
    (
        Column("kuerzel", "key", "text", "Kürzel", "Kürzel der Maßnahmenart.", lambda t: t.kind.key),
        Column("titel", "title", "text", "Titel", "Amtlicher Titel.", lambda t: t.kind.title),
        Column("kurztitel", "short", "text", "Kurzer Titel", "Kurzer Titel für Tabellen.", lambda t: t.kind.short),
        programme_column(lambda t: t.programme.key),
        Column("position", "position", "integer", "Position", "Platz im Programm, gezählt ab 1.", lambda t: t.position),
        Column(
            "projekte_anzahl",
            "project_count",
            "integer",
            "Zahl der Projekte",
            "Zahl der Projekte in allen Zielvereinbarungen, die gelten.",
            lambda t: t.projects,
        ),
        Column(
            "seite",
            "page",
            "page",
            "Seite",
            "Seite der Maßnahmenart im Portal.",
            lambda t: f"massnahmenarten/{t.kind.key}/",
        ),
    ),
    _measure_types,
)
