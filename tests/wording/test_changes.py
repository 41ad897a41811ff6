"""Changes of the real and of invented wordings, and all that is told of them: one file for each behaviour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from macros.register.agreement import Agreement, Register
from macros.wording.comparison.consistency import inconsistencies
from macros.wording.comparison.year import YearComparison
from tests.wording.synthetic import compared, differing, invented_year, with_text

CASES = Path(__file__).parent / "comparison_cases"
CHANGES = sorted(path.stem for path in CASES.glob("*.change"))


@pytest.fixture(scope="module")
def delivered(register: Register) -> tuple[Agreement, ...]:
    """The two real agreements."""
    return register.in_year(2025)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_gives_exactly_these_deviations(
    register: Register, delivered: tuple[Agreement, ...], name: str
) -> None:
    """The case names the agreements, the changes as ``district: old -> new``, then all that is told."""
    head, _, expected = (CASES / f"{name}.change").read_text("utf-8").partition("---\n")
    which, *changes = head.splitlines()
    agreements = list(delivered) if which == "the two" else invented_year(register, seed=1)
    for change in changes:
        agreements = [edited(agreement, change) for agreement in agreements]
    comparison = compared(agreements)
    assert list(told(comparison, agreements)) == expected.splitlines()


def edited(agreement: Agreement, change: str) -> Agreement:
    """Apply a change to the agreement it names; a space stands for any white space, ⏎ for a line end."""
    district, _, rest = change.partition(": ")
    if district != agreement.district.slug or agreement.wording is None:
        return agreement
    old, _, new = rest.partition(" -> ")
    pattern = re.escape(old.replace("⏎", "\n")).replace("\\ ", r"\s+")
    text, count = re.subn(pattern, lambda _: new.replace("⏎", "\n"), agreement.wording.text)
    assert count == 1, f"{count} times: {old}"
    return with_text(agreement, text)


def told(comparison: YearComparison, agreements: Sequence[Agreement]) -> Iterator[str]:
    for agreement in agreements:
        for d in differing(comparison, agreement):
            words = " | ".join(text if len(text) <= 80 else f"{text[:80]}…" for text in (d.here, d.common))
            yield f"{agreement.district.slug} | {d.kind} | {d.section} | {words}{'' if d.settled else ' | open'}"
        for finding in inconsistencies(agreement, comparison.comparisons[agreement.id]):
            yield f"! {finding.file}:{finding.line} {finding.message}"


def test_words_in_the_place_of_the_amount_are_told_as_the_amount(delivered: tuple[Agreement, ...]) -> None:
    one, other = delivered
    comparison = compared([one, edited(other, "main-taunus-kreis: 1.018.910 Euro -> eine Million")])
    (amount,) = (d for d in comparison.comparisons[other.id].deviations if d.kind == "amount")
    assert (amount.here, amount.common, amount.section) == ("eine Million", "[Betrag]", "4")
