"""Runs the command ``portal`` as people do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def portal(*arguments: str, expect: int = 0, at: Path = ROOT, **environment: str) -> str:
    """Run the command ``portal`` in a folder as people do; return what it prints. Its exit code must be ``expect``."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("portal")), *arguments],
        cwd=at,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr
