"""Typed values read from the raw text of a field, by full-match patterns and nothing laxer.

Python's own ``int`` takes Devanagari digits and ``1_0``; an editor who typed these made a slip. Each reader raises
``PydanticCustomError`` with a German message; the mend stands in the error's context as ``hint``.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from macros.register.days import read_day, read_optional_day, read_year
from macros.register.finding import quoted
from macros.register.links import read_link
from macros.register.raw_values import fault, is_absent, raw_text

_AMOUNT = re.compile(r"[1-9][0-9]{0,8}(\.[0-9]{2})?", re.ASCII)
_DOTTED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{2})?", re.ASCII)
_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_ADDRESS = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)+(#[a-z0-9]+(-[a-z0-9]+)*)?", re.ASCII)
_LABEL = re.compile(r"[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß0-9 -]*", re.ASCII)
_PLACES = re.compile(r"(bis zu )?[1-9][0-9]{0,4}", re.ASCII)
_SMALLEST_AMOUNT = 1000
_LONGEST_TEXT = 500


def read_text(value: object) -> str:
    raw = raw_text(value)
    if not raw.strip():
        raise fault(
            "Hier fehlt der Text.",
            "Schreiben Sie den Text hinter den Doppelpunkt; bei einer Vereinbarung so, wie er in ihr steht.",
        )
    if raw != raw.strip():
        raise fault(f"{quoted(raw)} beginnt oder endet mit einem Leerzeichen.", "Löschen Sie das Leerzeichen.")
    if len(raw) > _LONGEST_TEXT:
        raise fault(f"Der Text ist länger als {_LONGEST_TEXT} Zeichen.", "Kürzen Sie ihn auf das Nötige.")
    return raw


def read_optional_text(value: object) -> str | None:
    return None if is_absent(value) else read_text(value)


def read_amount(value: object) -> Decimal:
    raw = raw_text(value)
    if _DOTTED.fullmatch(raw):
        raise fault(f"{quoted(raw)} ist keine eindeutige Zahl.", _undotted_hint(raw))
    if not _AMOUNT.fullmatch(raw):
        hint = "Schreiben Sie den Betrag in Euro nur mit Ziffern, zum Beispiel 1018000."
        raise fault(f"{quoted(raw)} ist kein Betrag.", hint)
    if Decimal(raw) < _SMALLEST_AMOUNT:
        hint = "Prüfen Sie den Betrag in § 4 der Vereinbarung. Erwartet werden volle Euro, zum Beispiel 1018000."
        raise fault(f"{quoted(raw)} Euro ist für eine Zielvereinbarung zu wenig.", hint)
    return Decimal(raw)


def _undotted_hint(raw: str) -> str:
    """One point may part thousands or round millions: then no number is proposed."""
    whole, _, cents = raw.replace(".", "").partition(",")
    if raw.count(".") == 1 and not cents and int(whole) < _SMALLEST_AMOUNT * 100:
        return "Schreiben Sie den vollen Betrag in Euro ohne Punkte, zum Beispiel 1018000 für 1.018.000 Euro."
    number = f"{whole}.{cents}" if int(cents or 0) else whole
    return f"Schreiben Sie den Betrag ohne Punkte: {number}"


def read_key(value: object) -> str:
    raw = raw_text(value)
    if not _KEY.fullmatch(raw):
        hint = "Erlaubt sind kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel main-taunus-kreis."
        raise fault(f"{quoted(raw)} ist kein gültiges Kürzel.", hint)
    return raw


def read_address(value: object) -> str:
    raw = raw_text(value)
    if not _ADDRESS.fullmatch(raw):
        hint = "Schreiben Sie sie ohne den Namen des Servers, zum Beispiel kreise/darmstadt/2025/#w-4-4."
        raise fault(f"{quoted(raw)} ist keine Adresse einer Seite.", hint)
    return raw


def read_label(value: object) -> str:
    raw = read_text(value)
    if not _LABEL.fullmatch(raw):
        hint = "Erlaubt sind Buchstaben, Ziffern, Leerzeichen und Bindestriche."
        raise fault(f"{quoted(raw)} taugt nicht als Schlagwort.", hint)
    return raw


def read_places(value: object) -> str:
    raw = raw_text(value)
    if not _PLACES.fullmatch(raw):
        raise fault(f"{quoted(raw)} ist keine Zahl von Plätzen.", "Schreiben Sie zum Beispiel 13 oder bis zu 13.")
    return raw


def read_version(value: object) -> int:
    raw = raw_text(value)
    if not re.fullmatch(r"[1-9]", raw, re.ASCII):
        raise fault(f"{quoted(raw)} ist keine Fassung.", "Schreiben Sie 1 für die erste Fassung, 2 für die zweite.")
    return int(raw)


def read_district_key(value: object) -> str:
    raw = raw_text(value)
    if not re.fullmatch(r"06[0-9]{3}", raw, re.ASCII):
        hint = "Der amtliche Schlüssel hat fünf Ziffern und beginnt mit 06, zum Beispiel 06411."
        raise fault(f"{quoted(raw)} ist kein Kreisschlüssel.", hint)
    return raw


def read_whole(value: object) -> int:
    raw = raw_text(value)
    if not re.fullmatch(r"[0-9]{1,3}", raw, re.ASCII):
        raise fault(f"{quoted(raw)} ist keine Zahl.", "Schreiben Sie eine ganze Zahl, zum Beispiel 4.")
    return int(raw)


def read_sha256(value: object) -> str:
    raw = raw_text(value)
    if not re.fullmatch(r"[0-9a-f]{64}", raw, re.ASCII):
        hint = "Die Prüfsumme SHA-256 hat 64 Zeichen von 0 bis 9 und a bis f."
        raise fault(f"{quoted(raw)} ist keine Prüfsumme.", hint)
    return raw


_TEXT_SCHEMA = {"type": "string", "minLength": 1, "maxLength": _LONGEST_TEXT}
_DAY_SCHEMA = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|fehlt)$"}

Text = Annotated[str, BeforeValidator(read_text), WithJsonSchema(_TEXT_SCHEMA)]
OptionalText = Annotated[str | None, BeforeValidator(read_optional_text), WithJsonSchema(_TEXT_SCHEMA)]
Euro = Annotated[Decimal, BeforeValidator(read_amount), WithJsonSchema({"type": "number", "minimum": _SMALLEST_AMOUNT})]
Day = Annotated[date, BeforeValidator(read_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
OptionalDay = Annotated[date | None, BeforeValidator(read_optional_day), WithJsonSchema(_DAY_SCHEMA)]
Year = Annotated[int, BeforeValidator(read_year), WithJsonSchema({"type": "integer", "minimum": 2000, "maximum": 2099})]
Key = Annotated[str, BeforeValidator(read_key), WithJsonSchema({"type": "string", "pattern": f"^{_KEY.pattern}$"})]
Address = Annotated[str, BeforeValidator(read_address), WithJsonSchema({"type": "string"})]
Label = Annotated[str, BeforeValidator(read_label), WithJsonSchema(_TEXT_SCHEMA)]
Places = Annotated[str, BeforeValidator(read_places), WithJsonSchema({"type": ["string", "integer"]})]
Version = Annotated[int, BeforeValidator(read_version), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 9})]
DistrictKey = Annotated[str, BeforeValidator(read_district_key), WithJsonSchema({"type": "string"})]
Whole = Annotated[int, BeforeValidator(read_whole), WithJsonSchema({"type": "integer"})]
Sha256 = Annotated[str, BeforeValidator(read_sha256), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]
Link = Annotated[str, BeforeValidator(read_link), WithJsonSchema({"type": "string", "pattern": "^https://"})]
