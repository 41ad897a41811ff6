"""What is not certain in the statements of a wording: the places at which a person must look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.register.finding import quoted
from macros.register.model import MeasureType
from macros.register.reading import field_path
from macros.wording.statements.dates import has_short_year
from macros.wording.statements.passages import Passage, Statement
from macros.wording.statements.project_list import TypeHeading
from macros.wording.statements.reading import Statements
from macros.wording.statements.signers import Signer

_LONGEST = 120  # characters of a text in a message
_ROUNDED = re.compile(r"Mio|Million|Tsd|Tausend")
_TORN_WORD = re.compile(r"[a-zäöüß]- [a-zäöüß]+")
_PARTS = {"name": "der Name", "office": "das Amt", "place": "der Ort", "day": "das Datum"}
_SIDES = {"state": "des Landes", "district": "des Kreises oder der Stadt"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: the field it is about, a German sentence, and the passage if there is one."""

    field: str
    message: str
    passage: Passage | None = None


def doubts(said: Statements, measure_types: Sequence[MeasureType]) -> list[Doubt]:
    """All doubts, in the order of the fields of an agreement; none means that every fact is plain to read."""
    return [
        *_about_the_year(said),
        *_about_the_parties(said),
        *_about_the_amounts(said),
        *_about_the_projects(said, measure_types),
        *_about_the_signatures(said),
    ]


def _about_the_year(said: Statements) -> Iterator[Doubt]:
    """The heading gives one year, and the text no other."""
    years = {statement.value for statement in said.title_years}
    if not years:
        yield Doubt("year", "Im Kopf steht kein Jahr.")
    for statement in said.title_years[1:] if len(years) > 1 else ():
        yield Doubt("year", f"Im Kopf steht noch ein Jahr: {statement.value}.", statement.first)
    for statement in said.years:
        if years and statement.value not in years:
            yield Doubt("year", f"Hier steht ein anderes Jahr als im Kopf: {statement.value}.", statement.first)


def _about_the_parties(said: Statements) -> Iterator[Doubt]:
    """The heading names the ministry and one district."""
    if said.state is None or said.district is None:
        yield Doubt("parties", "Im Kopf sind die beiden Vertragspartner nicht zu finden.")
        return
    if "inisterium" not in said.state.value:
        yield Doubt("parties.state", f"{quoted(said.state.value)} ist kein Ministerium.", said.state.first)
    for field, party in (("parties.state", said.state), ("parties.district", said.district)):
        yield from _torn(field, party)


def _about_the_amounts(said: Statements) -> Iterator[Doubt]:
    """There is one amount, written out to the last euro."""
    if not said.amounts:
        yield Doubt("budgets", "Im Wortlaut steht kein Betrag in Euro.")
    for position, amount in enumerate(said.amounts):
        field, printed = field_path(("budgets", position, "amount")), amount.first.text
        if amount.value is None:
            yield Doubt(field, f"Der Betrag {quoted(printed)} ist nicht zu lesen.", amount.first)
        elif _ROUNDED.search(printed):
            yield Doubt(field, f"Der Betrag {quoted(printed)} ist gerundet.", amount.first)
        if position:
            message = f"Im Wortlaut steht mehr als ein Betrag: {quoted(printed)}. Zu welchem Programm gehört er?"
            yield Doubt(field, message, amount.first)


def _about_the_projects(said: Statements, measure_types: Sequence[MeasureType]) -> Iterator[Doubt]:
    """Every measure type is listed once, in order, without a misprint."""
    if not said.project_list:
        yield Doubt("projects", "Die Liste der Projekte ist nicht zu finden.")
        return
    order = [kind.key for kind in measure_types]
    listed = [heading.measure_type.key for heading in said.project_list if heading.measure_type]
    for key in order:
        if key not in listed:
            yield Doubt(f"projects.{key}", f"Die Maßnahmenart {key} steht nicht in der Liste.")
    if listed != [key for key in order if key in listed]:
        passage = said.project_list[0].title.first
        yield Doubt("projects", "Die Maßnahmenarten stehen doppelt oder in anderer Reihenfolge da.", passage)
    for heading in said.project_list:
        yield from _about_a_heading(heading)


def _about_a_heading(heading: TypeHeading) -> Iterator[Doubt]:
    """A title is one of the measure types, and each project is one line."""
    title = quoted(heading.title.value, _LONGEST)
    if heading.measure_type is None:
        yield Doubt("projects", f"{title} ist keine bekannte Maßnahmenart.", heading.title.first)
        return
    key = heading.measure_type.key
    if not heading.exact:
        yield Doubt(f"projects.{key}", f"{title} ist wohl verschrieben.", heading.title.first)
    for position, project in enumerate(heading.projects):
        field = field_path(("projects", key, position))
        yield from _torn(field, project)
        if _TORN_WORD.search(project.value):
            yield Doubt(field, f"Ist in {quoted(project.value, _LONGEST)} ein Wort getrennt?", project.first)


def _torn(field: str, statement: Statement[str]) -> Iterator[Doubt]:
    if len(statement.passages) > 1:
        message = f"{quoted(statement.value, _LONGEST)} ist aus mehreren Absätzen zusammengefügt."
        yield Doubt(field, message, statement.first)


def _about_the_signatures(said: Statements) -> Iterator[Doubt]:
    """Both sides signed, and each signature has its place, day, name and office."""
    signers = said.signatures.signers
    for side, whose in _SIDES.items():
        if not any(signer.side == side for signer in signers):
            yield Doubt("signatures", f"Eine Unterschrift {whose} ist nicht zu erkennen.")
    if signers and not said.signatures.clear:
        message = "Es ist nicht klar, welcher Ort und welches Datum zu wem gehören."
        yield Doubt("signatures", message, _shown(signers[0]))
    for position, signer in enumerate(signers):
        yield from _about_a_signature(position, signer)
    for line in (*said.signatures.strange, *(line for signer in signers for line in signer.strange)):
        yield Doubt("signatures", f"Die Zeile {quoted(line.value, _LONGEST)} ist nicht zu deuten.", line.first)


def _about_a_signature(position: int, signer: Signer) -> Iterator[Doubt]:
    for part, name in _PARTS.items():
        if getattr(signer, part) is None:
            field = field_path(("signatures", position, "date" if part == "day" else part))
            yield Doubt(field, f"Bei dieser Unterschrift fehlt {name}.", _shown(signer))
    if signer.side is None:
        field = field_path(("signatures", position, "party"))
        yield Doubt(field, "Es ist nicht zu erkennen, für welche Seite unterschrieben wurde.", _shown(signer))
    if signer.day:
        printed = " ".join(signer.day.first.text.split())
        if signer.day.value is None or has_short_year(printed):
            field = field_path(("signatures", position, "date"))
            yield Doubt(field, f"Das Datum {quoted(printed)} ist nicht sicher zu lesen.", signer.day.first)


def _shown(signer: Signer) -> Passage | None:
    parts = (signer.name, signer.office, signer.place)
    return next((part.first for part in parts if part), None)
