"""Corrections as the open data tell them: every word as it was entered, but the names of persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.exports.corrections import PublicCorrection, public_corrections
from macros.register.agreement import Register
from macros.register.model import Correction


def correction(field: str, old: str, new: str, reason: str = "Beispiel") -> Correction:
    return Correction(date=date(2026, 1, 31), kind="transcript", field=field, old=old, new=new, reason=reason)


def told(register: Register, *corrections: Correction) -> list[PublicCorrection]:
    """What the open data tell of corrections of the agreement with Darmstadt, which Barbara Akdeniz signed."""
    [darmstadt] = register.of_district("darmstadt")
    return list(public_corrections(replace(darmstadt, facts=replace(darmstadt.facts, corrections=corrections))))


@pytest.mark.parametrize("absent", ["fehlt", "nicht angegeben", "nicht  angegeben"])
@pytest.mark.parametrize("turn", [1, -1])
def test_what_stands_for_a_missing_name_is_no_name(register: Register, absent: str, turn: int) -> None:
    name, day = told(
        register,
        correction("signatures[1].name", *(absent, "Barbara Akdeniz")[::turn]),
        correction(
            "signatures[1].date", "fehlt", "2025-08-12", "Der Tag fehlt, war nicht angegeben, sagt Barbara Akdeniz."
        ),
    )
    assert (name.old, name.new) == (None, None)
    assert (day.old, day.new) == ("fehlt", "2025-08-12")
    assert day.reason == "Der Tag fehlt, war nicht angegeben, sagt [Name]."
