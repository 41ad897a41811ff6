"""Damaged facts files: accepted and complete, or findings at lines that exist; never an exception, never other data."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from macros.register.agreement import Agreement
from macros.register.finding import stops
from macros.register.folder import read_register
from macros.wording.blocks import read_wording
from macros.wording.evidence.facts import find_evidence
from tests.register.damage import assert_places_exist, damaged, foreign_words, write_short_catalogue
from tests.register.seen import Leaves, Seen, held, text_of
from tests.support.command import ROOT

REAL = ROOT / "agreements"
TIMES = 2500
LAYOUT = str.maketrans("‐‑‒–—―−’‘‚ʼ′´`„“”‟«»\u00a0\u202f", "-" * 7 + "'" * 7 + '"' * 6 + "  ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of agreements with a short catalogue and no agreement."""
    write_short_catalogue(tmp_path)
    (tmp_path / "2025").mkdir()
    return tmp_path


def in_any_layout(leaves: Leaves) -> Leaves:
    """Values without what is layout to the comparison with the wording: kinds of dashes, quotes and spaces."""
    return {location: " ".join(value.translate(LAYOUT).split()) for location, value in leaves.items()}


@pytest.mark.parametrize("part", ["one", "two"])
@pytest.mark.parametrize("stem", ["darmstadt", "main-taunus-kreis"])
def test_damaged_facts_are_read_as_a_person_reads_them_or_refused(folder: Path, stem: str, part: str) -> None:
    path, original = folder / f"2025/{stem}.yaml", (REAL / f"2025/{stem}.yaml").read_bytes()
    path.with_suffix(".md").write_bytes((REAL / f"2025/{stem}.md").read_bytes())
    undamaged = in_any_layout(Seen(original.decode()).leaves)
    chance, said, outcomes = random.Random(f"{stem} {part}"), set[str](), Counter[str]()
    for _ in range(TIMES):
        data = damaged(original, chance)
        path.write_bytes(data)
        register, findings = read_register(folder)
        for agreement in register.agreements:
            assert agreement.wording
            findings += find_evidence(agreement, read_wording(agreement.wording.text))[1]
        assert_places_exist(findings, folder, data)
        said.update(text for finding in findings for text in (finding.message, finding.hint))
        assert register.agreements or stops(findings), data
        for agreement in register.agreements:
            assert_read_alike(agreement, data)
            outcomes["read"] += 1
        if not stops(findings):
            outcomes["accepted"] += 1
            assert in_any_layout(held(register.agreements[0].facts)) == undamaged, data
    assert list(foreign_words(said)) == []
    assert TIMES * 0.05 < outcomes["accepted"] < outcomes["read"] < TIMES * 0.9


def assert_read_alike(agreement: Agreement, data: bytes) -> None:
    """What the register holds is what a person sees: the same values at the same lines, none more, none less."""
    seen = Seen(text_of(data))
    assert held(agreement.facts) == seen.leaves, data
    assert {location: agreement.place(location).line for location in seen.lines} == seen.lines, data
