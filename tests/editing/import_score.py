"""How well the importer read: each fact of the written file against the known truth, with the doubts at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.register.reading import place_of
from macros.register.source import Mapping as Nodes
from macros.register.source import Node, Scalar, Sequence, read_nodes

_STEP = re.compile(r"\[(\d+)\]|([a-z-]+)")
_NOT_FACTS = ("source",)


@dataclass(frozen=True)
class Answer:
    """One fact: where, what is true, what was read, and whether a doubt stands at it in the file."""

    case: str
    path: str
    true: str | None
    read: str | None
    doubted: bool

    @property
    def right(self) -> bool:
        """Whether the truth was read."""
        return self.true == self.read

    @property
    def silent(self) -> bool:
        """Whether something wrong stands in the file without a doubt: the one thing that must never be."""
        return not self.right and not self.doubted


def answers(case: str, file: Path, truth: Mapping[str, str]) -> list[Answer]:
    """Compare a written file with the truth. A doubt counts for a field in its own line only.

    For a fact that the file does not hold at all it counts at the list in which it is missing.
    """
    nodes, findings = read_nodes(file, str(file))
    assert isinstance(nodes, Nodes), findings
    doubted = {finding.line for finding in findings if "Prüfung offen" in finding.message}
    assert all("Prüfung offen" in finding.message for finding in findings), findings
    read = dict(_flat(nodes, ""))
    paths = [*truth, *(path for path in read if path not in truth and path.split(".")[0] not in _NOT_FACTS)]
    return [
        Answer(case, path, truth.get(path), read.get(path), _is_doubted(nodes, path, read, doubted)) for path in paths
    ]


def _is_doubted(nodes: Nodes, path: str, read: Mapping[str, str], doubted: set[int]) -> bool:
    steps = tuple(int(number) if number else name for number, name in _STEP.findall(path))
    if path in read:
        return place_of(nodes, steps, key=True).line in doubted
    holder = steps[: next(i for i, step in enumerate(steps) if isinstance(step, int))] if "[" in path else steps[:1]
    return place_of(nodes, holder, key=True).line in doubted


def _flat(node: Node, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Scalar):
        yield path, node.value
    elif isinstance(node, Sequence):
        for position, item in enumerate(node.items):
            yield from _flat(item, f"{path}[{position}]")
    else:
        for name, item in node.entries.items():
            yield from _flat(item, f"{path}.{name}" if path else name)


def accuracy(scored: Iterable[Answer]) -> float:
    """The share of facts that were read right; what was read beside the truth counts as a fact read wrong."""
    right = [answer.right for answer in scored]
    return sum(right) / len(right)


def told(scored: Iterable[Answer]) -> str:
    """The wrong answers, one in a line, the silent ones first."""
    wrong = sorted((answer for answer in scored if not answer.right), key=lambda answer: not answer.silent)
    lines = (
        f"{'STUMM' if a.silent else 'mit Zweifel'} {a.case}: {a.path}: {a.true!r}, gelesen {a.read!r}" for a in wrong
    )
    return "\n".join(lines)
