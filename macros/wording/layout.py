"""When two texts differ in layout only.

The kinds of spaces, dashes, apostrophes and quotes are layout. Letters, digits, case and words are not.
"""

from __future__ import annotations

import re

SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_KINDS = {"-": "‐‑‒–—―−", "'": "’‘‚ʼ′´`", '"': "„“”‟«»″"}
_FOLDABLE = re.compile(f"[{SPACES}{''.join(_KINDS.values())}]")
_SHORT = 200  # characters up to which a look at each is faster than replacing kind by kind


def fold(text: str) -> str:
    """Write every kind of space, dash, apostrophe and quote as the plain one, character by character."""
    if text.isascii():
        return text.replace("`", "'")
    if len(text) < _SHORT and not _FOLDABLE.search(text):
        return text
    for space in SPACES:
        text = text.replace(space, " ")
    for plain, kinds in _KINDS.items():
        for kind in kinds:
            text = text.replace(kind, plain)
    return text


def same(printed: str, written: str) -> bool:
    """Say whether two texts differ in layout only."""
    return printed == written or fold(printed).split() == fold(written).split()
