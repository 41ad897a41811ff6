"""Two builds that start together: one publishes, the other does too or is told to wait, and the site is whole."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from macros.machine.lock import locked
from tests.support.command import ROOT
from tests.support.process import PATIENCE, PORTAL, contents, forked, told

REFUSAL = "Ein anderer Lauf baut gerade nach site; warten Sie, bis er fertig ist."


@pytest.mark.parametrize("attempt", range(5))
def test_two_builds_at_once_leave_one_whole_site(site: Path, tmp_path: Path, attempt: int) -> None:
    target = tmp_path / "site"
    both = [
        subprocess.Popen(
            [PORTAL, "build", "--site-dir", str(target)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    ended = []
    for process in both:
        out, err = process.communicate(timeout=PATIENCE)
        ended.append(subprocess.CompletedProcess(process.args, process.returncode, out, err))
    assert any(done.returncode == 0 for done in ended)
    assert all(done.returncode == 0 or told(done, expect=2) == REFUSAL for done in ended)
    assert contents(target) == contents(site)
    assert os.listdir(tmp_path) == ["site"]


def test_a_build_begins_as_soon_as_the_one_before_it_has_ended(tmp_path: Path) -> None:
    site, begun = tmp_path / "site", tmp_path / "begun"

    def build() -> None:
        with locked(site):
            begun.touch()
            time.sleep(0.15)

    child = forked(build)
    while not begun.exists():
        time.sleep(0.01)
    with locked(site):
        assert sorted(path.name for path in tmp_path.iterdir()) == [".site-sperre", "begun"]
    os.waitpid(child, 0)
