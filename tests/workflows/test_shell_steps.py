"""The shell steps of check.yml do their work in a fresh clone, run one by one as the platform runs them."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CHECK = ROOT / ".github/workflows/check.yml"
WORKFLOW: dict[str, Any] = yaml.load(CHECK.read_bytes(), Loader=yaml.BaseLoader)
STEPS = [step for step in WORKFLOW["jobs"]["pruefen_und_bauen"]["steps"] if "run" in step]
# What the program that runs these tests has set for itself and no fresh machine knows.
FOREIGN = ("MAKE", "MFLAGS", "PYTHON", "PYTEST", "VIRTUAL_ENV", "GIT_", "GITHUB_", "SITE_", "SOURCE_")


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine of the platform: a clone of the last commit and an environment of its own."""

    clone: Path
    venv: Path
    summary: Path

    def run(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run one step and give back its exit code and what it printed."""
        script = self.summary.with_name("step.sh")
        script.write_text(step["run"], encoding="utf-8")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.clone,
            env=self.variables(),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def variables(self) -> dict[str, str]:
        """The environment variables of a step: those of this machine, of the platform, of the workflow."""
        here = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        platform = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(self.summary)}
        return {**here, "LC_ALL": "C.UTF-8", **platform, **WORKFLOW["env"], "VENV": str(self.venv)}

    def ask(self, *command: str | Path) -> str:
        """Give back what a command prints outside the clone."""
        folder = self.summary.parent
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Clone the last commit beside a new environment that already sees the packages locked for the site.

    ``make environment`` then finds them in place and downloads none. Packages that only the tests need
    stay out of sight, and what is installed of this project leaves the environment running now alone.
    """
    clone, venv = tmp_path / "clone", tmp_path / "venv"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    show_packages((clone / "requirements.txt").read_text(encoding="utf-8"), tmp_path / "locked")
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(venv)}))
    (packages / "zz_locked.pth").write_text(f"{tmp_path / 'locked'}\n", encoding="utf-8")
    return Machine(clone, venv, tmp_path / "summary.md")


def show_packages(listed: str, folder: Path) -> None:
    """Fill a folder with links to the packages that a locked list names."""
    folder.mkdir()
    for name in re.findall(r"^([\w.-]+)==", listed, flags=re.MULTILINE):
        distribution = importlib.metadata.distribution(name)
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            (folder / top).symlink_to(str(distribution.locate_file(top)))


def test_the_shell_steps_of_check_yml_run_in_a_fresh_clone(machine: Machine) -> None:
    for step in STEPS:
        result = machine.run(step)
        assert result.returncode == 0, f"{step['name']}\n{result.stdout}{result.stderr}"
    assert (machine.clone / "site/index.html").is_file()
    assert "Keine Fehler gefunden." in machine.summary.read_text(encoding="utf-8")
    package = machine.ask(machine.venv / "bin/python", "-c", "import macros; print(macros.__file__)")
    assert package == str(machine.clone / "macros/__init__.py")
    assert machine.ask("git", "-C", machine.clone, "status", "--porcelain") == ""


def test_a_fault_stops_the_check_and_stands_in_the_summary_as_plain_text(machine: Machine) -> None:
    agreement = machine.clone / "agreements/2025/darmstadt.yaml"
    broken, changes = re.subn(r"amount: .*", 'amount: "````"', agreement.read_text(encoding="utf-8"), count=1)
    assert changes == 1
    agreement.write_text(broken, encoding="utf-8")
    environment, check, summary = STEPS[:3]

    assert machine.run(environment).returncode == 0
    checked = machine.run(check)
    assert checked.returncode != 0
    assert "::error file=agreements/2025/darmstadt.yaml,line=" in checked.stdout
    assert machine.run(summary).returncode == 0

    fence, *findings, end = machine.summary.read_text(encoding="utf-8").splitlines()[2:]
    assert (fence, end) == ("`````text", "`````")
    assert any(line.startswith("agreements/2025/darmstadt.yaml:") and "````" in line for line in findings)
    assert "Nichts wurde veröffentlicht." in findings[-1]


def test_the_platform_runs_the_steps_as_they_are_run_here() -> None:
    assert WORKFLOW["defaults"]["run"] == {"shell": "bash"}
    assert not any(set(step) - {"name", "id", "if", "run"} for step in STEPS)
