"""Damaged lists: read as a person reads them, or refused at lines that exist; never an exception, never other data."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.register.catalogue import read_districts, read_programmes
from macros.register.finding import Finding, stops
from macros.register.operator import OPEN, is_open, read_operator
from tests.register.damage import assert_places_exist, damaged, foreign_words
from tests.register.seen import Seen, held, text_of
from tests.support.command import ROOT

Read = Callable[[Path], tuple[object, list[Finding]]]

TIMES = 1500


def districts(folder: Path) -> tuple[object, list[Finding]]:
    return read_districts(folder, folder.as_posix())


def programmes(folder: Path) -> tuple[object, list[Finding]]:
    return read_programmes(folder, folder.as_posix())


def operator(folder: Path) -> tuple[object, list[Finding]]:
    return read_operator(folder / "operator.yaml", f"{folder.as_posix()}/operator.yaml")


@pytest.mark.parametrize(
    ("file", "read"),
    [
        ("agreements/districts.yaml", districts),
        ("agreements/programmes.yaml", programmes),
        ("site_src/operator.yaml", operator),
    ],
)
def test_a_damaged_list_is_read_as_a_person_reads_it_or_refused(file: str, read: Read, tmp_path: Path) -> None:
    original, path = (ROOT / file).read_bytes(), tmp_path / Path(file).name
    chance, said, outcomes = random.Random(file), set[str](), Counter[str]()
    for _ in range(TIMES):
        data = damaged(original, chance)
        path.write_bytes(data)
        records, findings = read(tmp_path)
        assert_places_exist(findings, tmp_path, data)
        said.update(text for finding in findings for text in (finding.message, finding.hint))
        outcomes["refused"] += stops(findings)
        if not stops(findings):
            seen = Seen(text_of(data)).leaves
            assert held(records) == {place: OPEN if is_open(text) else text for place, text in seen.items()}, data
    assert list(foreign_words(said)) == []
    assert TIMES * 0.2 < outcomes["refused"] < TIMES * 0.95
