"""German sentences made from facts: the answer first, in the right case for every district."""

from __future__ import annotations

import re
from datetime import date

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
    version = f" (Fassung {agreement.facts.version})" if agreement.facts.version > 1 else ""
    named = projects(len(agreement.projects))
    return f"{_money(agreement)} zur Verfügung; die Zielvereinbarung{version} nennt {named}."


def _money(agreement: Agreement) -> str:
    """Say who gives what: the Land alone, unless the agreement names those who give the money."""
    district, named = agreement.district.dative, any(budget.funders for budget in agreement.budgets)
    lasting = any(budget.period for budget in agreement.budgets)
    begin = f"{'Nach der Zielvereinbarung' if lasting else 'Für'} {agreement.year}"
    money = listing(_sum(agreement, position) for position in range(len(agreement.budgets)))
    return f"{begin} stehen {district} {money}" if named else f"{begin} stellt das Land Hessen {district} {money}"


def _sum(agreement: Agreement, position: int) -> str:
    budget, programme = agreement.budgets[position], agreement.programmes[position]
    years = f" für die Jahre {budget.period.first} bis {budget.period.last}" if budget.period else ""
    details = [] if budget.name else [programme.short]
    if budget.funders:
        details.append(f"Geldgeber: {listing(budget.funders)}")
    beside = f" ({'; '.join(details)})" if details else ""
    return f"{euro(budget.amount)}{years} aus dem {_neuter(budget.name or programme.name)}{beside}"


def _neuter(budget: str) -> str:
    """Name a budget so that ``aus dem`` may stand before it, whatever the gender of a printed name."""
    return budget if budget.lower().endswith("budget") else f"Budget „{budget}“"


def signing(agreement: Agreement) -> str:
    """Say when and where an agreement was signed, each day and place once; empty where it gives neither."""
    told = (signed_when_and_where(signature.date, signature.place) for signature in agreement.signatures)
    acts = [act for act in dict.fromkeys(told) if act]
    return f"Unterschrieben {listing(acts)}." if acts else ""


def signed_when_and_where(signed: date | None, place: str | None) -> str:
    """Say ``am 12. August 2025 in Darmstadt``, or as much of it as is given."""
    on, at = f"am {day(signed)}" if signed else "", f"in {place}" if place else ""
    return " ".join(filter(None, (on, at)))


def withdrawal(agreement: Agreement) -> str:
    """Say that an agreement was withdrawn, and when; nothing where it was not."""
    withdrawn = agreement.facts.withdrawn
    return f"Die {agreement.title} wurde am {day(withdrawn.date)} zurückgezogen." if withdrawn else ""


def no_agreement(district: District, year: int, register: Register) -> str:
    """Say that nothing is published for a district and year, and why if there cannot be anything."""
    for agreement in register.of_district(district.slug):
        if agreement.year == year and agreement.facts.withdrawn:
            return withdrawal(agreement)
    if district.exists_in(year):
        return f"Für {year} ist noch keine Zielvereinbarung mit {district.dative} veröffentlicht."
    before = register.by_slug.get(district.predecessor or "")
    if before and district.valid_from and year < district.valid_from.year:
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


def year_answer(register: Register, year: int) -> str:
    """Say in one sentence what is published for a year."""
    agreements = register.in_year(year)
    if not agreements:
        return f"Für {year} sind {coverage(register, year)} veröffentlicht."
    total = euro(sum(agreement.total for agreement in agreements))
    number = sum(len(agreement.projects) for agreement in agreements)
    verb = "ist" if len(agreements) == 1 else "sind"
    none = "Projekte nennt sie nicht." if len(agreements) == 1 else "Projekte nennen sie nicht."
    named = f" für {projects(number)}." if number else f". {none}"
    return f"Für {year} {verb} {coverage(register, year)} veröffentlicht: zusammen {total}{named}"


def measure_type_answer(year: int, number: int, agreements: int) -> str:
    """Say in one sentence how many projects the agreements of a year name under one measure type."""
    if not agreements:
        return f"Für {year} gilt keine veröffentlichte Zielvereinbarung."
    one = agreements == 1
    said = "nennt die veröffentlichte Zielvereinbarung" if one else "nennen die veröffentlichten Zielvereinbarungen"
    return f"Für {year} {said} in dieser Maßnahmenart {projects(number)}."


def district_answer(register: Register, district: District) -> str:
    """Say in one sentence what is known of a district's newest agreement."""
    newest = register.newest_of(district.slug)
    if newest:
        return answer(newest)
    if register.years:
        return no_agreement(district, register.years[0], register)
    return f"Mit {district.dative} ist noch keine Zielvereinbarung veröffentlicht."
