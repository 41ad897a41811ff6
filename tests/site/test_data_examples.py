"""The examples on /daten/ work as they are printed, in the folder of the built site."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.support.command import ROOT

EXAMPLES = dict(re.findall(r"```(\w+)\n(.*?)```", (ROOT / "site_src/daten.md").read_text(encoding="utf-8"), re.S))
INTERPRETERS = {"python": [sys.executable, "-c"], "r": [which("Rscript") or "", "-e"]}
RUNTIMES = [name for name, command in INTERPRETERS.items() if command[0]]


@pytest.mark.parametrize("language", RUNTIMES)
def test_the_example_prints_both_amounts(site: Path, language: str) -> None:
    command = [*INTERPRETERS[language], EXAMPLES[language]]
    printed = subprocess.run(command, cwd=site, capture_output=True, text=True, check=True).stdout
    assert "1000280" in printed
    assert "1018910" in printed


def test_the_query_gives_both_agreements_the_larger_first(site: Path) -> None:
    with sqlite3.connect(site / "daten/arbeitswelt.sqlite") as database:
        rows = database.execute(EXAMPLES["sql"]).fetchall()
    database.close()
    assert rows == [("Landkreis Main-Taunus-Kreis", 2025, 1018910), ("Wissenschaftsstadt Darmstadt", 2025, 1000280)]
