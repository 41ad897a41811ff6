"""Amounts of money and years as the wording prints them."""

from __future__ import annotations

import re
from decimal import Decimal

from macros.wording.statements.passages import Statement
from macros.wording.statements.running import RunningText, places

_CURRENCIES = ("Euro", "EUR", "€")
_CURRENCY = re.compile(r"Euro(?![\w-])|EUR(?![\w-])|€")
_REACH = 40  # characters before „Euro“ that can belong to the amount
_BEFORE = re.compile(
    r"(?<![\w.,])(?P<number>[0-9][0-9.,]*(?: [0-9]{3}(?![0-9])[0-9.,]*)*)(?P<dash>-{1,2})?"
    r"(?: ?(?P<unit>Mio\.?|Millionen|Million|Tsd\.?|Tausend))? ?$"
)
_BEHIND = re.compile(r" ?(?P<number>[0-9][0-9.]*(?:,[0-9]+)?)")
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)|[0-9]+)(?:,(?P<cents>[0-9]{2})?)?")
_ROUNDED = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})?")
_UNITS = {"M": 1_000_000, "T": 1_000}

# „Budget 368.000 Euro“ and „Budget 368 000 Euro“ name no year.
_YEAR_NUMBER = r" (?![0-9]{1,3} [0-9]{3}(?![0-9]))(?P<year>[0-9]{3,})(?![.,]?[0-9])"
_YEAR_WORDS = {
    "Jahr": re.compile(rf"Jahr(?:es|e)?{_YEAR_NUMBER}"),
    "jahr": re.compile(rf"jahr(?:es|e)?{_YEAR_NUMBER}"),
    "udget": re.compile(rf"udgets?{_YEAR_NUMBER}"),
    "AQB": re.compile(rf"AQB{_YEAR_NUMBER}"),
}
_RANGE = re.compile(r" ?(?:bis|und|-|/) ?[0-9]{4}")
_SINCE = re.compile(r"(?i:\b(?:seit|ab|vor|nach|bis)(?: zum| dem)?) \w*$")


def read_amounts(running: RunningText) -> list[Statement[Decimal | None]]:
    """Find every „… Euro“ of the text, in order; the value is ``None`` where the number is misshapen."""
    text = running.text
    found = []
    behind = 0
    for position in sorted(place for word in _CURRENCIES for place in places(text, word)):
        currency = _CURRENCY.match(text, position)
        if not currency:
            continue
        reach = max(behind, position - _REACH)
        if before := _BEFORE.search(text, reach, position):
            number, start = _own_number(before)
            value, end = _amount(number, before["unit"] or ""), currency.end()
        elif after := _BEHIND.match(text, currency.end()):
            value, start, end = _amount(after["number"], ""), position, after.end()
        else:
            continue
        found.append(Statement(value, running.passages(start, end)))
        behind = end
    return found


def _own_number(before: re.Match[str]) -> tuple[str, int]:
    """Part „1.000 Euro“ from a number that only stands before it („im Jahr 2025 1.000 Euro“)."""
    number = before["number"]
    if not _NUMBER.fullmatch(number):
        number = number.rpartition(" ")[2]
    return number, before.end("number") - len(number)


def _amount(number: str, unit: str) -> Decimal | None:
    """Read dots and spaces before three digits as thousands, a comma before two as cents."""
    if unit:
        rounded = _ROUNDED.fullmatch(number)
        return Decimal(number.replace(",", ".")) * _UNITS[unit[0]] if rounded else None
    found = _NUMBER.fullmatch(number)
    if not found:
        return None
    whole = found["whole"].replace(".", "").replace(" ", "")
    return Decimal(f"{whole}.{found['cents']}" if found["cents"] else whole)


def read_years(running: RunningText) -> list[Statement[int]]:
    """Find the years that name the year of the agreement: „im Jahr 2025“, „Budgets 2025“, „AQB 2025“.

    A range („Jahre 2025 bis 2029“) and a look back („seit dem Jahr 2014“) name another time and are left out.
    The value is what stands there, be it a year or a misprint of one.
    """
    text = running.text
    found = {}
    for stem, words in _YEAR_WORDS.items():
        for position in places(text, stem):
            year = words.match(text, position)
            if year and not _RANGE.match(text, year.end()) and not _since(text, position):
                found[year.start("year")] = Statement(int(year["year"]), running.passages(*year.span("year")))
    return [found[position] for position in sorted(found)]


def _since(text: str, position: int) -> bool:
    return _SINCE.search(text[max(0, position - _REACH) : position]) is not None
