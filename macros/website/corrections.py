"""The log of corrections: every change of a published agreement, for all to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.register.agreement import Agreement, Register
from macros.register.correction_words import field_name, kind_name, value_text


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One correction, its field and values in German words."""

    agreement: Agreement
    date: date
    kind: str
    field: str
    old: str
    new: str
    reason: str


def corrections_of(agreement: Agreement) -> tuple[LogEntry, ...]:
    """List the corrections of one agreement, the newest first."""
    return tuple(
        LogEntry(
            agreement,
            correction.date,
            kind_name(correction.kind),
            field_name(agreement, correction.field),
            value_text(correction.field, correction.old),
            value_text(correction.field, correction.new),
            correction.reason,
        )
        for correction in reversed(agreement.facts.corrections)
    )


def correction_log(register: Register) -> tuple[LogEntry, ...]:
    """List all corrections of all agreements, the newest first."""
    entries = [entry for agreement in register.agreements for entry in corrections_of(agreement)]
    entries += [
        LogEntry(agreement, withdrawn.date, "Rücknahme", "Vereinbarung", "gilt", "zurückgezogen", withdrawn.reason)
        for agreement in register.agreements
        if (withdrawn := agreement.facts.withdrawn)
    ]
    return tuple(sorted(entries, key=lambda entry: entry.date, reverse=True))
