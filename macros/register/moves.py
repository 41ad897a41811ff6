"""Where anchors and pages went that are no longer made: from the corrections, and from the list of moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.register.agreement import Agreement
from macros.register.fields import NOTHING
from macros.register.model import Move
from macros.register.project_text import own_part
from macros.register.raw_values import ABSENT

PROJECTS = "projekte"


def kept_anchors(agreement: Agreement, moves: Iterable[Move]) -> dict[str, str]:
    """The anchors that an agreement's page had and makes no more, each with the anchor where it is kept.

    A correction tells the former name of a project, and so the anchor it had: nothing else is asked of editors.
    The anchor of a project that was taken out is kept at the heading of the projects.
    """
    present = {project.id for project in agreement.projects}
    went = {**dict(_renamed(agreement)), **dict(_moved(agreement, moves))}
    kept = {}
    for anchor in sorted(went.keys() - present):
        target, steps = went[anchor], len(went)
        while target not in present and target in went and steps:
            target, steps = went[target], steps - 1
        kept[anchor] = target
    return kept


def _renamed(agreement: Agreement) -> Iterator[tuple[str, str]]:
    for correction in agreement.facts.corrections:
        if correction.field.startswith("projects.") and (old := _anchor(agreement, correction.old)):
            yield old, _anchor(agreement, correction.new) or PROJECTS


def _anchor(agreement: Agreement, text: str) -> str:
    """The anchor of a project, told as in a correction: its name and, in brackets, further details."""
    if text in (ABSENT, NOTHING.reading):
        return ""
    return f"{agreement.id}-{own_part(text)}"


def _moved(agreement: Agreement, moves: Iterable[Move]) -> Iterator[tuple[str, str]]:
    for move in moves:
        page, _, anchor = move.old.partition("#")
        if anchor and page == agreement.address:
            yield anchor, move.new.partition("#")[2]
