"""The characters of a file: which pass, and what is said of those that do not."""

from __future__ import annotations

import sys
import time
import unicodedata
from pathlib import Path

import pytest

from macros.register.characters import check_characters, torn_words
from macros.register.finding import Finding

FILE = "agreements/2025/darmstadt.md"
EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1) if chr(code) != "\n"]


def told(text: str) -> list[str]:
    return [f"{finding.line}:{finding.column} {finding.message}" for finding in check_characters(text, FILE)]


def refused(characters: list[str]) -> list[str]:
    """Those of the characters that are refused when each stands on a line of its own, behind a letter."""
    findings = check_characters("\n".join(f"x{character}" for character in characters), FILE)
    return [characters[line - 1] for line in sorted({finding.line for finding in findings})]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # control and format characters
        ("a\0b", "1:2 Hier steht unsichtbar U+0000 (Nullzeichen)."),
        ("a\ab", "1:2 Hier steht unsichtbar U+0007 (Signalton)."),
        ("a\x1b[31mb", "1:2 Hier steht unsichtbar U+001B (Escape-Zeichen)."),
        ("a\x7fb", "1:2 Hier steht unsichtbar U+007F (Löschzeichen)."),
        ("a\x80b", "1:2 Hier steht unsichtbar U+0080 (Steuerzeichen)."),
        ("Quali\u00adfizierung", "1:6 Hier steht unsichtbar U+00AD (weiches Trennzeichen)."),
        ("a\u200bb", "1:2 Hier steht unsichtbar U+200B (Leerzeichen ohne Breite)."),
        ("a\u200db", "1:2 Hier steht unsichtbar U+200D (Verbinder ohne Breite)."),
        ("a\ufeffb", "1:2 Hier steht unsichtbar U+FEFF (Byte-Reihenfolge-Marke)."),
        ("a\u202eb", "1:2 Hier steht unsichtbar U+202E (Steuerzeichen der Schreibrichtung)."),
        ("a\u2066b", "1:2 Hier steht unsichtbar U+2066 (Steuerzeichen der Schreibrichtung)."),
        ("a\u200fb", "1:2 Hier steht unsichtbar U+200F (Steuerzeichen der Schreibrichtung)."),
        ("a\U000e0041b", "1:2 Hier steht unsichtbar U+E0041 (Formatzeichen)."),
        ("a\ufe0fb", "1:2 Hier steht unsichtbar U+FE0F (unsichtbares Zusatzzeichen)."),
        ("a\U000e0101b", "1:2 Hier steht unsichtbar U+E0101 (unsichtbares Zusatzzeichen)."),
        # line ends and tabs
        ("a\tb", "1:2 Hier steht ein Tabulator (U+0009)."),
        ("a\rb", "1:2 Hier steht ein ungewöhnlicher Zeilenwechsel: U+000D (Wagenrücklauf)."),
        ("a\vb", "1:2 Hier steht ein ungewöhnlicher Zeilenwechsel: U+000B (senkrechter Tabulator)."),
        ("a\fb", "1:2 Hier steht ein ungewöhnlicher Zeilenwechsel: U+000C (Seitenvorschub)."),
        ("a\x85b", "1:2 Hier steht ein ungewöhnlicher Zeilenwechsel: U+0085 (Zeilenwechsel NEL)."),
        ("a\u2028b", "1:2 Hier steht ein ungewöhnlicher Zeilenwechsel: U+2028 (Zeilentrenner)."),
        ("a\u2029b", "1:2 Hier steht ein ungewöhnlicher Zeilenwechsel: U+2029 (Absatztrenner)."),
        # what nobody can read
        ("a\ud800b", "1:2 Hier steht U+D800 (halbes Ersatzpaar)."),
        ("a\uf0b7b", "1:2 Hier steht U+F0B7 (Zeichen aus dem privaten Bereich)."),
        ("a\ufdd0b", "1:2 Hier steht U+FDD0 (kein Schriftzeichen)."),
        ("a\U0010ffffb", "1:2 Hier steht U+10FFFF (kein Schriftzeichen)."),
        ("a\ufffdb", "1:2 Hier steht U+FFFD (Ersatzzeichen für ein verlorenes Zeichen)."),
        # ligatures
        ("Quali\ufb01zierung", "1:6 „\ufb01“ ist hier ein einziges Zeichen (Ligatur, U+FB01)."),
        ("Sto\ufb00", "1:4 „\ufb00“ ist hier ein einziges Zeichen (Ligatur, U+FB00)."),
        # mojibake
        ("zu FÃ¶rderung", "1:5 „FÃ¶rderung“ ist falsch umgewandelter Text; vermutlich heißt es „Förderung“."),
        ("MaÃŸnahme", "1:3 „MaÃŸnahme“ ist falsch umgewandelter Text; vermutlich heißt es „Maßnahme“."),
        ("Ãœbergang", "1:1 „Ãœbergang“ ist falsch umgewandelter Text; vermutlich heißt es „Übergang“."),
        ("Ã\x84mter", "1:1 „Ã\\u0084mter“ ist falsch umgewandelter Text; vermutlich heißt es „Ämter“."),
        ("Â§ 5", "1:1 „Â§“ ist falsch umgewandelter Text; vermutlich heißt es „§“."),
        ("EASYâ€", "1:5 „EASYâ€“ ist falsch umgewandelter Text; vermutlich heißt es „EASY”“."),
        ("SoWirtâ€™s", "1:7 „SoWirtâ€™s“ ist falsch umgewandelter Text; vermutlich heißt es „SoWirt’s“."),
        ("ï»¿x", "1:1 „ï»¿x“ ist falsch umgewandelter Text; vermutlich heißt es „\\ufeffx“."),
        # other scripts
        ("D\u0430rmstadt", "1:2 Der Buchstabe „\u0430“ (U+0430) ist kyrillisch."),
        ("\u0391QB", "1:1 Der Buchstabe „\u0391“ (U+0391) ist griechisch."),
        ("\u05d0", "1:1 Der Buchstabe „\u05d0“ (U+05D0) ist hebräisch."),
        ("\u5b66", "1:1 Der Buchstabe „\u5b66“ (U+5B66) ist chinesisch."),
        ("Ａ", "1:1 Der Buchstabe „Ａ“ (U+FF21) ist ein überbreites Zeichen ostasiatischer Schriften."),
        ("\U0001d400QB", "1:1 Der Buchstabe „\U0001d400“ (U+1D400) ist ein mathematisches Sonderzeichen."),
        ("SoWirt\u02bcs", "1:7 Der Buchstabe „\u02bc“ (U+02BC) ist ein Zeichen der Lautschrift."),
        ("\u13a0", "1:1 Der Buchstabe „\u13a0“ (U+13A0) ist nicht lateinisch."),
        ("1\u0966", "1:2 Die Ziffer „\u0966“ (U+0966) ist aus der Schrift Devanagari."),
        # forms of one letter
        ("Fo\u0308rderung", "1:2 „ö“ ist hier nicht als ein einziges Zeichen gespeichert (nicht NFC)."),
        ("5 \u212b", "1:3 „Å“ ist hier nicht als ein einziges Zeichen gespeichert (nicht NFC)."),
        ("x\u0301\u0302\u0303\u0304", "1:5 Hier stehen mehr als drei Akzente übereinander."),
    ],
    ids=ascii,
)
def test_a_character_is_named_with_its_place(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize("character", "\u00a0\u202f„“‚‘’”–—…§€•ßÄÖÜäöüéçñŞşĞğıŁłŠšãîêÿªº²½µ°×ø☎→✓Ⅳ😀")
def test_what_german_texts_hold_passes(character: str) -> None:
    assert told(f"x{character}y 1.000.280\n* **{character}**") == []


def test_letters_that_only_resemble_mojibake_pass() -> None:
    assert told("JOÃO, pâté, naïve, Âge, maître") == []


def test_every_invisible_or_unreadable_character_is_refused() -> None:
    categories = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    bad = [c for c in EVERY_CHARACTER if unicodedata.category(c) in categories]
    bad += ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd", "\ufffd"]
    bad += [c for c in EVERY_CHARACTER if ord(c) & 0xFFFE == 0xFFFE]
    assert refused(bad) == bad


def test_every_latin_letter_passes_and_no_other() -> None:
    letters = [c for c in EVERY_CHARACTER if unicodedata.category(c)[0] == "L" and ord(c) < 0x3400]
    latin = [c for c in letters if unicodedata.name(c).startswith("LATIN ")]
    assert len(latin) > 900
    assert refused(latin) == []
    others = set(letters) - set(latin)
    assert others - set(refused(sorted(others))) == {"ª", "º", "µ"}


def test_each_line_gets_one_finding_per_rule_which_counts_the_places() -> None:
    text = "gut\n\u200b\0a\u200b\t\t\nFÃ¼r FÃ¼r ﬁ\nu\u0308 \u0430 u\u0308\n"
    several = "In dieser Zeile gibt es {} solche Stellen."
    assert told(text) == [
        f"2:1 Hier steht unsichtbar U+200B (Leerzeichen ohne Breite). {several.format(3)}",
        f"2:5 Hier steht ein Tabulator (U+0009). {several.format(2)}",
        f"3:2 „FÃ¼r“ ist falsch umgewandelter Text; vermutlich heißt es „Für“. {several.format(2)}",
        "3:11 „ﬁ“ ist hier ein einziges Zeichen (Ligatur, U+FB01).",
        "4:1 „ü“ ist hier nicht als ein einziges Zeichen gespeichert (nicht NFC).",
        "4:4 Der Buchstabe „\u0430“ (U+0430) ist kyrillisch.",
    ]


def test_a_finding_brings_its_mend() -> None:
    assert check_characters("Quali\ufb01zierung", FILE) == [
        Finding(
            FILE,
            1,
            6,
            "",
            "„\ufb01“ ist hier ein einziges Zeichen (Ligatur, U+FB01).",
            "Schreiben Sie die Buchstaben einzeln: „fi“.",
        )
    ]
    each = "\0 \t \ufffd \u0430 Ã¼\nu\u0308\nu\u0301\u0301\u0301\u0301"
    assert len([finding for finding in check_characters(each, FILE) if finding.hint]) == 7


def test_nothing_echoed_steers_a_terminal() -> None:
    words = "\n".join(f"FÃ¼r{c}x" for c in EVERY_CHARACTER if not c.isprintable() and ord(c) < 0x3000)
    findings = check_characters(words, FILE)
    assert findings
    assert all((finding.message + finding.hint).isprintable() for finding in findings)


# Torn words


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("eine Qualifi-\nzierung", (1, 6), "„Qualifi-“ und „zierung“"),
        ("x\neine Qualifi-  \n  zierung", (2, 6), "„Qualifi-“ und „zierung“"),
        ("Maß\u2010\nnahme", (1, 1), "„Maß‐“ und „nahme“"),
    ],
)
def test_a_word_torn_at_a_line_end_is_a_warning(text: str, place: tuple[int, int], words: str) -> None:
    (finding,) = torn_words(text, FILE)
    assert (finding.line, finding.column, finding.severity) == (*place, "warning")
    assert finding.message == f"Am Zeilenende ist vielleicht ein Wort getrennt: {words}."
    assert check_characters(text, FILE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ausbildungs- und",
        "Ausbildungs-\nund Qualifizierungsbudget",
        "Kreise -\ndanach",
        "Kreis-\nsowie Stadtebene",
        "Bundes-\nbis Kreisebene",
        "Schule-\nBeruf",
        "2025-\nende",
        "Qualifi-\n\nzierung",
        "- Eintrag\n- eintrag",
        "am Ende-",
    ],
)
def test_a_true_hyphen_is_no_torn_word(text: str) -> None:
    assert torn_words(text, FILE) == []


# Speed


def test_a_clean_wording_costs_far_less_than_a_millisecond() -> None:
    path = Path(__file__).parents[2] / "agreements" / "2025" / "darmstadt.md"
    text, times = path.read_text("utf-8"), []
    for _ in range(20):
        start = time.perf_counter()
        assert check_characters(text, FILE) == []
        times.append(time.perf_counter() - start)
    assert min(times) < 0.0005
