"""What a run does on other cores ends with it, says nothing of its own, and is told where it is ended from outside."""

from __future__ import annotations

import gc
import os
import select
import signal
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from macros.machine.cores import aside, spread
from macros.machine.hindrance import Hindered
from tests.support.process import PATIENCE, forked


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


def state(process: int | None) -> str:
    """What the kernel says of a process: R for running, S for sleeping, Z for ended."""
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]


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
        while state(copy.pid) != "S":  # it sleeps only when the pipe is full
            time.sleep(0.001)
        copy.kill()
        copy.join()  # else it might hand over the rest before it ends
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
        if not Path(f"/proc/{copy}").exists() or state(copy) == "Z":
            return
        time.sleep(0.05)
    os.kill(copy, signal.SIGKILL)
    pytest.fail("it works on although nobody waits for it")
