"""Rules between a published state and the present one: nothing published changes unnoticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.register.agreement import Agreement
from macros.register.changes import AgreementChange, FactChange, State, compare, name_in_folder
from macros.register.corrections import (
    NO_CHANGE,
    WORDING,
    correctable,
    entry_line,
    finding,
    is_correctable,
    outdated_entries,
    to_add,
)
from macros.register.fields import NOTHING
from macros.register.finding import Finding, quoted
from macros.register.matching import lost_entries, new_entries, unmatched
from macros.register.model import Correction, titles
from macros.register.reading import start_of
from macros.register.wording_history import (
    layout_changes_with_a_correction,
    published_wording_stays,
    words_change_with_corrections,
)
from macros.register.writing import yaml_text

Rule = Callable[[AgreementChange], Iterator[Finding]]


def check_history(before: State, after: State) -> list[Finding]:
    """Hold the present state against a published one; returns sorted findings in files of ``after``."""
    changes = compare(before, after)
    findings = [*_published_agreements_stay(changes.removed, after), *_base_can_be_read(before, after)]
    findings += (found for agreement in changes.added for found in _new_agreements_have_no_past(agreement))
    findings += (found for change in changes.kept for found in _address_stays(change))
    findings += (found for change in changes.changed for rule in RULES for found in rule(change))
    return sorted(findings)


def _published_agreements_stay(removed: tuple[Agreement, ...], after: State) -> Iterator[Finding]:
    """A published agreement is never deleted: a new version goes beside it."""
    for agreement in removed:
        name = f"{agreement.district.slug}-{agreement.facts.version + 1}.yaml"
        hint = (
            "Stellen Sie die Datei wieder her: Auch was nicht mehr gilt, behält seine Adresse. Soll sie nicht mehr "
            "zählen, ergänzen Sie darin withdrawn: {date: JJJJ-MM-TT, reason: Begründung}. Wurde neu "
            f"vereinbart, legen Sie {name} mit supersedes: {agreement.id} daneben."
        )
        file = f"{after.folder}/{name_in_folder(agreement)}"
        yield start_of(file, f"Die veröffentlichte Vereinbarung {agreement.id} fehlt.", hint)


def _base_can_be_read(before: State, after: State) -> Iterator[Finding]:
    """What a faulty published file said cannot be compared, and that is not passed over in silence."""
    for agreement in after.register.agreements:
        if name_in_folder(agreement) in before.unread:
            message = "Der frühere Stand dieser Datei hat Fehler und lässt sich nicht vergleichen."
            hint = "Prüfen Sie selbst, ob eine veröffentlichte Angabe sich ändert."
            yield Finding(agreement.file, 1, 1, "", message, hint, "warning")


def _new_agreements_have_no_past(agreement: Agreement) -> Iterator[Finding]:
    """What was never published needs no correction."""
    for position in range(len(agreement.facts.corrections)):
        hint = "Löschen Sie den Eintrag. Korrekturen gibt es erst, wenn die Vereinbarung veröffentlicht ist."
        yield finding(agreement, ("corrections", position), "Diese Vereinbarung ist neu.", hint)


def _address_stays(change: AgreementChange) -> Iterator[Finding]:
    """A published agreement keeps its address."""
    if change.before.address != change.after.address:
        message = f"Die veröffentlichte Adresse {change.before.address} gäbe es nicht mehr."
        hint = f"Lassen Sie dem Kreis in districts.yaml das Kürzel {change.before.district.slug}; ändern Sie nur Namen."
        yield finding(change.after, ("district",), message, hint)


def _log_only_grows(change: AgreementChange) -> Iterator[Finding]:
    """A correction stays as it is for ever, and new ones go to the end."""
    old, new = change.before.facts.corrections, change.after.facts.corrections
    lost = lost_entries(change)
    for position in lost:
        entry = old[position]
        message = f"Der Eintrag vom {entry.date} zu {quoted(entry.field)} fehlt oder lautet anders."
        hint = f"Einträge bleiben, wie sie sind. Stellen Sie ihn wieder her: {_restored(entry)}"
        yield finding(change.after, ("corrections", position), message, hint)
    if not lost and new[: len(old)] != old:
        hint = "Lassen Sie die früheren Einträge in ihrer Reihenfolge, und hängen Sie neue unten an."
        yield finding(change.after, ("corrections",), "Ein neuer Eintrag steht nicht am Ende.", hint, key=True)


def _facts_change_with_a_correction(change: AgreementChange) -> Iterator[Finding]:
    """Each change of a published fact has one correction, and each new correction its change."""
    fields, entries = correctable(change.after), change.after.facts.corrections
    told = [i for i in new_entries(change) if entries[i].field != WORDING and is_correctable(entries[i].field, fields)]
    missing, spare = unmatched(change, told)
    offered = {entry.field for _, entry, field in outdated_entries(change.after) if not (field and field.listed)}
    for fact in missing:
        wrong = next((position for position in spare if entries[position].field == fact.path), None)
        if wrong is None and fact.path not in offered:  # else the entry that tells it otherwise has the same finding
            yield _without_correction(change.after, fact)
        elif wrong is not None:
            spare.remove(wrong)
            yield _wrong_correction(change.after, fact, wrong)
    for position in spare:
        hint = "Löschen Sie den Eintrag, oder ändern Sie das Feld."
        yield finding(change.after, ("corrections", position), NO_CHANGE, hint)


def _without_correction(agreement: Agreement, fact: FactChange) -> Finding:
    hint = to_add(agreement, entry_line(fact.path, fact.old.raw, fact.new.raw))
    message = f"{_difference(fact)} Dazu fehlt die Korrektur."
    return finding(agreement, fact.location, message, hint, key=fact.new == NOTHING)


def _wrong_correction(agreement: Agreement, fact: FactChange, position: int) -> Finding:
    message = f"Der Eintrag passt nicht zur Änderung: {_difference(fact)}"
    hint = f"Richtig ist: {entry_line(fact.path, fact.old.raw, fact.new.raw)}"
    return finding(agreement, ("corrections", position), message, hint)


def _difference(fact: FactChange) -> str:
    old, new = quoted(fact.old.reading), quoted(fact.new.reading)
    if fact.new == NOTHING:
        return f"{old} ist veröffentlicht und steht hier nicht mehr."
    if fact.old == NOTHING:
        return f"{new} kommt zu einer veröffentlichten Vereinbarung hinzu."
    return f"{old} ist veröffentlicht, hier steht {new}."


def _restored(entry: Correction) -> str:
    fields = {name: yaml_text(str(getattr(entry, name)), in_braces=True) for name in titles(Correction)}
    return "- {" + ", ".join(f"{name}: {text}" for name, text in fields.items()) + "}"


RULES: tuple[Rule, ...] = (
    _log_only_grows,
    _facts_change_with_a_correction,
    published_wording_stays,
    words_change_with_corrections,
    layout_changes_with_a_correction,
)
