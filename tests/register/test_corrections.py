"""What was published changes only with a correction, and every correction is true.

Each file in ``correction_cases`` is one behaviour: lines changed before publication (``published``), lines
changed by the proposal under review (``proposed``), and all findings as printed. Where no line is taken
out, the new lines go to the end of the file.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from macros.register.corrections import RULES as RULES_OF_THE_FILE
from macros.register.corrections import check_corrections
from macros.register.finding import Finding, render
from macros.register.history import RULES as RULES_OF_THE_CHANGE
from macros.register.history import check_history
from tests.support.states import edit, state

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "correction_cases").glob("*.txt"))
MTK = "2025/main-taunus-kreis"
SLIPS = [
    (f"{MTK}.yaml", "amount: 1018910", "amount: 1018911"),
    (f"{MTK}.yaml", "date: 2025-08-18", "date: fehlt"),
    (f"{MTK}.yaml", "    - ÜSBZ\n", ""),
    (f"{MTK}.yaml", "    - ÜSBZ", "    - ÜSBZ\n    - 'Weg: \"Los\" {1}'"),
    (f"{MTK}.yaml", "    - ÜSBZ", '    - "SoWirt\'s, #2"'),
    (f"{MTK}.yaml", "    amount: 1018910", "    amount: 1018910\n    name: Budget\n    funders: [Land, ESF]"),
    (
        f"{MTK}.yaml",
        "- Zukunftskompass",
        "- {name: Zukunftskompass, places: 13, shared_with: [fulda]}",
    ),
    (f"{MTK}.md", "und AsylbLG sinnvoll", "und AsylblG sinnvoll"),
    (f"{MTK}.md", "**1.018.910 Euro**", "1.018.910 Euro"),
]


@pytest.fixture
def published(agreements: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(agreements, tmp_path / "published"))


def check(published: Path, agreements: Path) -> list[Finding]:
    after = state(agreements)
    assert after.unread == frozenset()
    return sorted(check_corrections(after.register) + check_history(state(published), after))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_case_gives_exactly_its_findings(case: Path, published: Path, agreements: Path) -> None:
    *edits, expected = sections(case)
    for title, lines in edits:
        when, file = title.split()
        old, new = (taken(lines, sign) for sign in "-+")
        for folder in (published, agreements) if when == "published" else (agreements,):
            edit(folder, file, old, new)
    printed = render(check(published, agreements), "text").replace(f"{agreements.as_posix()}/", "")
    assert printed.splitlines() == expected[1]


def sections(case: Path) -> list[tuple[str, list[str]]]:
    parts = case.read_text(encoding="utf-8").split("== ")[1:]
    return [(part.split("\n")[0], part.splitlines()[1:]) for part in parts]


def taken(lines: list[str], sign: str) -> str:
    return "".join(f"{line[1:]}\n" for line in lines if line.startswith(sign))


def paste_offered(published: Path, agreements: Path) -> None:
    """Do what the findings say: put the entries they offer at the end, with day and reason."""
    findings = check(published, agreements)
    assert findings
    assert [finding for finding in findings if "fehlt die Korrektur" not in finding.message] == []
    edit(agreements, f"{MTK}.yaml", "", "corrections:\n" + "".join(f"  {filled_in(f.hint)}\n" for f in findings))


def filled_in(hint: str) -> str:
    entry = hint[hint.index("- {") :]
    return entry.replace("JJJJ-MM-TT", "2026-01-31").replace("reason: ''", "reason: Tippfehler")


@pytest.mark.parametrize(("file", "old", "new"), SLIPS)
def test_the_entry_a_finding_offers_is_the_mend(
    published: Path, agreements: Path, file: str, old: str, new: str
) -> None:
    edit(agreements, file, old, new)
    paste_offered(published, agreements)
    assert check(published, agreements) == []


@pytest.mark.parametrize(
    ("published_line", "proposed_line"),
    [
        ("withdrawn: {date: 2026-01-10, reason: aufgehoben}", "# zählt wieder"),
        ("withdrawn: {date: 2026-01-10, reason: aufgehoben}", "withdrawn: {date: 2026-01-11, reason: neu vereinbart}"),
        ("source: {url: https://hessen.de/a.pdf}", "source: {url: https://example.org/a.pdf}"),
        ("source: {retrieved: 2026-01-01}", "source: {retrieved: 2026-01-02, file: scan.pdf}"),
    ],
)
def test_the_entries_offered_for_a_withdrawal_or_an_origin_are_the_mend(
    published: Path, agreements: Path, published_line: str, proposed_line: str
) -> None:
    edit(published, f"{MTK}.yaml", "", f"{published_line}\n")
    edit(agreements, f"{MTK}.yaml", "", f"{proposed_line}\n")
    paste_offered(published, agreements)
    assert check(published, agreements) == []


def test_the_entry_offered_for_a_field_that_is_corrected_again_is_the_mend(published: Path, agreements: Path) -> None:
    earlier = '{date: 2026-01-30, kind: transcript, field: "budgets[0].amount", old: 1018911, new: 1018910, reason: a}'
    for folder in (published, agreements):
        edit(folder, f"{MTK}.yaml", "", f"corrections:\n  - {earlier}\n")
    edit(agreements, f"{MTK}.yaml", "amount: 1018910", "amount: 1018920")
    [plain] = check_corrections(state(agreements).register)
    edit(agreements, f"{MTK}.yaml", "", f"  {filled_in(plain.hint)}\n")
    assert check(published, agreements) == []


def test_an_offered_entry_as_it_stands_is_refused(published: Path, agreements: Path) -> None:
    edit(agreements, f"{MTK}.yaml", "amount: 1018910", "amount: 1018911")
    [finding] = check(published, agreements)
    entry = finding.hint[finding.hint.index("- {") :]
    edit(agreements, f"{MTK}.yaml", "", f"corrections:\n  {entry}\n")
    assert state(agreements).unread == {f"{MTK}.yaml"}


def messages(published: Path, agreements: Path) -> list[tuple[str, str]]:
    found = check(published, agreements)
    return [(finding.file.removeprefix(f"{agreements.as_posix()}/"), finding.message) for finding in found]


def test_a_published_agreement_is_not_deleted(published: Path, agreements: Path) -> None:
    for ending in ("yaml", "md"):
        (agreements / f"{MTK}.{ending}").unlink()
    [finding] = check(published, agreements)
    assert finding.file == f"{agreements.as_posix()}/{MTK}.yaml"
    assert finding.message == "Die veröffentlichte Vereinbarung zv-2025-06436 fehlt."
    assert finding.hint == (
        "Stellen Sie die Datei wieder her: Auch was nicht mehr gilt, behält seine Adresse. Soll sie nicht mehr zählen, "
        "ergänzen Sie darin withdrawn: {date: JJJJ-MM-TT, reason: Begründung}. Wurde neu vereinbart, "
        "legen Sie main-taunus-kreis-2.yaml mit supersedes: zv-2025-06436 daneben."
    )


def test_a_new_version_beside_the_published_one_needs_no_correction(published: Path, agreements: Path) -> None:
    text = (agreements / f"{MTK}.yaml").read_text(encoding="utf-8")
    again = text.replace("year: 2025\n", "year: 2025\nversion: 2\nsupersedes: zv-2025-06436\n").replace(
        "10189", "10199"
    )
    (agreements / f"{MTK}-2.yaml").write_text(again, encoding="utf-8")
    assert messages(published, agreements) == []


def test_a_new_agreement_has_no_corrections(published: Path, agreements: Path) -> None:
    for ending in ("yaml", "md"):
        (published / f"{MTK}.{ending}").unlink()
    entry = "{date: 2025-09-01, kind: transcript, field: wording, old: a, new: b, reason: c}"
    edit(agreements, f"{MTK}.yaml", "", f"corrections:\n  - {entry}\n")
    assert messages(published, agreements) == [(f"{MTK}.yaml", "Diese Vereinbarung ist neu.")]


def test_a_published_agreement_keeps_its_address(published: Path, agreements: Path) -> None:
    edit(agreements, "districts.yaml", "slug: main-taunus-kreis", "slug: main-taunus")
    edit(agreements, f"{MTK}.yaml", "district: main-taunus-kreis", "district: main-taunus")
    for ending in ("yaml", "md"):
        (agreements / f"{MTK}.{ending}").rename(agreements / f"2025/main-taunus.{ending}")
    assert messages(published, agreements) == [
        ("2025/main-taunus.yaml", "Die veröffentlichte Adresse kreise/main-taunus-kreis/2025/ gäbe es nicht mehr.")
    ]


def test_a_first_wording_needs_no_correction_and_may_not_go_again(published: Path, agreements: Path) -> None:
    (published / f"{MTK}.md").unlink()
    assert messages(published, agreements) == []
    assert messages(agreements, published) == [(f"{MTK}.md", "Der veröffentlichte Wortlaut fehlt.")]


def test_line_ends_of_a_wording_change_only_with_a_correction(published: Path, agreements: Path) -> None:
    wording = agreements / f"{MTK}.md"
    wording.write_bytes(wording.read_bytes().replace(b"\n", b"\r\n"))
    assert messages(published, agreements) == [
        (f"{MTK}.md", "Der veröffentlichte Wortlaut ist geändert. Dazu fehlt die Korrektur.")
    ]


def test_a_published_file_with_faults_is_told_and_not_passed_over(published: Path, agreements: Path) -> None:
    edit(published, f"{MTK}.yaml", "amount: 1018910", "amount: 1.018")
    [finding] = check(published, agreements)
    assert (finding.severity, finding.line) == ("warning", 1)
    assert finding.message == "Der frühere Stand dieser Datei hat Fehler und lässt sich nicht vergleichen."


def test_the_real_register_holds_against_itself() -> None:
    present = state(ROOT / "agreements")
    assert check_history(present, present) == []


def test_every_rule_says_itself_in_one_sentence() -> None:
    rules = [*RULES_OF_THE_FILE, *RULES_OF_THE_CHANGE]
    assert [rule for rule in rules if not re.fullmatch(r"[A-Z][^\n]+\.", (rule.__doc__ or "").strip())] == []
