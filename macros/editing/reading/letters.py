"""Rules of reading for characters and words: ligatures, hidden characters, torn words, digits among letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from macros.editing.reading.known_words import KnownWords
from macros.editing.reading.rule import Change
from macros.editing.reading.squeezed import phrase_changes
from macros.wording.comparison.misprints import SMALL_WORDS
from macros.wording.layout import SPACES, fold

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufe00-\ufe0f\ufeff\ufff0-\uffff]"
)
COMPOSED = re.compile("[\ufb00-\ufb06]|[A-Za-z][\u0300-\u036f]+")
TAB_WIDTH = 8

_INDENTED_ENTRY = re.compile(rf"^[ \t]*(?:[-*+•]|[0-9]{{1,2}}[.)])(?P<gap> *[\t{SPACES}][ \t{SPACES}]*)", re.MULTILINE)
_DIGIT_IN_WORD = re.compile(r"(?<=[a-zäöüß])[01](?=[a-zäöüß])|(?<=\b[A-ZÄÖÜ])[01](?=[a-zäöüß]{2})")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_PAIR = re.compile(r"(?=(?<![A-Za-zÄÖÜäöüß-])([A-Za-zÄÖÜäöüß]+) ([a-zäöüß]+)(?![A-Za-zÄÖÜäöüß]))")
_VOWELS = "aeiouäöüy"


def characters(text: str, known: KnownWords) -> Iterator[Change]:
    """Ligatures are letters, hidden characters are nothing, a letter with its accent is one character."""
    for found in re.finditer(f"{COMPOSED.pattern}|{HIDDEN.pattern}", text):
        words = "" if HIDDEN.match(found[0]) else unicodedata.normalize("NFKC", found[0])
        yield Change(*found.span(), words, False)


def bullets(text: str, known: KnownWords) -> Iterator[Change]:
    """Behind the bullet or number of an entry stands a blank, whatever a word processor put there to indent it."""
    for mark in _INDENTED_ENTRY.finditer(text):
        yield Change(*mark.span("gap"), " ", False)


def tabs(text: str, known: KnownWords) -> Iterator[Change]:
    """A tabulator is as many blanks as it shows."""
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            yield Change(start, start + len(line), line.expandtabs(TAB_WIDTH), False)
        start += len(line) + 1


def phrases(text: str, known: KnownWords) -> Iterator[Change]:
    """Known names and titles are read through wrong blanks, hyphens and look-alike characters."""
    yield from phrase_changes(text, known.phrases)


def digits_in_words(text: str, known: KnownWords) -> Iterator[Change]:
    """0 and 1 between letters are o, and l or i."""
    for digit in _DIGIT_IN_WORD.finditer(text):
        yield Change(*digit.span(), _letter(text, digit, known))


def _letter(text: str, digit: re.Match[str], known: KnownWords) -> str:
    if digit[0] == "0":
        return "o"
    head, tail = _WORD.findall(text[: digit.start()])[-1], _WORD.match(text, digit.end())
    for letter in "li":
        if f"{head}{letter}{tail[0] if tail else ''}" in known.words:
            return letter
    beside_a_vowel = text[digit.start() - 1] in _VOWELS or text[digit.end()] in _VOWELS
    return "l" if beside_a_vowel else "i"


def split_words(text: str, known: KnownWords) -> Iterator[Change]:
    """Two words in a row are one if that one is known, and one of the two stands nowhere else."""
    words = known.words + Counter(_WORD.findall(text))
    for pair in _PAIR.finditer(text):
        parts = pair.groups()
        whole = "".join(parts)
        strange = any(words[part] == 1 and fold(part) not in SMALL_WORDS for part in parts)
        if strange and words[whole]:
            yield Change(pair.start(1), pair.end(2), whole)
