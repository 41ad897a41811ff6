"""The table of the districts, also those without an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.exports.tables.table import Column, Table
from macros.register.agreement import Agreement, Register
from macros.register.german import sort_key
from macros.register.model import District


class ListedDistrict(NamedTuple):
    """A district with its agreements, at its place in the German order of names."""

    district: District
    agreements: tuple[Agreement, ...]
    position: int


def _districts(register: Register) -> Iterator[ListedDistrict]:
    ordered = sorted(register.districts, key=lambda district: sort_key(district.short))
    for position, district in enumerate(ordered, 1):
        yield ListedDistrict(district, register.of_district(district.slug), position)


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
        Column("kuerzel", "slug", "text", "Kürzel", "Kürzel in Adressen.", lambda d: d.district.slug),
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
