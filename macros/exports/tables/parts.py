"""The agreements that the tables list, their parts, and the columns that tables have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from macros.exports.tables.table import Column
from macros.register.agreement import Agreement, Register

P = TypeVar("P")


class Part(NamedTuple, Generic[P]):
    """One part of an agreement, at its position counted from 1."""

    agreement: Agreement
    part: P
    position: int


def in_force(register: Register) -> Iterator[Agreement]:
    """The agreements that count, neither superseded nor withdrawn, in the fixed order of all tables."""
    return filter(register.in_force, register.agreements)


def district_columns(agreement: str = "") -> tuple[Column[Any], ...]:
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


def programme_column(value: Callable[[P], str]) -> Column[P]:
    """Make the column of the programme's key; ``value`` takes it from an item."""
    return Column(
        "programm",
        "programme",
        "text",
        "Programm",
        "Kürzel des Programms.",
        value,
        refers_to=("programme", "kuerzel"),
    )


def belongs_to(table_columns: tuple[Column[Part[P]], ...]) -> tuple[Column[Part[P]], ...]:
    """Put agreement, year and district before the columns of a table of parts."""
    agreement: Column[Part[P]] = Column(
        "vereinbarung",
        "agreement",
        "text",
        "Zielvereinbarung",
        "Kennung der Zielvereinbarung.",
        lambda item: item.agreement.id,
        refers_to=("vereinbarungen", "id"),
    )
    return (agreement, *district_columns("agreement."), *table_columns)
