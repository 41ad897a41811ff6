"""Whatever is changed in the facts or the wording of an agreement is found, at its line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.register.finding import Finding
from macros.register.folder import read_register
from macros.wording.blocks import read_wording
from macros.wording.evidence import find_evidence
from tests.wording.mutants import AGREEMENTS, Mutant, all_mutants

MUTANTS = all_mutants()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of agreements without any; the mutants come and go."""
    folder = tmp_path_factory.mktemp("mutants")
    for name in ("districts.yaml", "programmes.yaml"):
        shutil.copy(AGREEMENTS / name, folder)
    return folder


def findings(folder: Path, mutant: Mutant) -> Iterator[Finding]:
    """All that the checks of the register and of the evidence say about one mutant."""
    year = folder / str(mutant.year)
    year.mkdir()
    try:
        (year / f"{mutant.stem}.yaml").write_bytes(mutant.yaml.encode())
        (year / f"{mutant.stem}.md").write_bytes(mutant.md.encode())
        register, found = read_register(folder)
        yield from found
        for agreement in register.agreements:
            assert agreement.wording
            yield from find_evidence(agreement, read_wording(agreement.wording.text))[1]
    finally:
        shutil.rmtree(year)


def is_expected(finding: Finding, mutant: Mutant) -> bool:
    return (
        finding.severity == "error"
        and finding.file.endswith(f"{mutant.stem}.{mutant.file}")
        and finding.line == mutant.line
        and finding.field == mutant.field
        and mutant.says in finding.message
    )


def test_there_are_many_mutants_and_no_two_are_the_same() -> None:
    assert len(MUTANTS) >= 200
    assert len({(mutant.stem, mutant.year, mutant.yaml, mutant.md, mutant.field) for mutant in MUTANTS}) == len(MUTANTS)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_found_at_its_line(folder: Path, mutant: Mutant) -> None:
    found = list(findings(folder, mutant))
    assert any(is_expected(finding, mutant) for finding in found), found
