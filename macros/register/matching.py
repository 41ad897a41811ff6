"""New corrections held against the changes of the facts: which tells which."""

from __future__ import annotations

from collections.abc import Sequence

from macros.register.changes import AgreementChange, FactChange
from macros.register.corrections import correctable, says
from macros.register.fields import NOTHING, Field, Value
from macros.register.model import Correction


def new_entries(change: AgreementChange) -> list[int]:
    """The positions of the corrections that were not in the published state; an altered one is not new."""
    old, new = change.before.facts.corrections, change.after.facts.corrections
    lost = lost_entries(change)
    return [position for position in _beyond(new, old) if position not in lost]


def lost_entries(change: AgreementChange) -> list[int]:
    """The positions, in the published state, of the corrections that are gone."""
    return _beyond(change.before.facts.corrections, change.after.facts.corrections)


def _beyond(entries: Sequence[Correction], others: Sequence[Correction]) -> list[int]:
    """The positions of the entries that have no like among the others: one that stands twice needs two."""
    left, beyond = list(others), []
    for position, entry in enumerate(entries):
        if entry in left:
            left.remove(entry)
        else:
            beyond.append(position)
    return beyond


def unmatched(change: AgreementChange, entries: list[int]) -> tuple[list[FactChange], list[int]]:
    """Pair new corrections, given by position, with the changes they tell; return what is left of both.

    Several corrections of one field fit where they lead, one after the other, from the published
    value to the present one.
    """
    corrections = change.after.facts.corrections
    missing = list(change.facts)
    spare = list(entries)
    old, new = correctable(change.before), correctable(change.after)
    for path in dict.fromkeys(corrections[position].field for position in entries):
        own = [position for position in spare if corrections[position].field == path]
        if _lead([corrections[position] for position in own], old.get(path), new.get(path)):
            spare = [position for position in spare if position not in own]
            missing = [fact for fact in missing if fact.path != path]
    for fact in list(missing):
        told = next((position for position in spare if _tells(corrections[position], fact)), None)
        if told is not None:
            spare.remove(told)
            missing.remove(fact)
    return [fact for fact in missing if not fact.tells_itself], spare


def _tells(entry: Correction, fact: FactChange) -> bool:
    return entry.field == fact.path and says(entry.old, fact.old) and says(entry.new, fact.new)


def _lead(entries: list[Correction], before: Field | None, after: Field | None) -> bool:
    """Say whether the corrections of one field, carried out in order, turn its old values into the present ones."""
    values = list(before.values) if before else []
    listed = any(field is not None and field.listed for field in (before, after))
    for entry in entries:
        taken = next((value for value in values if says(entry.old, value)), None)
        if taken is not None:
            values.remove(taken)
        elif not says(entry.old, NOTHING) or (values and not listed):
            return False
        if not says(entry.new, NOTHING):
            values.append(Value(entry.new, entry.new))
    return _same(values, list(after.values) if after else [])


def _same(told: list[Value], present: list[Value]) -> bool:
    for value in present:
        match = next((other for other in told if says(other.raw, value)), None)
        if match is None:
            return False
        told.remove(match)
    return not told
