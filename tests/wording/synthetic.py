"""Invented agreements for tests: the pattern of a delivered text, filled for other districts.

Whatever is invented says so („Beispielprojekt“, „Beispielort“).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from macros.register.agreement import Agreement, Register
from macros.register.model import District, ListedProject, Parties, Signature
from macros.register.source import Delivered
from macros.wording.blocks import Wording, read_wording
from macros.wording.comparison.deviation import Deviation
from macros.wording.comparison.year import YearComparison, compare_year
from tests.support.layouts import in_other_layout
from tests.support.made_up import with_name

_DIFFERING = ("name", "spelling", "wording")
_MONTHS = ("Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")


def invented_year(register: Register, seed: int, year: int = 2025) -> list[Agreement]:
    """Make an agreement for every district that exists in the year, each in its own layout."""
    pattern = next(agreement for agreement in register.agreements if agreement.district.slug == "darmstadt")
    return [invented(pattern, district, seed, year) for district in register.expected(year)]


def invented(pattern: Agreement, district: District, seed: int, year: int = 2025) -> Agreement:
    """Make the agreement of another district from the delivered agreement of Darmstadt."""
    chance = random.Random(f"{district.slug} {year} {seed}")
    facts = pattern.facts
    budget = replace(facts.budgets[0], amount=Decimal(chance.randrange(300_000, 2_000_000)))
    state, signed = facts.signatures[0], date(year, chance.randint(1, 12), chance.randint(1, 28))
    signature = Signature(
        party="district",
        place=f"Beispielort {district.seat}",
        date=signed,
        name=f"Beispiel {district.plate.title()} Person",
        office="Beispielamt",
    )
    changes = {
        "district": district.slug,
        "year": year,
        "parties": Parties(state=facts.parties.state, district=district.name),
        "budgets": [budget],
        "projects": {kind.key: _projects(chance, district) for kind in pattern.measure_types},
        "signatures": [state, signature],
    }
    file = f"agreements/{year}/{district.slug}"
    made = replace(pattern, facts=replace(facts, **changes), district=district)
    text = in_other_layout(_filled(pattern, made, chance), chance)
    return replace(made, file=f"{file}.yaml", wording_file=f"{file}.md", wording=Delivered(text.encode()))


def _projects(chance: random.Random, district: District) -> list[ListedProject]:
    count = chance.choice((0, 1, 1, 2, 3, 4))
    return [ListedProject(name=f"Beispielprojekt {chance.randint(100, 999)} – {district.short}") for _ in range(count)]


def _filled(pattern: Agreement, made: Agreement, chance: random.Random) -> str:
    """Put the facts of the made agreement in the place of the pattern's, misprint mended."""
    assert pattern.wording is not None
    text = pattern.wording.text.replace("Ausbildungsbereufen", "Ausbildungsberufen")
    amount = f"{made.budgets[0].amount:,}".replace(",", ".")
    text = text.replace("1.000.280", amount)
    for kind in made.measure_types:
        old = "".join(f"  - {project.name}\n" for project in pattern.projects_by_type[kind.key])
        new = "".join(f"  - {project.name}\n" for project in made.projects_by_type[kind.key])
        text = text.replace(f"{kind.title}\n{old}", f"{kind.title}\n{new}")
    signature = made.signatures[1]
    assert signature.date and signature.name and signature.office
    text = text.replace("Darmstadt, den 12. Aug. 2025", f"{signature.place}, den {_day(signature.date, chance)}")
    text = text.replace("Barbara Akdeniz", signature.name).replace("Stadträtin", signature.office)
    text = with_name(text, made.district)
    return text.replace("2025", str(made.year)).replace(f"Jahre {made.year} bis", "Jahre 2025 bis")


def _day(day: date, chance: random.Random) -> str:
    forms = (
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}. {_MONTHS[day.month - 1]} {day.year}",
    )
    return chance.choice(forms)


def read(agreement: Agreement) -> tuple[Agreement, Wording]:
    """An agreement with its wording read into blocks."""
    assert agreement.wording is not None
    return agreement, read_wording(agreement.wording.text)


def with_text(agreement: Agreement, text: str) -> Agreement:
    """The same facts with another wording beside them."""
    return replace(agreement, wording=Delivered(text.encode()))


def compared(agreements: Sequence[Agreement]) -> YearComparison:
    """Compare the wordings of agreements of one year."""
    return compare_year(agreements[0].year, [read(agreement) for agreement in agreements])


def differing(comparison: YearComparison, agreement: Agreement) -> list[Deviation]:
    """The deviations that are not the agreement's own by nature, as its projects are."""
    deviations = comparison.comparisons[agreement.id].deviations
    return [d for d in deviations if d.kind in _DIFFERING or (d.kind in ("amount", "project") and not d.here)]
