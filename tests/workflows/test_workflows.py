"""The workflows can publish only what was checked, and a stranger's proposal can reach nothing.

Each rule below is shown to bite: the folder ``refused`` holds one workflow per rule, named after it,
that breaks this rule and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").iterdir())
CHECK, PUBLISH, DRAFT, WEEKLY = (
    ROOT / f".github/workflows/{name}.yml" for name in ("check", "publish", "draft", "weekly")
)
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*-*.yml"))
REFUSED = sorted(Path(__file__).with_name("refused").iterdir())

REMINDER = "An offene Angaben erinnern"

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
LABELLED = "github.event.label.name == 'entwurf anlegen'"
# Words of the shell, and programs that start no file they are given. Not xargs, env or any interpreter.
HARMLESS = {"if", "then", "for", "do", "done", "fi", "exit", "export", "shopt", "echo", "printf"}
HARMLESS |= {"tee", "find", "sort", "git", "gh"}
COMMAND = re.compile(
    r"(?:^|[;|&(!]|(?<!\$)\{|\b(?:if|then|else|do|while)\b)\s*(?=([\w./][\w./-]*)(?:\s|\)|$))", re.MULTILINE
)
VERSION_BESIDE_PIN = re.compile(r"uses:\s*\S+ # v\d+\.\d+\.\d+$")


@dataclass(frozen=True, slots=True)
class Workflow:
    """One workflow file: its text, and the same read with every scalar left a string."""

    text: str
    content: dict[str, Any]

    @property
    def events(self) -> set[str]:
        started_by = self.content["on"]
        return {started_by} if isinstance(started_by, str) else set(started_by)

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        return dict(self.content["jobs"])

    @property
    def writing_jobs(self) -> dict[str, dict[str, Any]]:
        return {name: job for name, job in self.jobs.items() if "write" in str(job.get("permissions"))}

    @property
    def steps(self) -> list[dict[str, Any]]:
        return [step for job in self.jobs.values() for step in job["steps"]]

    def actions(self, name: str = "") -> list[dict[str, Any]]:
        return [step for step in self.steps if "uses" in step and step["uses"].startswith(name)]


def read(path: Path) -> Workflow:
    text = path.read_text(encoding="utf-8")
    return Workflow(text, yaml.load(text, Loader=yaml.BaseLoader))


def programs(shell_text: str) -> set[str]:
    """The words that stand where a shell expects a command; words within single quotes are data."""
    text = re.sub(r"'[^']*'", "", shell_text.replace("\\\n", " ")).replace('"', "")
    return {match[1] for match in COMMAND.finditer(text)}


def actions_are_pinned(workflow: Workflow) -> Iterator[str]:
    """An action is named by its full commit, with the version beside it for people."""
    yield from (step["uses"] for step in workflow.actions() if not PINNED.fullmatch(step["uses"]))
    lines = [line for line in workflow.text.splitlines() if re.match(r"\s*(- )?uses:", line)]
    yield from (line for line in lines if not VERSION_BESIDE_PIN.search(line))


def nothing_is_allowed_by_default(workflow: Workflow) -> Iterator[str]:
    """The workflow as a whole holds no right."""
    if workflow.content.get("permissions") != {}:
        yield "permissions"


def every_job_names_its_rights(workflow: Workflow) -> Iterator[str]:
    """A job lists the rights it needs, one by one."""
    yield from (name for name, job in workflow.jobs.items() if not isinstance(job.get("permissions"), dict))


def writing_jobs_run_no_code(workflow: Workflow) -> Iterator[str]:
    """A job that may write checks nothing out, and its shell starts only programs that run no file at hand."""
    for name, job in workflow.writing_jobs.items():
        if any("actions/checkout" in step.get("uses", "") for step in job["steps"]):
            yield name
        for step in job["steps"]:
            yield from (f"{name}: {word}" for word in sorted(programs(step.get("run", "")) - HARMLESS))


def strangers_start_nothing_with_rights(workflow: Workflow) -> Iterator[str]:
    """Rights are held only by what a maintainer begins: a push to main, the clock, a call by hand, the one label."""
    yield from sorted({"pull_request_target", "workflow_run"} & workflow.events)
    if not workflow.writing_jobs:
        return
    yield from sorted(workflow.events - {"push", "schedule", "workflow_dispatch", "issues"})
    started_by = workflow.content["on"]
    if "push" in workflow.events and started_by["push"] != {"branches": ["main"]}:
        yield "push"
    if "issues" in workflow.events:
        first = [job.get("if") for job in workflow.jobs.values() if "needs" not in job]
        if started_by["issues"] != {"types": ["labeled"]} or set(first) != {LABELLED}:
            yield "issues"


def words_of_strangers_stay_in_the_event_file(workflow: Workflow) -> Iterator[str]:
    """No expression names a text that a stranger wrote; of an event only numbers, a commit and the label are taken."""
    for expression in re.findall(r"\bgithub\.(?:event\.[\w.]+|head_ref)", workflow.text):
        if expression not in ("github.event.issue.number", "github.event.label.name", "github.event.before"):
            yield expression


def forks_reach_nothing(workflow: Workflow) -> Iterator[str]:
    """A job that a stranger's proposal starts may only read, names no token, and runs in no environment."""
    if not any(event.startswith("pull_request") for event in workflow.events):
        return
    for name, job in workflow.jobs.items():
        if job.get("permissions") not in ({}, {"contents": "read"}) or "environment" in job:
            yield name
    yield from re.findall(r"github\.token|GITHUB_TOKEN|ACTIONS_ID_TOKEN\w*", workflow.text)


def shell_text_is_constant(workflow: Workflow) -> Iterator[str]:
    """No expression is pasted into a shell text; values arrive as environment variables."""
    yield from (step["run"] for step in workflow.steps if "${{" in step.get("run", ""))


def every_job_ends(workflow: Workflow) -> Iterator[str]:
    """A job has a time limit of at most 30 minutes."""
    limits = {name: int(job.get("timeout-minutes", 0)) for name, job in workflow.jobs.items()}
    yield from (name for name, minutes in limits.items() if not 0 < minutes <= 30)


def checkout_leaves_no_token(workflow: Workflow) -> Iterator[str]:
    """The token is not left behind in the working copy."""
    for step in workflow.actions("actions/checkout@"):
        if step.get("with", {}).get("persist-credentials") != "false":
            yield step["name"]


def no_secret_is_used(workflow: Workflow) -> Iterator[str]:
    """Nothing here needs a secret."""
    yield from re.findall(r"\bsecrets\b", workflow.text)


def nothing_comes_from_a_cache(workflow: Workflow) -> Iterator[str]:
    """What is published is never made from a cache that another run has filled."""
    yield from (step["uses"] for step in workflow.actions() if "cache" in str(step.get("with")))
    yield from (step["uses"] for step in workflow.actions("actions/cache"))


RULES = (
    actions_are_pinned, nothing_is_allowed_by_default, every_job_names_its_rights, writing_jobs_run_no_code,
    strangers_start_nothing_with_rights, words_of_strangers_stay_in_the_event_file, forks_reach_nothing,
    shell_text_is_constant, every_job_ends, checkout_leaves_no_token, no_secret_is_used, nothing_comes_from_a_cache,
)  # fmt: skip


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_keeps_every_rule(path: Path) -> None:
    workflow = read(path)
    assert [(rule.__name__, fault) for rule in RULES for fault in rule(workflow)] == []


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_broken_rule_is_noticed(path: Path) -> None:
    workflow = read(path)
    assert [rule.__name__ for rule in RULES if list(rule(workflow))] == [path.stem]


def test_every_rule_is_shown_to_bite() -> None:
    assert {path.stem for path in REFUSED} == {rule.__name__ for rule in RULES}


def test_a_proposal_is_checked_without_rights_and_only_in_its_newest_state() -> None:
    check = read(CHECK)
    assert check.events == {"pull_request"}
    assert "github.ref" in check.content["concurrency"]["group"]
    assert check.content["concurrency"]["cancel-in-progress"] == "true"
    assert [job["permissions"] for job in check.jobs.values()] == [{"contents": "read"}] * 2


def test_only_main_is_published_and_a_deployment_under_way_is_left_alone() -> None:
    publish = read(PUBLISH)
    assert publish.content["on"] == {"push": {"branches": ["main"]}}
    assert publish.content["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert "write" not in str(publish.jobs["pruefen_und_bauen"]["permissions"])


def test_the_publishing_job_does_nothing_but_publish_what_was_built() -> None:
    job = read(PUBLISH).jobs["veroeffentlichen"]
    assert job["needs"] == "pruefen_und_bauen"
    assert job["permissions"] == {"pages": "write", "id-token": "write"}
    assert job["environment"]["name"] == "github-pages"
    assert [step["uses"].partition("@")[0] for step in job["steps"]] == ["actions/deploy-pages"]


def test_what_is_live_is_looked_at_by_a_job_without_any_right() -> None:
    job = read(PUBLISH).jobs["nachsehen"]
    assert (job["needs"], job["permissions"]) == ("veroeffentlichen", {})
    [step] = job["steps"]
    assert step["env"]["COMMIT"] == "${{ github.sha }}"
    assert step["env"]["ADRESSE"] == "${{ needs.veroeffentlichen.outputs.adresse }}"
    assert read(PUBLISH).jobs["veroeffentlichen"]["outputs"]["adresse"].endswith("outputs.page_url }}")


def test_no_publication_waits_for_the_list_of_parts_or_the_weekly_look() -> None:
    needed = {job.get("needs") for job in read(PUBLISH).jobs.values()}
    assert needed == {None, "pruefen_und_bauen", "veroeffentlichen"}
    weekly = read(WEEKLY)
    assert weekly.events == {"schedule", "workflow_dispatch"}
    assert {str(job["permissions"]) for job in weekly.jobs.values()} == {"{'contents': 'read'}"}
    assert not any("workflow_run" in read(path).events for path in WORKFLOWS)


def test_one_site_is_handed_over_and_kept_for_a_return_to_it() -> None:
    uploads = read(PUBLISH).actions("actions/upload-pages-artifact@")
    assert [step["with"] for step in uploads] == [
        {"path": "site/", "retention-days": "90", "include-hidden-files": "true"}
    ]


def test_what_is_published_is_built_by_the_steps_that_checked_the_proposal() -> None:
    check, publish = (
        [(step["name"], step["run"], step.get("if")) for step in job["steps"] if "run" in step]
        for job in (read(path).jobs["pruefen_und_bauen"] for path in (CHECK, PUBLISH))
    )
    assert [step for step in check if "dossier" not in step[1]] == [step for step in publish if step[0] != REMINDER]


def test_the_states_compared_are_those_before_the_merge_and_before_the_push() -> None:
    bases = {path: read(path).jobs["pruefen_und_bauen"]["env"]["BASE"] for path in (CHECK, PUBLISH)}
    assert bases == {CHECK: "HEAD^1", PUBLISH: "${{ github.event.before }}"}


def test_an_action_has_one_version_in_all_workflows() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in read(path).actions()}
    names = [action.partition("@")[0] for action in used]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("shell_text", "program"),
    [
        ("make draft", "make"),
        ("git status && ./entwurf/x.sh", "./entwurf/x.sh"),
        ("echo 'harmlos'; bash entwurf/x", "bash"),
        ('stand="$(python3 x.py)"', "python3"),
        ("find entwurf | xargs sh", "xargs"),
        ("if ! source entwurf/x; then exit 1; fi", "source"),
        ("for x in a b; do\n  eval $x\ndone", "eval"),
        ("{ . x }", "."),
    ],
)
def test_a_program_is_noticed_wherever_a_shell_would_start_it(shell_text: str, program: str) -> None:
    assert programs(shell_text) - HARMLESS == {program}


def test_a_draft_is_begun_by_a_label_that_no_form_puts_on() -> None:
    forms = [yaml.load(path.read_bytes(), Loader=yaml.BaseLoader) for path in FORMS]
    assert len(forms) == 3
    assert [form["labels"] for form in forms if any(label in LABELLED for label in form["labels"])] == []


def test_what_reads_a_strangers_text_may_change_nothing_and_what_proposes_it_reads_three_files() -> None:
    draft = read(DRAFT)
    assert {name: job["permissions"] for name, job in draft.jobs.items()} == {
        "lesen": {"contents": "read"},
        "vorschlagen": {"contents": "write", "pull-requests": "write"},
        "melden": {"issues": "write"},
    }
    assert draft.jobs["vorschlagen"]["needs"] == "lesen"
    first, *others = draft.jobs["vorschlagen"]["steps"]
    assert first["uses"].startswith("actions/download-artifact@")
    assert first["with"] == {"name": "entwurf", "path": "entwurf"}
    assert all("run" in step for step in others)
    assert draft.content["concurrency"]["cancel-in-progress"] == "false"
