"""The licence: a proposal while the ministry has not settled it, then a fact."""

from __future__ import annotations

import pytest

from macros.exports.licence import licence_of
from macros.register.operator import OPEN, Operator


def test_an_open_licence_is_a_proposal(operator: Operator) -> None:
    licence = licence_of(operator.model_copy(update={"licence": OPEN}))
    assert licence.proposed
    assert licence.granted_term is None
    assert licence.sentence == (
        "Die Lizenz der Daten ist noch nicht festgelegt. Vorgeschlagen ist: Datenlizenz Deutschland – Zero – "
        "Version 2.0 (dl-de/zero-2-0), https://www.govdata.de/dl-de/zero-2-0"
    )


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("dl-de/zero-2-0", "dl-zero-de/2.0"),
        ("DL-DE/BY-2-0", "dl-by-de/2.0"),
        ("CC0-1.0", "cc-zero"),
        ("CC-BY-4.0", "cc-by/4.0"),
    ],
)
def test_a_known_licence_has_its_text_and_its_term(name: str, term: str, operator: Operator) -> None:
    licence = licence_of(operator.model_copy(update={"licence": name}))
    assert licence.granted_term == f"http://dcat-ap.de/def/licenses/{term}"
    assert licence.text
    assert licence.sentence.startswith("Lizenz der Daten: ")


def test_another_licence_is_named_as_the_operator_names_it(operator: Operator) -> None:
    licence = licence_of(operator.model_copy(update={"licence": "Eigene Bedingungen"}))
    assert (licence.proposed, licence.granted_term, licence.sentence) == (
        False,
        None,
        "Lizenz der Daten: Eigene Bedingungen",
    )
