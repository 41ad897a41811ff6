"""The parts of the importer: reading through slips, telling odd names, taking pages and columns apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from macros.editing.facts.draft import NONE_NAMED, Doubt
from macros.editing.facts.file import facts_text
from macros.editing.facts.odd_words import joined, oddity, says_none
from macros.editing.original.columns import apart
from macros.editing.original.page_lines import wording_of
from macros.editing.reading.known_words import KnownWords, known_words
from macros.editing.reading.repairs import repaired
from macros.editing.reading.transcript import transcribe
from macros.editing.section_line import begins_section
from macros.register.agreement import Register


@pytest.fixture(scope="module")
def catalogue(register: Register) -> Register:
    """The districts and programmes, without any agreement."""
    return replace(register, agreements=())


@pytest.fixture(scope="module")
def known(catalogue: Register) -> KnownWords:
    return known_words(catalogue)


@pytest.mark.parametrize(
    ("delivered", "read"),
    [
        ("•\tJugendatelier", "• Jugendatelier"),
        ("\t1.\tAusbildung", "        1. Ausbildung"),
        ("  -\u00a0Perspektiven", "  - Perspektiven"),
        ("Arbeit\tund Leben", "Arbeit  und Leben"),
        ("fu\u0308r Sta\u0308dte", "für Städte"),
    ],
)
def test_what_looks_the_same_is_read_and_no_slip(known: KnownWords, delivered: str, read: str) -> None:
    assert repaired(delivered, known) == (read, [])


def test_a_text_without_slips_stays_as_it_is(register: Register, known: KnownWords) -> None:
    for agreement in register.agreements:
        assert agreement.wording
        assert repaired(agreement.wording.text, known) == (agreement.wording.text, [])


@pytest.mark.parametrize(
    ("delivered", "read"),
    [
        ("dem Landkreis Main - Taun us -Kreis", "dem Landkreis Main-Taunus-Kreis"),
        ("des Lahn- Dill-Kre1ses", "des Lahn-Dill-Kreises"),
        ("1.O18.9l0 Eu ro", "1.018.910 Euro"),
        ("1 .018. 910 Euro", "1.018.910 Euro"),
        ("im Jahr 2O25", "im Jahr 2025"),
        ("im Jahr 20 25", "im Jahr 2025"),
        ("Hofheim, den l8.O8.2O25", "Hofheim, den 18.08.2025"),
        ("Hofheim, den l. August 2025", "Hofheim, den 1. August 2025"),
        ("Hofheim, den 1 8 . 08 .2025", "Hofheim, den 18.08.2025"),
        ("§ l", "§ 1"),
        ("Ausbil- dung", "Ausbildung"),
        ("Ausbil-\ndung im Betrieb", "Ausbildung\nim Betrieb"),
        ("Ausbildungs-\nund Arbeitsmarkt", "Ausbildungs-\nund Arbeitsmarkt"),
        ("Quali\ufb01zierung", "Qualifizierung"),
        ("Quali\u00adfizierung", "Qualifizierung"),
        ("Jugendate1ier", "Jugendatelier"),
        ("Förderung und För derung", "Förderung und Förderung"),
        ("We4edu - Module für B1 und Chance 2.0", "We4edu - Module für B1 und Chance 2.0"),
        ("SGB II, III, VIII, XII", "SGB II, III, VIII, XII"),
    ],
)
def test_slips_are_read_through(known: KnownWords, delivered: str, read: str) -> None:
    text, repairs = repaired(delivered, known)
    assert text == read
    assert bool(repairs) == (delivered != read)


def test_a_repair_tells_its_line_and_whole_words(known: KnownWords) -> None:
    _, repairs = repaired("Erste Zeile\nHofheim, den l8.O8.2025", known)
    assert [(repair.line, repair.told()) for repair in repairs] == [
        (2, "Im Text steht „l8.O8.2025“, gelesen als „18.08.2025“.")
    ]


@pytest.mark.parametrize(
    "name",
    [
        "ÜSBZ",
        "EASY – Entwicklung Ausbildung Soziale Teilhabe You",
        "We4edu - Module für digitales Lernen im AQB",
        "Chance 2.0 Kranichstein",
        "SoWirt's",
        "Fit für junge geflüchtete Frauen",
        "Sprach- und Lernförderung",
        "„Neustart“",
        "Zukunft gestalten",
        "Kurs B1 (Abend)",
    ],
)
def test_a_name_of_a_project_is_not_odd(name: str) -> None:
    assert oddity(name, Counter()) == ""


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Perspekti ven für Arbeit", "zerrissenes Wort („Perspekti ven“)"),
        ("Jugend atelier", "zerrissenes Wort"),
        ("Bei spielprojekt", "zerrissenes Wort"),
        ("Junge Er wachsene", "zerrissenes Wort"),
        ("EA SY", "zerrissenes Wort"),
        ("Start 4you", "zerrissenes Wort"),
        ("SoWirt 's", "zerrissenes Wort"),
        ("Sprach - Café", "Bindestrich"),
        ("Sprach- Café", "Bindestrich"),
        ("Jugendate1ier", "mischt Buchstaben und Ziffern"),
        ("Werkstatt (Holz", "Satzzeichen"),
        ("Werkstatt;", "Satzzeichen"),
        ("Werkstatt (13 Plätze)", "Plätze"),
        ("Werkstatt, Träger: Beispielverein", "Träger"),
        ("Seite 3 von 5", "Seitenzahl"),
        ("Das Projekt wird gefördert. Es endet im Mai", "zu lang"),
        ("Werk\ufb01x", "unzulässige Zeichen"),
    ],
)
def test_an_odd_name_is_told_with_its_reason(name: str, says: str) -> None:
    assert says in oddity(name, Counter())


def test_torn_words_are_put_together() -> None:
    assert joined("Perspekti ven für Ar beit", Counter()) == "Perspektiven für Arbeit"
    assert joined("We4edu - Module für digi tales Lernen", Counter()) == "We4edu - Module für digitales Lernen"


@pytest.mark.parametrize(
    ("entry", "none"), [("keine", True), ("entfällt", True), ("./.", True), ("Keine Angst", False)]
)
def test_an_entry_may_say_that_there_is_none(entry: str, none: bool) -> None:
    assert says_none(entry) == none


def test_two_columns_are_taken_apart() -> None:
    lines = ["Wiesbaden, den 2.8.2025      Hofheim, den 18.08.2025", "", "Erika Beispiel               Max Muster"]
    assert apart(lines) == [
        ("Wiesbaden, den 2.8.2025", 0),
        ("", 1),
        ("Erika Beispiel", 2),
        ("", 2),
        ("Hofheim, den 18.08.2025", 0),
        ("", 1),
        ("Max Muster", 2),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Wiesbaden, den 2.8.2025", "Erika Beispiel"],
        ["Wiesbaden,   den   2.8.2025", "Erika   Beispiel", "Staatsministerin   im   Amt"],
        [""],
    ],
)
def test_lines_that_are_only_stretched_are_no_columns(lines: list[str]) -> None:
    assert apart(lines) is None


def test_what_was_read_keeps_the_way_back_to_the_lines(catalogue: Register) -> None:
    text = (
        "Zielvereinbarung 2025\n\n§ 1 Ziele\n\n1. Ausbildungsvorbereitung\n  - Beispielkompass\n"
        "§ 2 Schluss\n\nEin Satz.\n\n"
        "Wiesbaden, den 2.8.2025      Hofheim, den 18.08.2025\n\nErika Beispiel               Max Muster\n"
    )
    transcript = transcribe(text, catalogue)
    names = [signer.name for signer in transcript.said.signatures.signers if signer.name]
    assert [(name.value, transcript.place(name.first)) for name in names] == [
        ("Erika Beispiel", 13),
        ("Max Muster", 13),
    ]
    assert transcript.columns_line == 11
    assert [section.number for section in transcript.wording.sections if section.number] == ["§ 1", "§ 2"]


@pytest.mark.parametrize(
    ("line", "above", "begins"),
    [
        ("§ 4", "", True),
        ("§ 4 Haushaltsmittel und Eckdaten", "Ein Satz.", True),
        ("§ 4 Haushaltsmittel", "  - Beispielkompass", True),
        ("§ 4 Absatz 2 gilt", "", False),
        ("§ 5 vereinbarten Ziele erreicht werden", "dass die in", False),
        ("§ 4 Haushaltsmittel", "Das Nähere steht in", False),
    ],
)
def test_a_line_begins_a_section_or_names_one(line: str, above: str, begins: bool) -> None:
    assert begins_section(line, above) == begins


PAGES = (
    "              Zielvereinbarung\n\nDas Ministerium ver-\neinbart Ausbildungs-\n"
    "und Arbeitsziele im   Jahr   2025 und\n\n    1",
    "quali\ufb01ziert Men\u00adschen.\n§ 5\nZiele\n   1. Ausbildungsvorbereitung\n        \u2022 Beispielkompass\n"
    "        \u2022 Ein Beispielprojekt mit einem langen\n          Namen\n   2. Ausbildung und\n      Coaching\n"
    "Danach ein Satz.\nWiesbaden, den 2.8.2025        Fulda, den 3.8.2025\n"
    "Erika Beispiel                 Max Muster\n\n  - 2 -",
)


def test_pages_become_one_wording() -> None:
    assert wording_of(PAGES, recognised=False).text == (
        "Zielvereinbarung\n\nDas Ministerium vereinbart\nAusbildungs-\nund Arbeitsziele im Jahr 2025 und\n"
        "qualifiziert Menschen.\n\n## § 5\n\nZiele\n\n1. Ausbildungsvorbereitung\n  - Beispielkompass\n"
        "  - Ein Beispielprojekt mit einem langen\n     Namen\n2. Ausbildung und\n     Coaching\n\nDanach ein Satz.\n\n"
        "Wiesbaden, den 2.8.2025  \nErika Beispiel\n\nFulda, den 3.8.2025  \nMax Muster\n"
    )


def test_what_was_changed_in_pages_is_told() -> None:
    assert wording_of(PAGES, recognised=False).remarks == [
        "Seitenzahlen stehen nicht im Wortlaut.",
        "Ligaturen (ein Zeichen für zwei Buchstaben) sind aufgelöst.",
        "Weiche Trennstriche und andere unsichtbare Zeichen sind entfernt.",
        "Am Zeilenende getrennte Wörter sind zusammengesetzt.",
        "Die Unterschriften standen nebeneinander und stehen nun untereinander.",
    ]


def test_entries_without_bullets_are_told_by_their_indentation() -> None:
    page = "Ziele:\n   1. Ausbildungsvorbereitung\n          Beispielkompass\n   2. Ausbildung\nDanach ein langer Satz."
    extracted = wording_of([page], recognised=False)
    assert "1. Ausbildungsvorbereitung\n  - Beispielkompass\n2. Ausbildung\n" in extracted.text
    assert extracted.inferred


def test_a_sign_that_recognition_mistakes_is_put_back() -> None:
    pages = ["§ 1\nZiele.\n82\nMittel.\n8 3 Projekte\nIm Jahr 2025.\n84\n"]
    assert "## § 1\n\nZiele.\n\n## § 2\n\nMittel.\n\n## § 3 Projekte\n\n" in wording_of(pages, recognised=True).text
    assert "§ 2" not in wording_of(pages, recognised=False).text


def test_facts_are_written_with_each_doubt_at_its_field() -> None:
    values = {
        ("district",): "fulda",
        ("year",): "2025",
        ("budgets", 0, "programme"): "aqb",
        ("budgets", 0, "amount"): "",
        ("projects", "ausbildung"): NONE_NAMED,
        ("projects", "qualifizierung", 0): "Kompass: Süd",
        ("projects", "qualifizierung", 1, "name"): "Lotsen",
        ("projects", "qualifizierung", 1, "places"): "13",
    }
    doubts = [
        Doubt((), 7, "Ein Zeichen."),
        Doubt(("budgets", 0, "amount"), 5, "Kein Betrag."),
        Doubt(("projects", "ausbildung"), 8, "Keine?"),
        Doubt(("projects", "qualifizierung", 0), 9, "Wirklich?"),
        Doubt(("projects", "qualifizierung", 0), 10, "Wirklich?"),
        Doubt(("projects", "qualifizierung", 0), 9, "Beides?"),
    ]
    assert facts_text(values, doubts) == (
        "# yaml-language-server: $schema=../agreement.schema.json\n"
        "# PRÜFEN: Zeile 7: Ein Zeichen.\n"
        "district: fulda\n"
        "year: 2025\n"
        "budgets:\n"
        "  - programme: aqb\n"
        "    amount:  # PRÜFEN: Zeile 5: Kein Betrag.\n"
        "projects:\n"
        "  ausbildung: []  # PRÜFEN: Zeile 8: Keine?\n"
        "  qualifizierung:\n"
        '    - "Kompass: Süd"  # PRÜFEN: Zeile 9, 10: Wirklich? · Zeile 9: Beides?\n'
        "    - name: Lotsen\n"
        "      places: 13\n"
    )
