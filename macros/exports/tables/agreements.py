"""The table of the agreements in force."""

from __future__ import annotations

from macros.exports.tables.parts import district_columns, in_force
from macros.exports.tables.table import Column, Table
from macros.register.agreement import Agreement

AGREEMENTS: Table[Agreement] = Table(
    "vereinbarungen",
    "agreements",
    "Zielvereinbarungen",
    "Eine Zeile je Zielvereinbarung, die gilt. Frühere Fassungen stehen nicht hier, damit Summen stimmen.",
    ("id",),
    (
        Column("id", "id", "text", "Kennung", "Kennung der Zielvereinbarung; sie ändert sich nie.", lambda a: a.id),
        *district_columns(),
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
