"""Folding: what two spellings of the same German words have in common, so that a search finds either.

A text folds to two keys. In the *spelled* key an umlaut is written out and a hyphen separates words
(``Flüchtlinge`` gives ``fluechtlinge``, ``Main-Taunus`` gives ``main taunus``); in the *bare* key the dots are
dropped and the hyphen too (``fluchtlinge``, ``maintaunus``). A word is found where one of its keys
stands in the same key of the text. The browser folds with the very table below: ``table_module``
writes it as a JavaScript module, and both are tested on the same cases.
"""

from __future__ import annotations

import json
import re
import unicodedata

_UMLAUTS = {"ä": ("ae", "a"), "ö": ("oe", "o"), "ü": ("ue", "u")}
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}–—\N{HORIZONTAL BAR}\N{MINUS SIGN}/"
# Quotes, gender marks, and signs that nobody sees.
_DROPPED = "'\"’‘‚‛“”„‟‹›«»`´ʼ′″*_:\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{WORD JOINER}"

TABLE: dict[str, tuple[str, str]] = {
    **_UMLAUTS,
    **{sign: (letters, letters) for sign, letters in _LETTERS.items()},
    **dict.fromkeys(_HYPHENS, (" ", "")),
    **dict.fromkeys(_DROPPED, ("", "")),
}
"""What a sign becomes in the spelled and in the bare key. Of the others, letters lose their accents,
digits stay, a dot stays between digits, and all else separates words."""

_GROUPED = re.compile(r"(?<![0-9A-Za-z.])[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+(?![0-9])")


def fold(text: str) -> tuple[str, str]:
    """Return the spelled and the bare key of a text: lower case, words separated by single spaces."""
    composed = unicodedata.normalize("NFC", text)
    inside = {at for number in _GROUPED.finditer(composed) for at in range(*number.span())}
    pieces = [_piece(composed, at, at in inside) for at in range(len(composed))]
    return _joined(pieces, 0), _joined(pieces, 1)


def _joined(pieces: list[tuple[str, str]], form: int) -> str:
    return " ".join("".join(piece[form] for piece in pieces).split())


def _piece(text: str, at: int, in_number: bool) -> tuple[str, str]:
    """Fold one sign; inside a number like ``1.000.280`` only digits count."""
    sign = text[at].lower()
    if in_number:
        kept = sign if sign.isdigit() else ""
    elif sign in TABLE:
        return TABLE[sign]
    elif sign == ".":
        kept = "." if _is_digit(text, at - 1) and _is_digit(text, at + 1) else " "
    else:
        base = "".join(part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part))
        kept = base if base.isalnum() else " "
    return kept, kept


def _is_digit(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in "0123456789"


def table_module() -> str:
    """Write the table as the JavaScript module ``fold-table.js``."""
    return f"export default {json.dumps(TABLE, ensure_ascii=True)};\n"
