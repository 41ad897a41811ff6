"""The facts of an agreement as a flat list of fields: each with its path, its German label and its values.

A single field has one value or none. The projects of a measure type are one field with many values, so that
its path (``projects.qualifizierung``) still means the same when a project is put in or taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from macros.register.agreement import Agreement, Project
from macros.register.german import day, euro, slug
from macros.register.model import (
    Budget,
    Facts,
    ListedProject,
    Parties,
    Period,
    Signature,
    Source,
    Withdrawal,
    titles,
)
from macros.register.project_text import project_text
from macros.register.raw_values import ABSENT
from macros.register.reading import Location, field_path

PARTIES = {"state": "Land", "district": "Kreis"}


@dataclass(frozen=True)
class Value:
    """One value in two forms: ``raw`` as in the YAML file, ``reading`` as people read it.

    ``key`` stays the same where only details of the same project change.
    """

    raw: str
    reading: str
    key: str = ""


NOTHING = Value(ABSENT, "nicht angegeben")


@dataclass(frozen=True)
class Field:
    """One field of an agreement. ``editorial``: the editors' own addition, not a fact of the agreement."""

    location: Location
    label: str
    values: tuple[Value, ...]
    editorial: bool = False
    listed: bool = False

    @property
    def path(self) -> str:
        """The field as editors name it: ``budgets[0].amount``."""
        return field_path(self.location)


def fields_of(agreement: Agreement) -> Iterator[Field]:
    """Yield every field but those that make the agreement's id, empty ones included, in the order of the file."""
    facts = agreement.facts
    yield _single(("supersedes",), "", Facts, facts.supersedes)
    for name in titles(Parties):
        yield _single(("parties", name), _title("parties"), Parties, getattr(facts.parties, name))
    for position, budget in enumerate(facts.budgets):
        group = f"{_title('budgets')} {agreement.programmes[position].short}"
        yield from _budget_fields(("budgets", position), group, budget)
    for kind in agreement.measure_types:
        yield from _project_fields(kind.key, kind.short, agreement.projects_by_type[kind.key])
    for position, signature in enumerate(facts.signatures):
        yield from _signature_fields(position, signature)
    for name in titles(Source):
        value = getattr(facts.source, name) if facts.source else None
        yield _single(("source", name), _title("source"), Source, value)
    for name in titles(Withdrawal):
        value = getattr(facts.withdrawn, name) if facts.withdrawn else None
        yield _single(("withdrawn", name), _title("withdrawn"), Withdrawal, value)


def _budget_fields(location: Location, group: str, budget: Budget) -> Iterator[Field]:
    for name in ("programme", "amount", "name"):
        yield _single((*location, name), group, Budget, getattr(budget, name))
    for name in titles(Period):
        value = getattr(budget.period, name) if budget.period else None
        yield _single((*location, "period", name), group, Period, value)
    yield _single((*location, "funders"), group, Budget, ", ".join(budget.funders) or None)


def _signature_fields(position: int, signature: Signature) -> Iterator[Field]:
    party, location = PARTIES[signature.party], ("signatures", position)
    group = f"{position + 1}. Unterschrift ({party})"
    named = _single((*location, "party"), group, Signature, party)
    yield replace(named, values=(Value(signature.party, party),))
    for name in ("place", "date", "name", "office"):
        yield _single((*location, name), group, Signature, getattr(signature, name))


def _project_fields(key: str, title: str, projects: tuple[Project, ...]) -> Iterator[Field]:
    location = ("projects", key)
    values = tuple(_project_value(project.listed) for project in projects)
    yield Field(location, f"Projekte: {title}", values, listed=True)
    for name in ("topics", "continues"):
        notes = tuple(note for project in projects if (note := _note(project.listed, name)))
        label = f"{titles(ListedProject)[name]}: {title}"
        yield Field((*location, name), label, notes, editorial=True)


def _project_value(project: ListedProject) -> Value:
    text = project_text(project)
    return Value(text, text, key=project.id or slug(project.name))


def _note(project: ListedProject, name: str) -> Value | None:
    value = getattr(project, name)
    text = ", ".join(value) if isinstance(value, tuple) else value
    return Value(f"{project.name}: {text}", f"{project.name}: {text}", key=project.name) if text else None


def _single(location: Location, group: str, part: type, value: object) -> Field:
    """Make a field with one value or none, labelled by the titles of the model: ``Vertragspartner: Ministerium``."""
    own = titles(part)[str(location[-1])]
    values = (Value(_raw(value), _reading(value)),) if value is not None else ()
    return Field(location, f"{group}: {own}" if group else own, values)


def _title(name: str) -> str:
    return titles(Facts)[name]


def _raw(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _reading(value: object) -> str:
    if isinstance(value, Decimal):
        return _spaced(euro(value))
    return _spaced(day(value)) if isinstance(value, date) else str(value)


def _spaced(text: str) -> str:
    """Use ordinary spaces: editors type these, and the two must compare equal."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
