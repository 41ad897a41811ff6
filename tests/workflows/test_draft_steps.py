"""The steps of draft.yml do their work on a hostile text, run as the platform runs them.

The remote repository is a real bare one. The stand-in for ``gh`` writes down how it is called; handing the
artifact from job to job is a copy of the folder.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.form import event, filled
from tests.support.machine import Machine
from tests.support.repository import Repository

ROOT = Path(__file__).parents[2]
WORKFLOW: dict[str, Any] = yaml.load(ROOT.joinpath(".github/workflows/draft.yml").read_bytes(), Loader=yaml.BaseLoader)
READ, PROPOSE, TELL = ([step for step in job["steps"] if "run" in step] for job in WORKFLOW["jobs"].values())
DARMSTADT = (ROOT / "agreements/2025/darmstadt.md").read_text(encoding="utf-8")
FACTS = (ROOT / "agreements/2025/darmstadt.yaml").read_bytes()
# The programs of the writing job, and nothing else.
PROGRAMS = ("git", "find", "sort", "tee")
ATTACK = "$(touch angriff) `touch angriff`; touch angriff '; touch angriff; ' ${{ github.token }} ../../.github/x.yml"


@dataclass
class Job:
    """A job with rights on a fresh machine: only its programs, the handed-over folder, and the remote repository."""

    folder: Path
    remote: Path
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def calls(self) -> list[str]:
        """The arguments of the call of ``gh``, if there was one."""
        file = self.folder / "calls"
        return file.read_bytes().decode("utf-8").split("\0")[:-1] if file.exists() else []

    @property
    def branches(self) -> list[str]:
        listed = subprocess.run(
            ["git", "-C", self.remote, "branch", "--format=%(refname:short)"],
            capture_output=True,
            text=True,
            check=True,
        )
        return listed.stdout.split()

    def run(self, step: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run one step; what it leaves as outputs is known to the steps after it."""
        done = subprocess.run(
            ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=self._variables(step.get("env", {})),
            capture_output=True,
            text=True,
            check=False,
        )
        left = (self.folder / "output").read_text(encoding="utf-8").splitlines()
        self.outputs |= dict(line.split("=", 1) for line in left)
        return done

    def run_all(self) -> str:
        """Run the steps until one fails; return what was printed."""
        printed = ""
        for step in PROPOSE:
            done = self.run(step)
            printed += done.stdout + done.stderr
            if done.returncode:
                break
        return printed

    def _variables(self, declared: Mapping[str, str]) -> dict[str, str]:
        known = {
            "github.server_url": self.remote.parents[1].as_uri(),
            "github.repository": "redaktion/portal",
            "github.token": "geheim",
            "github.event.issue.number": "12",
            "github.run_id": "99",
            **{f"steps.entwurf.outputs.{name}": value for name, value in self.outputs.items()},
        }
        own = {
            name: re.sub(r"\$\{\{ (.+?) \}\}", lambda match: known[match[1]], text) for name, text in declared.items()
        }
        files = {"GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary", "CALLS": "calls"}
        for name in ("output", "summary"):
            (self.folder / name).touch()
        return {
            "PATH": str(self.folder / "programs"),
            "HOME": str(self.folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_REPOSITORY": "redaktion/portal",
            **{name: str(self.folder / file) for name, file in files.items()},
            **own,
        }


def programs(folder: Path) -> None:
    """Lay the programs of the job into a folder of their own, with a ``gh`` that writes down its call."""
    folder.mkdir()
    for name in PROGRAMS:
        (folder / name).symlink_to(str(shutil.which(name)))
    gh = folder / "gh"
    gh.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > "$CALLS"\necho "${RECHT:-}"\n', encoding="utf-8")
    gh.chmod(0o755)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job that was handed the draft of Darmstadt, and a remote repository without it."""
    agreements = Path(shutil.copytree(ROOT / "agreements", tmp_path / "published/agreements"))
    handed = tmp_path / "job/entwurf/agreements/2025"
    handed.mkdir(parents=True)
    for ending in ("md", "yaml"):
        shutil.move(agreements / f"2025/darmstadt.{ending}", handed)
    handed.parents[1].joinpath("beschreibung.md").write_text("Bitte vergleichen.\n", encoding="utf-8")
    programs(tmp_path / "job/programs")
    remote = tmp_path / "redaktion/portal"
    Repository(agreements.parent).git("clone", "--quiet", "--bare", ".", str(remote))
    return Job(tmp_path / "job", remote)


def test_a_draft_becomes_a_branch_with_two_files_and_a_draft_pull_request(job: Job) -> None:
    job.run_all()
    branch = "entwurf-12-2025-darmstadt"
    assert job.branches == [branch, "main"]
    show = ["git", "-C", str(job.remote), "show", "--format=%an|%s", "--name-status", "--no-renames", branch]
    shown = subprocess.run(show, capture_output=True, text=True, check=True).stdout.split("\n")
    assert shown == [
        "github-actions[bot]|Zielvereinbarung 2025: darmstadt",
        "",
        "A\tagreements/2025/darmstadt.md",
        "A\tagreements/2025/darmstadt.yaml",
        "",
    ]
    filed = subprocess.run(
        [*show[:3], "show", f"{branch}:agreements/2025/darmstadt.md"], capture_output=True, check=True
    )
    assert filed.stdout.decode("utf-8") == DARMSTADT
    assert job.calls == [
        *("pr", "create", "--repo", "redaktion/portal", "--draft", "--base", "main", "--head", branch),
        *("--title", "Zielvereinbarung 2025: darmstadt", "--body-file", "entwurf/beschreibung.md"),
    ]


def test_no_file_of_the_repository_is_laid_out_where_the_job_has_rights(job: Job) -> None:
    job.run_all()
    laid_out = {path.name for path in job.folder.rglob("*") if path.is_file() and "kopie" not in path.parts}
    assert "districts.yaml" not in laid_out
    assert "main-taunus-kreis.md" not in laid_out


def place(path: str) -> Callable[[Path], object]:
    def act(draft: Path) -> object:
        file = draft / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.write_text("x", encoding="utf-8")

    return act


def link(draft: Path) -> None:
    (draft / "agreements/2025/darmstadt.md").unlink()
    (draft / "agreements/2025/darmstadt.md").symlink_to("/etc/passwd")


TAMPERED: dict[str, Callable[[Path], object]] = {
    "a workflow beside it": place(".github/workflows/x.yml"),
    "a hidden file": place("agreements/2025/.darmstadt.yaml"),
    "a second agreement": place("agreements/2025/fulda.yaml"),
    "another year": place("agreements/2026/darmstadt.yaml"),
    "the catalogue": place("agreements/districts.yaml"),
    "a name with a line end": place("agreements/2025/darmstadt.md\nf entwurf/x"),
    "a link in the place of a file": link,
    "no wording": lambda draft: (draft / "agreements/2025/darmstadt.md").unlink(),
    "no description": lambda draft: (draft / "beschreibung.md").unlink(),
    "no agreement": lambda draft: shutil.rmtree(draft / "agreements"),
    "a huge wording": lambda draft: (draft / "agreements/2025/darmstadt.md").write_bytes(b"x" * 300_000),
    "an old year": lambda draft: (draft / "agreements/2025").rename(draft / "agreements/1999"),
    "capitals": lambda draft: [
        (draft / f"agreements/2025/darmstadt.{ending}").rename(draft / f"agreements/2025/DARMSTADT.{ending}")
        for ending in ("md", "yaml")
    ],
    "an option as a name": lambda draft: [
        (draft / f"agreements/2025/darmstadt.{ending}").rename(draft / f"agreements/2025/--force.{ending}")
        for ending in ("md", "yaml")
    ],
}


@pytest.mark.parametrize("change", TAMPERED)
def test_a_draft_of_any_other_form_is_refused_and_nothing_is_proposed(job: Job, change: str) -> None:
    TAMPERED[change](job.folder / "entwurf")
    assert "Der Entwurf enthält" in job.run_all()
    assert "Der Entwurf enthält" in (job.folder / "summary").read_text(encoding="utf-8")
    assert (job.branches, job.calls, job.outputs) == (["main"], [], {})


def test_an_agreement_that_is_there_already_is_not_proposed_again(job: Job) -> None:
    for ending in ("md", "yaml"):
        folder = job.folder / "entwurf/agreements/2025"
        (folder / f"darmstadt.{ending}").rename(folder / f"main-taunus-kreis.{ending}")
    assert "Diese Vereinbarung gibt es schon." in job.run_all()
    assert (job.branches, job.calls) == (["main"], [])


def test_a_branch_that_is_there_is_never_overwritten(job: Job) -> None:
    job.run_all()
    shutil.rmtree(job.folder / "kopie")
    (job.folder / "calls").unlink()
    job.folder.joinpath("entwurf/agreements/2025/darmstadt.md").write_text("anders", encoding="utf-8")
    assert "rejected" in job.run_all()
    assert job.calls == []


@pytest.mark.parametrize(("right", "code"), [("admin", 0), ("write", 0), ("read", 1), ("none", 1), ("", 1)])
def test_only_who_may_write_begins_a_draft(job: Job, right: str, code: int) -> None:
    ask = {**READ[0], "env": {**READ[0]["env"], "RECHT": right, "GITHUB_ACTOR": "jemand"}}
    assert job.run(ask).returncode == code
    assert job.calls == ["api", "repos/redaktion/portal/collaborators/jemand/permission", "--jq", ".permission"]


def test_without_a_draft_the_issue_says_where_the_reason_stands(job: Job) -> None:
    assert job.run(TELL[0]).returncode == 0
    assert job.calls[:6] == ["issue", "comment", "12", "--repo", "redaktion/portal", "--body"]
    assert job.calls[6].endswith("/redaktion/portal/actions/runs/99")


def test_a_hostile_text_is_read_as_a_text_and_proposed_as_two_files(machine: Machine, job: Job, tmp_path: Path) -> None:
    shutil.rmtree(job.folder / "entwurf")
    for ending in ("md", "yaml"):
        (machine.clone / f"agreements/2025/darmstadt.{ending}").unlink()
    Repository(machine.clone)  # commits what is there now
    text = DARMSTADT.strip("\n").replace("Jugendatelier", ATTACK).replace("We4edu", "::set-output name=pfad::x\nWe4edu")
    settings = {**WORKFLOW["env"], "GITHUB_EVENT_PATH": str(event(tmp_path, filled("Darmstadt", "2025", text)))}
    machine = replace(machine, settings=settings)
    printed = ""
    for step in READ[1:]:
        done = machine.run(step["run"])
        assert done.returncode == 0, done.stdout + done.stderr
        printed += done.stdout
    assert re.fullmatch(r"(?s).*\n?::stop-commands::[0-9a-f-]{36}\n", printed)
    described = machine.summary.read_text(encoding="utf-8")
    assert described.startswith("Eingereicht mit der Meldung #12.")

    shutil.copytree(machine.clone / "entwurf", job.folder / "entwurf")
    job.run_all()
    branch = ["git", "-C", str(job.remote), "show", "entwurf-12-2025-darmstadt:agreements/2025/darmstadt.md"]
    assert subprocess.run(branch, capture_output=True, text=True, check=True).stdout == f"{text}\n"
    assert "--draft" in job.calls
    assert list(tmp_path.rglob("angriff")) == []
    assert os.listdir(machine.clone / "entwurf") == os.listdir(job.folder / "entwurf")


def test_a_text_that_is_none_stops_before_anything_is_handed_over(machine: Machine, tmp_path: Path) -> None:
    settings = {**WORKFLOW["env"], "GITHUB_EVENT_PATH": str(event(tmp_path, "Bitte veröffentlichen: $(touch angriff)"))}
    machine = replace(machine, settings=settings)
    codes = [machine.run(step["run"]).returncode for step in READ[1:]]
    assert [bool(code) for code in codes] == [False, True]
    assert "Diese Meldung stammt nicht aus dem Formular" in machine.summary.read_text(encoding="utf-8")
    assert sorted(path.name for path in (machine.clone / "entwurf").rglob("*")) == ["beschreibung.md"]
    assert list(tmp_path.rglob("angriff")) == []


def test_the_platform_runs_the_steps_as_they_are_run_here() -> None:
    assert WORKFLOW["defaults"]["run"] == {"shell": "bash"}
    assert not any(set(step) - {"name", "id", "run", "env"} for step in (*READ, *PROPOSE, *TELL))
