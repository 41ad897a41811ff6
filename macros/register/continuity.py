"""Projects of one district over two years: which came, which went, which go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from macros.register.agreement import Agreement, Project
from macros.register.german import slug

_SIMILAR = 0.8
_SHORTEST_PREFIX = 5


@dataclass(frozen=True, slots=True)
class Continued:
    """A project that goes on; ``certain`` where the data say so by ``continues``, else likely by its name."""

    before: Project
    after: Project
    certain: bool


@dataclass(frozen=True, slots=True)
class Continuity:
    """The projects of two agreements of one district, in the order of the agreements."""

    earlier: Agreement
    later: Agreement
    continued: tuple[Continued, ...]
    came: tuple[Project, ...]
    went: tuple[Project, ...]


def continuity(earlier: Agreement, later: Agreement) -> Continuity:
    """Pair the projects of two agreements: first by ``continues``, then by equal, then by similar name."""
    before = {project.id: project for project in earlier.projects}
    pairs: dict[str, Continued] = {}
    for after in later.projects:
        match = before.pop(after.listed.continues or "", None)
        if match:
            pairs[after.id] = Continued(match, after, certain=True)
    for _, after, match in sorted(_candidates(before, later, pairs), key=lambda found: found[0]):
        if after.id not in pairs and match.id in before:
            pairs[after.id] = Continued(before.pop(match.id), after, certain=False)
    came = tuple(project for project in later.projects if project.id not in pairs)
    continued = tuple(pairs[project.id] for project in later.projects if project.id in pairs)
    return Continuity(earlier, later, continued, came, tuple(before.values()))


def _candidates(
    before: dict[str, Project], later: Agreement, pairs: dict[str, Continued]
) -> Iterator[tuple[float, Project, Project]]:
    """Yield likely pairs with their distance: 0 for the same name, up to 0.2 for a similar one."""
    for after in later.projects:
        for match in before.values():
            distance = _distance(slug(match.name), slug(after.name))
            if after.id not in pairs and distance <= 1 - _SIMILAR:
                yield distance, after, match


def _distance(one: str, other: str) -> float:
    """The share of letters that two slugs do not have in common; 1 where they are not alike."""
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_PREFIX and long.startswith(f"{short}-"):
        return 0.1
    return Indel.normalized_distance(one, other, score_cutoff=1 - _SIMILAR)
