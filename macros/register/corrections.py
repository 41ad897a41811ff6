"""Rules on the corrections of an agreement file: each entry is true of the file it stands in.

What an entry says of an earlier state of the file is checked in ``register/history``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import PurePath

from macros.register.agreement import Agreement, Register
from macros.register.fields import NOTHING, Field, Value, fields_of
from macros.register.finding import Finding, quoted
from macros.register.locations import shape
from macros.register.model import Correction
from macros.register.reading import Location, field_path, nearest
from macros.register.writing import yaml_text

WORDING = "wording"
NO_CHANGE = "Was dieser Eintrag sagt, hat sich seit der Veröffentlichung nicht geändert."
_KIND = "kind: agreement, wenn die Vereinbarung selbst geändert wurde"

Rule = Callable[[Agreement], Iterator[Finding]]


def check_corrections(register: Register) -> list[Finding]:
    """Run every rule on the corrections of all agreements."""
    corrected = (agreement for agreement in register.agreements if agreement.facts.corrections)
    return [finding for agreement in corrected for rule in RULES for finding in rule(agreement)]


def correctable(agreement: Agreement) -> dict[str, Field]:
    """The fields whose change needs a correction, by path: the facts, without what editors add of their own."""
    return {field.path: field for field in fields_of(agreement) if not field.editorial}


def is_correctable(path: str, fields: dict[str, Field]) -> bool:
    """Say whether corrections may name ``path``: the wording, or a field here or at another place of its list."""
    return path == WORDING or shape(path) in {shape(known) for known in fields}


def says(text: str, value: Value) -> bool:
    """Say whether an editor's text means a value: as in the file (1000280) or as read (1.000.280 Euro)."""
    return text.split() in (value.raw.split(), value.reading.split())


def entry_line(field: str, old: str, new: str) -> str:
    """Write an entry to paste below ``corrections:``; day and reason stay open, and the check asks for them."""
    texts = (yaml_text(text, in_braces=True) for text in (field, old, new))
    return "- {{date: JJJJ-MM-TT, kind: transcript, field: {}, old: {}, new: {}, reason: ''}}".format(*texts)


def to_add(agreement: Agreement, entry: str) -> str:
    """Tell what to paste where, and what only the editor knows."""
    last = "unter corrections: als letzten Eintrag an"
    first = f"am Ende von {PurePath(agreement.file).name} die Zeile corrections: an und darunter"
    where = f"in {PurePath(agreement.file).name} {last}" if agreement.facts.corrections else first
    return f"Fügen Sie {where}, mit Tag und Begründung ({_KIND}): {entry}"


def finding(agreement: Agreement, location: Location, message: str, hint: str, *, key: bool = False) -> Finding:
    """Make a finding at a field of an agreement's file; with ``key`` at the field's name."""
    place = agreement.place(location, key=key)
    return Finding(agreement.file, place.line, place.column, field_path(location), message, hint)


def _field_can_be_corrected(agreement: Agreement) -> Iterator[Finding]:
    """A correction names a fact of the file, or the wording."""
    fields = correctable(agreement)
    for position, entry in enumerate(agreement.facts.corrections):
        if not is_correctable(entry.field, fields):
            example = "Möglich sind zum Beispiel budgets[0].amount, projects.ausbildung und wording."
            hint = nearest(entry.field, [*fields, WORDING]) or example
            message = f"{quoted(entry.field)} ist kein Feld, das sich korrigieren lässt."
            yield finding(agreement, ("corrections", position, "field"), message, hint)


def _new_is_what_the_file_says(agreement: Agreement) -> Iterator[Finding]:
    """The newest correction of a field tells its present value."""
    for position, entry, field in outdated_entries(agreement):
        now = field.values[0].raw if field and field.values and not field.listed else NOTHING.raw
        further = to_add(agreement, entry_line(entry.field, entry.new, now))
        message = f"Als jetziger Stand ist {quoted(entry.new)} eingetragen, {_present(field)}."
        hint = (
            "Ist das Feld falsch, berichtigen Sie es; ist der Eintrag neu und falsch, berichtigen Sie ihn. "
            f"Ist er schon veröffentlicht und das Feld richtig: {further}"
        )
        yield finding(agreement, ("corrections", position, "new"), message, hint)


def outdated_entries(agreement: Agreement) -> Iterator[tuple[int, Correction, Field | None]]:
    """The last entries of fields that have another value now, with their positions."""
    fields = correctable(agreement)
    entries = agreement.facts.corrections
    for position, entry in enumerate(entries):
        if entry.field == WORDING or not is_correctable(entry.field, fields):
            continue
        field = fields.get(entry.field)
        if not _superseded(entry, entries[position + 1 :], field) and not _is_present(entry.new, field):
            yield position, entry, field


def _days_ascend(agreement: Agreement) -> Iterator[Finding]:
    """Corrections stand in the order of their days."""
    for position, (earlier, later) in enumerate(pairwise(agreement.facts.corrections), 1):
        if later.date < earlier.date:
            message = f"Der {later.date} liegt vor dem Tag des Eintrags darüber, dem {earlier.date}."
            hint = "Prüfen Sie den Tag; neue Einträge stehen am Ende der Liste."
            yield finding(agreement, ("corrections", position, "date"), message, hint)


def _old_and_new_differ(agreement: Agreement) -> Iterator[Finding]:
    """A correction changes something."""
    for position, entry in enumerate(agreement.facts.corrections):
        if entry.old.split() == entry.new.split():
            hint = "Tragen Sie unter old den früheren Stand ein, oder löschen Sie den Eintrag."
            yield finding(agreement, ("corrections", position, "new"), "Vorher und jetzt sind gleich.", hint)


def _superseded(entry: Correction, later: tuple[Correction, ...], field: Field | None) -> bool:
    """A single field is told by its last entry; of a list, each entry goes on where its text is the old one."""
    same = (other for other in later if other.field == entry.field)
    return any(not (field and field.listed) or other.old == entry.new for other in same)


def _is_present(text: str, field: Field | None) -> bool:
    values = field.values if field else ()
    listed = field is not None and field.listed
    return any(says(text, value) for value in values) or (says(text, NOTHING) and (listed or not values))


def _present(field: Field | None) -> str:
    if field and field.listed:
        return "ein solches Projekt steht dort aber nicht"
    return f"in der Datei steht {quoted(field.values[0].raw)}" if field and field.values else "das Feld ist aber leer"


RULES: tuple[Rule, ...] = (
    _field_can_be_corrected,
    _new_is_what_the_file_says,
    _days_ascend,
    _old_and_new_differ,
)
