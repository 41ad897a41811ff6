"""The wording of an agreement as blocks: what is read, and that nothing is lost."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from macros.wording.blocks import Block, Wording, read_wording
from macros.wording.stanzas import Run

CASES = Path(__file__).parent / "blocks_cases"
AGREEMENTS = Path(__file__).parents[2] / "agreements" / "2025"
DELIVERED = ("darmstadt", "main-taunus-kreis")
SOURCES = {path.stem: path for path in sorted(CASES.glob("*.md"))}
SOURCES |= {f"2025_{name}": AGREEMENTS / f"{name}.md" for name in DELIVERED}

SIGNING = [line.split(" ", 1) for line in (CASES / "signing_lines.txt").read_text("utf-8").splitlines()]
WORDS = ("Text", "größer", "**fett**", "„Ziel“", "2.0", "*x*", "{{ x }}", "SoWirt's")
SCRAPS = (CASES / "scraps.txt").read_text("utf-8").splitlines()  # ⏎ is a line feed


def dump(wording: Wording) -> str:
    """Print a wording for the eye: one line per block, ⟦bold⟧, ⏎ for a hard break, + where a line starts."""
    lines = []
    for section in wording.sections:
        lines.append(" | ".join(filter(None, (f"== {section.key}", section.number, section.title))))
        for block in section.blocks:
            text = "".join(f"⟦{run.text}⟧" if run.bold else run.text for run in block.runs)
            place = " +".join(map(str, (block.line, *block.line_starts)))
            shape = f"{block.kind} {block.level} | {block.marker} | {place}"
            lines.append(f"{block.anchor} | {shape} | {text}".replace("\n", "⏎"))
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", SOURCES)
def test_a_text_is_read_into_exactly_these_blocks(name: str) -> None:
    wording = read_wording(SOURCES[name].read_bytes().decode())
    assert dump(wording) == (CASES / f"{name}.blocks").read_bytes().decode()


def test_every_expectation_belongs_to_a_text() -> None:
    assert {path.stem for path in CASES.glob("*.blocks")} == set(SOURCES)


@pytest.mark.parametrize(("opens", "line"), SIGNING)
def test_a_place_and_a_date_open_the_signatures(opens: str, line: str) -> None:
    keys = [section.key for section in read_wording(f"§ 1\n\nText\n\n{line}").sections]
    assert keys == (["1", "unterschriften"] if opens == "yes" else ["1"])


def marked(raw: str) -> str:
    """Put brackets for paired bold marks and drop white space: the reader's rule, written another way."""
    parts = re.split(r"(\*+)", raw)
    marks = [index for index, part in enumerate(parts) if part == "**"]
    while len(marks) > 1:
        first, second, *rest = marks
        if "".join(parts[first + 1 : second]).strip():
            parts[first], parts[second], marks = "⟦", "⟧", rest
        else:
            marks = [second, *rest]
    return squeezed("".join(parts))


def squeezed(text: str) -> str:
    return "".join(text.split())


def lost(source: str, blocks: Sequence[Block]) -> str:
    """Walk through source and blocks together; tell the first place where they part, or nothing."""
    lines = source.split("\n")
    begins = [1, *(block.line for block in blocks[1:]), len(lines) + 1]
    for block, begin, end in zip(blocks, begins, begins[1:], strict=False):
        if not begin <= block.line < end:
            return f"{block.anchor}: out of order"
        own = lines[begin - 1 : end - 1]
        heading = re.match(r" *#{1,6} +(?=\S)", lines[block.line - 1])
        mark = heading[0] if heading and block.kind != "item" else block.marker
        own[block.line - begin] = own[block.line - begin].lstrip(" ").removeprefix(mark.lstrip(" "))
        got = squeezed("".join(f"⟦{run.text}⟧" if run.bold else run.text for run in block.runs))
        want = marked("\n".join(own))
        if heading and block.kind == "paragraph":
            got, want = re.sub("[⟦⟧]", "", got), re.sub("[⟦⟧]", "", want)
        if got != want:
            return f"{block.anchor}: {got} != {want}"
        for number, line in enumerate(own, begin):
            on_line = (c for offset, c in enumerate(block.text) if block.line_of(offset) == number)
            if squeezed("".join(on_line)).replace("*", "") != squeezed(line).replace("*", ""):
                return f"{block.anchor}: line {number}"
    return "" if blocks or not source.strip() else "everything"


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_lost(name: str) -> None:
    source = SOURCES[name].read_bytes().decode()
    assert lost(source, read_wording(source).blocks) == ""


@pytest.mark.parametrize("name", DELIVERED)
def test_the_delivered_text_without_marks_is_the_text_of_all_blocks(name: str) -> None:
    source = (AGREEMENTS / f"{name}.md").read_bytes().decode()
    plain = re.sub(r"(?m)^(?:#+ | *- |[0-9]\. )|\*\*|\s", "", source)
    assert squeezed("".join(block.text for block in read_wording(source).blocks)) == plain


def place(blocks: Sequence[Block], said: str) -> int:
    """The last block that says this."""
    return max(index for index, block in enumerate(blocks) if said in block.text)


def dropped(blocks: list[Block], said: str) -> list[Block]:
    return [block for index, block in enumerate(blocks) if index != place(blocks, said)]


def changed(blocks: list[Block], said: str, text: str, bold: bool = False) -> list[Block]:
    index = place(blocks, said)
    block = blocks[index]
    run = Run(block.text.replace(said, text, 1), bold)
    return [*blocks[:index], block._replace(runs=(run,), text=run.text), *blocks[index + 1 :]]


def moved(blocks: list[Block], said: str) -> list[Block]:
    starts = {place(blocks, said): tuple(start + 1 for start in blocks[place(blocks, said)].line_starts)}
    return [b._replace(line_starts=starts.get(index, b.line_starts)) for index, b in enumerate(blocks)]


def swapped(blocks: list[Block], first: str, second: str) -> list[Block]:
    keys = {first: second, second: first}
    order = list(dict.fromkeys(block.section for block in blocks))
    return sorted(blocks, key=lambda block: order.index(keys.get(block.section, block.section)))


MUTATIONS: dict[str, Callable[[list[Block]], list[Block]]] = {
    "a paragraph is missing": lambda blocks: dropped(blocks, "familiensorgenden"),
    "the second half of the torn paragraph is missing": lambda blocks: dropped(blocks, "Fachpersonal"),
    "the last item is missing": lambda blocks: dropped(blocks, "fachlichen Verantwortung"),
    "the typed name is missing": lambda blocks: dropped(blocks[:-1], "Heike Hofmann"),
    "the first block is missing": lambda blocks: blocks[1:],
    "the last block is missing": lambda blocks: blocks[:-1],
    "all blocks are missing": lambda blocks: [],
    "the last signature line is missing": lambda blocks: changed(
        blocks, blocks[-1].text, blocks[-1].text.rpartition("\n")[0]
    ),
    "two sections are swapped": lambda blocks: swapped(blocks, "5", "6"),
    "a block comes twice": lambda blocks: [*blocks[:4], *blocks[3:]],
    "a letter differs": lambda blocks: changed(blocks, "Ausbildungsbe", "Ausbildungsbo"),
    "a digit differs": lambda blocks: changed(blocks, "0 Euro", "1 Euro", bold=True),
    "the bold amount is not bold": lambda blocks: changed(blocks, "0 Euro", "0 Euro"),
    "a plain paragraph is bold": lambda blocks: changed(blocks, "Umfragen", "Umfragen", bold=True),
    "a line begins elsewhere": lambda blocks: moved(blocks, "Staatsministerin"),
    "a line number is wrong": lambda blocks: [*blocks[:-1], blocks[-1]._replace(line=blocks[-1].line - 1)],
}


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("name", DELIVERED)
def test_the_walk_notices_whatever_is_lost(name: str, mutation: str) -> None:
    source = (AGREEMENTS / f"{name}.md").read_bytes().decode()
    assert lost(source, MUTATIONS[mutation](list(read_wording(source).blocks))) != ""


def composed(dice: random.Random) -> tuple[str, list[tuple[str, int, str, str, int]]]:
    """Make up a text from blocks: the text, and kind, depth, marker, words and line of each block."""
    source, expected, depth = "# § 1\n", [("heading", 0, "", "§ 1", 1)], -1
    for _ in range(dice.randrange(20)):
        kind = dice.choice(("heading", "paragraph", "item", "item", "item"))
        source += "\n" * dice.randint(0 if kind == "item" and depth >= 0 else 1, 2)
        depth = dice.randint(0, depth + 1) if kind == "item" else -1
        marker = dice.choice(("-", "*", "+", "•", "1.", "12)")) if kind == "item" else ""
        mark = {"heading": "### ", "paragraph": "", "item": f"{'  ' * depth}{marker} "}[kind]
        count = 1 if kind == "heading" else dice.randint(1, 3)
        lines = [" ".join(dice.choices(WORDS, k=3)) for _ in range(count)]
        ends = [dice.choice(("", " ", "  ", "   ")) for _ in lines]
        breaks = ["\n" if len(end) > 1 else " " for end in ends]
        joined = "".join(line + end for line, end in zip(lines, breaks, strict=True))
        expected.append((kind, max(depth, 0), marker, joined[:-1].replace("**", ""), source.count("\n") + 1))
        source += mark + "".join(f"{line}{end}\n" for line, end in zip(lines, ends, strict=True))
    return source, expected


@pytest.mark.parametrize("seed", range(20))
def test_what_was_written_as_blocks_is_read_as_these_blocks(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(50):
        source, expected = composed(dice)
        blocks = read_wording(source).blocks
        depths = [block.level if block.kind == "item" else 0 for block in blocks]
        got = [(b.kind, depth, b.marker, b.text, b.line) for b, depth in zip(blocks, depths, strict=True)]
        assert got == expected, source


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_and_all_is_in_order_whatever_the_text(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(50):
        source = "".join(dice.choices(SCRAPS, k=dice.randrange(80))).replace("⏎", "\n")
        wording = read_wording(source)
        assert lost(source, wording.blocks) == "", source
        assert disorder(wording) == [], source


@pytest.mark.parametrize("name", DELIVERED)
def test_nothing_is_lost_of_a_damaged_text(name: str) -> None:
    dice = random.Random(name)
    whole = (AGREEMENTS / f"{name}.md").read_bytes().decode()
    for _ in range(200):
        begin = dice.randrange(len(whole))
        scrap = dice.choice(SCRAPS).replace("⏎", "\n")
        source = whole[:begin] + scrap + whole[begin + dice.choice((0, 1, 1, 500)) :]
        wording = read_wording(source)
        assert lost(source, wording.blocks) == "", source
        assert disorder(wording) == [], source


def disorder(wording: Wording) -> list[str]:
    """Tell what would make a bad page: equal anchors, misplaced sections, wrong lines, a rank jumped over."""
    faults = []
    keys = [section.key for section in wording.sections]
    anchors = [block.anchor for block in wording.blocks]
    faults += ["anchor"] if len(set(anchors)) < len(anchors) else []
    faults += ["empty"] if not all(section.blocks for section in wording.sections) else []
    faults += ["kopf"] if "kopf" in keys[1:] else []
    faults += ["unterschriften"] if "unterschriften" in keys[:-1] else []
    heading, item = 2, -1
    for block in wording.blocks:
        faults += ["rank"] if block.kind == "heading" and not 3 <= block.level <= min(heading + 1, 5) else []
        faults += ["depth"] if block.kind == "item" and not 0 <= block.level <= item + 1 else []
        heading = block.level if block.kind == "heading" else heading
        item = block.level if block.kind == "item" else -1
    return faults


HUGE = {
    "a line of 256 KB": "x" * 262144,
    "a line of words": "Wort " * 50000,
    "10,000 asterisks": "*" * 10000,
    "256 KB of asterisks": "*" * 262144,
    "bold marks": "**" + " **" * 80000,
    "bold words": "**a** " * 40000,
    "bold without end": "**" + "a" * 260000,
    "lines of a paragraph": "a\n" * 130000,
    "items ever deeper": "\n".join(" " * depth + "- a" for depth in range(700)),
    "spaces": " " * 262000 + "x",
    "spaces in bold": "**" + " " * 260000 + "x**",
    "numbers": "1. " * 80000,
    "blanks after a name": "Präambel" + "\u00a0" * 260000 + "x",
    "paragraph signs": "§ 1\n\n" * 40000,
    "places": "# § 1\n\n" + ("Ort " * 39 + "\n\n") * 1600,
    "gaps": "# § 1\n\n" + ("Ort, den " + "_ " * 70 + "x\n\n") * 1600,
}


@pytest.mark.parametrize("text", HUGE)
def test_the_time_grows_with_the_length_only(text: str) -> None:
    """What takes the square of its length would take minutes here."""
    begun = time.perf_counter()
    wording = read_wording(HUGE[text])
    assert time.perf_counter() - begun < 5
    assert wording.blocks
