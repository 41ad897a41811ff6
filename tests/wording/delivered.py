"""The two delivered agreements, and where each of their facts stands in both files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

AGREEMENTS = Path(__file__).parents[2] / "agreements"
STEMS = ("darmstadt", "main-taunus-kreis")
FACTS = {stem: (AGREEMENTS / f"2025/{stem}.yaml").read_bytes().decode() for stem in STEMS}
WORDINGS = {stem: (AGREEMENTS / f"2025/{stem}.md").read_bytes().decode() for stem in STEMS}
TYPES = ("ausbildungsvorbereitung", "ausbildung", "qualifizierung", "weiterbildung")

_FIELD = re.compile(r" *(?:- )?(?P<key>[a-z]+): (?P<value>\S.*)")
_ITEM = re.compile(r"    - (?P<value>[^:]+)")


@dataclass(frozen=True)
class Fact:
    """One value of a facts file: its field, its line, the column where it starts."""

    stem: str
    field: str
    line: int
    column: int
    value: str


def facts(stem: str) -> list[Fact]:
    """All values of a facts file that the wording must bear out."""
    found = []
    section, kind, count, signature = "", "", 0, -1
    for number, line in enumerate(FACTS[stem].split("\n"), 1):
        if line[:1].isalpha():
            section = line.split(":")[0]
        if item := _ITEM.fullmatch(line):
            found.append(Fact(stem, f"projects.{kind}[{count}]", number, item.start("value"), item["value"]))
            count += 1
        elif section == "projects" and line.startswith("  "):
            kind, count = line.strip().split(":")[0], 0
        elif field := _FIELD.fullmatch(line):
            signature += line.startswith("  - party")
            path = {"parties": "parties.", "budgets": "budgets[0].", "signatures": f"signatures[{signature}]."}
            name = path.get(section, "") + field["key"]
            if field["key"] not in {"programme", "district"} or section == "parties":
                found.append(Fact(stem, name, number, field.start("value"), field["value"]))
    return found


@dataclass(frozen=True)
class Spot:
    """A place in the wording where a fact stands, and where a misprint there must be reported."""

    fact: Fact
    line: int
    words: str
    file: str = "yaml"


def spots(stem: str) -> list[Spot]:
    """Where each fact stands in the wording, one entry for each place that is bound to it."""
    return [spot for fact in facts(stem) for spot in _spots(fact, WORDINGS[stem])]


def _spots(fact: Fact, text: str) -> list[Spot]:
    part = fact.field.rpartition(".")[2]
    if part in {"year", "state", "amount", "place"}:
        words = printed(part, fact.value)
        line = line_of(text, f"{words}, den" if part == "place" else words)
        return [Spot(fact, line, words)]
    if part == "date":
        line, words = day_of(text, *map(int, fact.value.split("-")))
        return [Spot(fact, line, words)]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if bare(line) == fact.value]
    return [Spot(fact, line, fact.value, "md" if len(lines) > 1 else "yaml") for line in lines if part != "party"]


def printed(part: str, value: str) -> str:
    """Write a value as these wordings print it."""
    if part == "amount":
        return f"{int(value):,}".replace(",", ".")
    return value.replace("Hessisches", "Hessischen")


def day_of(text: str, year: int, month: int, day: int) -> tuple[int, str]:
    """The line of a day below the text, and the day as printed."""
    found = re.search(rf", den (0?{day}\.(?:0?{month}\.| Aug\. ){year})", text)
    assert found
    return text.count("\n", 0, found.start()) + 1, found[1]


def bare(line: str) -> str:
    """The words of a line without marks and without the beginning of the partner's line."""
    return re.sub(r"^und de[mr] ", "", line.strip(" -*"))


def titles(stem: str) -> list[str]:
    """The titles of the measure types as this wording prints them."""
    return re.findall(r"^[1-4]\. (.*)", WORDINGS[stem], re.MULTILINE)


def with_line(text: str, line: int, changed: str) -> str:
    """Replace one line of a text."""
    lines = text.split("\n")
    lines[line - 1] = changed
    return "\n".join(lines)


def without_line(text: str, line: int) -> str:
    lines = text.split("\n")
    del lines[line - 1]
    return "\n".join(lines)


def with_line_behind(text: str, line: int, added: str) -> str:
    lines = text.split("\n")
    lines.insert(line, added)
    return "\n".join(lines)


def line_of(text: str, words: str, nth: int = 0) -> int:
    """The number of the nth line that holds some words."""
    return [number for number, line in enumerate(text.split("\n"), 1) if words in line][nth]
