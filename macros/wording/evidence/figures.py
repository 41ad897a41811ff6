"""Rules for figures: the year, the amounts, and the numbers of the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from macros.register.finding import quoted
from macros.register.german import number
from macros.register.model import Budget
from macros.register.reading import Location
from macros.wording.evidence.inquiry import Inquiry
from macros.wording.statements.passages import Passage, Statement
from macros.wording.statements.running import Span

_READ_AGAIN = "Berichtigen Sie {}, oder prüfen Sie den Wortlaut."
_BESIDE = "Im Abschnitt des Betrags"
_PARAGRAPH = re.compile(r"§ (?P<number>[0-9]+)(?P<letter>[a-zA-Z]?)")


def check_year(inquiry: Inquiry) -> None:
    """The year stands in the heading, and nowhere another year of the agreement."""
    year, said = inquiry.agreement.year, inquiry.said
    titles = [statement for statement in said.title_years if statement.value == year]
    others = [statement for statement in said.title_years if statement.value != year]
    if others and not titles:
        there, here = str(others[0].value), str(year)
        inquiry.contradict(("year",), others[0].first, there, here, _READ_AGAIN.format("das Jahr"))
    elif not titles:
        inquiry.disputed.update(block.line for block in inquiry.wording.blocks if block.section == "kopf")
        hint = "Prüfen Sie, ob der Wortlaut mit dem Titel und dem Jahr beginnt."
        inquiry.fault(("year",), f"Im Kopf des Wortlauts steht das Jahr {year} nicht.", hint)
    for statement in others if titles else ():
        _other_year(inquiry, statement)
    expected = {year, *(statement.value for statement in others)}
    for statement in said.years:
        if statement.value not in expected and not _in_period(inquiry, statement.value):
            _other_year(inquiry, statement)
    found = (*titles, *(statement for statement in said.years if statement.value == year))
    if found:
        inquiry.attest(("year",), (passage for statement in found for passage in statement.passages))


def _other_year(inquiry: Inquiry, statement: Statement[int]) -> None:
    message = f"Hier steht das Jahr {statement.first.text}, die Vereinbarung gilt aber für {inquiry.agreement.year}."
    inquiry.stray(statement.first, message, "Vergleichen Sie die Stelle mit der Vereinbarung.", ("year",))


def _in_period(inquiry: Inquiry, year: int) -> bool:
    periods = (budget.period for budget in inquiry.agreement.budgets if budget.period)
    return any(period.first <= year <= period.last for period in periods)


def check_amounts(inquiry: Inquiry) -> None:
    """Each amount stands in the wording, and each amount in the wording is a fact."""
    budgets, amounts = inquiry.agreement.budgets, inquiry.said.amounts
    facts = {budget.amount for budget in budgets}
    sums = {inquiry.agreement.total} if len(budgets) > 1 else set()
    strange = [statement for statement in amounts if statement.value not in facts | sums]
    missing = []
    for position, budget in enumerate(budgets):
        found = [passage for s in amounts if s.value == budget.amount for passage in s.passages]
        if found:
            inquiry.attest(("budgets", position, "amount"), found)
        else:
            missing.append((position, budget))
    paired = min(len(missing), len(strange))
    for (position, budget), statement in zip(missing[:paired], strange[:paired], strict=True):
        _contradict_amount(inquiry, position, budget, statement)
    for position, budget in missing[paired:]:
        message = f"Der Betrag {number(budget.amount)} Euro steht nicht im Wortlaut."
        inquiry.fault(("budgets", position, "amount"), message, _READ_AGAIN.format("den Betrag"))
    _strange_amounts(inquiry, strange[paired:])


def _contradict_amount(inquiry: Inquiry, position: int, budget: Budget, said: Statement[Decimal | None]) -> None:
    printed = " ".join(passage.text.replace("\n", " ") for passage in said.passages)
    here = f"{number(budget.amount)} Euro"
    hint = _READ_AGAIN.format("den Betrag")
    inquiry.contradict(("budgets", position, "amount"), said.first, printed, here, hint)


def _strange_amounts(inquiry: Inquiry, strange: Sequence[Statement[Decimal | None]]) -> None:
    for statement in strange:
        printed = statement.first.text.replace("\n", " ")
        if statement.value is None:
            message = f"Der Betrag „{printed}“ ist nicht zu lesen: Nach jedem Punkt stehen drei Ziffern."
        else:
            message = f"Der Betrag „{printed}“ steht im Wortlaut, aber nicht in den Angaben."
        hint = "Vergleichen Sie die Stelle mit der Vereinbarung, oder ergänzen Sie den Betrag unter budgets:."
        inquiry.stray(statement.first, message, hint, ("budgets",))


def check_budget_details(inquiry: Inquiry) -> None:
    """The name of a budget stands in the wording, its funders and years in the sections of its amount, if given."""
    for position, budget in enumerate(inquiry.agreement.budgets):
        details: list[tuple[Location, str]] = [(("name",), budget.name)] if budget.name else []
        details += [(("funders", place), funder) for place, funder in enumerate(budget.funders)]
        for (field, *place), words in details:
            spans = _whole(inquiry) if field == "name" else _beside_amount(inquiry, position)
            found, location = inquiry.passages_of(words, spans), ("budgets", position, field)
            if found:
                inquiry.attest(location, (*inquiry.evidence.get(location, ()), *found))
            else:
                where = "Im Wortlaut" if field == "name" else _BESIDE
                _detail_missing(inquiry, (*location, *place), where, quoted(words))
        if budget.period:
            _check_period(inquiry, position, budget.period.first, budget.period.last)


def _check_period(inquiry: Inquiry, position: int, first: int, last: int) -> None:
    years = re.compile(rf"(?<![0-9]){first} ?(?:bis|und|-|/)[^0-9.]{{0,20}}{last}(?![0-9])")
    beside = (years.search(inquiry.running.text, *span) for span in _beside_amount(inquiry, position))
    found = next(filter(None, beside), None)
    location = ("budgets", position, "period")
    if found:
        inquiry.attest(location, inquiry.running.passages(*found.span()))
    else:
        _detail_missing(inquiry, location, _BESIDE, f"„{first} bis {last}“")


def _detail_missing(inquiry: Inquiry, location: Location, where: str, printed: str) -> None:
    hint = "Schreiben Sie es so, wie es in der Vereinbarung steht, oder löschen Sie die Angabe."
    inquiry.fault(location, f"{where} steht {printed} nicht.", hint)


def _beside_amount(inquiry: Inquiry, position: int) -> list[Span]:
    """The sections in which the amount of a budget stands; all of the text where it stands nowhere."""
    amount = inquiry.evidence.get(("budgets", position, "amount"), ())
    sections = dict.fromkeys(passage.block.section for passage in amount)
    return [inquiry.running.section(key) for key in sections] or _whole(inquiry)


def _whole(inquiry: Inquiry) -> list[Span]:
    return [(0, len(inquiry.running.text))]


def check_paragraph_numbers(inquiry: Inquiry) -> None:
    """The paragraphs are numbered from § 1 without a gap or a repetition."""
    numbered = [
        (section, found) for section in inquiry.wording.sections if (found := _PARAGRAPH.fullmatch(section.number))
    ]
    numbers = [(int(found["number"]), found["letter"].lower()) for _, found in numbered]
    before = (0, "")
    for (section, _), current, behind in zip_longest(numbered, numbers, numbers[1:]):
        if _follows(current, before):
            before = current
            continue
        block = section.blocks[0]
        last = f"Auf § {before[0]}{before[1]} folgt" if before[0] else "Der Text beginnt mit"
        message = f"{last} {section.number}."
        hint = "Prüfen Sie die Überschriften im Wortlaut: Fehlt ein Paragraph, oder steht einer doppelt da?"
        inquiry.stray(Passage(block, 0, len(block.text)), message, hint)
        meant = (before[0] + 1, "")
        before = meant if behind and _follows(behind, meant) else current


def _follows(current: tuple[int, str], before: tuple[int, str]) -> bool:
    number, letter = current
    if number == before[0] + 1:
        return letter in {"", "a"}
    return number == before[0] and letter == (chr(ord(before[1]) + 1) if before[1] else "a")
