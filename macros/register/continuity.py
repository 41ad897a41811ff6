"""Projects of one district over two years: which came, which went, which go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

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
        if match := before.pop(after.listed.continues or "", None):
            pairs[after.id] = Continued(match, after, certain=True)
    for likely in (_of_equal_names, _of_similar_names):
        left = [project for project in later.projects if project.id not in pairs]
        for after, match in likely(list(before.values()), left):
            if after.id not in pairs and match.id in before:
                pairs[after.id] = Continued(before.pop(match.id), after, certain=False)
    came = tuple(project for project in later.projects if project.id not in pairs)
    continued = tuple(pairs[project.id] for project in later.projects if project.id in pairs)
    return Continuity(earlier, later, continued, came, tuple(before.values()))


def _of_equal_names(before: Sequence[Project], later: Sequence[Project]) -> Iterator[tuple[Project, Project]]:
    names: dict[str, list[Project]] = {}
    for match in before:
        names.setdefault(slug(match.name), []).append(match)
    yield from ((after, match) for after in later for match in names.get(slug(after.name), ()))


def _of_similar_names(before: Sequence[Project], later: Sequence[Project]) -> Iterator[tuple[Project, Project]]:
    """Yield likely pairs, the most alike first."""
    slugs = [(match, slug(match.name)) for match in before]
    likely = []
    for after in later:
        name = slug(after.name)
        found = ((_distance(other, name), after, match) for match, other in slugs)
        likely += [pair for pair in found if pair[0] <= 1 - _SIMILAR]
    yield from ((after, match) for _, after, match in sorted(likely, key=itemgetter(0)))


def _distance(one: str, other: str) -> float:
    """The share of letters that two slugs do not have in common; 1 where they are not alike."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short) and len(short) >= _SHORTEST_PREFIX and long[len(short) :].startswith("-"):
        return 0.1
    return Indel.normalized_distance(one, other, score_cutoff=1 - _SIMILAR)
