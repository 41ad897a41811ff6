"""Rules between the agreements of the register: what one says of another is true."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.register.agreement import Agreement, Project, Register
from macros.register.finding import Finding, quoted
from macros.register.reading import Location, field_path, nearest


def check_references(register: Register, unread: Collection[str] = ()) -> list[Finding]:
    """Run every rule between agreements; of the ``unread`` ones, given by id, it is not known what they say."""
    everything = register.agreements
    known = {agreement.id for agreement in everything}.union(unread)
    continuing = [agreement for agreement in everything if _continues_a_project(agreement)]
    projects = {project.id: a.year for a in everything for project in a.projects} if continuing else {}
    prefixes = tuple(f"{id}-" for id in unread)
    return [
        *(finding for agreement in everything for finding in _superseded_agreement_exists(agreement, known)),
        *(found for agreement in continuing for found in _continued_project_exists(agreement, projects, prefixes)),
    ]


def _continues_a_project(agreement: Agreement) -> bool:
    return any(listed.continues for group in agreement.facts.projects.values() for listed in group)


def _superseded_agreement_exists(agreement: Agreement, known: set[str]) -> Iterator[Finding]:
    """What a later version supersedes is in the register."""
    name = agreement.facts.supersedes
    if name and name not in known:
        hint = "Die frühere Fassung bleibt als Datei im selben Ordner."
        yield _finding(agreement, ("supersedes",), f"Die Vereinbarung {quoted(name)} gibt es nicht.", hint)


def _continued_project_exists(
    agreement: Agreement, known: dict[str, int], unread: tuple[str, ...]
) -> Iterator[Finding]:
    """A project continues a project of an earlier agreement."""
    for project in agreement.projects:
        name = project.listed.continues
        if name and known.get(name, agreement.year) >= agreement.year and not name.startswith(unread):
            earlier = sorted(id for id, year in known.items() if year < agreement.year)
            hint = nearest(name, earlier) or "Die Kennung steht auf der Seite der früheren Vereinbarung."
            yield _finding(agreement, _continues(project), f"Ein früheres Projekt {quoted(name)} gibt es nicht.", hint)


def _continues(project: Project) -> Location:
    return (*project.location, "continues")


def _finding(agreement: Agreement, location: Location, message: str, hint: str) -> Finding:
    place = agreement.place(location)
    return Finding(agreement.file, place.line, place.column, field_path(location), message, hint)
