"""Days as agreements print them: „2.8.2025“, „12. Aug. 2025“, „02. 08. 2025“, „2. August 2025“."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_SHORT = {"Jän": 1, "Jänner": 1, "Feber": 2, "Mrz": 3}
_CENTURY = 2000

# What stands where a date is expected; whether it is one is for read_day to say.
PRINTED_DAY = (
    r"(?:[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|[A-Za-zä]{3,9}\.?) ?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-zä]{3,9}\.? [0-9]{4})"
)
_DAY = re.compile(r"([0-9]{1,2})\. ?(?:([0-9]{1,2})\.|([A-Za-zä]{3,9})\.?) ?([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_day(printed: str) -> date | None:
    """Read a printed day; ``None`` if a part of it is missing, or if there is no such day."""
    if iso := _ISO.fullmatch(printed):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY.fullmatch(printed)
    if not found:
        return None
    month = int(found[2]) if found[2] else _month(found[3])
    year = int(found[4]) + (_CENTURY if len(found[4]) == 2 else 0)
    return _day(year, month, int(found[1]))


def has_short_year(printed: str) -> bool:
    """Say whether the century is only understood: „2.8.25“."""
    found = _DAY.fullmatch(printed)
    return found is not None and len(found[4]) == 2


def _month(name: str) -> int:
    """The number of a month by its name or by the first three letters or more of it, else 0."""
    named = (number for number, month in enumerate(_MONTHS, 1) if month.startswith(name))
    return _SHORT.get(name) or next(named, 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
