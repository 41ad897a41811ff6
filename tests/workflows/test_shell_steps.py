"""The shell steps of check.yml do their work in a fresh clone, run one by one as the platform runs them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from tests.support.machine import Machine

ROOT = Path(__file__).parents[2]
CHECK = ROOT / ".github/workflows/check.yml"
WORKFLOW: dict[str, Any] = yaml.load(CHECK.read_bytes(), Loader=yaml.BaseLoader)
STEPS = [step for step in WORKFLOW["jobs"]["pruefen_und_bauen"]["steps"] if "run" in step]


def test_the_shell_steps_of_check_yml_run_in_a_fresh_clone(machine: Machine) -> None:
    machine = replace(machine, settings=WORKFLOW["env"])
    for step in STEPS:
        result = machine.run(step["run"])
        assert result.returncode == 0, f"{step['name']}\n{result.stdout}{result.stderr}"
    assert (machine.clone / "site/index.html").is_file()
    assert "Keine Fehler gefunden." in machine.summary.read_text(encoding="utf-8")
    package = machine.ask(machine.venv / "bin/python", "-c", "import macros; print(macros.__file__)")
    assert package == str(machine.clone / "macros/__init__.py")
    assert machine.ask("git", "-C", machine.clone, "status", "--porcelain") == ""


def test_a_fault_stops_the_check_and_stands_in_the_summary_as_plain_text(machine: Machine) -> None:
    machine = replace(machine, settings=WORKFLOW["env"])
    agreement = machine.clone / "agreements/2025/darmstadt.yaml"
    broken, changes = re.subn(r"amount: .*", 'amount: "````"', agreement.read_text(encoding="utf-8"), count=1)
    assert changes == 1
    agreement.write_text(broken, encoding="utf-8")
    environment, check, summary = STEPS[:3]

    assert machine.run(environment["run"]).returncode == 0
    checked = machine.run(check["run"])
    assert checked.returncode != 0
    assert "::error file=agreements/2025/darmstadt.yaml,line=" in checked.stdout
    assert machine.run(summary["run"]).returncode == 0

    fence, *findings, end = machine.summary.read_text(encoding="utf-8").splitlines()[2:]
    assert (fence, end) == ("`````text", "`````")
    assert any(line.startswith("agreements/2025/darmstadt.yaml:") and "````" in line for line in findings)
    assert "Nichts wurde veröffentlicht." in findings[-1]


def test_the_platform_runs_the_steps_as_they_are_run_here() -> None:
    assert WORKFLOW["defaults"]["run"] == {"shell": "bash"}
    assert not any(set(step) - {"name", "id", "if", "run"} for step in STEPS)
