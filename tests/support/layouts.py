"""Lays a wording out anew: the layout differs from text to text as it does between the delivered ones."""

from __future__ import annotations

import random
import re
from collections.abc import Callable


def in_other_layout(text: str, chance: random.Random) -> str:
    """Lay a text out anew, each habit by chance; not a word changes."""
    habits: list[Callable[[str, random.Random], str]] = [
        _plain_bold,
        _other_headings,
        _one_heading,
        _bold_headings,
        _torn,
        _wrapped,
        _other_dashes,
    ]
    for habit in habits:
        if chance.random() < 0.4:
            text = habit(text, chance)
    return text


def _other_headings(text: str, chance: random.Random) -> str:
    return re.sub(r"^##", lambda _: "#" * chance.randint(2, 4), text, flags=re.MULTILINE)


def _one_heading(text: str, chance: random.Random) -> str:
    return re.sub(r"^#+ (\**)§ ([0-9])\1\n\n#+ \**(.*?)\**$", r"## § \2 \3", text, flags=re.MULTILINE)


def _bold_headings(text: str, chance: random.Random) -> str:
    """Headings become paragraphs that are only bold."""
    return re.sub(r"^#+ [*]*(§.*?)[*]*$", lambda found: f"**{found[1].replace('**', '')}**", text, flags=re.MULTILINE)


def _torn(text: str, chance: random.Random) -> str:
    """Page breaks tear two paragraphs in mid-sentence."""
    for _ in range(2):
        ends = [found.end() for found in re.finditer(r"(?<=[a-zäöüß]) (?=[a-zäöüß]{3})", text)]
        long = [end for end in ends if len(text[text.rfind("\n", 0, end) + 1 : (text + "\n").find("\n", end)]) > 300]
        if long:
            place = chance.choice(long)
            text = f"{text[: place - 1]}\n\n{text[place:]}"
    return text


def _wrapped(text: str, chance: random.Random) -> str:
    """Long lines of paragraphs are wrapped."""
    lines = text.split("\n")
    return "\n".join(
        re.sub(r"(.{60,90}?[a-zäöü,]) (?=[A-Za-zÄÖÜäöüß])", r"\1\n", line)
        if len(line) > 200 and line[0].isalpha()
        else line
        for line in lines
    )


def _other_dashes(text: str, chance: random.Random) -> str:
    dash, hyphen, space = chance.choice("–—-"), chance.choice("-‑‐"), chance.choice(" \N{NO-BREAK SPACE}")
    text = re.sub(r"(?<=\w)-(?=[A-Z])", hyphen, text.replace(" – ", f" {dash} "))
    return re.sub(r"§ (?=[0-9])", f"§{space}", text).replace("„", "“" if dash == "-" else "„")


def _plain_bold(text: str, chance: random.Random) -> str:
    """The bold in paragraphs is lost."""
    return re.sub(r"^([^#*\n].*)$", lambda found: found[1].replace("**", ""), text, flags=re.MULTILINE)
