"""Sections of the dossier on the agreements themselves: facts and wordings before and after, corrections."""

from __future__ import annotations

from collections.abc import Iterator

from macros.editing.case import Case
from macros.editing.markdown import code, cut, fenced, limited, table
from macros.register.agreement import Agreement
from macros.register.changes import AgreementChange
from macros.register.correction_words import field_name, kind_name
from macros.register.corrections import correctable, is_correctable
from macros.register.fields import NOTHING, Field, Value, fields_of
from macros.register.matching import new_entries

_NONE = "–"
_LAYOUT_ONLY = "Nur Zeilenenden oder die Marke am Anfang der Datei sind anders, kein Zeichen des Textes."


def agreements(case: Case) -> Iterator[str]:
    """What comes, changes and goes, with all facts before and after."""
    yield "## Vereinbarungen"
    changes = case.changes
    if not (changes.added or changes.changed or changes.removed):
        yield "Keine Vereinbarung kommt hinzu, ändert sich oder fällt weg."
    for agreement in changes.added:
        yield from _whole(agreement, "Neu", (_NONE, None))
    for change in changes.changed:
        yield from _changed(change)
    for agreement in changes.removed:
        yield from _whole(agreement, "Entfällt", (None, _NONE))
    if not case.readable:
        faulty = sorted(case.before.unread | case.after.unread)
        yield "Nicht verglichen, weil die Dateien Fehler haben: " + ", ".join(code(name) for name in faulty) + "."


def corrections(case: Case) -> Iterator[str]:
    """The new entries in the public log of corrections."""
    rows = [row for change in case.changes.changed for row in _entries(change)]
    if rows:
        yield "## Korrekturen"
        yield table(("Vereinbarung", "Tag", "Art", "Angabe", "Vorher", "Jetzt", "Begründung"), rows)


def _heading(agreement: Agreement, what: str) -> str:
    version = f", Fassung {agreement.facts.version}" if agreement.facts.version > 1 else ""
    return f"### {what}: {agreement.year}, {code(agreement.district.name)}{version}"


def _whole(agreement: Agreement, what: str, columns: tuple[str | None, str | None]) -> Iterator[str]:
    """Show all facts of an agreement in one of the two columns, the one given as ``None``."""
    yield _heading(agreement, what)
    rows = (
        (field.label, *(column or _cell(value) for column in columns))
        for field in fields_of(agreement)
        for value in _shown(field)
    )
    yield table(("Angabe", "Vorher", "Nachher"), rows)
    yield "Wortlaut: liegt vor." if agreement.wording else "Wortlaut: noch nicht erfasst."


def _shown(field: Field) -> tuple[Value, ...]:
    """Show what is there; that something is not there is told of projects and signatures only."""
    told = not field.editorial and (field.listed or field.location[0] == "signatures")
    return field.values or ((NOTHING,) if told else ())


def _changed(change: AgreementChange) -> Iterator[str]:
    yield _heading(change.after, "Geändert")
    if change.facts:
        rows = ((fact.field.label, _cell(fact.old), _cell(fact.new)) for fact in change.facts)
        yield table(("Angabe", "Vorher", "Nachher"), rows)
    else:
        yield "Die Angaben bleiben gleich."
    if change.wording:
        yield "Der Wortlaut ändert sich:"
        lines = [f"{line.sign}{line.number:>4} | {cut(line.text)}" for line in change.lines]
        yield fenced(limited(lines, " "), "diff") if lines else _LAYOUT_ONLY


def _cell(value: Value) -> str:
    return NOTHING.reading if value == NOTHING else code(value.reading)


def _entries(change: AgreementChange) -> Iterator[tuple[str, ...]]:
    fields = correctable(change.after)
    for position in new_entries(change):
        entry = change.after.facts.corrections[position]
        known = is_correctable(entry.field, fields)
        label = field_name(change.after, entry.field) if known else code(entry.field)
        name = f"{change.after.year}, {code(change.after.district.name)}"
        texts = (code(text) for text in (entry.old, entry.new, entry.reason))
        yield (name, entry.date.isoformat(), kind_name(entry.kind), label, *texts)
