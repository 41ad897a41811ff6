"""Rules for the partners: named in the heading as in the facts, and no other district in the text."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import partial

from macros.register.finding import quoted
from macros.register.german import slug
from macros.register.model import PartyName
from macros.wording.evidence.inquiry import Inquiry
from macros.wording.evidence.mentions import mentions, merged, misprints, strangers
from macros.wording.layout import fold
from macros.wording.likeness import nearly
from macros.wording.statements.parties import declined, full_names, is_name_of, short_names
from macros.wording.statements.passages import Statement
from macros.wording.statements.running import Span

_READ_AGAIN = "Berichtigen Sie den Namen, oder prüfen Sie den Wortlaut."
_COMPARE = "Vergleichen Sie die Stelle mit der Vereinbarung."
_LABEL = {"state": "des Ministeriums", "district": "des Kreises oder der Stadt"}


def check_heading(inquiry: Inquiry) -> None:
    """The heading names the partners as the facts do."""
    district, printed = inquiry.agreement.district, inquiry.agreement.facts.parties.district
    fits = is_name_of(district, printed)
    if not fits:
        hint = f"Diese Datei gehört zu {district.name}: Berichtigen Sie district oder den Namen."
        inquiry.fault(("parties", "district"), f"{quoted(printed)} ist ein anderer Kreis.", hint)
    if fits or inquiry.said.district is None:
        _check_printed(inquiry, "district", inquiry.said.district)
    _check_printed(inquiry, "state", inquiry.said.state)


def _check_printed(inquiry: Inquiry, party: PartyName, said: Statement[str] | None) -> None:
    fact: str = getattr(inquiry.agreement.facts.parties, party)
    if said is None:
        message = f"Im Kopf des Wortlauts ist der Name {_LABEL[party]} nicht zu finden."
        hint = "Prüfen Sie die Zeilen zwischen „zwischen“ und „zur Umsetzung“."
        inquiry.fault(("parties", party), message, hint)
    elif fold(said.value) not in declined(fact):
        there, here = quoted(said.value, 120), quoted(fact, 120)
        inquiry.contradict(("parties", party), said.first, there, here, _READ_AGAIN)


def is_of_another_district(inquiry: Inquiry) -> bool:
    """The wording beside the facts is that of their district: its heading names it, or its text does."""
    said, agreement = inquiry.said.district, inquiry.agreement
    district, printed = agreement.district, agreement.facts.parties.district
    if said is None or fold(said.value) in declined(printed) or is_name_of(district, said.value):
        return False
    names = declined(printed) | full_names(district)
    if fold(said.value) in names or mentions(inquiry.running.text, names, 0, len(inquiry.running.text)):
        return False
    message = f"Dieser Wortlaut gilt für {quoted(said.value)}, die Angaben daneben gelten für {district.name}."
    hint = f"Legen Sie den richtigen Wortlaut neben {agreement.file}."
    inquiry.stray(said.first, message, hint, ("parties", "district"))
    return True


def check_ministry(inquiry: Inquiry) -> None:
    """The text names the ministry without a misprint."""
    names = _forms(inquiry.agreement.facts.parties.state, inquiry.said.state)
    found = mentions(inquiry.running.text, names, 0, len(inquiry.running.text))
    _attest(inquiry, "state", found)
    for span in misprints(inquiry.running.text, names, found, *_body(inquiry)):
        _misprint(inquiry, span, names, "state")


def check_district(inquiry: Inquiry) -> None:
    """The text names the district without a misprint, and no district but this one."""
    district, running = inquiry.agreement.district, inquiry.running
    names = _forms(inquiry.agreement.facts.parties.district, inquiry.said.district) | full_names(district)
    found = mentions(running.text, names, 0, len(running.text))
    _attest(inquiry, "district", found)
    begin, end = _body(inquiry)
    if not (misprints(running.text, names, found, begin, end) or strangers(running, found, begin, end)):
        return
    projects = (running.span(p) for h in inquiry.said.project_list for s in h.projects for p in s.passages)
    free = merged([*found, *projects])
    wrong = misprints(running.text, names, free, begin, end)
    for span in wrong:
        _misprint(inquiry, span, names, "district")
    passing = mentions(running.text, short_names(district), begin, end)
    for span in strangers(running, merged([*free, *passing, *wrong]), begin, end):
        _stranger(inquiry, span)


def _forms(fact: str, said: Statement[str] | None) -> frozenset[str]:
    """The forms under which a partner may stand in the text: those of the facts and of the heading."""
    return declined(fact) | (declined(said.value) if said else frozenset())


def _body(inquiry: Inquiry) -> Span:
    """The text between the heading and the signatures."""
    running = inquiry.running
    signatures = running.first_of.get("unterschriften")
    return inquiry.said.title_end, running.starts[signatures] if signatures else len(running.text)


def _attest(inquiry: Inquiry, party: PartyName, spans: Sequence[Span]) -> None:
    """The heading is the best place; it gives evidence only if it names the partner as the facts do."""
    said: Statement[str] | None = getattr(inquiry.said, party)
    if said and fold(said.value) in declined(getattr(inquiry.agreement.facts.parties, party)):
        rest = (passage for span in spans for passage in inquiry.running.passages(*span))
        inquiry.attest(("parties", party), (*said.passages, *rest))


def _misprint(inquiry: Inquiry, span: Span, names: frozenset[str], party: PartyName) -> None:
    printed = inquiry.running.printed[slice(*span)]
    read = inquiry.running.text[slice(*span)]
    meant = max((name for name in sorted(names) if nearly(read, name)), key=partial(_likeness, read))
    message = f"Hier steht {quoted(printed, 120)}, gemeint ist wohl {quoted(meant, 120)}."
    inquiry.stray(inquiry.running.passages(*span)[0], message, _COMPARE, ("parties", party))


def _likeness(read: str, name: str) -> float:
    return SequenceMatcher(None, read, name, autojunk=False).ratio()


def _stranger(inquiry: Inquiry, span: Span) -> None:
    """A district that shares a project may be named."""
    printed = inquiry.running.printed[slice(*span)]
    partners = {name for project in inquiry.agreement.projects for name in project.listed.shared_with}
    if {slug(printed), slug(printed.partition(" ")[2])} & partners:
        return
    message = f"Hier steht {quoted(printed)}, die Vereinbarung gilt aber für {inquiry.agreement.district.name}."
    hint = "Vergleichen Sie die Stelle mit der Vereinbarung; Kreise mit gemeinsamen Projekten nennt shared_with."
    inquiry.stray(inquiry.running.passages(*span)[0], message, hint, ("parties", "district"))
