"""The tables that journalists take away: agreements, their money, their projects.

Only agreements in force are listed, so that a sum over a column is the sum on the pages. There is
no amount per project, because the agreements name none, and no name of a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from macros.exports.table import Column, Table
from macros.register.agreement import Agreement, Project, Register
from macros.register.model import Budget, Programme

P = TypeVar("P")


class Part(NamedTuple, Generic[P]):
    """One part of an agreement, at its position counted from 1."""

    agreement: Agreement
    part: P
    position: int


class Money(NamedTuple):
    """A budget with its programme."""

    budget: Budget
    programme: Programme


def in_force(register: Register) -> Iterator[Agreement]:
    """The agreements that count, neither superseded nor withdrawn, in the fixed order of all tables."""
    return filter(register.in_force, register.agreements)


def budgets_of(agreement: Agreement) -> Iterator[Part[Money]]:
    """Yield the budgets of one agreement."""
    pairs = zip(agreement.budgets, agreement.programmes, strict=True)
    for position, (budget, programme) in enumerate(pairs, 1):
        yield Part(agreement, Money(budget, programme), position)


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


def _district(agreement: str = "") -> tuple[Column[Any], ...]:
    """Make the columns that every table begins with: year and district, ready to be joined with other data.

    ``agreement`` leads from an item to its agreement: ``agreement.``, or nowhere.
    """
    return (
        Column(
            "jahr",
            "year",
            "integer",
            "Jahr",
            "Jahr im Titel der Zielvereinbarung.",
            attrgetter(f"{agreement}year"),
            filter="year",
        ),
        Column(
            "kreis_schluessel",
            "district_key",
            "text",
            "Amtlicher Schlüssel",
            "Amtlicher Schlüssel des Kreises mit fünf Ziffern. Er ist Text: Die führende Null gehört dazu.",
            attrgetter(f"{agreement}district.key"),
            refers_to=("kreise", "schluessel"),
        ),
        Column(
            "kreis_kuerzel",
            "district",
            "text",
            "Kürzel des Kreises",
            "Kürzel des Kreises in Adressen.",
            attrgetter(f"{agreement}district.slug"),
            filter="district",
        ),
        Column(
            "kreis",
            "district_name",
            "text",
            "Kreis oder Stadt",
            "Voller Name des Kreises oder der Stadt.",
            attrgetter(f"{agreement}district.name"),
        ),
    )


def _belongs_to(table_columns: tuple[Column[Part[P]], ...]) -> tuple[Column[Part[P]], ...]:
    agreement: Column[Part[P]] = Column(
        "vereinbarung",
        "agreement",
        "text",
        "Zielvereinbarung",
        "Kennung der Zielvereinbarung.",
        lambda item: item.agreement.id,
        refers_to=("vereinbarungen", "id"),
    )
    return (agreement, *_district("agreement."), *table_columns)


AGREEMENTS: Table[Agreement] = Table(
    "vereinbarungen",
    "agreements",
    "Zielvereinbarungen",
    "Eine Zeile je Zielvereinbarung, die gilt. Frühere Fassungen stehen nicht hier, damit Summen stimmen.",
    ("id",),
    (
        Column("id", "id", "text", "Kennung", "Kennung der Zielvereinbarung; sie ändert sich nie.", lambda a: a.id),
        *_district(),
        Column(
            "kreis_art", "district_kind", "text", "Art", "Landkreis oder kreisfreie Stadt.", lambda a: a.district.kind
        ),
        Column(
            "regierungsbezirk",
            "region",
            "text",
            "Regierungsbezirk",
            "Regierungsbezirk des Kreises.",
            lambda a: a.district.region,
        ),
        Column(
            "programme",
            "programmes",
            "texts",
            "Programme",
            "Kürzel der Programme, aus denen das Geld kommt.",
            lambda a: tuple(programme.key for programme in a.programmes),
            filter="programme",
        ),
        Column(
            "betrag_eur",
            "budget_eur",
            "euro",
            "Betrag in Euro",
            "Alle Haushaltsmittel der Zielvereinbarung zusammen. Beträge je Projekt nennt sie nicht.",
            lambda a: a.total,
        ),
        Column(
            "massnahmenarten",
            "measure_types",
            "texts",
            "Maßnahmenarten",
            "Kürzel der Maßnahmenarten, zu denen Projekte genannt sind; leer, wenn keines genannt ist.",
            lambda a: tuple(key for key, projects in a.projects_by_type.items() if projects),
            filter="measure_type",
            optional=True,
        ),
        Column(
            "projekte_anzahl",
            "project_count",
            "integer",
            "Zahl der Projekte",
            "Zahl der Projekte, die die Zielvereinbarung nennt.",
            lambda a: len(a.projects),
        ),
        Column(
            "unterzeichnet_am",
            "signed",
            "day",
            "Unterzeichnet am",
            "Tag der letzten Unterschrift; leer, wenn die Zielvereinbarung keinen Tag angibt.",
            lambda a: a.signed,
            optional=True,
        ),
        Column(
            "fassung",
            "version",
            "integer",
            "Fassung",
            "1 für die erste Fassung des Jahres, 2 für die zweite.",
            lambda a: a.facts.version,
        ),
        Column(
            "ersetzt",
            "supersedes",
            "text",
            "Ersetzt",
            "Kennung der früheren Fassung, die nicht mehr gilt.",
            lambda a: a.facts.supersedes,
            optional=True,
        ),
        Column(
            "wortlaut_erfasst",
            "wording_recorded",
            "flag",
            "Wortlaut erfasst",
            "nein, solange die Angaben noch nicht am Wortlaut geprüft sind.",
            lambda a: a.wording is not None,
        ),
        Column("seite", "page", "page", "Seite", "Seite der Zielvereinbarung im Portal.", lambda a: a.address),
    ),
    in_force,
)

BUDGETS: Table[Part[Money]] = Table(
    "haushaltsmittel",
    "budgets",
    "Haushaltsmittel",
    "Eine Zeile je Programm einer Zielvereinbarung. Die Summen stehen schon in der Tabelle vereinbarungen.",
    ("vereinbarung", "programm"),
    _belongs_to(
        (
            Column(
                "programm",
                "programme",
                "text",
                "Programm",
                "Kürzel des Programms.",
                lambda b: b.part.programme.key,
                filter="programme",
                refers_to=("programme", "kuerzel"),
            ),
            Column(
                "programm_name",
                "programme_name",
                "text",
                "Name des Programms",
                "Voller Name des Programms.",
                lambda b: b.part.programme.name,
            ),
            Column(
                "name_wie_gedruckt",
                "name",
                "text",
                "Name, wie gedruckt",
                "Name in der Zielvereinbarung, wenn er vom Namen des Programms abweicht.",
                lambda b: b.part.budget.name,
                optional=True,
            ),
            Column(
                "betrag_eur",
                "amount_eur",
                "euro",
                "Betrag in Euro",
                "Betrag dieses Programms.",
                lambda b: b.part.budget.amount,
            ),
            Column(
                "zeitraum_von",
                "first_year",
                "integer",
                "Erstes Jahr",
                "Nur wenn das Geld für mehrere Jahre gilt.",
                lambda b: b.part.budget.period.first if b.part.budget.period else None,
                optional=True,
            ),
            Column(
                "zeitraum_bis",
                "last_year",
                "integer",
                "Letztes Jahr",
                "Nur wenn das Geld für mehrere Jahre gilt.",
                lambda b: b.part.budget.period.last if b.part.budget.period else None,
                optional=True,
            ),
            Column(
                "geldgeber",
                "funders",
                "texts",
                "Geldgeber",
                "Nur wenn die Zielvereinbarung mehrere nennt.",
                lambda b: tuple(b.part.budget.funders),
                optional=True,
            ),
        )
    ),
    lambda register: (budget for agreement in in_force(register) for budget in budgets_of(agreement)),
)

PROJECTS: Table[Part[Project]] = Table(
    "projekte",
    "projects",
    "Projekte",
    "Eine Zeile je Projekt einer Zielvereinbarung. Beträge je Projekt nennen die Zielvereinbarungen nicht.",
    ("id",),
    (
        Column("id", "id", "text", "Kennung", "Kennung des Projekts; sie ändert sich nie.", lambda p: p.part.id),
        *_belongs_to(
            (
                Column(
                    "programm",
                    "programme",
                    "text",
                    "Programm",
                    "Kürzel des Programms.",
                    _programme_of,
                    filter="programme",
                    refers_to=("programme", "kuerzel"),
                ),
                Column(
                    "massnahmenart",
                    "measure_type",
                    "text",
                    "Maßnahmenart",
                    "Kürzel der Maßnahmenart.",
                    lambda p: p.part.measure_type.key,
                    filter="measure_type",
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

DATA_TABLES = (AGREEMENTS, BUDGETS, PROJECTS)
