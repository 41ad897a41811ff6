"""The bench runs: in the smallest size here, so that it cannot rot. No time is asserted."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_the_bench_of_growth_prints_a_row_for_its_size() -> None:
    command = [sys.executable, "-m", "benchmarks.growth", "1"]
    printed = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"26( \| [\d.]+){5}", printed.splitlines()[-1].strip("| "))
