"""Changes of the two real agreements, made by rule: each must be found, and found in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.wording.delivered import (
    AGREEMENTS,
    FACTS,
    STEMS,
    WORDINGS,
    Fact,
    facts,
    line_of,
    spots,
    titles,
    with_line,
)

OTHER = dict(zip(STEMS, reversed(STEMS), strict=True))


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


def with_value(yaml: str, fact: Fact, value: str) -> str:
    line = yaml.split("\n")[fact.line - 1]
    return with_line(yaml, fact.line, line[: fact.column] + value)


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
