"""Corrections of a wording: what is offered tells the change, whatever it is, and nothing else does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from macros.register.model import Correction
from macros.register.passages import Quotation, untold

WORDINGS = sorted((Path(__file__).parents[2] / "agreements/2025").glob("*.md"))
REPEATED = "Das Land fördert. Der Kreis plant.\n\nDas Land fördert. Der Kreis plant.\n\nDas Land fördert. Ende."


def entry(old: str, new: str) -> Correction:
    return Correction(date=date(2026, 1, 31), kind="transcript", field="wording", old=old, new=new, reason="Abschrift")


def entries(quotations: list[Quotation]) -> list[Correction]:
    return [entry(quotation.old, quotation.new) for quotation in quotations]


def altered(text: str, random: Random) -> str:
    """Take out, put in, replace, double or swap words at a few places."""
    words = text.split(" ")
    for _ in range(random.randint(1, min(5, len(words) // 4))):
        place, length = random.randrange(len(words) or 1), random.choice([0, 1, 2, 5, 60])
        taken = words[place : place + length]
        put = random.choice([[], ["neu"], taken * 2, taken[::-1], [f"Wort{n}" for n in range(40)], words[:length]])
        words[place : place + length] = put
    return " ".join(words)


@pytest.mark.parametrize("seed", range(100))
@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in WORDINGS), REPEATED], ids=range(3))
def test_what_is_offered_tells_the_whole_change(text: str, seed: int) -> None:
    after = altered(text, Random(seed))
    offered, _ = untold(text, after, [])
    assert untold(text, after, entries(offered)) == ([], [])


@pytest.mark.parametrize("text", [path.read_text(encoding="utf-8") for path in WORDINGS], ids=range(2))
def test_a_difference_more_is_not_hidden_by_what_tells_the_others(text: str) -> None:
    words = text.split(" ")
    words[40], words[90], words[300] = "eins", "zwei", "drei"
    offered, _ = untold(text, " ".join(words), [])
    assert len(offered) == 3
    for one in offered:
        others = [quotation for quotation in offered if quotation is not one]
        assert untold(text, " ".join(words), entries(others)) == ([one], [])


def test_a_quotation_that_fits_several_places_tells_none() -> None:
    after = REPEATED.replace("fördert. Ende", "zahlt. Ende")
    assert untold(REPEATED, after, [entry("fördert", "zahlt")])[1] == [0]
    assert untold(REPEATED, after, [entry("fördert. Ende.", "zahlt. Ende.")]) == ([], [])


def test_a_quotation_that_was_true_for_a_while_may_be_corrected_again() -> None:
    steps = [entry("Ende.", "Schluss."), entry("fördert. Schluss.", "fördert. Anfang.")]
    assert untold(REPEATED, REPEATED.replace("Ende.", "Anfang."), steps) == ([], [])


def test_a_quotation_with_an_untrue_outcome_tells_nothing() -> None:
    missing, untrue = untold(REPEATED, REPEATED.replace("Ende.", "Anfang."), [entry("Ende.", "Schluss.")])
    assert [(quotation.old, quotation.new) for quotation in missing] == [
        ("Das Land fördert. Ende.", "Das Land fördert. Anfang.")
    ]
    assert untrue == [0]


def test_a_long_passage_is_quoted_by_its_ends() -> None:
    after = f"{REPEATED} {' '.join(f'Satz {number}.' for number in range(100))}"
    [quotation], _ = untold(REPEATED, after, [])
    assert quotation.old == "Land fördert. Ende."
    assert quotation.new.startswith("Land fördert. Ende. Satz 0. Satz 1.")
    assert " … " in quotation.new
    assert quotation.new.endswith("Satz 98. Satz 99.")


def test_a_text_written_anew_is_one_difference() -> None:
    words = WORDINGS[0].read_text(encoding="utf-8").split(" ")
    words[::4] = ["anders"] * len(words[::4])
    offered, _ = untold(WORDINGS[0].read_text(encoding="utf-8"), " ".join(words), [])
    assert len(offered) == 1
    assert untold(WORDINGS[0].read_text(encoding="utf-8"), " ".join(words), entries(offered)) == ([], [])
