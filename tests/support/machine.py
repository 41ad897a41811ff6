"""A machine of the platform: a clone of the last commit and an environment of its own."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What the program that runs these tests has set for itself and no fresh machine knows.
FOREIGN = ("MAKE", "MFLAGS", "PYTHON", "PYTEST", "VIRTUAL_ENV", "GIT_", "GITHUB_", "SITE_", "SOURCE_")


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine of the platform: a clone of the last commit and an environment of its own."""

    clone: Path
    venv: Path
    summary: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def run(self, commands: str) -> subprocess.CompletedProcess[str]:
        """Run the commands of one step and give back their exit code and what they printed."""
        script = self.summary.with_name("step.sh")
        script.write_text(commands, encoding="utf-8")
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
        """The environment variables of a step: those of this machine, of the platform, of the caller."""
        here = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        platform = {"CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(self.summary)}
        return {**here, "LC_ALL": "C.UTF-8", **platform, **self.settings, "VENV": str(self.venv)}

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
