"""Somebody who knows nothing but CONTRIBUTING.md follows it with a third agreement, word by word.

Commands, files and entries are taken out of the guide as they stand there. The text of the agreement is made up.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.editing.submission import FORM
from macros.register.german import number
from tests.support.command import ROOT, portal
from tests.support.form import event, filled
from tests.support.repository import Repository
from tests.support.states import edit

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
IN_ONE_LINE = re.sub(r"\s+", " ", GUIDE)
COMMANDS = "".join(re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)).splitlines()
FACTS, CORRECTIONS, WITHDRAWN, _ = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
FACTS_FILE, WORDING_FILE = "agreements/2025/fulda.yaml", "agreements/2025/fulda.md"
TEXT = Path(__file__).with_name("walk_cases") / "fulda.md"
READY = "\n**Bereit zur Veröffentlichung.**\n"


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    """The repository as it lies on somebody's machine, the program set up in it."""
    root = tmp_path / "portal"
    for name in ("agreements", "site_src"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / ".gitignore", root)
    repository = Repository(root)
    (root / ".venv").symlink_to(Path(sys.executable).parents[1])
    (root / ".git/info/exclude").write_text("/.venv\n/fulda.md\n", encoding="utf-8")
    repository.git("config", "user.name", "Redaktion")
    repository.git("config", "user.email", "redaktion@example.org")
    return repository


def answer_doubts(repository: Repository) -> None:
    """„Vergleichen Sie die Stelle mit der Vereinbarung und löschen Sie die Bemerkung.“"""
    file = repository.root / FACTS_FILE
    file.write_text(re.sub(r"  # PRÜFEN: .*", "", file.read_text(encoding="utf-8")), encoding="utf-8")


def test_the_way_by_form_ends_with_a_proposal_that_is_ready(clone: Repository) -> None:
    answers = filled("Fulda", "2025", TEXT.read_text(encoding="utf-8"))
    portal("submission", str(event(clone.root.parent, answers)), at=clone.root)
    portal("check", at=clone.root, expect=1)
    answer_doubts(clone)
    clone.branch("entwurf-12-2025-fulda")
    clone.commit("Zielvereinbarung 2025: fulda")
    assert portal("dossier", at=clone.root).endswith(READY)


def test_the_way_without_the_form_ends_with_a_proposal_that_is_ready(clone: Repository) -> None:
    assert f"`{FACTS_FILE}`" in GUIDE
    assert f"`{WORDING_FILE}`" in GUIDE
    clone.branch("fulda")
    (clone.root / FACTS_FILE).write_text(FACTS, encoding="utf-8")
    shutil.copy(TEXT, clone.root / WORDING_FILE)
    clone.commit("Add files via upload")
    portal("check", "--base", "main", at=clone.root)
    assert portal("dossier", at=clone.root).endswith(READY)


def test_the_commands_of_the_guide_end_with_a_proposal_that_is_ready(clone: Repository) -> None:
    shutil.copy(TEXT, clone.root)
    printed = {}
    for command in COMMANDS:
        done = subprocess.run(shlex.split(command), cwd=clone.root, capture_output=True, text=True, check=False)
        printed[command] = done.stdout
        if "import" in command:
            assert "1 Zweifel." in done.stdout
            answer_doubts(clone)
        else:
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert COMMANDS[-1].endswith("portal dossier")
    assert printed[COMMANDS[-1]].endswith(READY)


def test_the_correction_of_the_guide_is_the_one_the_check_asks_for(clone: Repository) -> None:
    wrong, right = 578597, 578579
    shutil.copy(TEXT, clone.root / WORDING_FILE)
    (clone.root / FACTS_FILE).write_text(FACTS, encoding="utf-8")
    turn(clone, right, wrong)
    clone.commit("published with a slip")
    clone.branch("correction")
    turn(clone, wrong, right)
    asked = portal("check", "--base", "main", at=clone.root, expect=1)
    for entry in CORRECTIONS.splitlines()[1:]:
        offered = entry.strip().replace("2026-01-31", "JJJJ-MM-TT")
        assert re.sub(r"reason: .*\}", "reason: ''}", offered) in asked
    edit(clone.root, FACTS_FILE, "", CORRECTIONS)
    clone.commit("corrected")
    assert portal("dossier", at=clone.root).endswith(READY)


def test_the_withdrawal_of_the_guide_is_ready_and_keeps_the_page(clone: Repository) -> None:
    shutil.copy(TEXT, clone.root / WORDING_FILE)
    (clone.root / FACTS_FILE).write_text(FACTS, encoding="utf-8")
    clone.commit("published")
    clone.branch("withdrawal")
    edit(clone.root, FACTS_FILE, "", WITHDRAWN)
    clone.commit("withdrawn")
    dossier = portal("dossier", at=clone.root)
    assert dossier.endswith(READY)
    assert "Entfallen" not in dossier


def turn(clone: Repository, old: int, new: int) -> None:
    edit(clone.root, FACTS_FILE, f"amount: {old}\n", f"amount: {new}\n")
    edit(clone.root, WORDING_FILE, f"{number(old)} Euro", f"{number(new)} Euro")


def test_what_the_guide_tells_to_click_is_called_so() -> None:
    workflows = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (ROOT / ".github/workflows").glob("*.yml")
    }
    check, publish = workflows["check"], workflows["publish"]
    uploads = [
        step for step in check["jobs"]["pruefen_und_bauen"]["steps"] if "upload-artifact" in step.get("uses", "")
    ]
    label = re.findall("'(.*?)'", workflows["draft"]["jobs"]["lesen"]["if"])
    names = [
        FORM,
        publish["name"],
        publish["jobs"]["veroeffentlichen"]["name"],
        *(job["name"] for job in check["jobs"].values()),
        *(step["with"]["name"] for step in uploads),
    ]
    assert [name for name in names if f"„{name}“" not in IN_ONE_LINE] == []
    assert [name for name in label if f"`{name}`" not in GUIDE] == []


def test_the_rules_of_the_branch_that_stop_two_proposals_are_named() -> None:
    assert "„Require branches to be up to date before merging“" in IN_ONE_LINE
    assert "„Update branch“" in IN_ONE_LINE
    assert "„Allow GitHub Actions to create and approve pull requests“" in IN_ONE_LINE
