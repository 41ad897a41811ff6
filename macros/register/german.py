"""German for readers: money, days, order of names, and the slugs made from names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import parse_pattern

_LOCALE = Locale("de", "DE")
_WHOLE, _CENTS = parse_pattern("#,##0"), parse_pattern("#,##0.00")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SORT_LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


@lru_cache(maxsize=4096)
def number(value: Decimal | int) -> str:
    """Print a number with dots for thousands; cents only where there are any: ``1.000.280``."""
    whole = value == int(value)
    printed: str = (_WHOLE if whole else _CENTS).apply(value, _LOCALE)
    return printed


def euro(amount: Decimal | int) -> str:
    """Print an amount of euros as in the agreements: ``1.000.280 Euro``, never broken in two lines."""
    return f"{number(amount)}\N{NO-BREAK SPACE}Euro"


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """Print a day in full: ``2. August 2025``."""
    return format_date(value, format="d.\N{NO-BREAK SPACE}MMMM yyyy", locale=_LOCALE)


def count(amount: int, one: str, many: str) -> str:
    """Print a number with its noun: ``1 Projekt``, ``7 Projekte``, ``keine Projekte`` for none."""
    if amount == 0:
        return f"keine {many}"
    return f"{number(amount)} {one if amount == 1 else many}"


def listing(words: Iterable[str]) -> str:
    """Join words as in a sentence: ``A``, ``A und B``, ``A, B und C``."""
    *head, last = list(words) or [""]
    return f"{', '.join(head)} und {last}" if head else last


@lru_cache(maxsize=4096)
def sort_key(name: str) -> tuple[str, str]:
    """Order names as a German dictionary does (ä as a, ß as ss), whatever the machine's locale."""
    folded = unicodedata.normalize("NFC", name).casefold().translate(_SORT_LETTERS)
    return folded, name


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Make the part of an id or address that stands for a name: lower case, a-z, 0-9 and hyphens.

    ``Chance 2.0 Kranichstein`` becomes ``chance-2-0-kranichstein``. May be empty for a name
    without any Latin letter or digit.
    """
    plain = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
