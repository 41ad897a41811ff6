"""Rules of reading for numbers: letters that look like digits, and blanks inside of amounts, days and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.editing.reading.known_words import KnownWords
from macros.editing.reading.rule import Change

_DIGIT = "[0-9OolI|]"
_AS_DIGITS = str.maketrans("OolI|", "00111")
_NUMBER = re.compile(rf"(?<![A-Za-zÄÖÜäöüß]){_DIGIT}(?:{_DIGIT}|[.,] ?(?={_DIGIT}))+(?![A-Za-zÄÖÜäöüß])")
_DAY_OR_PARAGRAPH = re.compile(r"(?<=\bden )[lIO|]{1,2}(?=\. ?[A-Z0-9]| ?[0-9])|(?<=§ )[lI|](?![A-Za-z0-9])")
_EURO = re.compile(r"(?<=[0-9OolI])(?P<blank> ?)E ?u ?r ?[o0](?!\w)")
_AMOUNT = re.compile(r"(?<![\w.,])[0-9][0-9., ]*[0-9](?= ?(?:Euro|EUR|€))")
_WHOLE_AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{2})?")
_YEAR = re.compile(r"(?<![\w.,])2 ?0 ?[0-9] ?[0-9](?!\w)")
_DAY = re.compile(
    r"(?<=\bden )(?P<day>[0-9] ?[0-9]?) ?\. ?(?P<month>(?:[0-9] ?){1,2}\.|[A-Z][a-zä]{2,8} ?\.?)"
    r" ?(?P<year>(?:[0-9] ?){3}[0-9])(?![0-9])"
)


def currency(text: str, known: KnownWords) -> Iterator[Change]:
    """Behind a number stands „Euro“."""
    yield from (Change(*found.span(), f"{found['blank']}Euro") for found in _EURO.finditer(text))


def digits(text: str, known: KnownWords) -> Iterator[Change]:
    """O and l in a number are 0 and 1."""
    numbers = [number for number in _NUMBER.finditer(text) if any(character.isdigit() for character in number[0])]
    found = sorted((*numbers, *_DAY_OR_PARAGRAPH.finditer(text)), key=lambda number: (number.start(), -number.end()))
    yield from (Change(*number.span(), number[0].translate(_AS_DIGITS)) for number in found)


def blanks(text: str, known: KnownWords) -> Iterator[Change]:
    """Blanks inside of an amount, a day or a year are none."""
    found = [Change(*year.span(), _bare(year[0])) for year in _YEAR.finditer(text) if " " in year[0]]
    for amount in _AMOUNT.finditer(text):
        if "." in amount[0] and _WHOLE_AMOUNT.fullmatch(_bare(amount[0])):
            found.append(Change(*amount.span(), _bare(amount[0])))
    for day in _DAY.finditer(text):
        if _has_odd_blanks(day):
            month = _bare(day["month"])
            month = month if month[0].isdigit() else f" {month} "
            found.append(Change(*day.span(), f"{_bare(day['day'])}.{month}{_bare(day['year'])}"))
    yield from sorted(found)


def _has_odd_blanks(day: re.Match[str]) -> bool:
    """A blank behind each dot is usual: „02. 08. 2025“."""
    return " ." in day[0] or any(" " in day[part].strip() for part in ("day", "month", "year"))


def _bare(text: str) -> str:
    return text.replace(" ", "")
