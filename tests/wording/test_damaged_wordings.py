"""Damaged wordings: kept to the last character and told where they differ, or refused at lines that exist."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from macros.register.agreement import Agreement, Register
from macros.register.finding import stops
from macros.register.folder import read_register
from macros.wording.blocks import Wording, read_wording
from macros.wording.comparison.tokens import keys_of
from macros.wording.comparison.year import compare_year
from macros.wording.evidence.facts import find_evidence
from tests.register.damage import assert_places_exist, damaged, foreign_words, write_short_catalogue
from tests.register.seen import text_of
from tests.support.command import ROOT

REAL = ROOT / "agreements"
STEMS = ("darmstadt", "main-taunus-kreis")
TIMES = 1500
MARKS = re.compile(r"[\s#*]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The two agreements with a short catalogue."""
    write_short_catalogue(tmp_path)
    (tmp_path / "2025").mkdir()
    for stem in STEMS:
        (tmp_path / f"2025/{stem}.yaml").write_bytes((REAL / f"2025/{stem}.yaml").read_bytes())
    return tmp_path


@pytest.mark.parametrize("part", ["one", "two"])
@pytest.mark.parametrize("stem", STEMS)
def test_a_damaged_wording_is_kept_and_told_or_refused(folder: Path, register: Register, stem: str, part: str) -> None:
    (folder / f"2025/{STEMS[stem == STEMS[0]]}.yaml").unlink()
    path, original = folder / f"2025/{stem}.md", (REAL / f"2025/{stem}.md").read_bytes()
    [published] = register.of_district(stem)
    facts = find_evidence(published, read_wording(text_of(original)))[0].passages.keys()
    chance, said, outcomes = random.Random(f"{stem} {part}"), set[str](), Counter[str]()
    for time in range(TIMES):
        data = damaged(original, chance)
        path.write_bytes(data)
        read, findings = read_register(folder)
        for agreement in read.agreements:
            wording = read_wording(text_of(data))
            assert_kept(agreement, wording, data)
            evidence, more = find_evidence(agreement, wording)
            findings += more
            assert stops(more) or evidence.passages.keys() == facts, data
        assert_places_exist(findings, folder, data)
        said.update(text for finding in findings for text in (finding.message, finding.hint))
        assert read.agreements or stops(findings), data
        if not stops(findings):
            outcomes["accepted"] += 1
            if time % 5 == 0:
                assert_told(register, published, text_of(original), text_of(data))
    assert list(foreign_words(said)) == []
    assert TIMES * 0.2 < outcomes["accepted"] < TIMES * 0.9


def assert_kept(agreement: Agreement, wording: Wording, data: bytes) -> None:
    """Every byte is kept for the download, and every character but marks and spaces is in a block, in order."""
    assert agreement.wording
    assert agreement.wording.data == data
    blocks = "".join(f"{block.marker}{block.text}" for block in wording.blocks)
    assert MARKS.sub("", blocks) == MARKS.sub("", text_of(data)), data


def assert_told(register: Register, published: Agreement, before: str, after: str) -> None:
    """Where other words stand than in the published text, the comparison with the other agreement shows it."""
    [other] = [agreement for agreement in register.agreements if agreement is not published]
    assert other.wording
    beside = read_wording(other.wording.text)
    found = [
        compare_year(2025, [(published, read_wording(text)), (other, beside)]).comparisons[published.id]
        for text in (before, after)
    ]
    told = [[(d.kind, d.section, d.here, d.common) for d in comparison.deviations] for comparison in found]
    if words_of(before) != words_of(after):
        assert told[0] != told[1], after


def words_of(text: str) -> tuple[str, ...]:
    """The words above the signatures; each line of those must be a fact, so they are no matter of comparison."""
    return keys_of(re.sub(r"^ *#+ |\*", "", text.partition("Wiesbaden, den")[0], flags=re.MULTILINE))
