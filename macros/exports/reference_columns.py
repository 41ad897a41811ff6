"""The tables around the agreements: districts, programmes, measure types, signatures without names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.exports.columns import Part, in_force
from macros.exports.table import Column, Table
from macros.register.agreement import Agreement, Register
from macros.register.german import sort_key
from macros.register.model import District, MeasureType, Programme, Signature


class ListedDistrict(NamedTuple):
    """A district with its agreements, at its place in the German order of names."""

    district: District
    agreements: tuple[Agreement, ...]
    position: int


class ListedType(NamedTuple):
    """A measure type with its programme, its place in it, and its number of projects in all agreements in force."""

    kind: MeasureType
    programme: Programme
    position: int
    projects: int


def _districts(register: Register) -> Iterator[ListedDistrict]:
    ordered = sorted(register.districts, key=lambda district: sort_key(district.short))
    for position, district in enumerate(ordered, 1):
        yield ListedDistrict(district, register.of_district(district.slug), position)


def _measure_types(register: Register) -> Iterator[ListedType]:
    projects = dict.fromkeys((kind.key for kind in register.measure_types), 0)
    for agreement in in_force(register):
        for key, listed in agreement.projects_by_type.items():
            projects[key] += len(listed)
    for programme in register.programmes:
        for position, kind in enumerate(programme.measure_types, 1):
            yield ListedType(kind, programme, position, projects[kind.key])


def signatures_of(agreement: Agreement) -> Iterator[Part[Signature]]:
    """Yield the signatures of one agreement."""
    for position, signature in enumerate(agreement.signatures, 1):
        yield Part(agreement, signature, position)


DISTRICTS: Table[ListedDistrict] = Table(
    "kreise",
    "districts",
    "Landkreise und kreisfreie Städte",
    "Eine Zeile je Kreis oder kreisfreie Stadt, auch wenn noch keine Zielvereinbarung veröffentlicht ist.",
    ("schluessel",),
    (
        Column(
            "schluessel",
            "key",
            "text",
            "Amtlicher Schlüssel",
            "Amtlicher Schlüssel mit fünf Ziffern.",
            lambda d: d.district.key,
        ),
        Column(
            "kuerzel", "slug", "text", "Kürzel", "Kürzel in Adressen.", lambda d: d.district.slug, filter="district"
        ),
        Column("name", "name", "text", "Name", "Voller Name.", lambda d: d.district.name),
        Column("kurzname", "short", "text", "Kurzer Name", "Kurzer Name.", lambda d: d.district.short),
        Column("art", "kind", "text", "Art", "Landkreis oder kreisfreie Stadt.", lambda d: d.district.kind),
        Column(
            "regierungsbezirk", "region", "text", "Regierungsbezirk", "Regierungsbezirk.", lambda d: d.district.region
        ),
        Column("sitz", "seat", "text", "Sitz der Verwaltung", "Sitz der Verwaltung.", lambda d: d.district.seat),
        Column("kfz_kennzeichen", "plate", "text", "Kfz-Kennzeichen", "Kfz-Kennzeichen.", lambda d: d.district.plate),
        Column(
            "besteht_seit",
            "valid_from",
            "day",
            "Besteht seit",
            "Nur wenn der Kreis erst später entstand.",
            lambda d: d.district.valid_from,
            optional=True,
        ),
        Column(
            "besteht_bis",
            "valid_to",
            "day",
            "Bestand bis",
            "Nur wenn es den Kreis nicht mehr gibt.",
            lambda d: d.district.valid_to,
            optional=True,
        ),
        Column(
            "vorgaenger",
            "predecessor",
            "text",
            "Gehörte vorher zu",
            "Kürzel des früheren Kreises.",
            lambda d: d.district.predecessor,
            optional=True,
        ),
        Column(
            "vereinbarungen",
            "agreements",
            "texts",
            "Zielvereinbarungen",
            "Kennungen aller Zielvereinbarungen, die neueste zuerst, frühere Fassungen eingeschlossen.",
            lambda d: tuple(agreement.id for agreement in d.agreements),
            optional=True,
        ),
        Column(
            "reihenfolge",
            "position",
            "integer",
            "Reihenfolge",
            "Platz in der deutschen Ordnung der Namen.",
            lambda d: d.position,
        ),
        Column(
            "seite", "page", "page", "Seite", "Seite des Kreises im Portal.", lambda d: f"kreise/{d.district.slug}/"
        ),
    ),
    _districts,
)

PROGRAMMES: Table[Programme] = Table(
    "programme",
    "programmes",
    "Programme",
    "Eine Zeile je Programm.",
    ("kuerzel",),
    (
        Column("kuerzel", "key", "text", "Kürzel", "Kürzel des Programms.", lambda p: p.key, filter="programme"),
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
        Column(
            "kuerzel", "key", "text", "Kürzel", "Kürzel der Maßnahmenart.", lambda t: t.kind.key, filter="measure_type"
        ),
        Column("titel", "title", "text", "Titel", "Amtlicher Titel.", lambda t: t.kind.title),
        Column("kurztitel", "short", "text", "Kurzer Titel", "Kurzer Titel für Tabellen.", lambda t: t.kind.short),
        Column(
            "programm",
            "programme",
            "text",
            "Programm",
            "Kürzel des Programms.",
            lambda t: t.programme.key,
            filter="programme",
            refers_to=("programme", "kuerzel"),
        ),
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

SIGNATURES: Table[Part[Signature]] = Table(
    "unterschriften",
    "signatures",
    "Unterschriften",
    "Eine Zeile je Unterschrift. Namen von Personen gehören nicht zu den offenen Daten.",
    ("vereinbarung", "position"),
    (
        Column(
            "vereinbarung",
            "agreement",
            "text",
            "Zielvereinbarung",
            "Kennung der Zielvereinbarung.",
            lambda s: s.agreement.id,
            refers_to=("vereinbarungen", "id"),
        ),
        Column(
            "position",
            "position",
            "integer",
            "Position",
            "Platz unter den Unterschriften, gezählt ab 1.",
            lambda s: s.position,
        ),
        Column(
            "partei",
            "party",
            "text",
            "Seite",
            "state für das Land, district für den Kreis oder die Stadt.",
            lambda s: s.part.party,
        ),
        Column("ort", "place", "text", "Ort", "Ort der Unterschrift.", lambda s: s.part.place, optional=True),
        Column("datum", "date", "day", "Datum", "Tag der Unterschrift.", lambda s: s.part.date, optional=True),
        Column(
            "amt", "office", "text", "Amt", "Amt, wie in der Zielvereinbarung.", lambda s: s.part.office, optional=True
        ),
    ),
    lambda register: (part for agreement in in_force(register) for part in signatures_of(agreement)),
)
