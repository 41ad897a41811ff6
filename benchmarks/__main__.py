"""Measures this project beside other generators, and the reader's side of what it builds."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.building import Result, build, prepare, race
from benchmarks.machine import desk
from benchmarks.peers import CONTENDERS, PEERS, PUBLISH, SITE
from benchmarks.plot import log_plot
from benchmarks.preview import Preview, preview
from benchmarks.reader import Search, Weight, search, weights
from benchmarks.report import lines, report

SIZES = (52, 520, 2_080, 8_320)
PARTS = ("build", "preview", "search", "lighthouse")
ONE_SIZE = 520
"""The parts that take one size only take this one, or the largest below it."""


@dataclass(slots=True)
class Findings:
    """All that one run has measured so far."""

    results: list[Result] = field(default_factory=list)
    previews: list[Preview] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    weighed: list[Weight] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """What makes figures incomparable or wrong."""
        found = [f"{one.size}, {one.contender.label}: {fault}." for one in self.results for fault in one.faults]
        return found + [f"preview of {one.size}: {name} differs." for one in self.previews for name in one.differing]


def main() -> int:
    """Measure what the command line asks for, print it, and write it where wanted. 1 where figures do not compare."""
    options = _parser().parse_args()
    found = Findings()
    for size in sorted(options.sizes):
        with tempfile.TemporaryDirectory(dir=desk()) as folder:
            _measure(Path(folder), size, options, found)
    text = report(found.results, found.previews, found.searches, found.weighed)
    print(text)
    if options.results:
        (options.results / "RESULTS.md").write_text(text, encoding="utf-8")
        for figure, title in (("wall", "seconds (median)"), ("memory", "megabytes at the peak")):
            drawn = log_plot(lines(found.results, figure), "agreements", title)
            (options.results / f"{figure}.svg").write_text(drawn, encoding="utf-8")
    print("\n".join(found.faults), file=sys.stderr)
    return 1 if found.faults else 0


def _measure(folder: Path, size: int, options: argparse.Namespace, found: Findings) -> None:
    contenders = [one for one in CONTENDERS if one.peer in options.only]
    register = prepare(folder, size, {"ours", "hugo", *options.only})
    if "build" in options.parts:
        found.results += race(folder, register, contenders, options.rounds)
    if size != max((one for one in options.sizes if one <= ONE_SIZE), default=min(options.sizes)):
        return
    if {"search", "lighthouse"} & set(options.parts):
        build(folder, PUBLISH)
    if "search" in options.parts:
        found.searches.append(search(folder / "ours" / SITE, register, options.rounds))
    if "lighthouse" in options.parts:
        found.weighed += weights(folder / "ours" / SITE, register)
    if "preview" in options.parts:
        found.previews.append(preview(folder, register, options.rounds))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_list_of(int), default=SIZES, metavar="52,520", help="numbers of agreements")
    parser.add_argument("--rounds", type=int, default=3, help="how often each builds, at most")
    parser.add_argument("--only", type=_list_of(str), default=tuple(PEERS), metavar=",".join(PEERS), help="who builds")
    parser.add_argument("--parts", type=_list_of(str), default=PARTS, metavar=",".join(PARTS), help="what is measured")
    parser.add_argument("--results", type=Path, metavar="FOLDER", help="write RESULTS.md and its plots there")
    return parser


def _list_of(kind: Callable[[str], int | str]) -> Callable[[str], tuple[int | str, ...]]:
    return lambda text: tuple(map(kind, text.split(",")))


if __name__ == "__main__":
    raise SystemExit(main())
