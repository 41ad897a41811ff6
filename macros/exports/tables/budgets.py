"""The table of the money, a row for each programme of an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from macros.exports.tables.parts import Part, belongs_to, in_force, programme_column
from macros.exports.tables.table import Column, Table
from macros.register.agreement import Agreement
from macros.register.model import Budget, Programme


class Money(NamedTuple):
    """A budget with its programme."""

    budget: Budget
    programme: Programme


def budgets_of(agreement: Agreement) -> Iterator[Part[Money]]:
    """Yield the budgets of one agreement."""
    pairs = zip(agreement.budgets, agreement.programmes, strict=True)
    for position, (budget, programme) in enumerate(pairs, 1):
        yield Part(agreement, Money(budget, programme), position)


BUDGETS: Table[Part[Money]] = Table(
    "haushaltsmittel",
    "budgets",
    "Haushaltsmittel",
    "Eine Zeile je Programm einer Zielvereinbarung. Die Summen stehen schon in der Tabelle vereinbarungen.",
    ("vereinbarung", "programm"),
    belongs_to(
        (
            programme_column(lambda b: b.part.programme.key),
            Column(
                "programm_name",
                "programme_name",
                "text",
                "Name des Programms",
                "Voller Name des Programms.",
                lambda b: b.part.programme.name,
            ),
            Column(
                "name_wie_gedruckt",
                "name",
                "text",
                "Name, wie gedruckt",
                "Name in der Zielvereinbarung, wenn er vom Namen des Programms abweicht.",
                lambda b: b.part.budget.name,
                optional=True,
            ),
            Column(
                "betrag_eur",
                "amount_eur",
                "euro",
                "Betrag in Euro",
                "Betrag dieses Programms.",
                lambda b: b.part.budget.amount,
            ),
            Column(
                "zeitraum_von",
                "first_year",
                "integer",
                "Erstes Jahr",
                "Nur wenn das Geld für mehrere Jahre gilt.",
                lambda b: b.part.budget.period.first if b.part.budget.period else None,
                optional=True,
            ),
            Column(
                "zeitraum_bis",
                "last_year",
                "integer",
                "Letztes Jahr",
                "Nur wenn das Geld für mehrere Jahre gilt.",
                lambda b: b.part.budget.period.last if b.part.budget.period else None,
                optional=True,
            ),
            Column(
                "geldgeber",
                "funders",
                "texts",
                "Geldgeber",
                "Nur wenn die Zielvereinbarung mehrere nennt.",
                lambda b: tuple(b.part.budget.funders),
                optional=True,
            ),
        )
    ),
    lambda register: (budget for agreement in in_force(register) for budget in budgets_of(agreement)),
)
