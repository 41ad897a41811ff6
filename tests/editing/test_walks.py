"""Walks of editors on repositories of their own: mistakes, two at once, corrections, a new year."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.register.german import number
from tests.site.test_new_agreement import FRANKFURT, HANAU, add
from tests.support.command import portal
from tests.support.repository import Repository
from tests.support.states import edit

DARMSTADT = "2025/darmstadt"
MTK = "2025/main-taunus-kreis"
FULDA = {name: text.replace("Stadt Frankfurt am Main", "Landkreis Fulda") for name, text in FRANKFURT.items()} | {
    "district: darmstadt": "district: fulda",
    "der Wissenschaftsstadt  \nDarmstadt": "des Landkreises  \nFulda",
}


def check(repository: Repository, *arguments: str, expect: int = 0) -> str:
    printed = portal("check", "--agreements", str(repository.agreements), *arguments, expect=expect)
    return printed.replace(f"{repository.agreements}/", "")


def found(repository: Repository, *arguments: str) -> list[dict[str, str]]:
    """The errors of a check, as values."""
    findings = json.loads(check(repository, "--format", "json", *arguments, expect=1))
    return [finding for finding in findings if finding["severity"] == "error"]


def correct(repository: Repository, name: str, old: int, new: int) -> None:
    """Change the amount in facts and wording alike, as a slip of the transcript shows in both."""
    edit(repository.agreements, f"{name}.yaml", f"amount: {old}\n", f"amount: {new}\n")
    edit(repository.agreements, f"{name}.md", f"{number(old)} Euro", f"{number(new)} Euro")


def entry(finding: dict[str, str], reason: str) -> str:
    """The line under ``corrections`` that a finding offers, with day and reason."""
    offered = finding["hint"][finding["hint"].index("- {") :]
    return f"  {offered.replace('JJJJ-MM-TT', '2026-01-31').replace(chr(39) * 2, reason)}\n"


def paste(repository: Repository, name: str, findings: list[dict[str, str]], reason: str) -> None:
    """Do what the findings say: put the offered entries in, with day and reason."""
    dated = [entry(finding, reason) for finding in findings if "- {" in finding["hint"]]
    file = repository.agreements / f"{name}.yaml"
    begun = "corrections:\n" if "corrections:" not in file.read_text(encoding="utf-8") else ""
    edit(repository.agreements, f"{name}.yaml", "", begun + "".join(dated))


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("amount: 1018910", "amount: 1081910", 9, "„1.018.910 Euro“ ist veröffentlicht, hier steht „1.081.910 Euro“."),
        ("budgets:", "bugdets:", 7, "Dieses Feld ist nicht bekannt."),
        ("date: 2025-08-02", "date: 2.8.25", 21, "„2.8.25“ ist kein Datum in der Form Jahr-Monat-Tag."),
        ("    - ÜSBZ\n", "", 11, "„ÜSBZ“ ist veröffentlicht und steht hier nicht mehr."),
    ],
)
def test_e2_a_mistake_is_red_at_its_line_and_nothing_is_published(
    repository: Repository, old: str, new: str, line: int, message: str
) -> None:
    repository.branch("slip")
    edit(repository.agreements, f"{MTK}.yaml", old, new)
    repository.commit("a slip")
    lines = {
        finding["message"].removesuffix(" Dazu fehlt die Korrektur."): finding["line"]
        for finding in found(repository, "--base", "main")
    }
    assert lines[message] == line
    assert "Noch nicht bereit" in portal("dossier", "--agreements", str(repository.agreements), expect=1)
    site = repository.root / "site"
    portal("build", "--agreements", str(repository.agreements), "--site-dir", str(site), expect=1)
    assert not site.exists()


def test_e2_without_a_base_an_amount_still_has_to_stand_in_the_wording(repository: Repository) -> None:
    edit(repository.agreements, f"{MTK}.yaml", "amount: 1018910", "amount: 1081910")
    [fault] = [finding for finding in found(repository) if finding["field"] == "budgets[0].amount"]
    assert fault["line"] == 9
    assert "1.018.910 Euro" in f"{fault['message']} {fault['hint']}"


def test_e3_two_proposals_of_the_same_agreement_conflict(repository: Repository) -> None:
    for name in ("first", "second"):
        repository.branch(name)
        add(repository.agreements, "frankfurt-am-main", 2025, FRANKFURT)
        if name == "second":
            correct(repository, "2025/frankfurt-am-main", 2400000, 2500000)
        repository.commit(name)
        check(repository, "--base", "main")
        repository.switch("main")
    repository.git("merge", "--quiet", "--no-edit", "first")
    refused = repository.git("merge", "--no-edit", "second", expect=1)
    assert "CONFLICT (add/add): Merge conflict in agreements/2025/frankfurt-am-main.yaml" in refused
    check(repository, expect=1)


def test_e3_the_second_of_two_proposals_is_told_what_the_first_has_published(repository: Repository) -> None:
    for name in ("first", "second"):
        repository.branch(name)
        add(repository.agreements, "frankfurt-am-main", 2025, FRANKFURT)
        if name == "second":
            correct(repository, "2025/frankfurt-am-main", 2400000, 2500000)
        repository.commit(name)
        repository.switch("main")
    repository.git("merge", "--quiet", "--no-edit", "first")
    repository.switch("second")
    messages = {finding["field"]: finding["message"] for finding in found(repository, "--base", "main")}
    assert messages["budgets[0].amount"].startswith("„2.400.000 Euro“ ist veröffentlicht, hier steht „2.500.000 Euro“.")
    assert "wording" in messages


def test_e3_two_proposals_with_the_same_project_conflict_and_kept_both_it_is_red_by_name(
    repository: Repository,
) -> None:
    """Both add it to a published agreement, so that both write at the end of its log of corrections."""
    facts, wording = f"{DARMSTADT}.yaml", f"{DARMSTADT}.md"
    for name, above in (("first", "Jugendatelier"), ("second", "Perspektiven für Arbeit")):
        repository.branch(name)
        edit(repository.agreements, facts, f"    - {above}\n", f"    - {above}\n    - Lernwerkstatt\n")
        edit(repository.agreements, wording, f"  - {above}\n", f"  - {above}\n  - Lernwerkstatt\n")
        paste(repository, DARMSTADT, found(repository, "--base", "main"), "Vom Kreis nachgemeldet")
        check(repository, "--base", "main")
        repository.commit(name)
        repository.switch("main")
    repository.git("merge", "--quiet", "--no-edit", "first")
    refused = repository.git("merge", "--no-edit", "second", expect=1)
    assert "CONFLICT (content): Merge conflict in agreements/2025/darmstadt.yaml" in refused

    file = repository.agreements / facts
    marked = re.compile(r"^(<<<<<<<|=======|>>>>>>>).*\n", re.MULTILINE)
    file.write_text(marked.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert "Das Projekt „Lernwerkstatt“ steht zweimal da." in [finding["message"] for finding in found(repository)]


def test_e3_a_conflict_committed_unresolved_is_red(repository: Repository) -> None:
    edit(repository.agreements, f"{MTK}.yaml", "    amount: 1018910\n", "<<<<<<< HEAD\n    amount: 1\n=======\n")
    assert found(repository)[0]["file"].endswith(f"{MTK}.yaml")


def the_district_ends(repository: Repository) -> None:
    """Commit to a branch of its own that Fulda is no district any more; alone that is right."""
    repository.branch("catalogue")
    edit(repository.agreements, "districts.yaml", "  plate: FD\n", "  plate: FD\n  valid_to: 2024-12-31\n")
    repository.commit("the catalogue changes")
    check(repository, "--base", "main")


def test_e3_two_proposals_green_alone_and_wrong_together_are_red_before_they_go_online(repository: Repository) -> None:
    the_district_ends(repository)
    repository.branch("agreement")
    add(repository.agreements, "fulda", 2025, FULDA)
    repository.commit("an agreement comes")
    check(repository, "--base", "main")

    repository.switch("main")
    repository.git("merge", "--quiet", "--no-edit", "catalogue")
    repository.git("merge", "--quiet", "--no-edit", "agreement")
    [finding] = found(repository)
    assert finding["file"] == "2025/fulda.yaml"
    assert finding["message"].startswith("Landkreis Fulda kann für 2025 keine Vereinbarung haben")
    site = repository.root / "site"
    portal("build", "--agreements", str(repository.agreements), "--site-dir", str(site), expect=1)
    assert not site.exists()


def test_e3_brought_up_to_date_the_second_proposal_is_red_itself(repository: Repository) -> None:
    the_district_ends(repository)
    repository.branch("agreement")
    add(repository.agreements, "fulda", 2025, FULDA)
    repository.commit("an agreement comes")
    repository.switch("main")
    repository.git("merge", "--quiet", "--no-edit", "catalogue")
    repository.switch("agreement")
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert found(repository)[0]["message"].startswith("Landkreis Fulda kann für 2025 keine Vereinbarung haben")


def test_e3_a_change_of_the_catalogue_that_loses_pages_is_red_alone(repository: Repository) -> None:
    repository.branch("catalogue")
    edit(repository.agreements, "districts.yaml", "slug: fulda\n", "slug: kreis-fulda\n")
    repository.commit("the catalogue changes")
    assert any("kreise/fulda/" in finding["message"] for finding in found(repository, "--base", "main"))


def test_e4_a_slip_is_corrected_with_day_and_reason(repository: Repository) -> None:
    repository.branch("correction")
    correct(repository, DARMSTADT, 1000280, 1000290)
    missing = found(repository, "--base", "main")
    assert [(finding["field"], finding["line"]) for finding in missing] == [("wording", 55), ("budgets[0].amount", 9)]

    paste(repository, DARMSTADT, missing, "''")
    assert {finding["message"] for finding in found(repository, "--base", "main")} == {"Hier fehlt der Text."}

    edit_all(repository, "reason: ''", "reason: Zahlendreher beim Abschreiben")
    check(repository, "--base", "main")
    repository.commit("Betrag berichtigt")
    dossier = portal("dossier", "--agreements", str(repository.agreements))
    site = repository.root / "site"
    portal("build", "--agreements", str(repository.agreements), "--site-dir", str(site))
    for address in ("kreise/darmstadt/2025/index.html", "korrekturen/index.html", "kreise/darmstadt/feed.xml"):
        shown = (site / address).read_text(encoding="utf-8")
        assert [told for told in ("1.000.290", "1.000.280", "Zahlendreher beim Abschreiben") if told not in shown] == []
    assert "Zahlendreher" not in (site / "kreise/main-taunus-kreis/feed.xml").read_text(encoding="utf-8")
    row = "2026-01-31 | Berichtigung der Abschrift | Haushaltsmittel AQB: Betrag in Euro | `1000280` | `1000290` |"
    assert row in dossier
    assert "Bereit zur Veröffentlichung." in dossier


def edit_all(repository: Repository, old: str, new: str) -> None:
    file = repository.agreements / f"{DARMSTADT}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_e4_the_log_of_a_published_correction_can_only_grow(repository: Repository) -> None:
    correct(repository, DARMSTADT, 1000280, 1000290)
    paste(repository, DARMSTADT, found(repository, "--base", "main"), "Zahlendreher")
    repository.commit("Betrag berichtigt")
    check(repository, "--base", "HEAD~1")

    edit_all(repository, "Zahlendreher", "Tippfehler")
    altered = [finding["message"] for finding in found(repository, "--base", "main")]
    assert altered == [
        "Der Eintrag vom 2026-01-31 zu „wording“ fehlt oder lautet anders.",
        "Der Eintrag vom 2026-01-31 zu „budgets[0].amount“ fehlt oder lautet anders.",
    ]
    repository.git("restore", ".")
    correct(repository, DARMSTADT, 1000290, 1000280)
    paste(repository, DARMSTADT, found(repository, "--base", "main"), "Doch richtig")
    check(repository, "--base", "main")
    repository.commit("zurück")
    check(repository, "--base", "HEAD~2")


def test_e5_a_new_year_with_hanau_leaves_2025_as_it_is(repository: Repository) -> None:
    repository.branch("2026")
    add(repository.agreements, "hanau", 2026, HANAU)
    repository.commit("Hanau 2026")
    check(repository, "--base", "main")
    dossier = portal("dossier", "--agreements", str(repository.agreements))
    assert "### Neu: 2026, `Brüder-Grimm-Stadt Hanau`" in dossier
    assert "### Geändert" not in dossier
    assert "- 2026: 0 von 27 → 1 von 27;" in dossier
    assert not re.search(r"^- 2025:", dossier, re.MULTILINE)
    assert "`/kreise/hanau/2026/`" in dossier
    assert "`/kreise/darmstadt/2025/`" not in dossier
    assert "`/kreise/main-taunus-kreis/2025/`" not in dossier


def test_the_work_tree_is_left_alone(repository: Repository) -> None:
    correct(repository, DARMSTADT, 1000280, 1000290)
    before = {path: path.read_bytes() for path in Path(repository.root).rglob("*") if path.is_file()}
    check(repository, "--base", "main", expect=1)
    portal("dossier", "--agreements", str(repository.agreements), expect=1)
    assert {path: path.read_bytes() for path in Path(repository.root).rglob("*") if path.is_file()} == before
