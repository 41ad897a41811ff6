"""Corrections in German words: what kind it is, which field it names, and its values as people read them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from macros.register.agreement import Agreement
from macros.register.corrections import WORDING
from macros.register.fields import NOTHING, PARTIES, fields_of
from macros.register.german import day, euro
from macros.register.locations import shape
from macros.register.model import CorrectionKind
from macros.register.raw_values import ABSENT

_KINDS: dict[CorrectionKind, str] = {
    "agreement": "Änderung der Vereinbarung",
    "transcript": "Berichtigung der Abschrift",
}
_AMOUNT = re.compile(r"[1-9][0-9]*(\.[0-9]{2})?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def kind_name(kind: CorrectionKind) -> str:
    """Name the kind of a correction."""
    return _KINDS[kind]


def field_name(agreement: Agreement, path: str) -> str:
    """Name the field of a correction: ``Haushaltsmittel AQB: Betrag in Euro``.

    A place of a list that is no longer there goes by what its neighbours tell: ``Betrag in Euro``.
    """
    if path == WORDING:
        return "Wortlaut"
    labels = {field.path: field.label for field in fields_of(agreement)}
    alike = (label for known, label in labels.items() if shape(known) == shape(path))
    return labels.get(path) or next(alike, path).rpartition(": ")[2]


def value_text(path: str, text: str) -> str:
    """Print a value of a correction, written as in the file or as read: ``1000280`` is ``1.000.280 Euro``."""
    if text == ABSENT:
        return NOTHING.reading
    if path.endswith(".amount") and _AMOUNT.fullmatch(text):
        return euro(Decimal(text))
    if path.endswith((".date", ".retrieved")) and _DAY.fullmatch(text):
        return day(date.fromisoformat(text))
    return PARTIES.get(text, text) if path.endswith(".party") else text
