"""The state of the data: the newest day that the agreements tell, never that of the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.register.agreement import FIRST_DAY, Agreement, Register
from macros.register.model import Correction, Withdrawal


@pytest.fixture
def darmstadt(register: Register) -> Agreement:
    """The agreement with Darmstadt, signed on 2 and 12 August 2025."""
    [agreement] = register.of_district("darmstadt")
    return agreement


def told(agreement: Agreement, **facts: Any) -> Agreement:
    """The same agreement with other facts."""
    return replace(agreement, facts=replace(agreement.facts, **facts))


def undated(agreement: Agreement, **facts: Any) -> Agreement:
    """The same agreement where no signature bears a day."""
    return told(agreement, signatures=[replace(s, date=None) for s in agreement.facts.signatures], **facts)


def corrected(day: date) -> Correction:
    return Correction(date=day, kind="agreement", field="wording", old="vom", new="von", reason="Beispiel")


def withdrawn(day: date) -> Withdrawal:
    return Withdrawal(date=day, reason="Beispiel")


def joined(register: Register, *agreements: Agreement) -> Register:
    return Register(register.districts, register.programmes, agreements)


EARLIER, LATER = date(2025, 8, 5), date(2026, 2, 10)


def test_the_state_of_an_agreement_is_its_newest_signature_correction_or_withdrawal(darmstadt: Agreement) -> None:
    signed = date(2025, 8, 12)
    assert darmstadt.updated == signed
    for day, state in ((EARLIER, signed), (LATER, LATER)):
        assert told(darmstadt, corrections=(corrected(day),)).updated == state
        assert told(darmstadt, withdrawn=withdrawn(day)).updated == state
    assert told(darmstadt, corrections=(corrected(LATER),), withdrawn=withdrawn(EARLIER)).updated == LATER


def test_an_agreement_without_any_day_has_no_state(darmstadt: Agreement) -> None:
    assert undated(darmstadt).updated is None
    assert undated(darmstadt, corrections=(corrected(LATER),)).updated == LATER


def test_the_state_of_the_register_is_the_newest_day_of_all_agreements(register: Register) -> None:
    darmstadt, taunus = register.agreements
    assert register.updated == date(2025, 8, 18)
    assert joined(register, told(darmstadt, withdrawn=withdrawn(LATER)), taunus).updated == LATER


def test_an_agreement_without_any_day_leaves_the_state_as_it_is(register: Register, darmstadt: Agreement) -> None:
    assert joined(register, undated(darmstadt, year=2026), *register.agreements).updated == register.updated


def test_a_register_without_any_day_bears_a_fixed_one(register: Register, darmstadt: Agreement) -> None:
    assert joined(register).updated == joined(register, undated(darmstadt, year=2026)).updated == FIRST_DAY
