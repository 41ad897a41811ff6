"""Days and years, read from raw text by full-match patterns.

Python's own ``date.fromisoformat`` takes ``20250802``; an editor who typed this made a slip.
"""

from __future__ import annotations

import re
from datetime import date

from macros.register.finding import quoted
from macros.register.raw_values import fault, is_absent, raw_text

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_GERMAN_DATE = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?((?:19|20)[0-9]{2})", re.ASCII)
_YEAR = re.compile(r"20[0-9]{2}", re.ASCII)
_YEARS = range(1900, 2100)
_SPAN = f"{_YEARS[0]} und {_YEARS[-1]}"


def read_day(value: object) -> date:
    """Read a day as year, month, day."""
    raw = raw_text(value)
    match = _DATE.fullmatch(raw)
    if not match:
        raise _no_day(raw)
    day = _in_calendar(raw, *map(int, match.groups()))
    if day.year not in _YEARS:
        raise fault(f"Das Jahr {match[1]} kann nicht stimmen.", f"Prüfen Sie das Jahr: Es liegt zwischen {_SPAN}.")
    return day


def _in_calendar(raw: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        hint = "Prüfen Sie Tag und Monat in der Vereinbarung."
        raise fault(f"Den Tag {quoted(raw)} gibt es im Kalender nicht.", hint) from None


def _no_day(raw: str) -> Exception:
    hint = "Schreiben Sie zum Beispiel 2025-08-02 für den 2. August 2025."
    if german := _GERMAN_DATE.fullmatch(raw):
        day = _in_calendar(raw, int(german[3]), int(german[2]), int(german[1]))
        hint = f"Schreiben Sie {day}."
    return fault(f"{quoted(raw)} ist kein Datum in der Form Jahr-Monat-Tag.", hint)


def read_optional_day(value: object) -> date | None:
    """Read a day that the paper may not give."""
    return None if is_absent(value) else read_day(value)


def read_year(value: object) -> int:
    """Read the year of an agreement. Raises the refusal of any other text."""
    raw = raw_text(value)
    if told := year_fault(raw):
        raise fault(*told)
    return int(raw)


def year_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with a text that is no year of agreements, and the mend."""
    if _YEAR.fullmatch(text):
        return None
    if re.fullmatch("[0-9]{4}", text, re.ASCII):
        return f"{quoted(text)} ist kein Jahr einer Vereinbarung.", "Möglich sind die Jahre von 2000 bis 2099."
    return f"{quoted(text)} ist kein Jahr.", "Schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 2025."
