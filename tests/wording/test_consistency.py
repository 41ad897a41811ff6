"""Numbers and names that cannot be right, because all other wordings of the year have others."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from macros.register.agreement import Agreement, Register
from macros.wording.comparison.consistency import inconsistencies
from tests.wording.synthetic import compared, invented_year, with_text

DIGIT = re.compile(r"[0-9]")


@pytest.fixture(scope="module")
def delivered(register: Register) -> tuple[Agreement, ...]:
    """The two real agreements."""
    return register.in_year(2025)


def test_the_real_agreements_give_no_finding(delivered: tuple[Agreement, ...]) -> None:
    comparison = compared(delivered)
    assert [inconsistencies(a, comparison.comparisons[a.id]) for a in delivered] == [[], []]


def test_invented_agreements_give_no_finding(register: Register) -> None:
    agreements = invented_year(register, seed=3)
    comparison = compared(agreements)
    assert [finding for a in agreements for finding in inconsistencies(a, comparison.comparisons[a.id])] == []


@pytest.mark.parametrize("which", ["the two", "all"])
def test_a_changed_digit_is_an_error(register: Register, delivered: tuple[Agreement, ...], which: str) -> None:
    """Every digit outside of the facts: of two wordings both are named, of many the changed one only."""
    agreements = delivered if which == "the two" else invented_year(register, seed=8)[:5]
    for number in (0, 1):
        for text, place in digits(agreements[number]):
            changed = with_text(agreements[number], text)
            group = [*agreements[:number], changed, *agreements[number + 1 :]]
            comparison = compared(group)
            found = {a.id: inconsistencies(a, comparison.comparisons[a.id]) for a in group}
            assert [(f.file, f.line) for f in found[changed.id]] == [(changed.wording_file, place)]
            assert len([a for a in group if found[a.id]]) == (2 if which == "the two" else 1)


def digits(agreement: Agreement) -> Iterator[tuple[str, int]]:
    """The text with one digit changed, for each digit that belongs to no fact, and the digit's line."""
    assert agreement.wording is not None
    text = agreement.wording.text
    facts = ("Euro", "  - ", ", den ", ". Ausbildung", ". Qualifizierung", ". Weiterbildung")
    for found in DIGIT.finditer(text):
        number = text.count("\n", 0, found.start())
        if not any(fact in text.split("\n")[number] for fact in facts):
            yield f"{text[: found.start()]}{(int(found[0]) + 3) % 10}{text[found.end() :]}", number + 1
