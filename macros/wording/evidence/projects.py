"""Rules for the projects: each stands in the wording's list under its measure type, and none is left out."""

from __future__ import annotations

from difflib import SequenceMatcher

from macros.register.agreement import Project
from macros.register.finding import quoted
from macros.register.model import ListedProject
from macros.wording.evidence.inquiry import Inquiry
from macros.wording.evidence.measure_types import check_measure_types
from macros.wording.layout import fold
from macros.wording.statements.passages import Statement
from macros.wording.statements.running import Span

_LONGEST = 120  # characters of a name in a message
_ALIKE = 0.6  # of the letters: enough to tell which project was misprinted
_READ_AGAIN = "Berichtigen Sie den Namen, oder prüfen Sie den Wortlaut."

Printed = dict[str, list[Statement[str]]]


def check_projects(inquiry: Inquiry) -> None:
    """Every project of the facts stands in the list, and every project of the list is a fact."""
    groups = check_measure_types(inquiry)
    if not groups:
        return
    left: Printed = {}
    for heading, kind in groups:
        left.setdefault(kind.key if kind else "", []).extend(heading.projects)
    unfound = [project for project in inquiry.agreement.projects if not _found(inquiry, project, left)]
    unfound = [project for project in unfound if not _found_elsewhere(inquiry, project, left)]
    for project in unfound:
        _not_found(inquiry, project, left)
    for key, statements in left.items():
        for statement in statements:
            message = f"Das Projekt {quoted(statement.value, _LONGEST)} steht im Wortlaut, aber nicht in den Angaben."
            hint = f"Ergänzen Sie es in {inquiry.agreement.file} unter {key or 'seiner Maßnahmenart'}."
            inquiry.stray(statement.first, message, hint, ("projects", key) if key else ("projects",))


def _found(inquiry: Inquiry, project: Project, left: Printed) -> bool:
    """Take the first line of the project's own measure type that names it."""
    here = left.get(project.measure_type.key, [])
    statement = next((s for s in here if _names(s.value, project.listed)), None)
    if statement is None:
        return False
    here.remove(statement)
    inquiry.attest(project.location, statement.passages)
    _check_details(inquiry, project, statement)
    return True


def _names(printed: str, listed: ListedProject) -> bool:
    """A line is the name alone, or the name with the places or the provider that the facts give."""
    if printed == listed.name:
        return True
    line, name = fold(printed), fold(listed.name)
    details = [fold(detail) for detail in (listed.places, listed.provider) if detail]
    return line == name or (line.startswith(name) and any(detail in line[len(name) :] for detail in details))


def _check_details(inquiry: Inquiry, project: Project, statement: Statement[str]) -> None:
    """The places and the provider of a project stand in its line, or where the wording names it again, if given."""
    for field, words in (("places", project.listed.places), ("provider", project.listed.provider)):
        if not words:
            continue
        location = (*project.location, field)
        if found := inquiry.passages_of(words, _naming(inquiry, project, statement)):
            inquiry.attest(location, found)
        else:
            hint = "Schreiben Sie es so, wie es in der Vereinbarung steht, oder löschen Sie die Angabe."
            inquiry.fault(location, f"Wo der Wortlaut das Projekt nennt, steht {quoted(words)} nicht.", hint)


def _naming(inquiry: Inquiry, project: Project, statement: Statement[str]) -> list[Span]:
    """The line of a project, and the other blocks in which its name stands."""
    running = inquiry.running
    own = [running.block_at(running.span(passage)[0]) for passage in statement.passages]
    named = [running.block_at(start) for start, _ in running.find(fold(project.name))]
    return [(running.starts[index], running.end_of(index)) for index in dict.fromkeys([*own, *named])]


def _found_elsewhere(inquiry: Inquiry, project: Project, left: Printed) -> bool:
    """A project that the wording lists under another measure type stands wrong in the facts."""
    for key, statements in left.items():
        for statement in statements:
            if _names(statement.value, project.listed):
                statements.remove(statement)
                other = f"unter {key}" if key else "unter einer unbekannten Maßnahmenart"
                where = inquiry.where(statement.first)
                message = f"Im Wortlaut ({where}) steht {quoted(project.name, _LONGEST)} {other}."
                hint = "Verschieben Sie das Projekt, oder prüfen Sie den Wortlaut."
                inquiry.fault(project.location, message, hint)
                return True
    return False


def _not_found(inquiry: Inquiry, project: Project, left: Printed) -> None:
    """The line that is most like the name is the one to compare it with."""
    here = left.get(project.measure_type.key, [])
    likest = max(here, key=lambda statement: _likeness(statement.value, project.name), default=None)
    if likest and _likeness(likest.value, project.name) >= _ALIKE:
        here.remove(likest)
        there, written = quoted(likest.value, _LONGEST), quoted(project.name, _LONGEST)
        inquiry.contradict(project.location, likest.first, there, written, _READ_AGAIN)
    else:
        message = f"Das Projekt {quoted(project.name, _LONGEST)} steht nicht im Wortlaut."
        inquiry.fault(project.location, message, "Löschen Sie den Eintrag, oder prüfen Sie den Wortlaut.")


def _likeness(printed: str, written: str) -> float:
    return SequenceMatcher(None, fold(printed), fold(written), autojunk=False).ratio()


def check_project_order(inquiry: Inquiry) -> None:
    """Under each measure type the projects stand in the order of the wording."""
    for projects in inquiry.agreement.projects_by_type.values():
        last = 0
        for project in projects:
            found = inquiry.evidence.get(project.location)
            if not found:
                continue
            if found[0].line < last:
                message = f"Im Wortlaut ({inquiry.where(found[0])}) steht {quoted(project.name, _LONGEST)} weiter oben."
                hint = "Bringen Sie die Projekte in die Reihenfolge des Wortlauts."
                inquiry.fault(project.location, message, hint)
            last = max(last, found[0].line)
