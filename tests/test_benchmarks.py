"""The bench runs: in the smallest size here, so that it cannot rot. No time is asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_bench_measures_every_contender() -> None:
    command = [sys.executable, "-m", "benchmarks", "--sizes", "52", "--rounds", "1"]
    printed = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True).stdout
    assert len(printed.splitlines()) == 5
