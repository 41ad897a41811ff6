"""Reading through the traces that copying, extraction and text recognition leave in a text.

The delivered text is never changed: repairs only make a reading copy of it, line by line the same, and
each is remembered, so that what was read from such a line becomes a doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.editing.known_words import KnownWords
from macros.editing.squeezed import phrase_repairs
from macros.register.characters import check_characters
from macros.wording.misprints import SMALL_WORDS
from macros.wording.tokens import keys_of

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKED = re.compile("[\ufb00-\ufb06]|[A-Za-z][\u0300-\u036f]+")
_TAB_WIDTH = 8

_TORN = re.compile(
    r"(?P<head>[A-Za-zÄÖÜäöüß]{2,}) ?[-‐] *\n(?P<indent> *)(?!(?:und|oder|bzw|sowie|bis)\b)(?P<tail>[a-zäöüß]+[.,;:)]?) ?"
)
_JOINED_BY_ONE_SIDE = re.compile(r"(?<=[A-Za-zäöüß]) ([-‐])(?=[A-Za-zÄÖÜäöüß])|(?<=[a-zäöüß])([-‐]) (?=[A-ZÄÖÜ][a-zäöüß])")
_TORN_IN_LINE = re.compile(r"([A-Za-zÄÖÜäöüß]{2,})[-‐] (?!(?:und|oder|bzw|sowie|bis)\b)([a-zäöüß]{2,})")
_LOOSE_ON_BOTH_SIDES = re.compile(r"^(?! *(?:[-•*+] |[0-9]+[.)]))", re.MULTILINE)
_LOOSE_HYPHEN = re.compile(r"\b(?P<word>[A-Za-zÄÖÜäöüß]+) [-‐] (?=(?:und|oder|bzw\.|sowie) )")

_NUMBER = re.compile(r"(?<![A-Za-zÄÖÜäöüß])[0-9OolI|](?:[0-9OolI|]|[.,] ?(?=[0-9OolI|]))+(?![A-Za-zÄÖÜäöüß])")
_AS_DIGITS = str.maketrans("OolI|", "00111")
_DAY_OR_PARAGRAPH = re.compile(r"(?<=\bden )[lIO|]{1,2}(?=\. ?[A-Z0-9]| ?[0-9])|(?<=§ )[lI|](?![A-Za-z0-9])")
_DIGIT_IN_WORD = re.compile(r"(?<=[a-zäöüß])[01](?=[a-zäöüß])|(?<=\b[A-ZÄÖÜ])[01](?=[a-zäöüß]{2})")

_EURO = re.compile(r"(?<=[0-9OolI] )E ?u ?r ?[o0](?![\w])|(?<=[0-9])E ?u ?r ?[o0](?![\w])")
_AMOUNT = re.compile(r"(?<![\w.,])[0-9][0-9., ]*[0-9](?= ?(?:Euro|EUR|€))")
_WHOLE_AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{2})?")
_YEAR = re.compile(r"(?<![\w.,])2 ?0 ?[0-9] ?[0-9](?![\w])")
_DAY = re.compile(
    r"(?<=\bden )(?P<day>[0-9] ?[0-9]?) ?\. ?(?P<month>(?:[0-9] ?){1,2}\.|(?:[A-Z][a-zä]{2,8}) ?\.?) ?(?P<year>(?:[0-9] ?){3}[0-9])(?![0-9])"
)
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_PAIR = re.compile(r"(?=(?<![A-Za-zÄÖÜäöüß-])([A-Za-zÄÖÜäöüß]+) ([a-zäöüß]+)(?![A-Za-zÄÖÜäöüß]))")
_VOWELS = "aeiouäöüy"


@dataclass(frozen=True, slots=True)
class Repair:
    """A place read otherwise than it stands: its line, the words there, and what they were read as.

    ``trace`` says that it looks like a slip of text recognition, so that other slips must be expected.
    """

    line: int
    before: str
    after: str
    trace: bool


def repaired(text: str, known: KnownWords) -> tuple[str, list[Repair]]:
    """Make the reading copy of a text: as many lines, each with the same content, as far as it is legible."""
    repairs: list[Repair] = []
    for step in _STEPS:
        text = _apply(step, text, known, repairs)
    return text, repairs


def legible(text: str) -> str:
    """A copy of a text, line by line the same, in which every character may stand in a file of the register."""
    text = _MARKED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), _HIDDEN.sub("", text))
    text = unicodedata.normalize("NFC", text).expandtabs(_TAB_WIDTH)
    return text if not check_characters(text, "") else "".join(map(_replaced, text))


def _replaced(character: str) -> str:
    return "?" if check_characters(character, "") else character


Step = Callable[[str, KnownWords], Iterator[tuple[int, int, str, bool]]]
"""Yields what to replace, in order: start, end, the new words, and whether it is a trace of recognition."""


def _apply(step: Step, text: str, known: KnownWords, repairs: list[Repair]) -> str:
    pieces, behind = [], 0
    for start, end, words, trace in step(text, known):
        if start >= behind and text[start:end] != words:
            pieces += [text[behind:start], words]
            behind = end
            repairs.append(_repair(text, start, end, words, trace))
    return "".join([*pieces, text[behind:]])


def _repair(text: str, start: int, end: int, words: str, trace: bool) -> Repair:
    """Quote whole words, so that an editor finds the place."""
    begin, finish = text.rfind(" ", text.rfind("\n", 0, start) + 1, start), end
    begin = begin + 1 if begin >= 0 else text.rfind("\n", 0, start) + 1
    while finish < len(text) and text[finish] not in " \n":
        finish += 1
    before = " ".join(text[begin:finish].split())
    after = " ".join((text[begin:start] + words + text[end:finish]).split())
    return Repair(text.count("\n", 0, start) + 1, before, after, trace)


def _characters(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    """Ligatures are letters, hidden characters are nothing, a letter with its accent is one character."""
    for found in re.finditer(f"{_MARKED.pattern}|{_HIDDEN.pattern}", text):
        words = "" if _HIDDEN.match(found[0]) else unicodedata.normalize("NFKC", found[0])
        yield *found.span(), words, False


def _tabs(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            yield start, start + len(line), line.expandtabs(_TAB_WIDTH), False
        start += len(line) + 1


def _line_ends(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    """A word divided at a line end stands whole in the first of the two lines."""
    for torn in _TORN.finditer(text):
        yield *torn.span(), f"{torn['head']}{torn['tail']}\n{torn['indent']}", False


def _phrases(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    yield from ((start, end, words, True) for start, end, words in phrase_repairs(text, known.phrases))


def _currency(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    yield from ((*match.span(), "Euro", True) for match in _EURO.finditer(text))


def _digits(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    """O and l between digits are 0 and 1; 0 and 1 between letters are o, and l or i."""
    numbers = (match for match in _NUMBER.finditer(text) if any(character.isdigit() for character in match[0]))
    found = [(*match.span(), match[0].translate(_AS_DIGITS), True) for match in numbers]
    found += [(*match.span(), match[0].translate(_AS_DIGITS), True) for match in _DAY_OR_PARAGRAPH.finditer(text)]
    found += [(*match.span(), _letter(text, match, known), True) for match in _DIGIT_IN_WORD.finditer(text)]
    yield from sorted(found)


def _letter(text: str, digit: re.Match[str], known: KnownWords) -> str:
    if digit[0] == "0":
        return "o"
    head, tail = _WORD.findall(text[: digit.start()])[-1], _WORD.match(text, digit.end())
    for letter in "li":
        if f"{head}{letter}{tail[0] if tail else ''}" in known.words:
            return letter
    before, behind = text[digit.start() - 1] in _VOWELS, text[digit.end()] in _VOWELS
    return "l" if before or behind else "i"


def _numbers(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    """Blanks inside of an amount, a day or a year are none."""
    found = []
    for amount in _AMOUNT.finditer(text):
        bare = amount[0].replace(" ", "")
        if "." in bare and _WHOLE_AMOUNT.fullmatch(bare):
            found.append((*amount.span(), bare, True))
    for day in _DAY.finditer(text):
        words = f"{_bare(day['day'])}.{_spaced(day)}{_bare(day['year'])}"
        if _bare(words) != _bare(day[0]) or len(day[0]) - len(words) > 2:
            found.append((*day.span(), words, True))
    found += [(*year.span(), _bare(year[0]), True) for year in _YEAR.finditer(text) if " " in year[0]]
    yield from sorted(found)


def _bare(text: str) -> str:
    return text.replace(" ", "")


def _spaced(day: re.Match[str]) -> str:
    month = _bare(day["month"])
    return month if month[0].isdigit() else f" {month} "


def _hyphens(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    """A hyphen has no blank on one side only, unless a word is left out („Ausbildungs- und“)."""
    found = [(*match.span(), f"{match[1]}{match[2]}", True) for match in _TORN_IN_LINE.finditer(text)]
    found += [(*match.span(), "-", True) for match in _JOINED_BY_ONE_SIDE.finditer(text)]
    if "–" in text:  # so a hyphen between blanks is no dash
        found += [(*match.span(), f"{match[1]}-{match[2]}", True) for match in _LOOSE_ON_BOTH_SIDES.finditer(text)]
    loose = (match for match in _LOOSE_HYPHEN.finditer(text) if f" {match['word']}- " in text)
    found += [(*match.span(), f"{match['word']}- ", True) for match in loose]
    yield from sorted(found)


def _split_words(text: str, known: KnownWords) -> Iterator[tuple[int, int, str, bool]]:
    """Two words in a row are one if that one is known, and one of the two is not."""
    words = known.words + Counter(_WORD.findall(text))
    for pair in _PAIR.finditer(text):
        parts = pair.groups()
        whole = "".join(parts)
        strange = any(words[part] == 1 and not set(keys_of(part)) & SMALL_WORDS for part in parts)
        if strange and words[whole]:
            yield pair.start(1), pair.end(2), whole, True


_STEPS: tuple[Step, ...] = (_characters, _tabs, _line_ends, _phrases, _currency, _digits, _numbers, _hyphens, _split_words)
