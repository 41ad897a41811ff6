"""``portal new`` fills in what is known, marks what is not, and never overwrites."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.editing.refused import Refused
from macros.editing.which_district import find_district
from macros.register.agreement import Register
from macros.register.folder import read_register
from tests.site.test_new_agreement import FRANKFURT, add
from tests.support.command import portal

NOTE = re.compile(r"  # PRÜFEN: .+$", re.MULTILINE)


def new(agreements: Path, district: str, year: str, expect: int = 0) -> str:
    return portal("new", district, year, "--agreements", str(agreements), expect=expect)


def test_what_is_known_is_filled_in(agreements: Path) -> None:
    printed = new(agreements, "Hanau", "2026")
    file = agreements / "2026/hanau.yaml"
    assert printed.startswith(f"Angelegt: {file}. ")
    assert NOTE.sub("", file.read_text(encoding="utf-8")) == (
        "# yaml-language-server: $schema=../agreement.schema.json\n"
        "district: hanau\n"
        "year: 2026\n"
        "parties:\n"
        "  state: Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales\n"
        "  district: Brüder-Grimm-Stadt Hanau\n"
        "budgets:\n"
        "  - programme: aqb\n"
        "    amount:\n"
        "projects:\n"
        "  # Die Projekte aus § 5. Wo keines genannt ist, bleibt [] stehen. "
        "Sonst löschen Sie [] und schreiben darunter:\n"
        "  #   - Name des ersten Projekts\n"
        "  #   - Name des zweiten Projekts\n"
        "  ausbildungsvorbereitung: []\n"
        "  ausbildung: []\n"
        "  qualifizierung: []\n"
        "  weiterbildung: []\n"
        "signatures:\n"
        "  - party: state\n"
        "    place: Wiesbaden\n"
        "    date:\n"
        "    name:\n"
        "    office:\n"
        "  - party: district\n"
        "    place:\n"
        "    date:\n"
        "    name:\n"
        "    office:\n"
    )


def test_every_line_that_wants_an_answer_says_so_and_the_check_refuses_it(agreements: Path) -> None:
    new(agreements, "hanau", "2026")
    lines = (agreements / "2026/hanau.yaml").read_text(encoding="utf-8").splitlines()
    noted = {number for number, line in enumerate(lines, 1) if "# PRÜFEN: " in line}
    fields = {number: line for number, line in enumerate(lines, 1) if not line.lstrip().startswith("#")}
    asking = {number for number, line in fields.items() if line.endswith(":") or "[]" in line}
    assert asking - noted == {4, 7, 10, 18}, "only the headings of groups"
    findings = read_register(agreements)[1]
    assert {finding.line for finding in findings if "Prüfung offen" in finding.message} == noted


def test_filled_in_it_is_a_good_agreement_with_every_line_in_its_place(agreements: Path) -> None:
    new(agreements, "frankfurt-am-main", "2025")
    file = agreements / "2025/frankfurt-am-main.yaml"
    scaffold = [line for line in NOTE.sub("", file.read_text(encoding="utf-8")).splitlines() if "  #" not in line]
    add(agreements, "frankfurt-am-main", 2025, FRANKFURT)
    portal("check", "--agreements", str(agreements))
    finished = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("    - ")]
    assert len(scaffold) == len(finished)
    for line, good in zip(scaffold, finished, strict=True):
        assert good.startswith(line.removesuffix(" []")), "what is filled in is right, what is open is at its place"


def test_nothing_is_overwritten(agreements: Path) -> None:
    before = (agreements / "2025/darmstadt.yaml").read_bytes()
    printed = new(agreements, "darmstadt", "2025", expect=2)
    assert "darmstadt.yaml gibt es schon; überschrieben wird nie. Ändern oder löschen Sie sie." in printed
    assert (agreements / "2025/darmstadt.yaml").read_bytes() == before


def test_a_link_is_not_written_through(agreements: Path, tmp_path: Path) -> None:
    (agreements / "2025/fulda.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    new(agreements, "fulda", "2025", expect=2)
    assert not (tmp_path / "elsewhere.yaml").exists()


@pytest.mark.parametrize(
    ("district", "year", "sentence"),
    [
        ("fulda", "25", "„25“ ist kein Jahr. Schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 2025."),
        ("fulda", "9999", "„9999“ ist kein Jahr einer Vereinbarung. Möglich sind die Jahre von 2000 bis 2099."),
        (
            "fulda",
            "../../2025",
            "„../../2025“ ist kein Jahr. Schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 2025.",
        ),
        (
            "Hanau",
            "2025",
            "Brüder-Grimm-Stadt Hanau ist 2025 kein eigener Kreis. "
            "Für 2025 gilt die Vereinbarung mit: Main-Kinzig-Kreis (main-kinzig-kreis).",
        ),
        ("Giesen", "2025", "Den Kreis „Giesen“ gibt es nicht. Meinten Sie „giessen“ (Landkreis Gießen)?"),
    ],
)
def test_a_call_that_cannot_be_meant_is_answered_and_writes_nothing(
    agreements: Path, district: str, year: str, sentence: str
) -> None:
    before = sorted(agreements.rglob("*"))
    assert new(agreements, district, year, expect=2) == f"{sentence}\n"
    assert sorted(agreements.rglob("*")) == before


def test_without_a_list_of_districts_the_findings_are_told(agreements: Path) -> None:
    (agreements / "districts.yaml").unlink()
    assert "districts.yaml:1:1: Die Datei fehlt." in new(agreements, "fulda", "2025", expect=1)


@pytest.mark.parametrize(
    ("wanted", "slug"),
    [
        ("main-taunus-kreis", "main-taunus-kreis"),
        ("06436", "main-taunus-kreis"),
        ("Main-Taunus-Kreis", "main-taunus-kreis"),
        ("Landkreis Main-Taunus-Kreis", "main-taunus-kreis"),
        ("main taunus kreis", "main-taunus-kreis"),
        ("MTK", "main-taunus-kreis"),
        ("rüd", "rheingau-taunus-kreis"),
        ("Bergstraße", "bergstrasse"),
        ("GIESSEN", "giessen"),
        ("Kassel", "kassel"),
        ("Landkreis Kassel", "landkreis-kassel"),
    ],
)
def test_a_district_is_found_by_slug_key_name_and_plate(register: Register, wanted: str, slug: str) -> None:
    assert find_district(register, wanted).slug == slug


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        (
            "DA",
            "„DA“ steht für mehrere Kreise: „darmstadt“ (Wissenschaftsstadt Darmstadt) oder "
            "„darmstadt-dieburg“ (Landkreis Darmstadt-Dieburg). Nennen Sie das Kürzel.",
        ),
        (
            "Offenbach",
            "Den Kreis „Offenbach“ gibt es nicht. "
            "Meinten Sie „offenbach-am-main“ (Stadt Offenbach am Main) oder „kreis-offenbach“ (Kreis Offenbach)?",
        ),
        (
            "Main-Taunus",
            "Den Kreis „Main-Taunus“ gibt es nicht. Meinten Sie „main-taunus-kreis“ (Landkreis Main-Taunus-Kreis)?",
        ),
        ("X", "Den Kreis „X“ gibt es nicht. Die Kürzel aller Kreise stehen in agreements/districts.yaml."),
        ("", "Den Kreis „“ gibt es nicht. Die Kürzel aller Kreise stehen in agreements/districts.yaml."),
    ],
)
def test_an_unclear_district_is_answered_with_the_nearest(register: Register, wanted: str, answer: str) -> None:
    with pytest.raises(Refused) as refused:
        find_district(register, wanted)
    assert str(refused.value) == answer
