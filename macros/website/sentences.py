"""German sentences made from facts: the answer first, in the right case for every district."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from macros.register.agreement import Agreement, Register
from macros.register.german import count, day, euro, listing
from macros.register.model import District

_AMOUNT = re.compile(r"\d[\d.,]*\N{NO-BREAK SPACE}Euro")


def capital(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]


def emphasised(sentence: str) -> Markup:
    """Set the amounts of a sentence in bold, so that the eye tells them from the year before them."""
    return Markup(_AMOUNT.sub(r"<strong>\g<0></strong>", str(escape(sentence))))


def projects(number: int) -> str:
    """Count projects: ``7 Projekte``, ``1 Projekt``, ``keine Projekte``."""
    return count(number, "Projekt", "Projekte")


def answer(agreement: Agreement) -> str:
    """Say in one sentence what the district gets, when, from where, and for how many projects."""
    money = listing(
        f"{euro(budget.amount)} aus dem {_budget_name(agreement, position)}"
        for position, budget in enumerate(agreement.budgets)
    )
    return (
        f"Für {agreement.year} stellt das Land Hessen {agreement.district.dative} {money} zur Verfügung; "
        f"die Zielvereinbarung nennt {projects(len(agreement.projects))}."
    )


def _budget_name(agreement: Agreement, position: int) -> str:
    programme = agreement.programmes[position]
    printed = agreement.budgets[position].name
    return printed or f"{programme.name} ({programme.short})"


def no_agreement(district: District, year: int, register: Register) -> str:
    """Say that nothing is published for a district and year, and why if there cannot be anything."""
    if district.exists_in(year):
        return f"Für {year} ist noch keine Zielvereinbarung mit {district.dative} veröffentlicht."
    before = register.by_slug.get(district.predecessor or "")
    if district.valid_from and before:
        become = "kreisfrei" if district.kind == "kreisfreie Stadt" else "ein eigener Landkreis"
        return (
            f"{capital(district.nominative)} ist seit dem {day(district.valid_from)} {become}. "
            f"Für {year} gilt die Zielvereinbarung mit {before.dative}; "
            f"für {district.accusative} ist noch keine veröffentlicht."
        )
    return f"{capital(district.nominative)} hat für {year} keine eigene Zielvereinbarung."


def coverage(register: Register, year: int) -> str:
    """Say how complete a year is: ``2 von 26 Zielvereinbarungen``."""
    expected = len(register.expected(year))
    return f"{len(register.in_year(year))} von {expected} Zielvereinbarungen"


def agreement_title(agreement: Agreement) -> str:
    """Name an agreement as a page title: ``Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt``."""
    version = f", Fassung {agreement.facts.version}" if agreement.facts.version > 1 else ""
    return f"Zielvereinbarung {agreement.year} mit {agreement.district.dative}{version}"


def year_answer(register: Register, year: int) -> str:
    """Say in one sentence what is published for a year."""
    agreements = register.in_year(year)
    total = euro(sum(agreement.total for agreement in agreements))
    number = sum(len(agreement.projects) for agreement in agreements)
    verb = "ist" if len(agreements) == 1 else "sind"
    return f"Für {year} {verb} {coverage(register, year)} veröffentlicht: zusammen {total} für {projects(number)}."


def district_answer(register: Register, district: District) -> str:
    """Say in one sentence what is known of a district's newest agreement."""
    agreements = register.of_district(district.slug)
    if agreements:
        return answer(agreements[0])
    return no_agreement(district, register.years[0], register) if register.years else "Noch nichts veröffentlicht."
