"""The wordings of a year side by side: what they share, in what each differs, and of which kind that is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from macros.register.agreement import Agreement, Register
from macros.register.german import euro
from macros.wording.comparison.common_blocks import Text
from macros.wording.comparison.deviation import Deviation
from macros.wording.comparison.tokens import in_one_line, keys_of
from macros.wording.comparison.year import YearComparison, compare_year
from tests.wording.planted_words import HOW, Planted, plant
from tests.wording.synthetic import compared, differing, invented_year, read, with_text

CASES = Path(__file__).parent / "comparison_cases"
SECTIONS = ("kopf", "praeambel", "1", "2", "3", "4", "5", "6", "7")


@pytest.fixture(scope="module")
def delivered(register: Register) -> tuple[Agreement, ...]:
    """The two real agreements."""
    return register.in_year(2025)


def line(deviation: Deviation) -> str:
    """Print a deviation for the eye."""
    place = f"{deviation.anchor} {deviation.start}-{deviation.end}"
    state = "" if deviation.settled else " | open"
    return f"{deviation.kind} | {place} | {deviation.here} | {deviation.common}{state}"


# The two real agreements


@pytest.mark.parametrize("order", [1, -1])
def test_each_real_agreement_differs_in_exactly_this(delivered: tuple[Agreement, ...], order: int) -> None:
    comparison = compared(delivered[::order])
    for agreement in delivered:
        expected = (CASES / f"2025_{agreement.district.slug}.deviations").read_text("utf-8").splitlines()
        assert [line(d) for d in comparison.comparisons[agreement.id].deviations] == expected


def test_the_real_agreements_share_exactly_this_text(delivered: tuple[Agreement, ...]) -> None:
    lines = []
    for block in compared(delivered).common:
        text = "".join(part.text if isinstance(part, Text) else f"<{part.kind} {part.label}>" for part in block.parts)
        lines.append(f"{block.section} | {block.kind} {block.level} | {block.marker} | {text}")
    assert lines == (CASES / "2025.common").read_text("utf-8").splitlines()


@pytest.mark.parametrize("number", [0, 1])
def test_of_a_single_agreement_only_its_slots_are_told(delivered: tuple[Agreement, ...], number: int) -> None:
    agreement = delivered[number]
    comparison = compared([agreement])
    deviations = comparison.comparisons[agreement.id].deviations
    facts = [p.name for p in agreement.projects] + [str(s.name) for s in agreement.signatures]
    assert {d.kind for d in deviations} == {"amount", "project", "signature"}
    assert set(facts) <= {d.here for d in deviations}
    assert list(comparison.comparisons) == [agreement.id]


def test_a_year_without_any_wording_has_no_common_text() -> None:
    assert compare_year(2025, []) == YearComparison(2025, (), {})


# Layout, names and what is an agreement's own


@pytest.mark.parametrize("seed", range(4))
def test_neither_layout_nor_names_are_told(register: Register, seed: int) -> None:
    agreements = invented_year(register, seed)
    comparison = compared(agreements)
    for agreement in agreements:
        deviations = comparison.comparisons[agreement.id].deviations
        told = {kind: [keys_of(d.here) for d in deviations if d.kind == kind] for kind in ("amount", "project")}
        assert differing(comparison, agreement) == []
        assert told["amount"] == [keys_of(euro(agreement.total))]
        assert told["project"] == [keys_of(project.name) for project in agreement.projects]


def test_every_deviation_leads_to_its_words(register: Register) -> None:
    agreements = invented_year(register, seed=5)
    comparison = compared(agreements)
    for agreement, wording in map(read, agreements):
        blocks = {block.anchor: block for block in wording.blocks}
        for deviation in comparison.comparisons[agreement.id].deviations:
            block = blocks[deviation.anchor]
            assert in_one_line(block.text[deviation.start : deviation.end]) == deviation.here
            assert (deviation.section, deviation.line) == (block.section, block.line_of(deviation.start))


def test_the_order_of_the_agreements_does_not_matter(register: Register) -> None:
    agreements = [plant(a, "2", HOW[n % 4], random.Random(n))[0] for n, a in enumerate(invented_year(register, seed=6))]
    shuffled = random.Random(1).sample(agreements, len(agreements))
    assert compared(agreements).comparisons == compared(shuffled).comparisons


# Words changed on purpose


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("how", HOW)
def test_a_changed_word_is_found_in_its_section(register: Register, how: str, seed: int) -> None:
    """One word is changed in each of the agreements of a year, in all sections in turn; nothing else is told."""
    chance = random.Random(f"{how} {seed}")
    changed = [
        plant(agreement, SECTIONS[(number + seed) % len(SECTIONS)], how, chance)
        for number, agreement in enumerate(invented_year(register, seed))
    ]
    comparison = compared([agreement for agreement, _ in changed])
    for agreement, planted in changed:
        (deviation,) = differing(comparison, agreement)
        assert (deviation.here, deviation.common, deviation.settled) == (planted.here, planted.common, True)
        assert deviation.kind == ("spelling" if how == "misspelt" else "wording")
        assert deviation.section == section_at(agreement, planted) or not planted.here
        assert abs(deviation.line - planted.line) <= (0 if planted.here else 3)


def section_at(agreement: Agreement, planted: Planted) -> str:
    return [block.section for block in read(agreement)[1].blocks if block.line <= planted.line][-1]


@pytest.mark.parametrize("how", HOW)
def test_a_changed_word_among_the_signatures_is_found(register: Register, how: str) -> None:
    chance = random.Random(how)
    plain = invented_year(register, seed=7)
    before = compared(plain)
    changed = [plant(agreement, "unterschriften", how, chance) for agreement in plain]
    after = compared([agreement for agreement, _ in changed])
    for agreement, planted in changed:
        told = after.comparisons[agreement.id].deviations
        known = {d.here for d in before.comparisons[agreement.id].deviations}
        found = [d for d in told if d.here not in known]
        assert [(d.kind, d.section) for d in found] == [("signature", "unterschriften")], (planted, found)
        assert planted.here in found[0].here


# Size and nonsense


def test_twenty_years_of_twenty_seven_agreements_are_compared(register: Register) -> None:
    for number in range(2026, 2046):
        agreements = invented_year(register, 1, number)
        changed, planted = plant(agreements[3], "6", "misspelt", random.Random(number))
        comparison = compared([*agreements[:3], changed, *agreements[4:]])
        assert len(comparison.comparisons) == 27
        assert [d.here for a in agreements for d in differing(comparison, a)] == [planted.here]


@pytest.mark.parametrize(
    "text",
    ["", "\n", "x", "a b " * 20_000, "§ 1\n\n" * 3_000, "Wiesbaden, den 2.8.2025", "1. Ausbildungsvorbereitung\n- x"],
    ids=["nothing", "blank", "a word", "two words", "signs", "a date", "a list"],
)
@pytest.mark.parametrize("which", ["with another", "among many", "alone"])
def test_any_text_can_be_compared(register: Register, text: str, which: str) -> None:
    others = {"with another": 1, "among many": 25, "alone": 0}[which]
    odd, *rest = invented_year(register, seed=2)
    comparison = compared([with_text(odd, text), *rest[:others]])
    if which == "among many":
        assert [d for agreement in rest for d in differing(comparison, agreement)] == []
