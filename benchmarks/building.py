"""The race: every contender builds the same register from nothing, in turn, several rounds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.comparable import Built, faults, look_over
from benchmarks.measure import Run, measured
from benchmarks.peers import PEERS, SITE, Contender, clean
from macros.register.agreement import Register
from tests.support.synthetic import write_register

_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender showed at one size, at least one run, and what makes what it built incomparable."""

    size: int
    contender: Contender
    runs: tuple[Run, ...]
    built: Built
    faults: tuple[str, ...]

    @property
    def wall(self) -> float:
        """The median of the wall times, in seconds."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor times, in seconds."""
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        """The highest peak of all runs, in megabytes."""
        return max(run.memory for run in self.runs)


def prepare(folder: Path, size: int, peers: Iterable[str]) -> Register:
    """Write one register and the folder of each peer: the same content for all."""
    register = write_register(folder / "ours/agreements", size)
    for peer in peers:
        (folder / peer).mkdir(exist_ok=True)
        PEERS[peer](folder / peer, register)
    return register


def race(folder: Path, register: Register, contenders: Sequence[Contender], rounds: int) -> list[Result]:
    """Let all contenders whose limit allows it build in turn, and look over what each built first.

    Who has used up a minute at this size gets no further round, so that slow ones do not hold up the rest.
    """
    size = len(register.agreements)
    runs: dict[Contender, list[Run]] = {one: [] for one in contenders if size <= one.largest}
    built: dict[Contender, Built] = {}
    for _ in range(rounds):
        for contender, taken in runs.items():
            if sum(run.wall for run in taken) > _PATIENCE:
                continue
            taken.append(build(folder, contender))
            if contender not in built:
                built[contender] = look_over(folder / contender.peer / SITE, register)
            print(f"{size}: {contender.label} {taken[-1].wall:.2f} s", file=sys.stderr, flush=True)
    return [
        Result(size, one, tuple(taken), built[one], tuple(faults(built[one], register))) for one, taken in runs.items()
    ]


def build(folder: Path, contender: Contender, **variables: str) -> Run:
    """Build once from nothing."""
    clean(folder / contender.peer)
    return measured(folder / contender.peer, contender.command, **variables)
