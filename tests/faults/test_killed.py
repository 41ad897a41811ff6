"""A build that is killed leaves the old site complete, or the new one, and the next build works."""

from __future__ import annotations

import gc
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from typing import Self

import pytest

from macros.machine.cores import aside, spread
from macros.machine.hindrance import Hindered
from macros.machine.swap import swap_by_renames
from macros.website.publish import publish
from tests.support.command import ROOT
from tests.support.process import PATIENCE, PORTAL, contents, told

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


def forked(work: Callable[[], None]) -> int:
    """Do work in a process of its own and return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


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


def test_a_build_that_is_told_to_end_while_it_starts_says_nothing_but_a_sentence(built_copy: Path) -> None:
    with subprocess.Popen(
        [PORTAL, "build", "--site-dir", str(built_copy)], cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as process:
        while "_pydantic_core" not in Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8"):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, "Der Lauf wurde abgebrochen.\n")


def told_by_a_run(folder: Path, work: Callable[[], object]) -> str:
    """What some work gives or raises in a process of its own: the tests may run in one that has threads."""

    def tell() -> None:
        try:
            told = repr(work())
        except Hindered as error:
            told = str(error)
        (folder / "told").write_text(told, encoding="utf-8")

    os.waitpid(forked(tell), 0)
    return (folder / "told").read_text(encoding="utf-8")


def with_the_other(folder: Path) -> None:
    """Wait until two processes have taken something to do."""
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.001)


def end_copies_by(ending: signal.Signals, folder: Path) -> list[int]:
    """Work on two cores, one of which gets a signal."""
    run, both = os.getpid(), folder / "both"
    both.mkdir()

    def end_in_the_copy(item: int) -> int:
        with_the_other(both)
        if os.getpid() != run:
            os.kill(os.getpid(), ending)
        return item

    return spread(end_in_the_copy, [0, 1])


def test_a_killed_part_of_a_run_on_several_cores_is_told(tmp_path: Path) -> None:
    told = told_by_a_run(tmp_path, partial(end_copies_by, signal.SIGKILL, tmp_path))
    assert told == "Ein Teil des Laufs wurde von außen beendet; nichts wurde veröffentlicht."


def test_a_part_killed_while_its_answer_is_on_the_way_is_told(tmp_path: Path) -> None:
    def kill_while_it_answers() -> bytes:
        answer = aside(partial(bytes, 1_000_000))
        (copy,) = active_children()
        while "pipe_write" not in Path(f"/proc/{copy.pid}/wchan").read_text(encoding="ascii"):
            time.sleep(0.001)
        copy.kill()
        return answer()

    told = told_by_a_run(tmp_path, kill_while_it_answers)
    assert told == "Ein Teil des Laufs wurde von außen beendet; nichts wurde veröffentlicht."


def test_of_errors_on_several_cores_the_first_is_told(tmp_path: Path) -> None:
    def fail(both: Path, item: int) -> None:
        with_the_other(both)
        raise Hindered(f"{item}")

    for attempt in range(10):  # either core may be the one that takes the first
        both = tmp_path / str(attempt)
        both.mkdir()
        assert told_by_a_run(tmp_path, partial(spread, partial(fail, both), [0, 1])) == "0"


def test_a_part_that_nobody_asks_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    def begin_and_end() -> None:
        aside(partial(bytes, 1_000_000))
        (copy,) = active_children()
        gc.collect()
        copy.join()

    os.waitpid(forked(begin_and_end), 0)
    assert capfd.readouterr() == ("", "")


def test_a_part_of_a_run_that_outlives_its_terminal_outlives_it_as_well(tmp_path: Path) -> None:
    def outlive() -> list[int]:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        return end_copies_by(signal.SIGHUP, tmp_path)

    assert told_by_a_run(tmp_path, outlive) == "[0, 1]"


def begin_and_die() -> None:
    aside(partial(bytes, 1_000_000))
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_run_began_in_the_moment_of_its_death_ends_as_well() -> None:
    for _ in range(50):
        reading, writing = os.pipe()
        child = forked(begin_and_die)
        os.close(writing)
        os.waitpid(child, 0)
        with os.fdopen(reading) as held:
            assert select.select([held], [], [], 10)[0], "a part of the run still holds what it inherited"


def report_and_sleep(folder: Path, item: int) -> None:
    with_the_other(folder)
    time.sleep(PATIENCE)


def test_what_a_killed_run_began_on_other_cores_ends_with_it(tmp_path: Path) -> None:
    child = forked(lambda: spread(partial(report_and_sleep, tmp_path), [0, 1]))
    while len(list(tmp_path.iterdir())) < 2:
        time.sleep(0.01)
    (copy,) = (int(path.name) for path in tmp_path.iterdir() if path.name != str(child))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for _ in range(100):
        if not Path(f"/proc/{copy}").exists() or "Z" in Path(f"/proc/{copy}/stat").read_text(encoding="ascii"):
            return
        time.sleep(0.05)
    os.kill(copy, signal.SIGKILL)
    pytest.fail("it works on although nobody waits for it")
