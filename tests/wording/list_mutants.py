"""Projects, measure types and signatures of the two real agreements, exchanged, lost and invented by rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from tests.wording.delivered import (
    FACTS,
    TYPES,
    WORDINGS,
    Fact,
    facts,
    line_of,
    spots,
    titles,
    with_line,
    with_line_behind,
    without_line,
)
from tests.wording.mutants import Mutant, with_value


def projects(stem: str) -> list[Fact]:
    return [fact for fact in facts(stem) if fact.field.startswith("projects.")]


def kind_of(fact: Fact) -> str:
    return fact.field.removeprefix("projects.").partition("[")[0]


def without_project(yaml: str, fact: Fact) -> str:
    """Take a project out of the facts; a measure type without any is written as []."""
    return re.sub(r"(  [a-z]+:)\n(?!    - )(?=  [a-z]+:|[a-z])", r"\1 []\n", without_line(yaml, fact.line)).replace(
        "parties: []", "parties:"
    )


def with_project(yaml: str, kind: str, name: str) -> tuple[str, int]:
    """Put a project first under a measure type; give back its line, too."""
    line = line_of(yaml, f"  {kind}:")
    return with_line_behind(with_line(yaml, line, f"  {kind}:"), line, f"    - {name}"), line + 1


def lost_and_invented_projects(stem: str) -> Iterator[Mutant]:
    """Each project left out of one of the files, and a project invented under each measure type."""
    yaml, md = FACTS[stem], WORDINGS[stem]
    for fact in projects(stem):
        line, kind = line_of(md, f"- {fact.value}"), f"projects.{kind_of(fact)}"
        lost = without_project(yaml, fact)
        yield Mutant(f"{stem}.yaml without {fact.value}", stem, lost, md, "md", line, kind, fact.value)
        lost = without_line(md, line)
        yield Mutant(f"{stem}.md without {fact.value}", stem, yaml, lost, "yaml", fact.line, fact.field, fact.value)
    for kind, title in zip(TYPES, titles(stem), strict=True):
        more, line = with_project(yaml, kind, "Erfundenes Projekt")
        yield Mutant(f"{stem}.yaml more {kind}", stem, more, md, "yaml", line, f"projects.{kind}[0]", "Erfundenes")
        line = line_of(md, f". {title}")
        more = with_line_behind(md, line, "  - Erfundenes Projekt")
        yield Mutant(f"{stem}.md more {kind}", stem, yaml, more, "md", line + 1, f"projects.{kind}", "Erfundenes")


def moved_projects(stem: str) -> Iterator[Mutant]:
    """Each project under each other measure type in one of the files, and two projects in the other order."""
    yaml, md = FACTS[stem], WORDINGS[stem]
    for fact in projects(stem):
        for kind, title in zip(TYPES, titles(stem), strict=True):
            if kind == kind_of(fact):
                continue
            moved, line = with_project(without_project(yaml, fact), kind, fact.value)
            name = f"{fact.value} under {kind}"
            says = f"unter {kind_of(fact)}"
            yield Mutant(f"{stem}.yaml {name}", stem, moved, md, "yaml", line, f"projects.{kind}[0]", says)
            moved = without_line(md, line_of(md, f"- {fact.value}"))
            moved = with_line_behind(moved, line_of(moved, f". {title}"), f"  - {fact.value}")
            yield Mutant(f"{stem}.md {name}", stem, yaml, moved, "yaml", fact.line, fact.field, f"unter {kind}")
    for one, two in pairwise(projects(stem)):
        if kind_of(one) == kind_of(two):
            swapped = with_line(with_line(yaml, one.line, f"    - {two.value}"), two.line, f"    - {one.value}")
            name = f"{stem}.yaml {two.value} first"
            yield Mutant(name, stem, swapped, md, "yaml", two.line, two.field, "weiter oben")


def wrong_measure_types(stem: str) -> Iterator[Mutant]:
    """Measure types under another title, swapped, invented or left out."""
    yaml, md = FACTS[stem], WORDINGS[stem]
    printed = titles(stem)
    for (one, first), (two, second) in permutations(enumerate(printed), 2):
        at = line_of(md, f". {first}")
        changed = with_line(md, at, f"{one + 1}. {second}")
        kind = f"projects.{TYPES[one]}"
        line = line_of(yaml, f"  {TYPES[one]}:")
        yield Mutant(f"{stem}.md title {two + 1} at {one + 1}", stem, yaml, changed, "yaml", line, kind)
        if one < two:
            at = line_of(md, f". {second}")
            swapped = with_line(changed, at, f"{two + 1}. {first}")
            kind = f"projects.{TYPES[one]}"
            yield Mutant(f"{stem}.md {one + 1} and {two + 1} swapped", stem, yaml, swapped, "md", at, kind, "Platz")
    for number, (kind, title) in enumerate(zip(TYPES, printed, strict=True), 1):
        at, line = line_of(md, f". {title}"), line_of(yaml, f"  {kind}:")
        renamed = with_line(md, at, f"{number}. Sprachförderung und Beratung")
        yield Mutant(f"{stem}.md {kind} renamed", stem, yaml, renamed, "yaml", line, f"projects.{kind}", "Sprach")
        gone = without_line(md, at)
        yield Mutant(f"{stem}.md without {kind}", stem, yaml, gone, "yaml", line, f"projects.{kind}", "nicht im Wort")
        more = with_line_behind(md, at - 1, f"{number}. Sprachförderung und Beratung")
        yield Mutant(f"{stem}.md more than {kind}", stem, yaml, more, "md", at, "projects", "Sprachförderung")


def signatures(stem: str) -> dict[tuple[int, str], Fact]:
    """The values of the signatures by their position and field."""
    found = {}
    for fact in facts(stem):
        if part := re.fullmatch(r"signatures\[(\d)\]\.(.*)", fact.field):
            found[int(part[1]), part[2]] = fact
    return found


def wrong_signatures(stem: str) -> Iterator[Mutant]:
    """Parts of the signatures exchanged or said to be missing, and lines left out below the text."""
    yaml, md, parts = FACTS[stem], WORDINGS[stem], signatures(stem)
    for field in ("party", "place", "date", "name", "office"):
        one, two = parts[0, field], parts[1, field]
        swapped = with_value(with_value(yaml, one, two.value), two, one.value)
        for fact in (one, two):
            name = f"{stem}.yaml {field}s swapped, {fact.field}"
            yield Mutant(name, stem, swapped, md, "yaml", fact.line, fact.field)
            if field != "party":
                missing = with_value(yaml, fact, "fehlt")
                yield Mutant(f"{stem}.yaml without {fact.field}", stem, missing, md, "yaml", fact.line, fact.field)
    for spot in spots(stem):
        if spot.fact.field.startswith("signatures") and spot.file == "yaml" and not spot.fact.field.endswith("date"):
            lost = without_line(md, spot.line)
            name = f"{stem}.md without {spot.fact.field}"
            yield Mutant(name, stem, yaml, lost, "yaml", spot.fact.line, spot.fact.field)


def strange_signatures(stem: str) -> Iterator[Mutant]:
    """A name or an office that nobody signed with behind each line below the text."""
    lines = WORDINGS[stem].split("\n")
    partner = 0  # a partner's name that fills several lines is reported at its first
    for number in range(line_of(WORDINGS[stem], "Wiesbaden, den"), len(lines) + 1):
        words = lines[number - 1]
        partner = number if re.match("Hessisches|de[rs] ", words) else partner if words.strip() else 0
        inside = partner and number < len(lines) and lines[number].strip()
        for added in ("Max Mustermann", "Oberamtmann") if words.strip() else ():
            md = with_line_behind(WORDINGS[stem], number, f"{added}  ")
            line = partner if inside else number + 1
            yield Mutant(f"{stem}.md {added} behind {number}", stem, FACTS[stem], md, "md", line, "signatures", added)
