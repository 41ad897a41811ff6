"""One edition of the open data: the register, who publishes it, where it will stand, and of which commit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from macros.exports.licence import Licence, licence_of
from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.budgets import BUDGETS, budgets_of
from macros.exports.tables.districts import DISTRICTS
from macros.exports.tables.parts import in_force
from macros.exports.tables.programmes import MEASURE_TYPES, PROGRAMMES
from macros.exports.tables.projects import PROJECTS, projects_of
from macros.exports.tables.signatures import SIGNATURES, signatures_of
from macros.exports.tables.table import Row, Table
from macros.register.agreement import Agreement, Register
from macros.register.operator import Operator

ALL_TABLES: tuple[Table[Any], ...] = (
    DISTRICTS,
    PROGRAMMES,
    MEASURE_TYPES,
    AGREEMENTS,
    BUDGETS,
    PROJECTS,
    SIGNATURES,
)
TITLE = "Zielvereinbarungen Arbeitswelt Hessen"
DESCRIPTION = (
    "Die Zielvereinbarungen des Landes Hessen mit den Landkreisen und kreisfreien Städten zum Ausbildungs- und "
    "Qualifizierungsbudget: Haushaltsmittel, Projekte nach Maßnahmenarten, Orte und Tage der Unterschriften. "
    "Beträge je Projekt nennen die Zielvereinbarungen nicht; Namen von Personen gehören nicht zu den offenen Daten."
)
STATE = "Tag der neuesten Unterschrift, Korrektur oder Zurückziehung"


class AgreementRows(NamedTuple):
    """The rows of one agreement: its own, and those of its parts."""

    own: Row
    budgets: tuple[Row, ...]
    projects: tuple[Row, ...]
    signatures: tuple[Row, ...]


def _rows_of(agreement: Agreement, base_url: str) -> AgreementRows:
    """Fill the rows of one agreement; pages become full addresses where ``base_url`` is given."""
    return AgreementRows(
        AGREEMENTS.row(agreement, base_url),
        tuple(BUDGETS.row(budget, base_url) for budget in budgets_of(agreement)),
        tuple(PROJECTS.row(project, base_url) for project in projects_of(agreement)),
        tuple(SIGNATURES.row(signature, base_url) for signature in signatures_of(agreement)),
    )


@dataclass(frozen=True)
class Edition:
    """What every export reads.

    ``base_url`` is the address of the published site with a slash at its end, or empty: then links are relative.
    ``commit`` is the revision that the data come from, ``None`` where unknown.
    """

    register: Register
    operator: Operator
    base_url: str = ""
    commit: str | None = None

    def __post_init__(self) -> None:
        if self.base_url and not self.base_url.endswith("/"):
            object.__setattr__(self, "base_url", f"{self.base_url}/")

    @cached_property
    def licence(self) -> Licence:
        """The licence of the data."""
        return licence_of(self.operator)

    @cached_property
    def agreements(self) -> dict[str, AgreementRows]:
        """The rows of every agreement by its id, filled once for all files."""
        return {agreement.id: _rows_of(agreement, self.base_url) for agreement in self.register.agreements}

    @cached_property
    def rows(self) -> dict[str, tuple[Row, ...]]:
        """The rows of every table by its German name; agreements only where they are in force."""
        listed = [self.agreements[agreement.id] for agreement in in_force(self.register)]
        around = (DISTRICTS, PROGRAMMES, MEASURE_TYPES)
        return {
            **{table.name: tuple(table.rows(self.register, self.base_url)) for table in around},
            AGREEMENTS.name: tuple(rows.own for rows in listed),
            BUDGETS.name: tuple(row for rows in listed for row in rows.budgets),
            PROJECTS.name: tuple(row for rows in listed for row in rows.projects),
            SIGNATURES.name: tuple(row for rows in listed for row in rows.signatures),
        }

    def link(self, address: str, source: str) -> str:
        """Lead from the file ``source`` to ``address``, both from the site's root; in full with a base address."""
        return link(self.base_url, address, "../" * source.count("/"))


def link(base_url: str, address: str, root: str) -> str:
    """Lead to an address: in full with a base address, else relative over ``root`` (``../../`` or empty)."""
    return f"{base_url}{address}" if base_url else f"{root}{address}" or "./"


def permanent_id(name: str) -> str:
    """Name a thing for ever, whatever host it is read from."""
    return f"tag:arbeitswelt.hessen.de,2025:{name}"
