"""Rules of reading for hyphens: at line ends, with blanks beside them, in the place of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.editing.reading.known_words import KnownWords
from macros.editing.reading.rule import Change

# Behind a hyphen these leave a word out: „Ausbildungs- und Arbeitsmarktstrategie“ is whole.
GOES_ON = r"(?!(?:und|oder|bzw|beziehungsweise|sowie|bis|als|wie|noch|statt)\b)"
_TORN = re.compile(rf"(?P<head>[A-Za-zÄÖÜäöüß]{{2,}}) ?[-‐] *\n(?P<indent> *){GOES_ON}(?P<tail>[a-zäöüß]+[.,;:)]?) ?")
_TORN_IN_LINE = re.compile(rf"(?P<head>[A-Za-zÄÖÜäöüß]{{2,}})[-‐] {GOES_ON}(?P<tail>[a-zäöüß]{{2,}})")
_BLANK_BEFORE = re.compile(r"(?<=[A-Za-zäöüß]) [-‐](?=[A-Za-zÄÖÜäöüß])")
_BLANK_BEHIND = re.compile(r"(?<=[a-zäöüß])[-‐] (?=[A-ZÄÖÜ][a-zäöüß])")
_BLANKS_AROUND = re.compile(r"(?<=[A-Za-zäöüß]{2}) [-‐] (?=[A-ZÄÖÜ][a-zäöüß])")
_BEFORE_AND = re.compile(r"\b(?P<word>[A-Za-zÄÖÜäöüß]+) [-‐] (?=(?:und|oder|bzw\.|sowie) )")
_ITEM = re.compile(r" *(?:[-•*+] |[0-9]+[.)])")


def line_ends(text: str, known: KnownWords) -> Iterator[Change]:
    """A word divided at a line end stands whole in the first of the two lines."""
    for torn in _TORN.finditer(text):
        yield Change(*torn.span(), f"{torn['head']}{torn['tail']}\n{torn['indent']}", False)


def hyphens(text: str, known: KnownWords) -> Iterator[Change]:
    """A hyphen has no blank on one side only, unless a word is left out („Ausbildungs- und“)."""
    found = [Change(*torn.span(), f"{torn['head']}{torn['tail']}") for torn in _TORN_IN_LINE.finditer(text)]
    found += [Change(*hyphen.span(), "-") for rule in (_BLANK_BEFORE, _BLANK_BEHIND) for hyphen in rule.finditer(text)]
    loose = (hyphen for hyphen in _BEFORE_AND.finditer(text) if f" {hyphen['word']}- " in text)
    found += [Change(*hyphen.span(), f"{hyphen['word']}- ") for hyphen in loose]
    yield from sorted(found)


def loose_hyphens(text: str, known: KnownWords) -> Iterator[Change]:
    """A hyphen between blanks is no dash where the text has dashes; names of projects may use it so."""
    if " – " not in text:
        return
    for hyphen in _BLANKS_AROUND.finditer(text):
        if not _ITEM.match(text, text.rfind("\n", 0, hyphen.start()) + 1):
            yield Change(*hyphen.span(), "-")
