"""Corrections as the open data tell them: what changed, when and why, but never a person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.register.agreement import Agreement
from macros.register.corrections import says
from macros.register.fields import NOTHING
from macros.register.model import CorrectionKind

_NAMELESS_SIGNATURE_FIELD = re.compile(r"signatures\[\d+\]\.(party|place|date|office)")
_INSTEAD = "[Name]"


@dataclass(frozen=True)
class PublicCorrection:
    """One correction; ``old`` and ``new`` are ``None`` where the field holds a person's name."""

    id: str
    date: date
    kind: CorrectionKind
    field: str
    old: str | None
    new: str | None
    reason: str

    def record(self) -> dict[str, Any]:
        """What JSON says of the correction."""
        return {**vars(self), "date": self.date.isoformat()}


def public_corrections(agreement: Agreement) -> Iterator[PublicCorrection]:
    """Yield the corrections of an agreement in the order of its file, each with an id that stays.

    The id is made of day and field, so that it stays when an older correction is added later.
    """
    if not agreement.facts.corrections:
        return
    names = tuple(_names(agreement))
    used: dict[str, int] = {}
    for correction in agreement.facts.corrections:
        field = re.sub(r"[^A-Za-z0-9_]+", "-", correction.field).strip("-")
        base = f"{agreement.id}/korrektur/{correction.date}/{field}"
        used[base] = used.get(base, 0) + 1
        id = base if used[base] == 1 else f"{base}-{used[base]}"
        shown = not holds_name(correction.field)
        yield PublicCorrection(
            id,
            correction.date,
            correction.kind,
            correction.field,
            _without(names, correction.old) if shown else None,
            _without(names, correction.new) if shown else None,
            _without(names, correction.reason),
        )


def holds_name(field: str) -> bool:
    """Say whether a field, or a part of it, is the name of a person who signed."""
    return field.startswith("signatures") and not _NAMELESS_SIGNATURE_FIELD.fullmatch(field)


def _names(agreement: Agreement) -> Iterator[str]:
    """Yield all names of persons, also former spellings, in full and the last word of each alone.

    What stands in a correction for a missing name is none.
    """
    corrected = [correction for correction in agreement.facts.corrections if holds_name(correction.field)]
    texts = [text for correction in corrected for text in (correction.old, correction.new)]
    names = [signature.name for signature in agreement.signatures if signature.name]
    names += [text for text in texts if not says(text, NOTHING)]
    yield from names
    yield from (name.split()[-1] for name in names)


def _without(names: tuple[str, ...], text: str) -> str:
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", _INSTEAD, text)
    return text
