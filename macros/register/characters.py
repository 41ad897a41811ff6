"""The characters an editor's file may hold, and what to say about those it may not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from macros.register.finding import Finding, quoted

Fault = tuple[str, str]
"""What is wrong and the mend, both in German."""

Rule = Callable[[str, int], Fault]
"""Tells what is wrong with the character of a line at an index."""

# What German files are made of. Ã, Â, â and ï are left out only because they may begin mojibake.
_UNUSUAL = re.compile(r"[^\n -~\u00a0-\u00ac\u00ae-\u00c1\u00c4-\u00e1\u00e3-\u00ee\u00f0-\u017f‐‑–—…€„“‚‘’”•]")

# The bytes 80 to BF as Latin-1 and as Windows-1252 show them.
_TAIL = "\u0080-\u00bf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_MOJIBAKE = re.compile(f"[ÃÂ][{_TAIL}]|â€[{_TAIL}]?|ï»¿")
_SUSPECT = re.compile(f"{_MOJIBAKE.pattern}|{_UNUSUAL.pattern}")

_TORN = re.compile("-[ \u00a0]*\n[ \u00a0]*(?!(?:und|oder|bzw|sowie|bis)\\b)([a-zäöüß]+)")

_BREAKS = "\t\v\f\r\x85\u2028\u2029"
_INVISIBLE_MARKS = re.compile("[\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_MOST_MARKS = 3

_NAMES = dict.fromkeys(_DIRECTIONS, "Steuerzeichen der Schreibrichtung") | {
    "\0": "Nullzeichen", "\a": "Signalton", "\b": "Rückschritt", "\f": "Seitenvorschub",
    "\v": "senkrechter Tabulator", "\r": "Wagenrücklauf", "\x1b": "Escape-Zeichen", "\x7f": "Löschzeichen",
    "\x85": "Zeilenwechsel NEL", "\u2028": "Zeilentrenner", "\u2029": "Absatztrenner",
    "\xad": "weiches Trennzeichen", "\u200b": "Leerzeichen ohne Breite", "\u200c": "Bindehemmer",
    "\u200d": "Verbinder ohne Breite", "\u2060": "Wortverbinder", "\ufeff": "Byte-Reihenfolge-Marke",
    "\ufffd": "Ersatzzeichen für ein verlorenes Zeichen",
}  # fmt: skip
_KINDS = {
    "Cc": "Steuerzeichen", "Cf": "Formatzeichen", "Mn": "unsichtbares Zusatzzeichen",
    "Cs": "halbes Ersatzpaar", "Co": "Zeichen aus dem privaten Bereich", "Cn": "kein Schriftzeichen",
}  # fmt: skip
_SCRIPTS = {
    "CYRILLIC": "kyrillisch", "GREEK": "griechisch", "ARMENIAN": "armenisch", "GEORGIAN": "georgisch",
    "HEBREW": "hebräisch", "ARABIC": "arabisch", "DEVANAGARI": "aus der Schrift Devanagari",
    "THAI": "thailändisch", "CJK": "chinesisch", "HIRAGANA": "japanisch", "KATAKANA": "japanisch",
    "HANGUL": "koreanisch", "FULLWIDTH": "ein überbreites Zeichen ostasiatischer Schriften",
    "MATHEMATICAL": "ein mathematisches Sonderzeichen", "MODIFIER": "ein Zeichen der Lautschrift",
}  # fmt: skip


def check_characters(text: str, file: str) -> list[Finding]:
    """Find every character that may not stand in a file of the register.

    ``text`` is the whole file with LF as line end, ``file`` its path as the editor knows it. A line
    yields at most one finding per rule, placed at the first offending character; columns count characters.
    """
    if _UNUSUAL.search(text) is None:
        return []
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if _UNUSUAL.search(line)]
    return sorted(finding for number, line in lines for finding in _check_line(line, number, file))


def torn_words(text: str, file: str) -> list[Finding]:
    """Warn where a hyphen at a line end may have torn a word: „Qualifi-“ above „zierung“.

    ``text`` and ``file`` are as for :func:`check_characters`. It stays a warning, because only the
    signed document tells a torn word from a true hyphen.
    """
    findings = []
    line, counted = 1, 0
    for torn in _TORN.finditer(text.replace("‐", "-")):
        line, counted = line + text.count("\n", counted, torn.start()), torn.start()
        head = text[text.rfind("\n", 0, torn.start()) + 1 : torn.start() + 1]
        if head[-2:-1].isalpha():
            word = head.split()[-1]
            message = f"Am Zeilenende ist vielleicht ein Wort getrennt: {quoted(word)} und {quoted(torn[1])}."
            hint = "Im Original ungetrennt? Dann schreiben Sie es in eine Zeile; sonst lassen Sie es so."
            findings.append(Finding(file, line, len(head) - len(word) + 1, "", message, hint, "warning"))
    return findings


def _check_line(line: str, number: int, file: str) -> Iterator[Finding]:
    broken: dict[Rule, list[int]] = {}
    for match in _SUSPECT.finditer(line):
        rule = _broken_rule(line, match.start())
        if rule is not None:
            broken.setdefault(rule, []).append(match.start())
    # Normalising takes quadratic time over a pile of marks: such a line is refused without it.
    if _piled not in broken and not unicodedata.is_normalized("NFC", line):
        pairs = zip(line, unicodedata.normalize("NFC", line), strict=False)
        broken[_decomposed] = [next(index for index, (old, new) in enumerate(pairs) if old != new)]
    for rule, places in broken.items():
        message, hint = rule(line, places[0])
        if len(places) > 1:
            message += f" In dieser Zeile gibt es {len(places)} solche Stellen."
        yield Finding(file, number, places[0] + 1, "", message, hint)


def _broken_rule(line: str, index: int) -> Rule | None:
    character, category = line[index], unicodedata.category(line[index])
    if _MOJIBAKE.match(line, index):
        return _mojibake
    if character in _BREAKS:
        return _line_break
    if category in ("Cc", "Cf") or _INVISIBLE_MARKS.match(character):
        return _hidden
    if category in ("Cs", "Co") or _is_no_character(ord(character)):
        return _unreadable
    if "\ufb00" <= character <= "\ufb06":
        return _ligature
    if (category.startswith("L") or category == "Nd") and not _is_latin(character):
        return _foreign
    marks = line[max(0, index - _MOST_MARKS) : index + 1]
    return _piled if len(marks) > _MOST_MARKS and all(map(unicodedata.combining, marks)) else None


def _is_no_character(code: int) -> bool:
    return code == 0xFFFD or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _is_latin(character: str) -> bool:
    usual = unicodedata.normalize("NFC", character)[0]  # the sign for Ångström is the letter Å
    return unicodedata.name(usual, "").startswith("LATIN ")


def _mojibake(line: str, index: int) -> Fault:
    """No text may be UTF-8 that was read as Windows-1252: „Ã¼“ instead of „ü“."""
    word = line[max(0, index - 40) : index].split(" ")[-1] + line[index : index + 40].split(" ")[0]
    mended = _MOJIBAKE.sub(lambda match: _reread(match[0]), word)
    return (
        f"{quoted(word)} ist falsch umgewandelter Text; vermutlich heißt es {quoted(mended)}.",
        "Vergleichen Sie mit dem Original und tippen Sie das Wort neu.",
    )


def _reread(garbled: str) -> str:
    if garbled == "â€":
        return "”"  # its last byte has no sign in Windows-1252 and was lost
    return b"".join(c.encode("cp1252", "ignore") or c.encode("latin-1") for c in garbled).decode()


def _line_break(line: str, index: int) -> Fault:
    """No tab, and no line end but LF: other programs would count other lines."""
    if line[index] == "\t":
        return "Hier steht ein Tabulator (U+0009).", "Ersetzen Sie ihn durch Leerzeichen."
    return (
        f"Hier steht ein ungewöhnlicher Zeilenwechsel: {_name(line[index])}.",
        "Löschen Sie ihn und drücken Sie dort, wo eine neue Zeile beginnt, die Eingabetaste.",
    )


def _hidden(line: str, index: int) -> Fault:
    """No control or format character, no invisible mark: what is in a file must be seen in it."""
    return f"Hier steht unsichtbar {_name(line[index])}.", "Löschen Sie es und tippen Sie das Wort neu."


def _unreadable(line: str, index: int) -> Fault:
    """No surrogate, private or non-character, and no U+FFFD: nobody can read them."""
    return f"Hier steht {_name(line[index])}.", "Tippen Sie das richtige Zeichen nach dem Original."


def _ligature(line: str, index: int) -> Fault:
    """No ligature from a PDF: a search for the word would miss it."""
    letters = unicodedata.normalize("NFKC", line[index])
    return (
        f"{quoted(line[index])} ist hier ein einziges Zeichen (Ligatur, U+{ord(line[index]):04X}).",
        f"Schreiben Sie die Buchstaben einzeln: {quoted(letters)}.",
    )


def _foreign(line: str, index: int) -> Fault:
    """No letter or digit of another script: it looks like a Latin one and is none."""
    script = _SCRIPTS.get(unicodedata.name(line[index], "").partition(" ")[0], "nicht lateinisch")
    kind = "Die Ziffer" if unicodedata.category(line[index]) == "Nd" else "Der Buchstabe"
    return (
        f"{kind} {quoted(line[index])} (U+{ord(line[index]):04X}) ist {script}.",
        "Löschen Sie das Zeichen und tippen Sie es auf der deutschen Tastatur neu.",
    )


def _piled(line: str, index: int) -> Fault:
    """No letter carries more than three marks."""
    return "Hier stehen mehr als drei Akzente übereinander.", "Tippen Sie den Buchstaben neu."


def _decomposed(line: str, index: int) -> Fault:
    """A letter with its marks is one character (NFC), or equal words would not be equal."""
    whole = unicodedata.normalize("NFC", line[index : index + 1 + _MOST_MARKS])[:1]
    return (
        f"{quoted(whole)} ist hier nicht als ein einziges Zeichen gespeichert (nicht NFC).",
        "Löschen Sie den Buchstaben ganz und tippen Sie ihn neu.",
    )


def _name(character: str) -> str:
    name = _NAMES.get(character) or _KINDS[unicodedata.category(character)]
    return f"U+{ord(character):04X} ({name})"
