"""Single words of a wording changed on purpose, to see whether they are found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.register.agreement import Agreement
from macros.wording.blocks import Wording
from tests.wording.synthetic import read, with_text

HOW = ("replaced", "inserted", "deleted", "misspelt")
_OTHER_WORDS = ("Gegenstand", "ausnahmsweise", "nachträglich", "Beispielwort", "keinesfalls", "freiwillig")


@dataclass(frozen=True)
class Planted:
    """A word changed on purpose on a source line: what stands here, and what all others have."""

    how: str
    line: int
    here: str
    common: str


def plant(agreement: Agreement, section: str, how: str, chance: random.Random) -> tuple[Agreement, Planted]:
    """Change one word of a section that is not the agreement's own: no name, no project."""
    _, wording = read(agreement)
    assert agreement.wording is not None
    lines = agreement.wording.text.split("\n")
    number, word = chance.choice([*_candidates(agreement, wording, section, lines)])
    line, old = lines[number - 1], word[0]
    here, common, new = _changed(old, how, chance)
    behind = line[word.end() :]
    lines[number - 1] = line[: word.start()] + (new + behind if new else behind.lstrip(" "))
    return with_text(agreement, "\n".join(lines)), Planted(how, number, here, common)


def _changed(old: str, how: str, chance: random.Random) -> tuple[str, str, str]:
    """What stands here then, what the others have there, and what to write for the old word."""
    if how == "deleted":
        return "", old, ""
    new = _misspelt(old, chance) if how == "misspelt" else chance.choice(_OTHER_WORDS)
    return (new, "", f"{new} {old}") if how == "inserted" else (new, old, new)


def _candidates(
    agreement: Agreement, wording: Wording, section: str, lines: Sequence[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    own = set(re.findall(r"\w+", f"{agreement.district.nominative} {agreement.district.genitive}"))
    for block in wording.blocks:
        if block.section == section:
            for number in sorted({block.line_of(offset) for offset in range(len(block.text))}):
                words = list(re.finditer(r"(?<![\w‐‑-])[A-ZÄÖÜ]?[a-zäöüß]{5,}(?![\w‐‑-])", lines[number - 1]))
                if len(words) > 1 and "Beispiel" not in block.text:
                    yield from ((number, word) for word in words if word[0] not in own)


def _misspelt(word: str, chance: random.Random) -> str:
    """Swap, drop or double a letter in the middle of a word."""
    place = chance.randrange(1, len(word) - 2)
    before, letters, behind = word[:place], word[place : place + 2], word[place + 2 :]
    forms = {before + letters[::-1] + behind, before + letters[1] + behind, before + letters[0] + letters + behind}
    return chance.choice(sorted(forms - {word}))
