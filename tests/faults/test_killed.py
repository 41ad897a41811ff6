"""A build that is killed leaves the old site complete, or the new one, and the next build works."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest

from macros.machine.swap import swap_by_renames
from macros.website.publish import publish
from tests.support.command import ROOT
from tests.support.process import PORTAL, contents, forked, told

VARIANTS = ("https://eins.example.org/", "https://zwei.example.org/")
KILLS = 100
FORKED = """
import os, sys, time
import macros.commands.build
from macros.cli import main
while address := sys.stdin.readline().strip():
    os.environ["SITE_URL"] = address
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = main(["build", "--site-dir", sys.argv[1]])
        os.write(writing, str(time.process_time()).encode())
        os._exit(code)
    os.close(writing)
    print(child, flush=True)
    _, status = os.waitpid(child, 0)
    print(status, os.read(reading, 99).decode() or 0, flush=True)
    os.close(reading)
"""


def worked(process: int) -> float:
    """The seconds for which a process has computed, by its own clock in the kernel; ``OSError`` when it has ended."""
    return time.clock_gettime((~process << 3) | 2)


class Builds:
    """Runs ``portal build`` again and again in a process each, without loading the program each time."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._process = subprocess.Popen(
            [sys.executable, "-c", FORKED, str(site)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def build(self, address: str, kill_after: float | None = None) -> tuple[int, float]:
        """Build the site for an address; return how the process ended and for how long it worked.

        ``kill_after`` counts seconds of the process's own work, so that a busy machine changes nothing.
        """
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{address}\n")
        self._process.stdin.flush()
        child = int(self._line())
        with suppress(OSError):
            while kill_after is not None and worked(child) < kill_after:
                time.sleep(0.0005)
            if kill_after is not None:
                os.kill(child, signal.SIGKILL)
        status, seconds = self._line().split()
        return int(status), float(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def _line(self) -> str:
        """The next line that is the program's: a build says where the site lies."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        return line if not line.startswith("Die Seite") else self._line()


def test_a_hundred_kills_at_random_times_never_leave_half_a_site(tmp_path: Path) -> None:
    site, times = tmp_path / "site", random.Random(8)
    with Builds(site) as builds:
        whole, took = [], 0.0
        for address in VARIANTS:
            status, took = builds.build(address)
            assert status == 0
            whole.append(contents(site))
        assert whole[0] != whole[1]
        killed = 0
        while killed < KILLS:
            status, _ = builds.build(VARIANTS[killed % 2], kill_after=times.uniform(0, took))
            assert status in (0, signal.SIGKILL)
            assert contents(site) in whole
            killed += status == signal.SIGKILL
        assert builds.build(VARIANTS[0])[0] == 0
        assert contents(site) == whole[0]
        assert os.listdir(tmp_path) == ["site"]


def small_site(text: str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        folder.mkdir()
        for name in ("index.html", "first.html", "last.html"):
            (folder / name).write_text(text, encoding="utf-8")

    return build


def publish_on_and_on(site: Path) -> None:
    while True:
        for text in ("one", "two"):
            publish(site, small_site(text), lambda folder: [])


def test_two_hundred_kills_around_the_swap_never_leave_half_a_site(tmp_path: Path) -> None:
    site, times = tmp_path / "site", random.Random(8)
    publish(site, small_site("one"), lambda folder: [])
    for _ in range(200):
        child = forked(lambda: publish_on_and_on(site))
        time.sleep(times.uniform(0, 0.01))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        texts = [path.read_text(encoding="utf-8") for path in sorted(site.iterdir())]
        assert texts in (["one"] * 3, ["two"] * 3)
    publish(site, small_site("next"), lambda folder: [])
    assert os.listdir(tmp_path) == ["site"]


def moments_without(site: Path, work: Callable[[], None], looks: int) -> int:
    """Look again and again for a site, while a process works on it; count how often there is none."""
    child = forked(work)
    try:
        return sum(not site.exists() for _ in range(looks))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_there_is_no_moment_without_a_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, small_site("one"), lambda folder: [])
    assert moments_without(site, lambda: publish_on_and_on(site), looks=400_000) == 0


def test_the_look_for_a_moment_without_a_site_would_find_one(tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    small_site("one")(site)
    small_site("two")(other)

    def rename_on_and_on() -> None:
        while True:
            swap_by_renames(other, site)

    assert moments_without(site, rename_on_and_on, looks=400_000) > 0


@pytest.mark.parametrize(
    ("ending", "written"),
    [(signal.SIGTERM, "."), (signal.SIGINT, "kreise/darmstadt/index.html"), (signal.SIGHUP, "daten/projekte.csv")],
)
def test_a_build_that_is_told_to_end_tidies_up_and_says_so(
    built_copy: Path, ending: signal.Signals, written: str
) -> None:
    before = contents(built_copy)
    process = subprocess.Popen(
        [PORTAL, "build", "--site-dir", str(built_copy)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not list(built_copy.parent.glob(f".site-neu-*/{written}")):
        assert process.poll() is None
        time.sleep(0.001)
    os.killpg(process.pid, ending)
    time.sleep(0.01)
    os.killpg(process.pid, ending)  # a person who is in a hurry
    out, err = process.communicate(timeout=60)
    done = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    assert told(done, expect=2) == "Der Lauf wurde abgebrochen; die alte Seite bleibt stehen."
    assert contents(built_copy) == before
    assert os.listdir(built_copy.parent) == ["site"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_end_before_it_builds_says_so(tmp_path: Path, ending: signal.Signals) -> None:
    os.mkfifo(tmp_path / "event.json")
    with (
        subprocess.Popen(
            [PORTAL, "submission", str(tmp_path / "event.json")], cwd=ROOT, stderr=subprocess.PIPE, text=True
        ) as process,
        (tmp_path / "event.json").open("wb"),  # opens as soon as the command does
    ):
        process.send_signal(ending)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, "Der Lauf wurde abgebrochen.\n")


def test_a_build_that_is_told_to_end_while_it_starts_says_nothing_but_a_sentence(built_copy: Path) -> None:
    with subprocess.Popen(
        [PORTAL, "build", "--site-dir", str(built_copy)], cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as process:
        while "_pydantic_core" not in Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8"):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, "Der Lauf wurde abgebrochen.\n")
