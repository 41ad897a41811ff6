"""A list of projects whose titles are not those of the programme: told by its numbers only."""

from __future__ import annotations

from collections.abc import Sequence

from macros.wording.blocks import Block
from macros.wording.statements.passages import Statement
from macros.wording.statements.project_list import TypeHeading
from macros.wording.statements.running import RunningText


def numbered_list(running: RunningText, length: int) -> list[TypeHeading]:
    """Find a list with the numbers 1 to ``length``, each with the entries below it; without one, nothing.

    No heading has a measure type: which one is meant is for the caller to guess.
    """
    blocks = running.blocks
    for first, block in enumerate(blocks):
        if _number(block) == 1:
            found = _read(running, blocks, first)
            if [heading.number for heading in found] == list(range(1, length + 1)):
                return found
    return []


def _read(running: RunningText, blocks: Sequence[Block], first: int) -> list[TypeHeading]:
    groups: list[tuple[int, list[int]]] = []
    for index in range(first, len(blocks)):
        block = blocks[index]
        if block.kind != "item":
            break
        if _number(block) == len(groups) + 1:
            groups.append((index, []))
        elif groups:
            groups[-1][1].append(index)
    return [
        TypeHeading(
            _statement(running, title), number, None, tuple(_statement(running, project) for project in projects)
        )
        for number, (title, projects) in enumerate(groups, 1)
    ]


def _number(block: Block) -> int:
    marker = block.marker.rstrip(".)")
    return int(marker) if block.kind == "item" and marker.isdigit() else 0


def _statement(running: RunningText, index: int) -> Statement[str]:
    start, end = running.starts[index], running.end_of(index)
    return Statement(running.printed[start:end], running.passages(start, end))
