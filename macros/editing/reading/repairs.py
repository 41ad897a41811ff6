"""Reading through the traces that copying, extraction and text recognition leave in a text.

The delivered text is never changed: repairs only make a reading copy of it, line by line the same, and
each is remembered, so that what was read from such a line becomes a doubt.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from macros.editing.reading.hyphens import hyphens, line_ends, loose_hyphens
from macros.editing.reading.known_words import KnownWords
from macros.editing.reading.letters import (
    COMPOSED,
    HIDDEN,
    TAB_WIDTH,
    bullets,
    characters,
    digits_in_words,
    phrases,
    split_words,
    tabs,
)
from macros.editing.reading.numbers import blanks, currency, digits
from macros.editing.reading.rule import Change, Rule
from macros.register.characters import check_characters
from macros.register.finding import quoted

_RULES: tuple[Rule, ...] = (
    *(characters, bullets, tabs, line_ends, phrases, currency, digits, digits_in_words, blanks),
    *(hyphens, loose_hyphens, split_words),
)


@dataclass(frozen=True, slots=True)
class Repair:
    """A place read otherwise than it stands: its line, the words there, and what they were read as.

    ``trace`` says that it looks like a slip of text recognition, so that other slips must be expected.
    """

    line: int
    before: str
    after: str
    trace: bool

    def told(self) -> str:
        """The repair as a German sentence."""
        return f"Im Text steht {quoted(self.before)}, gelesen als {quoted(self.after)}."


def repaired(text: str, known: KnownWords) -> tuple[str, list[Repair]]:
    """Make the reading copy of a text: as many lines, each with the same content, as far as it is legible."""
    repairs: list[Repair] = []
    for rule in _RULES:
        pieces, behind = [], 0
        for change in rule(text, known):
            if change.start >= behind and text[change.start : change.end] != change.words:
                pieces += [text[behind : change.start], change.words]
                behind = change.end
                repair = _remembered(text, change)
                repairs += [] if _looks_the_same(repair) else [repair]
        text = "".join([*pieces, text[behind:]])
    return text, repairs


def _remembered(text: str, change: Change) -> Repair:
    """Quote whole words, so that an editor finds the place."""
    line = text.rfind("\n", 0, change.start) + 1
    begin = max(text.rfind(" ", line, change.start) + 1, line)
    end = change.end
    while end < len(text) and text[end] not in " \n":
        end += 1
    before = " ".join(text[begin:end].split())
    after = " ".join((text[begin : change.start] + change.words + text[change.end : end]).split())
    return Repair(text.count("\n", 0, change.start) + 1, before, after, change.trace)


def _looks_the_same(repair: Repair) -> bool:
    """Say whether nobody could see what was repaired: blanks of another kind, letters with their accents apart."""
    return unicodedata.normalize("NFC", repair.before) == repair.after


def legible(text: str) -> str:
    """A copy of a text, line by line the same, in which every character may stand in a file of the register."""
    text = COMPOSED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), HIDDEN.sub("", text))
    text = unicodedata.normalize("NFC", text).expandtabs(TAB_WIDTH)
    return text if not check_characters(text, "") else "".join(map(_replaced, text))


def _replaced(character: str) -> str:
    return "?" if check_characters(character, "") else character
