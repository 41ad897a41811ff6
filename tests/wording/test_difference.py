"""Two wordings side by side: what differs stands in rows, every word that differs is marked, all else is the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from macros.register.agreement import Agreement, Register
from macros.wording.blocks import Wording
from macros.wording.comparison.difference import Row, Side, changes
from macros.wording.comparison.tokens import Keys, keys_of
from tests.support.layouts import in_other_layout
from tests.wording.planted_words import HOW, plant
from tests.wording.synthetic import invented, read, with_text

CASES = Path(__file__).parent / "comparison_cases"


@pytest.fixture(scope="module")
def delivered(register: Register) -> tuple[Agreement, ...]:
    """The two real agreements."""
    return register.in_year(2025)


def rows(left: Agreement, right: Agreement) -> tuple[Row, ...]:
    """Compare two agreements."""
    return changes(read(left)[1], read(right)[1])


def text(side: Side) -> str:
    return "".join(span.text for span in side.spans)


def marked(side: Side) -> str:
    """Print a side for the eye: what differs in brackets, with = for changed and ! for what only this side has."""
    signs = {"same": "", "changed": "=", "only_left": "!", "only_right": "!"}
    return "".join(s.text if s.marker == "same" else f"⟦{signs[s.marker]}{s.text}⟧" for s in side.spans)


def assert_whole(found: Sequence[Row], left: Wording, right: Wording) -> None:
    """Blocks in rows stand there once, in order, with all their words; all others have the same words on both sides."""
    others = [outside(wording, sides) for wording, sides in zip((left, right), both_sides(found), strict=True)]
    assert others[0] == others[1]


def both_sides(found: Sequence[Row]) -> tuple[list[Side], list[Side]]:
    return [row.left for row in found], [row.right for row in found]


def outside(wording: Wording, sides: Sequence[Side]) -> Keys:
    """The words of a wording that stand in no row, as they are compared."""
    told = [block for side in sides for block in side.blocks]
    assert told == [block for block in wording.blocks if block in told]
    for side in sides:
        assert text(side) == " ".join(" ".join(block.text.split()) for block in side.blocks)
    return tuple(key for block in wording.blocks if block not in told for key in keys_of(block.text))


def test_the_real_agreements_differ_in_exactly_these_rows(delivered: tuple[Agreement, ...]) -> None:
    one, other = delivered
    found = rows(one, other)
    assert_whole(found, read(one)[1], read(other)[1])
    lines = [f"{marked(row.left)} | {marked(row.right)}" for row in found]
    assert lines == (CASES / "2025.difference").read_text("utf-8").splitlines()


@pytest.mark.parametrize("seed", range(6))
def test_layout_is_no_difference(delivered: tuple[Agreement, ...], seed: int) -> None:
    for agreement in delivered:
        assert agreement.wording is not None
        laid_out = with_text(agreement, in_other_layout(agreement.wording.text, random.Random(seed)))
        found = rows(agreement, laid_out)
        assert_whole(found, read(agreement)[1], read(laid_out)[1])
        assert found == ()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("how", HOW)
def test_one_changed_word_is_the_only_difference(register: Register, how: str, seed: int) -> None:
    pattern = next(agreement for agreement in register.agreements if agreement.district.slug == "darmstadt")
    agreement = invented(pattern, register.by_slug["fulda"], seed)
    changed, planted = plant(agreement, "2", how, random.Random(seed))
    (row,) = rows(agreement, changed)
    markers = ("only_left", "only_right") if how in ("deleted", "inserted") else ("changed", "changed")
    spans = [span for side in (row.left, row.right) for span in side.spans if span.marker != "same"]
    expected = [(planted.common, markers[0]), (planted.here, markers[1])]
    assert [(span.text, span.marker) for span in spans] == [pair for pair in expected if pair[0]]


def test_a_missing_section_stands_by_itself(delivered: tuple[Agreement, ...]) -> None:
    one = delivered[0]
    assert one.wording is not None
    whole = one.wording.text
    shorter = with_text(one, whole[: whole.index("## § 3")] + whole[whole.index("## § 4") :])
    alone = rows(one, shorter)
    assert [[block.section for block in row.left.blocks] for row in alone] == [["3"], ["3"], ["3"]]
    assert all(row.right == Side((), ()) for row in alone)
    assert {span.marker for row in alone for span in row.left.spans} == {"only_left"}


@pytest.mark.parametrize("other", ["", "x", "a b " * 5_000])
def test_any_two_texts_can_be_compared(delivered: tuple[Agreement, ...], other: str) -> None:
    odd = with_text(delivered[0], other)
    for left, right in ((delivered[0], odd), (odd, delivered[0]), (odd, odd)):
        assert_whole(rows(left, right), read(left)[1], read(right)[1])
