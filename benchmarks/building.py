"""The race: every contender builds the same register from nothing, in turn, several rounds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Run, measured
from benchmarks.peers import PEERS, SITE, Contender, clean
from tests.support.synthetic import write_register

_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Result:
    """What one contender showed at one size; no run where the size is beyond its limit. Output in megabytes, files."""

    size: int
    contender: Contender
    runs: tuple[Run, ...]
    output: float = 0.0
    files: int = 0

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


def prepare(folder: Path, size: int, peers: Iterable[str]) -> None:
    """Write one register and the folder of each peer: the same content for all."""
    register = write_register(folder / "ours/agreements", size)
    for peer in peers:
        (folder / peer).mkdir(exist_ok=True)
        PEERS[peer](folder / peer, register)


def race(folder: Path, size: int, contenders: Sequence[Contender], rounds: int) -> list[Result]:
    """Let all contenders build in turn.

    Who has used up a minute at this size gets no further round, so that slow ones do not hold up the rest.
    """
    runs: dict[Contender, list[Run]] = {contender: [] for contender in contenders}
    outputs: dict[Contender, tuple[float, int]] = {}
    for _ in range(rounds):
        for contender, taken in runs.items():
            if size > contender.largest or sum(run.wall for run in taken) > _PATIENCE:
                continue
            clean(folder / contender.peer)
            taken.append(measured(folder / contender.peer, contender.command))
            outputs[contender] = _weighed(folder / contender.peer / SITE)
            print(f"{size} {contender.label}: {taken[-1].wall:.2f} s", file=sys.stderr, flush=True)
    return [Result(size, contender, tuple(taken), *outputs.get(contender, ())) for contender, taken in runs.items()]


def _weighed(site: Path) -> tuple[float, int]:
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return sum(sizes) / 1e6, len(sizes)
