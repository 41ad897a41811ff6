"""Traces of extraction and text recognition, put into a text by fixed seeds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Noise = Callable[[str, random.Random], str]

_LONG = re.compile(r"(?<![\w-])[A-Za-zÄÖÜäöüß]{7,}(?![\w-])")


def split_words(text: str, chance: random.Random, share: float = 0.04) -> str:
    """A blank inside of words."""

    def split(word: re.Match[str]) -> str:
        if chance.random() >= share:
            return word[0]
        place = chance.randint(2, len(word[0]) - 2)
        return f"{word[0][:place]} {word[0][place:]}"

    return _LONG.sub(split, text)


def hyphenated(text: str, chance: random.Random) -> str:
    """Words divided at line ends, as a narrow page does it."""
    lines = []
    for line in text.split("\n"):
        while len(line) > 90 and not line.startswith("#"):
            word = next((w for w in _LONG.finditer(line, 60) if w.start() < 85), None)
            if word is None:
                break
            place = chance.randint(word.start() + 2, word.end() - 2)
            indent = "    " if line.startswith("  ") else "   " if line[:1].isdigit() else ""
            lines.append(f"{line[:place]}-")
            line = indent + line[place:]
        lines.append(line)
    return "\n".join(lines)


def loose_hyphens(text: str, chance: random.Random, share: float = 0.5) -> str:
    """Blanks round hyphens."""
    forms = (" - ", "- ", " -")
    return re.sub(
        r"(?<=[a-zäöüß])-(?=[A-ZÄÖÜ])",
        lambda found: chance.choice(forms) if chance.random() < share else found[0],
        text,
    )


def ones(text: str, chance: random.Random, share: float = 0.3) -> str:
    """A small L or a capital I in the place of a 1."""
    return re.sub(
        r"(?<!^)1(?!\)|\. [A-Z])", lambda found: chance.choice("lI") if chance.random() < share else found[0], text
    )


def zeros(text: str, chance: random.Random, share: float = 0.3) -> str:
    """The letter O in the place of a 0."""
    return re.sub("0", lambda found: "O" if chance.random() < share else found[0], text)


def letters(text: str, chance: random.Random, share: float = 0.02) -> str:
    """Digits in the place of letters."""
    swaps = {"l": "1", "o": "0"}
    return re.sub(
        r"(?<=[a-zäöüß])[lo](?=[a-zäöüß])", lambda found: swaps[found[0]] if chance.random() < share else found[0], text
    )


def ligatures(text: str, chance: random.Random) -> str:
    """One character for two letters."""
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def soft_hyphens(text: str, chance: random.Random) -> str:
    """Invisible places to divide words."""
    return _LONG.sub(lambda word: f"{word[0][:4]}\u00ad{word[0][4:]}" if chance.random() < 0.3 else word[0], text)


def tabs(text: str, chance: random.Random) -> str:
    """Tabulators before entries."""
    return re.sub(r"^  ([-•]) ", "\t\\1\t", text, flags=re.MULTILINE)


NOISES: tuple[Noise, ...] = (
    split_words, hyphenated, loose_hyphens, ones, zeros, letters, ligatures, soft_hyphens, tabs,
)  # fmt: skip
