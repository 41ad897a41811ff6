"""Each fact has its place in the wording; what does not fit is a finding at its line."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

from macros.register.agreement import Agreement, Register
from macros.register.folder import read_register
from macros.register.reading import Location, field_path
from macros.wording.blocks import Wording, read_wording
from macros.wording.evidence.facts import Evidence, find_evidence
from macros.wording.layout import same
from tests.wording.synthetic import invented_year

CASES = Path(__file__).parent / "evidence_cases"
AGREEMENTS = Path(__file__).parents[2] / "agreements"
NAMES = sorted(path.stem for path in CASES.glob("*.md"))


def case(name: str, folder: Path) -> Agreement:
    """Read the facts and the wording of one case as an agreement of the register."""
    facts = (CASES / f"{name}.yaml").read_text("utf-8")
    district, year = re.findall(r"^(?:district|year): (.*)", facts, re.MULTILINE)
    shutil.copy(AGREEMENTS / "districts.yaml", folder)
    shutil.copy(CASES / "programmes.yaml", folder)
    (folder / year).mkdir()
    for ending in ("yaml", "md"):
        shutil.copy(CASES / f"{name}.{ending}", folder / year / f"{district}.{ending}")
    register, findings = read_register(folder)
    assert findings == []
    return register.agreements[0]


def dump(name: str, agreement: Agreement) -> str:
    """Print all evidence and all findings of a case, one per line."""
    assert agreement.wording
    evidence, findings = find_evidence(agreement, read_wording(agreement.wording.text))
    lines = [
        f"{field_path(location)} = " + " | ".join(f"{p.line}: {p.text}" for p in passages).replace("\n", "⏎")
        for location, passages in evidence.passages.items()
    ]
    for finding in findings:
        place = f"{name}.{finding.file.rpartition('.')[2]}:{finding.line}:{finding.column}"
        lines.append(f"{place}: {finding.field}: {finding.message}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_gives_exactly_this_evidence_and_these_findings(name: str, tmp_path: Path) -> None:
    assert dump(name, case(name, tmp_path)) == (CASES / f"{name}.expected").read_text("utf-8")


def test_every_expectation_belongs_to_a_case() -> None:
    assert [path.stem for path in sorted(CASES.glob("*.expected"))] == NAMES
    assert [path.stem for path in sorted(CASES.glob("*.yaml")) if path.stem != "programmes"] == NAMES


def locations(agreement: Agreement) -> set[Location]:
    """Every fact of an agreement that a wording states, and each measure type."""
    signatures = range(len(agreement.signatures))
    return {
        ("year",),
        ("parties", "state"),
        ("parties", "district"),
        *(("budgets", position, "amount") for position in range(len(agreement.budgets))),
        *(("projects", kind.key) for kind in agreement.measure_types),
        *(project.location for project in agreement.projects),
        *(("signatures", position, part) for position in signatures for part in ("place", "date", "name", "office")),
    }


def read(agreement: Agreement) -> Wording:
    assert agreement.wording
    return read_wording(agreement.wording.text)


def test_the_real_agreements_have_evidence_for_every_fact_and_no_finding(register: Register) -> None:
    for agreement in register.agreements:
        evidence, findings = find_evidence(agreement, read(agreement))
        assert findings == []
        assert set(evidence.passages) == locations(agreement)


def test_the_evidence_is_the_fact_as_printed(register: Register) -> None:
    for agreement in register.agreements:
        found = find_evidence(agreement, read(agreement))[0].passages
        assert {passage.text for passage in found["year",]} == {str(agreement.year)}
        for project in agreement.projects:
            assert [same(passage.text, project.name) for passage in found[project.location]] == [True]
        for position, signature in enumerate(agreement.signatures):
            for part in ("place", "name", "office"):
                printed = {passage.text for passage in found["signatures", position, part]}
                assert printed == {getattr(signature, part)}


def test_a_passage_stands_on_its_line_of_the_file(register: Register) -> None:
    for agreement in register.agreements:
        assert agreement.wording
        lines = agreement.wording.text.split("\n")
        for passages in find_evidence(agreement, read(agreement))[0].passages.values():
            for passage in passages:
                assert passage.text.split()[0] in lines[passage.line - 1]
                assert passage.anchor == f"w-{passage.block.section}-{passage.block.number}"


def test_the_amount_is_found_where_it_stands(register: Register) -> None:
    found = find_evidence(register.agreements[0], read(register.agreements[0]))[0].passages
    assert [(p.anchor, p.line, p.text) for p in found["budgets", 0, "amount"]] == [("w-4-4", 55, "1.000.280 Euro")]
    assert [p.line for p in found["signatures", 0, "name"]] == [95, 97]


def test_without_a_wording_there_is_neither_evidence_nor_finding(register: Register) -> None:
    assert find_evidence(register.agreements[0], read_wording("\n\n")) == (Evidence({}), [])


@pytest.mark.parametrize(("title", "findings"), [("Ausbildungsbereufen", 0), ("Ausbildungsbfn", 1), ("Berufen", 1)])
def test_a_title_may_be_misprinted_in_two_letters(register: Register, title: str, findings: int) -> None:
    agreement = register.agreements[0]
    assert agreement.wording
    changed = agreement.wording.text.replace("Ausbildungsbereufen", title)
    found = find_evidence(agreement, read_wording(changed))[1]
    assert [finding.field for finding in found] == ["projects.ausbildung"] * findings


@pytest.mark.parametrize("seed", range(3))
def test_invented_agreements_of_all_districts_in_many_layouts_give_no_finding(register: Register, seed: int) -> None:
    for agreement in invented_year(register, seed):
        evidence, findings = find_evidence(agreement, read(agreement))
        assert findings == []
        assert set(evidence.passages) == locations(agreement)


HEAD = "# Zielvereinbarung\n\n2025\n\nzwischen dem Ministerium und der Wissenschaftsstadt Darmstadt\n\n"
END = "§ 1\n\nText.\n\nWiesbaden, den 2.8.2025\n\n"
HUGE = {
    "amounts": "1 Euro " * 20000,
    "numbers": "1.000." * 40000 + " Euro",
    "years": "Jahr 2024 " * 26000,
    "partners": "zwischen " + "und der " * 32000,
    "districts": "Kreis Xy " * 20000,
    "a long word": "a-Kreis" * 37000,
    "misprints": "Wissenschaftsstadt Darmstedt " * 9000,
    "projects": "1. Ausbildungsvorbereitung\n" + "- a\n" * 20000,
    "measure types": "1. Ausbildungsvorbereitung\n" * 9700,
    "torn items": "1. Ausbildungsvorbereitung\n\n" + "a\n\n" * 80000,
    "lines": "A-\n" * 87000,
    "one name": END + "Heike Hofmann\n\n" * 17000,
    "names in longer lines": END + "Heike Hofmann x\n" * 8000,
    "offices": END + "Staatsministerin\n\n" * 14000,
    "places": END + "Wiesbaden, den 2.8.2025\n\n" * 10000,
    "an endless line": END + "M" * 250000,
}


@pytest.mark.parametrize("text", HUGE)
def test_the_time_grows_with_the_length_only(register: Register, text: str) -> None:
    """What takes the square of its length would take minutes here."""
    wording = read_wording(HEAD + HUGE[text])
    begun = time.process_time()
    assert find_evidence(register.agreements[0], wording)[1]
    assert time.process_time() - begun < 5
