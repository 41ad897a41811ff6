"""``python -m benchmarks``: measures this project beside others, and writes RESULTS.md with its plot."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.building import prepare, race
from benchmarks.peers import CONTENDERS, PEERS

SIZES = (52, 520, 2_080, 8_320)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=SIZES, metavar="52,520", help="numbers of agreements")
    parser.add_argument("--rounds", type=int, default=3, help="how often each contender builds")
    parser.add_argument("--only", type=_words, default=tuple(PEERS), metavar="ours,hugo", help=", ".join(PEERS))
    options = parser.parse_args()
    contenders = [contender for contender in CONTENDERS if contender.peer in options.only]
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder), size, options.only)
            for result in race(Path(folder), size, contenders, options.rounds):
                print(
                    size,
                    result.contender.label,
                    f"{result.wall:.2f} {result.cpu:.2f} s",
                    f"{result.memory:.0f} MB",
                    f"{result.output:.1f} MB {result.files} files",
                )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


if __name__ == "__main__":
    main()
