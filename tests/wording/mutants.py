"""Changes of the two real agreements, made by rule: each must be found, and found in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, pairwise, permutations
from pathlib import Path

AGREEMENTS = Path(__file__).parents[2] / "agreements"
STEMS = ("darmstadt", "main-taunus-kreis")
FACTS = {stem: (AGREEMENTS / f"2025/{stem}.yaml").read_bytes().decode() for stem in STEMS}
WORDINGS = {stem: (AGREEMENTS / f"2025/{stem}.md").read_bytes().decode() for stem in STEMS}
OTHER = dict(zip(STEMS, reversed(STEMS), strict=True))

_FIELD = re.compile(r" *(?:- )?(?P<key>[a-z]+): (?P<value>\S.*)")
_ITEM = re.compile(r"    - (?P<value>[^:]+)")
TYPES = ("ausbildungsvorbereitung", "ausbildung", "qualifizierung", "weiterbildung")


@dataclass(frozen=True)
class Mutant:
    """Both files of one agreement with one change, and the finding it must give.

    ``file`` is „yaml“ or „md“, ``field`` what the finding is about, ``says`` a part of its message.
    """

    name: str
    stem: str
    yaml: str
    md: str
    file: str
    line: int
    field: str
    says: str = ""
    year: int = 2025


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


def with_line(text: str, line: int, changed: str) -> str:
    """Replace one line of a text."""
    lines = text.split("\n")
    lines[line - 1] = changed
    return "\n".join(lines)


def line_of(text: str, words: str, nth: int = 0) -> int:
    """The number of the nth line that holds some words."""
    return [number for number, line in enumerate(text.split("\n"), 1) if words in line][nth]


def misprints(words: str) -> Iterator[tuple[str, str]]:
    """One letter of each word changed, each word left out, each digit changed, the first letter made small."""
    for digit in re.finditer(r"\d", words):
        changed = str((int(digit[0]) + 1) % 10)
        yield f"digit {digit.start()}", words[: digit.start()] + changed + words[digit.end() :]
    pieces = list(re.finditer(r"[^\W\d]{3,}", words))
    for word in pieces:
        middle = word.start() + len(word[0]) // 2
        letter = "x" if words[middle] != "x" else "y"
        yield f"letter of {word[0]}", words[:middle] + letter + words[middle + 1 :]
        if len(pieces) > 1:
            yield f"without {word[0]}", " ".join((words[: word.start()] + words[word.end() :]).split())
    first = re.search(r"[A-ZÄÖÜ]", words)
    if first:
        yield "small letter", words[: first.start()] + first[0].lower() + words[first.end() :]


def all_mutants() -> list[Mutant]:
    """Every mutant of both agreements."""
    makers = (
        misprinted_facts,
        misprinted_facts_in_the_wording,
        wrong_years,
        wrong_numbers,
        lost_and_invented_projects,
        moved_projects,
        wrong_measure_types,
        wrong_signatures,
        wrong_names_in_sentences,
        confused_files,
    )
    return [mutant for stem in STEMS for maker in makers for mutant in maker(stem)]


def misprinted_facts(stem: str) -> Iterator[Mutant]:
    """Each value of the facts file with a misprint."""
    for fact in facts(stem):
        if fact.field.endswith(".party"):
            continue
        line = FACTS[stem].split("\n")[fact.line - 1]
        for what, changed in misprints(fact.value):
            yaml = with_line(FACTS[stem], fact.line, line[: fact.column] + changed)
            name = f"{stem}.yaml {fact.field}: {what}"
            yield Mutant(name, stem, yaml, WORDINGS[stem], "yaml", fact.line, fact.field)


@dataclass(frozen=True)
class Spot:
    """A place in the wording where a fact stands, and where a misprint there must be reported."""

    fact: Fact
    line: int
    words: str
    file: str = "yaml"


def spots(stem: str) -> list[Spot]:
    """Where each fact stands in the wording, one entry for each place that is bound to it."""
    text = WORDINGS[stem]
    found = []
    for fact in facts(stem):
        part = fact.field.rpartition(".")[2]
        if fact.field == "year":
            found.append(Spot(fact, line_of(text, "2025"), "2025"))
        elif fact.field == "parties.state":
            words = fact.value.replace("Hessisches", "Hessischen")
            found.append(Spot(fact, line_of(text, words), words))
        elif part == "amount":
            words = f"{int(fact.value):,}".replace(",", ".")
            found.append(Spot(fact, line_of(text, words), words))
        elif part == "date":
            year, month, day = fact.value.split("-")
            line = next(
                number
                for number, line in enumerate(text.split("\n"), 1)
                if re.search(rf", den {int(day)}\.(?:0?{int(month)}\.| Aug\. ){year}", line)
            )
            found.append(Spot(fact, line, text.split("\n")[line - 1].partition(", den ")[2]))
        elif part == "place":
            found.append(Spot(fact, line_of(text, f"{fact.value}, den"), fact.value))
        elif part != "party":
            lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip(" -*").removeprefix("und dem ").removeprefix("und der ") == fact.value]
            twice = len(lines) > 1
            found += [Spot(fact, line, fact.value, "md" if twice else "yaml") for line in lines]
    return found


def misprinted_facts_in_the_wording(stem: str) -> Iterator[Mutant]:
    """Each place of the wording that is bound to a fact with a misprint."""
    for spot in spots(stem):
        text = WORDINGS[stem]
        line = text.split("\n")[spot.line - 1]
        for what, changed in misprints(spot.words):
            md = with_line(text, spot.line, line.replace(spot.words, changed))
            name = f"{stem}.md {spot.fact.field}, line {spot.line}: {what}"
            if spot.file == "md":
                yield Mutant(name, stem, FACTS[stem], md, "md", spot.line, "signatures")
            else:
                yield Mutant(name, stem, FACTS[stem], md, "yaml", spot.fact.line, spot.fact.field)


def wrong_years(stem: str) -> Iterator[Mutant]:
    """Each digit of the year changed wherever a sentence names the year of the budget."""
    text = WORDINGS[stem]
    for year in re.finditer(r"(?:Jahr|budgets?|Budgets) (2025)(?! bis)", text):
        for position in range(*year.span(1)):
            changed = str((int(text[position]) + 1) % 10)
            md = text[:position] + changed + text[position + 1 :]
            line = text.count("\n", 0, position) + 1
            yield Mutant(f"{stem}.md year {position}", stem, FACTS[stem], md, "md", line, "year", "2025")
    title = line_of(text, "2025")
    md = with_line(text, title, text.split("\n")[title - 1].replace("2025", ""))
    yield Mutant(f"{stem}.md without its year", stem, FACTS[stem], md, "yaml", line_of(FACTS[stem], "year:"), "year")


def wrong_numbers(stem: str) -> Iterator[Mutant]:
    """Each paragraph and each measure type with the next number, and without its paragraph heading."""
    text = WORDINGS[stem]
    for number in range(1, 8):
        line = next(n for n, words in enumerate(text.split("\n"), 1) if re.match(rf"#.*§ {number}\b", words))
        words = text.split("\n")[line - 1]
        md = with_line(text, line, words.replace(f"§ {number}", f"§ {number + 1}"))
        yield Mutant(f"{stem}.md § {number} renumbered", stem, FACTS[stem], md, "md", line, "", f"§ {number + 1}.")
    for number, title in enumerate(titles(stem), 1):
        line = line_of(text, f"{number}. {title}")
        md = with_line(text, line, f"{number + 1}. {title}")
        says = f"Nummer {number + 1}"
        yield Mutant(f"{stem}.md measure type {number}", stem, FACTS[stem], md, "md", line, "projects", says)


def titles(stem: str) -> list[str]:
    """The titles of the measure types as this wording prints them."""
    return re.findall(r"^[1-4]\. (.*)", WORDINGS[stem], re.MULTILINE)


def projects(stem: str) -> list[Fact]:
    return [fact for fact in facts(stem) if fact.field.startswith("projects.")]


def kind_of(fact: Fact) -> str:
    return fact.field.removeprefix("projects.").partition("[")[0]


def without_line(text: str, line: int) -> str:
    lines = text.split("\n")
    del lines[line - 1]
    return "\n".join(lines)


def with_line_behind(text: str, line: int, added: str) -> str:
    lines = text.split("\n")
    lines.insert(line, added)
    return "\n".join(lines)


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


def with_value(yaml: str, fact: Fact, value: str) -> str:
    line = yaml.split("\n")[fact.line - 1]
    return with_line(yaml, fact.line, line[: fact.column] + value)


def wrong_signatures(stem: str) -> Iterator[Mutant]:
    """Parts of the signatures exchanged or said to be missing, and lines left out or added below the text."""
    yaml, md, parts = FACTS[stem], WORDINGS[stem], signatures(stem)
    for field in ("party", "place", "date", "name", "office"):
        one, two = parts[0, field], parts[1, field]
        swapped = with_value(with_value(yaml, one, two.value), two, one.value)
        for fact in (one, two):
            yield Mutant(f"{stem}.yaml {field}s swapped, {fact.field}", stem, swapped, md, "yaml", fact.line, fact.field)
        for fact in (one, two):
            if field != "party":
                missing = with_value(yaml, fact, "fehlt")
                yield Mutant(f"{stem}.yaml without {fact.field}", stem, missing, md, "yaml", fact.line, fact.field)
    lines = md.split("\n")
    partner = 0
    for number in range(line_of(md, "Wiesbaden, den"), len(lines) + 1):
        words = lines[number - 1]
        partner = number if re.match("Hessisches|de[rs] ", words) else partner if words.strip() else 0
        for added in ("Max Mustermann", "Oberamtmann") if words.strip() else ():
            more = with_line_behind(md, number, f"{added}  ")
            line = partner if partner and number < len(lines) and lines[number].strip() else number + 1
            yield Mutant(f"{stem}.md {added} behind {number}", stem, yaml, more, "md", line, "signatures", added)
    for spot in spots(stem):
        if spot.fact.field.startswith("signatures") and spot.file == "yaml" and not spot.fact.field.endswith("date"):
            lost = without_line(md, spot.line)
            name = f"{stem}.md without {spot.fact.field}"
            yield Mutant(name, stem, yaml, lost, "yaml", spot.fact.line, spot.fact.field)


def other_districts(stem: str) -> list[dict[str, str]]:
    """The four cases of every other district's name, as in districts.yaml."""
    entries = (AGREEMENTS / "districts.yaml").read_text("utf-8").split("\n- ")[1:]
    fields = [dict(re.findall(r"(slug|nominative|dative|genitive|accusative): (.*)", entry)) for entry in entries]
    return [entry for entry in fields if entry["slug"] != stem]


_MENTION = re.compile(
    r"(?:[Dd]e[rmns]|[Dd]ie) (?P<name>Wissenschaftsstadt Darmstadt|Landkreis(?:es)? Main-Taunus-Kreis)"
)
_MINISTRY = re.compile(r"Hessischen? Ministeriums? für Arbeit, Integration, Jugend und Soziales")


def wrong_names_in_sentences(stem: str) -> Iterator[Mutant]:
    """Each mention of a partner in the text with a misprint, and each of the district with every other's name."""
    md = WORDINGS[stem]
    begin, end = md.index("Präambel"), md.index("Wiesbaden, den")
    for pattern, field in ((_MENTION, "parties.district"), (_MINISTRY, "parties.state")):
        for mention in pattern.finditer(md, begin, end):
            span = mention.span("name" if "name" in mention.groupdict() else 0)
            line = md.count("\n", 0, span[0]) + 1
            for letter in range(*span):
                if md[letter].isalpha():
                    changed = "x" if md[letter] != "x" else "y"
                    wrong = md[:letter] + changed + md[letter + 1 :]
                    yield Mutant(f"{stem}.md {field} at {letter}", stem, FACTS[stem], wrong, "md", line, field)
            if field == "parties.district":
                for other in other_districts(stem):
                    wrong = md[: mention.start()] + other["dative"] + md[mention.end() :]
                    name = f"{stem}.md {other['slug']} at {span[0]}"
                    yield Mutant(name, stem, FACTS[stem], wrong, "md", line, field)


def confused_files(stem: str) -> Iterator[Mutant]:
    """The wording or the amount of the other district, or of another year."""
    yaml, md, other = FACTS[stem], WORDINGS[stem], OTHER[stem]
    line = line_of(WORDINGS[other], "und de")
    yield Mutant(f"{other}.md beside {stem}.yaml", stem, yaml, WORDINGS[other], "md", line, "parties.district")
    amount = next(fact for fact in facts(stem) if fact.field.endswith("amount"))
    others = next(fact for fact in facts(other) if fact.field.endswith("amount"))
    wrong = with_value(yaml, amount, others.value)
    yield Mutant(f"{stem}.yaml amount of {other}", stem, wrong, md, "yaml", amount.line, amount.field, "Zeile 55")
    printed = [f"{int(fact.value):,} Euro".replace(",", ".") for fact in (amount, others)]
    wrong = md.replace(printed[0], printed[1])
    yield Mutant(f"{stem}.md amount of {other}", stem, yaml, wrong, "yaml", amount.line, amount.field, "Zeile 55")
    line = line_of(yaml, "year:")
    later = yaml.replace("2025", "2026")
    yield Mutant(f"{stem}.md of the year before", stem, later, md, "yaml", line, "year", "steht 2025", 2026)
    earlier = md.replace("2025", "2024")
    yield Mutant(f"{stem}.md of an earlier year", stem, yaml, earlier, "yaml", line, "year", "steht 2024")
