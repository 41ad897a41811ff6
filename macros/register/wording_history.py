"""Rules between a published wording and the present one: it changes only with corrections that tell how."""

from __future__ import annotations

from collections.abc import Iterator

from macros.register.agreement import Agreement
from macros.register.changes import AgreementChange
from macros.register.corrections import NO_CHANGE, WORDING, entry_line, finding, to_add
from macros.register.finding import Finding
from macros.register.matching import new_entries
from macros.register.passages import LAYOUT, Quotation, same_words, tells_layout, untold
from macros.register.reading import start_of


def published_wording_stays(change: AgreementChange) -> Iterator[Finding]:
    """A published wording is never taken away."""
    if change.before.wording and not change.after.wording:
        hint = "Stellen Sie die Datei wieder her. Ein veröffentlichter Wortlaut bleibt."
        yield start_of(change.after.wording_file, "Der veröffentlichte Wortlaut fehlt.", hint)


def words_change_with_corrections(change: AgreementChange) -> Iterator[Finding]:
    """Carried out in order, the new corrections of the wording turn its published words into the present ones."""
    before, after = change.before.wording, change.after.wording
    entries = change.after.facts.corrections
    told = [i for i in new_entries(change) if entries[i].field == WORDING and not tells_layout(entries[i])]
    if not before or not after:
        return
    missing, untrue = untold(before.text, after.text, [entries[position] for position in told])
    if same_words(before.text, after.text):
        yield from (_tells_no_change(change.after, position) for position in told if missing or untrue)
        return
    wrong = [told[position] for position in untrue]
    for quotation in missing:
        if wrong:
            yield _wrong_quotation(change.after, quotation, wrong.pop(0))
        else:
            yield _wording_without_correction(change.after, quotation)
    yield from (_tells_no_change(change.after, position) for position in wrong)


def layout_changes_with_a_correction(change: AgreementChange) -> Iterator[Finding]:
    """Where only the layout of a published wording changes, a correction says so."""
    before, after = change.before.wording, change.after.wording
    entries = change.after.facts.corrections
    told = [i for i in new_entries(change) if entries[i].field == WORDING and tells_layout(entries[i])]
    if not change.wording:
        yield from (_tells_no_change(change.after, position) for position in told)
    elif before and after and same_words(before.text, after.text) and not told:
        line = next((line.number for line in change.lines if line.sign == "+"), 1)
        yield _wording_without_correction(change.after, LAYOUT._replace(line=line))


def _wording_without_correction(agreement: Agreement, quotation: Quotation) -> Finding:
    message = "Der veröffentlichte Wortlaut ist geändert. Dazu fehlt die Korrektur."
    hint = to_add(agreement, entry_line(WORDING, quotation.old, quotation.new))
    return Finding(agreement.wording_file, quotation.line, 1, WORDING, message, hint)


def _wrong_quotation(agreement: Agreement, quotation: Quotation, position: int) -> Finding:
    message = f"Der Eintrag passt nicht zur Änderung des Wortlauts in Zeile {quotation.line}."
    hint = f"Richtig ist: {entry_line(WORDING, quotation.old, quotation.new)}"
    return finding(agreement, ("corrections", position), message, hint)


def _tells_no_change(agreement: Agreement, position: int) -> Finding:
    hint = "Löschen Sie den Eintrag, oder ändern Sie den Wortlaut."
    return finding(agreement, ("corrections", position), NO_CHANGE, hint)
