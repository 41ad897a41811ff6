"""The table of the projects."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.tables.parts import Part, belongs_to, in_force, programme_column
from macros.exports.tables.table import Column, Table
from macros.register.agreement import Agreement, Project


def projects_of(agreement: Agreement) -> Iterator[Part[Project]]:
    """Yield the projects of one agreement; the position counts within the measure type."""
    for project in agreement.projects:
        yield Part(agreement, project, project.position + 1)


def _programme_of(project: Part[Project]) -> str:
    key = project.part.measure_type.key
    for programme in project.agreement.programmes:
        for kind in programme.measure_types:
            if kind.key == key:
                return programme.key
    raise LookupError(key)


PROJECTS: Table[Part[Project]] = Table(
    "projekte",
    "projects",
    "Projekte",
    "Eine Zeile je Projekt einer Zielvereinbarung. Beträge je Projekt nennen die Zielvereinbarungen nicht.",
    ("id",),
    (
        Column("id", "id", "text", "Kennung", "Kennung des Projekts; sie ändert sich nie.", lambda p: p.part.id),
        *belongs_to(
            (
                programme_column(_programme_of),
                Column(
                    "massnahmenart",
                    "measure_type",
                    "text",
                    "Maßnahmenart",
                    "Kürzel der Maßnahmenart.",
                    lambda p: p.part.measure_type.key,
                    refers_to=("massnahmenarten", "kuerzel"),
                ),
                Column(
                    "massnahmenart_titel",
                    "measure_type_title",
                    "text",
                    "Titel der Maßnahmenart",
                    "Amtlicher Titel der Maßnahmenart.",
                    lambda p: p.part.measure_type.title,
                ),
                Column(
                    "position",
                    "position",
                    "integer",
                    "Position",
                    "Platz des Projekts unter seiner Maßnahmenart, gezählt ab 1.",
                    lambda p: p.position,
                ),
                Column(
                    "projekt",
                    "name",
                    "text",
                    "Projekt",
                    "Name des Projekts, genau wie in der Zielvereinbarung.",
                    lambda p: p.part.name,
                ),
                Column(
                    "traeger",
                    "provider",
                    "text",
                    "Träger",
                    "Nur wenn die Zielvereinbarung ihn nennt.",
                    lambda p: p.part.listed.provider,
                    optional=True,
                ),
                Column(
                    "plaetze",
                    "places",
                    "text",
                    "Plätze",
                    "Zahl der Plätze wie angegeben, zum Beispiel 13 oder bis zu 13; leer, wenn nicht angegeben.",
                    lambda p: p.part.listed.places,
                    optional=True,
                ),
                Column(
                    "themen",
                    "topics",
                    "texts",
                    "Themen",
                    "Schlagworte der Redaktion, nicht der Zielvereinbarung.",
                    lambda p: tuple(p.part.listed.topics),
                    optional=True,
                ),
                Column(
                    "gemeinsam_mit",
                    "shared_with",
                    "texts",
                    "Gemeinsam mit",
                    "Kürzel der anderen beteiligten Kreise.",
                    lambda p: tuple(p.part.listed.shared_with),
                    optional=True,
                ),
                Column(
                    "setzt_fort",
                    "continues",
                    "text",
                    "Setzt fort",
                    "Kennung des früheren Projekts.",
                    lambda p: p.part.listed.continues,
                    optional=True,
                ),
                Column(
                    "seite",
                    "page",
                    "page",
                    "Seite",
                    "Stelle des Projekts auf der Seite der Zielvereinbarung.",
                    lambda p: f"{p.agreement.address}#{p.part.id}",
                ),
            )
        ),
    ),
    lambda register: (project for agreement in in_force(register) for project in projects_of(agreement)),
)
