"""Runs the shell steps of the workflows as the platform does, outside of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import yaml

from tests.support.command import ROOT


def step(workflow: str, job: str, name: str) -> dict[str, Any]:
    """Find a step of a workflow by its name; every scalar is a string."""
    text = (ROOT / ".github/workflows" / workflow).read_bytes()
    steps = yaml.load(text, Loader=yaml.BaseLoader)["jobs"][job]["steps"]
    [found] = [step for step in steps if step.get("name") == name]
    return dict(found)


def run_step(found: dict[str, Any], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a step in a folder; its own variables are overridden by those given here."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
        cwd=folder,
        env={**os.environ, **found.get("env", {}), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
