"""Whatever is changed in the facts or the wording of an agreement is found at its line; layout is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.register.agreement import Register
from macros.register.finding import Finding
from macros.register.folder import read_register
from macros.wording.blocks import read_wording
from macros.wording.evidence.facts import find_evidence
from tests.wording import list_mutants, mutants
from tests.wording.delivered import AGREEMENTS, FACTS, STEMS, WORDINGS
from tests.wording.layouts import LAYOUTS, Layout
from tests.wording.mutants import Mutant

MAKERS: tuple[Callable[[str], Iterator[Mutant]], ...] = (
    mutants.misprinted_facts,
    mutants.misprinted_facts_in_the_wording,
    mutants.wrong_years,
    mutants.wrong_numbers,
    mutants.wrong_names_in_sentences,
    mutants.confused_files,
    list_mutants.lost_and_invented_projects,
    list_mutants.moved_projects,
    list_mutants.wrong_measure_types,
    list_mutants.wrong_signatures,
    list_mutants.strange_signatures,
)
MUTANTS = [mutant for stem in STEMS for make in MAKERS for mutant in make(stem)]


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
        and finding.file.endswith(f"/{mutant.stem}.{mutant.file}")
        and finding.line == mutant.line
        and finding.field == mutant.field
        and mutant.says in finding.message
    )


def test_there_are_many_mutants_and_no_two_are_the_same() -> None:
    assert len(MUTANTS) >= 200
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    for mutant in MUTANTS:
        assert (mutant.yaml, mutant.md) != (FACTS[mutant.stem], WORDINGS[mutant.stem])


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_found_at_its_line(folder: Path, mutant: Mutant) -> None:
    found = list(findings(folder, mutant))
    assert any(is_expected(finding, mutant) for finding in found), found


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("stem", STEMS)
def test_layout_is_no_difference(register: Register, stem: str, layout: Layout) -> None:
    [agreement] = [agreement for agreement in register.agreements if agreement.district.slug == stem]
    facts = find_evidence(agreement, read_wording(WORDINGS[stem]))[0].passages.keys()
    for text in layout(WORDINGS[stem]):
        evidence, found = find_evidence(agreement, read_wording(text))
        assert found == [], text
        assert evidence.passages.keys() == facts, text


@pytest.mark.parametrize("stem", STEMS)
def test_line_ends_and_a_byte_order_mark_are_no_difference(folder: Path, stem: str) -> None:
    crlf = f"\ufeff{WORDINGS[stem]}".replace("\n", "\r\n")
    mutant = Mutant("line ends", stem, FACTS[stem].replace("\n", "\r\n"), crlf, "md", 1, "")
    assert list(findings(folder, mutant)) == []
