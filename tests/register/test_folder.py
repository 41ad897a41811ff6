"""The folder of agreements holds agreement files and the catalogue, nothing else, each in its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.register.agreement import Register
from macros.register.finding import Finding
from macros.register.folder import read_register


def findings(folder: Path) -> list[tuple[str, str]]:
    found: list[Finding] = read_register(folder)[1]
    return [(Path(finding.file).relative_to(folder).as_posix(), finding.message) for finding in found]


def test_the_real_register_holds_both_agreements(register: Register) -> None:
    assert [agreement.id for agreement in register.agreements] == ["zv-2025-06411", "zv-2025-06436"]
    assert [agreement.total for agreement in register.agreements] == [Decimal(1000280), Decimal(1018910)]
    assert register.agreements[0].projects[0].id == "zv-2025-06411-jugendatelier"
    assert [len(register.expected(year)) for year in (2025, 2026)] == [26, 27]


def test_a_wording_is_kept_byte_for_byte(register: Register) -> None:
    for agreement in register.agreements:
        assert agreement.wording
        assert agreement.wording.data == Path(agreement.wording_file).read_bytes()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("2025/notiz.txt", "„notiz.txt“ gehört nicht in diesen Ordner."),
        ("2025/fulda.yml", "Die Datei endet auf .yml."),
        ("2025/Fulda.yaml", "„Fulda.yaml“ gehört nicht in diesen Ordner."),
        ("2025/fulda.md", "Zu diesem Wortlaut fehlen die Angaben."),
        ("entwurf.yaml", "„entwurf.yaml“ gehört nicht hierher."),
        ("25/darmstadt.yaml", "„25“ gehört nicht hierher."),
    ],
)
def test_a_stray_file_is_a_finding(agreements: Path, name: str, message: str) -> None:
    (agreements / name).parent.mkdir(exist_ok=True)
    (agreements / name).write_text("x", encoding="utf-8")
    file = name if name[0] == "2" and not name.startswith("25/") else name.split("/")[0]
    assert findings(agreements) == [(file, message)]


def test_a_file_in_the_wrong_folder_is_a_finding(agreements: Path) -> None:
    (agreements / "2026").mkdir()
    for ending in ("yaml", "md"):
        (agreements / f"2025/darmstadt.{ending}").rename(agreements / f"2026/darmstadt.{ending}")
    assert ("2026/darmstadt.yaml", "Die Datei liegt im Ordner 2026, das Jahr ist aber 2025.") in findings(agreements)


def test_a_missing_wording_is_no_fault(agreements: Path) -> None:
    (agreements / "2025/darmstadt.md").unlink()
    read, found = read_register(agreements)
    assert [finding for finding in found if finding.severity == "error"] == []
    assert [agreement.wording is None for agreement in read.agreements] == [True, False]


def test_a_second_version_with_the_same_wording_is_a_warning(agreements: Path) -> None:
    facts = (agreements / "2025/darmstadt.yaml").read_text(encoding="utf-8")
    second = facts.replace("year: 2025\n", "year: 2025\nversion: 2\nsupersedes: zv-2025-06411\n")
    (agreements / "2025/darmstadt-2.yaml").write_text(second, encoding="utf-8")
    (agreements / "2025/darmstadt-2.md").write_bytes((agreements / "2025/darmstadt.md").read_bytes())
    [finding] = read_register(agreements)[1]
    assert (Path(finding.file).name, finding.severity) == ("darmstadt-2.md", "warning")
    assert finding.message == "Der Wortlaut ist Zeichen für Zeichen der von zv-2025-06411."
    assert finding.hint == "Prüfen Sie, ob darmstadt-2.md der Text der neuen Fassung ist."


def test_a_copy_that_is_named_as_a_second_version_becomes_one_by_the_hint(agreements: Path) -> None:
    facts = (agreements / "2025/darmstadt.yaml").read_text(encoding="utf-8")
    second = agreements / "2025/darmstadt-2.yaml"
    second.write_text(facts, encoding="utf-8")
    [finding] = read_register(agreements)[1]
    assert finding.hint == (
        "Wurde neu vereinbart, ergänzen Sie version: 2 und supersedes: zv-2025-06411. "
        "Sonst: Benennen Sie die Datei um in darmstadt.yaml, wenn es diese noch nicht gibt."
    )
    second.write_text(f"version: 2\nsupersedes: zv-2025-06411\n{facts}", encoding="utf-8")
    assert read_register(agreements)[1] == []


def test_a_wording_that_was_saved_as_a_text_is_told_its_name(agreements: Path) -> None:
    (agreements / "2025/darmstadt.md").rename(agreements / "2025/darmstadt.txt")
    [finding] = [finding for finding in read_register(agreements)[1] if finding.severity == "error"]
    assert finding.hint == "Benennen Sie sie um in darmstadt.md."
