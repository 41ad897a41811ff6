"""Rules between the agreements of the register: what one says of another is true."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePath

from macros.register.agreement import Agreement, Project, Register
from macros.register.corrections import finding
from macros.register.finding import Finding, quoted
from macros.register.reading import Location, nearest


def check_references(register: Register, unread: Collection[str] = ()) -> list[Finding]:
    """Run every rule between agreements; of the ``unread`` ones, given by id, it is not known what they say."""
    everything = register.agreements
    known = {agreement.id for agreement in everything}.union(unread)
    later = [agreement for agreement in everything if agreement.facts.supersedes]
    earlier = {agreement.id: agreement for agreement in everything} if later else {}
    continuing = [agreement for agreement in everything if _continues_a_project(agreement)]
    projects = {project.id: a.year for a in everything for project in a.projects} if continuing else {}
    prefixes = tuple(f"{id}-" for id in unread)
    return [
        *(found for agreement in everything for found in _superseded_agreement_exists(agreement, known)),
        *(found for agreement in later for found in _versions_follow_one_another(agreement, earlier)),
        *(found for agreement in continuing for found in _continued_project_exists(agreement, projects, prefixes)),
    ]


def _continues_a_project(agreement: Agreement) -> bool:
    return any(listed.continues for group in agreement.facts.projects.values() for listed in group)


def _superseded_agreement_exists(agreement: Agreement, known: set[str]) -> Iterator[Finding]:
    """What a later version supersedes is in the register."""
    name = agreement.facts.supersedes
    if name and name not in known:
        hint = "Die frühere Fassung bleibt als Datei im selben Ordner."
        yield finding(agreement, ("supersedes",), f"Die Vereinbarung {quoted(name)} gibt es nicht.", hint)


def _versions_follow_one_another(agreement: Agreement, known: Mapping[str, Agreement]) -> Iterator[Finding]:
    """A later version is signed no earlier than the one it supersedes, and has a wording of its own."""
    before = known.get(agreement.facts.supersedes or "")
    if before is None:
        return
    if agreement.signed and before.signed and agreement.signed < before.signed:
        days = [signature.date for signature in agreement.signatures]
        message = f"Die Fassung {agreement.facts.version} ist früher unterschrieben als {before.id}: {before.signed}."
        hint = "Prüfen Sie die Tage in beiden Dateien; die zuletzt unterschriebene Fassung hat die höchste Zahl."
        yield finding(agreement, ("signatures", days.index(agreement.signed), "date"), message, hint)
    if agreement.wording and agreement.wording == before.wording:
        message = f"Der Wortlaut ist Zeichen für Zeichen der von {before.id}."
        hint = f"Prüfen Sie, ob {PurePath(agreement.wording_file).name} der Text der neuen Fassung ist."
        yield Finding(agreement.wording_file, 1, 1, "", message, hint, "warning")


def _continued_project_exists(
    agreement: Agreement, known: dict[str, int], unread: tuple[str, ...]
) -> Iterator[Finding]:
    """A project continues a project of an earlier agreement."""
    for project in agreement.projects:
        name = project.listed.continues
        if name and known.get(name, agreement.year) >= agreement.year and not name.startswith(unread):
            earlier = sorted(id for id, year in known.items() if year < agreement.year)
            hint = nearest(name, earlier) or "Die Kennung steht auf der Seite der früheren Vereinbarung."
            yield finding(agreement, _continues(project), f"Ein früheres Projekt {quoted(name)} gibt es nicht.", hint)


def _continues(project: Project) -> Location:
    return (*project.location, "continues")
