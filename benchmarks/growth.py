"""How checking, comparing and building grow with the number of agreements, in one run."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import run
from macros.register.folder import read_register
from macros.wording.blocks import read_wording
from macros.wording.comparison.year import compare_year
from tests.support.synthetic import write_agreements

SIZES = ("2", "5", "10", "20")


def main() -> None:
    """Print one table in Markdown: a row for each number of years given, else for each of ``SIZES``."""
    print("| agreements | read, s | compare, s | build: wall, s | build: cpu, s | peak memory, MB |")
    print("|---|---|---|---|---|---|")
    for years in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            agreements = Path(folder) / "agreements"
            number = len(write_agreements(agreements, years=years, wording=True).agreements)
            read, compare = _compared(agreements)
            built = run("portal", "build", "--agreements", str(agreements), "--site-dir", f"{folder}/site")
        times = f"{read:.2f} | {compare:.2f} | {built.wall:.1f} | {built.cpu:.1f} | {built.memory:.0f}"
        print(f"| {number} | {times} |", flush=True)


def _compared(agreements: Path) -> tuple[float, float]:
    """Seconds for reading all files, and for reading and comparing all wordings of all years."""
    begun = time.perf_counter()
    register, _ = read_register(agreements)
    read = time.perf_counter()
    for year in register.years:
        worded = [(a, read_wording(a.wording.text)) for a in register.in_year(year) if a.wording]
        compare_year(year, worded)
    return read - begun, time.perf_counter() - read


if __name__ == "__main__":
    main()
