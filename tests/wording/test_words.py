"""What counts as the same word, as a misprint of it, and as the name of the district."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.register.agreement import Register
from macros.wording.comparison.misprints import alike
from macros.wording.comparison.names import names_of
from macros.wording.comparison.tokens import keys_of, spans_of
from tests.wording.synthetic import invented_year

SAME = (
    ("We4edu - Module", "We4edu – Module"),
    ("SoWirt's", "SoWirt’s"),
    ("„Arbeitswelt Hessen“", "«Arbeitswelt\N{NO-BREAK SPACE}Hessen»"),
    ("§ 4", "§4"),
    ("Main-Taunus-\nKreis", "Main‑Taunus‑Kreis"),
    ("(HMSI)", "( HMSI )"),
)
OTHER = (
    ("Ausbildungs- und", "Ausbildungs und"),
    ("Teilzeit-Ausbildung", "Teilzeitausbildung"),
    ("der Kreis", "Der Kreis"),
    ("1.000.280", "1.000.820"),
    ("Herbst.", "Herbst"),
    ("weiter bilden", "weiterbilden"),
)
MISPRINTS = (
    ("Ausbildungsbereufen", "Ausbildungsberufen"),
    ("Herbts", "Herbst"),
    ("Qualifzierung", "Qualifizierung"),
    ("dre", "der"),
    ("HMsI", "HMSI"),
)
OTHER_WORDS = (
    ("eine", "keine"),
    ("möglich", "unmöglich"),
    ("2025", "2028"),
    ("Herbst", "Frühjahr"),
    ("soll", "sollte"),
    ("zu", "in"),
    ("Ausbildungsberufen", "Ausbildungsvorbereitung"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_layout_and_kinds_of_characters_make_no_other_word(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_letters_digits_and_marks_make_another_word(one: str, other: str) -> None:
    assert keys_of(one) != keys_of(other)


def test_every_word_has_its_place() -> None:
    text = "Die „Servicestelle – Teilzeit-\nAusbildung“, § 4: 1.000.280 Euro"
    words = [text[start:end] for start, end in spans_of(text)]
    assert len(words) == len(keys_of(text))
    assert "".join("".join(words).split()) == "".join(text.split())


@pytest.mark.parametrize(("here", "meant"), MISPRINTS)
def test_a_letter_or_two_astray_are_a_misprint(here: str, meant: str) -> None:
    assert alike(here, meant)
    assert alike(meant, here)


@pytest.mark.parametrize(("here", "other"), OTHER_WORDS)
def test_another_word_is_no_misprint(here: str, other: str) -> None:
    assert not alike(here, other)
    assert not alike(other, here)


def test_every_name_is_known_in_all_cases(register: Register) -> None:
    for agreement in invented_year(register, seed=1, year=2026):
        names, district = names_of(agreement), agreement.district
        for case in ("nominative", "genitive", "dative", "accusative"):
            phrase = getattr(district, case)
            for text in (phrase, phrase.capitalize()[0] + phrase[1:], phrase.replace("-", "‑")):
                (mention,) = names.mentions(keys_of(f"und {text} im Jahr"))
                assert (mention.begin, mention.end) == (1, 1 + len(keys_of(phrase)))
                assert case in mention.cases


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("von der Stadt Kassel", {"genitive", "dative"}),
        ("zur Stadt Kassel", {"dative"}),
        ("Stadt Kassel", {"without article"}),
        ("dem Stadt Kassel", set()),
        ("des Landkreises Kassel", None),
        ("die Stadt Kasssel", None),
    ],
)
def test_the_name_as_printed_is_known_too(register: Register, text: str, cases: set[str] | None) -> None:
    """Kassel is „documenta-Stadt“ in the register; an agreement may print another name."""
    (agreement,) = (a for a in invented_year(register, seed=1) if a.district.slug == "kassel")
    parties = replace(agreement.facts.parties, district="Stadt Kassel")
    printed = replace(agreement, facts=replace(agreement.facts, parties=parties))
    found = [mention.cases for mention in names_of(printed).mentions(keys_of(text))]
    assert found == ([] if cases is None else [cases])


def test_a_preposition_with_its_article_is_taken_apart(register: Register) -> None:
    (agreement,) = (a for a in invented_year(register, seed=1) if a.district.slug == "fulda")
    (mention,) = names_of(agreement).mentions(keys_of("Vom Landkreis Fulda"))
    assert (mention.preposition, mention.begin, mention.cases) == ("Von", 1, {"dative"})
