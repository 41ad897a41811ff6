"""The words at which two texts part, short enough for a line in the log of corrections."""

from __future__ import annotations

from difflib import SequenceMatcher

from macros.register.fields import NOTHING

_AROUND = 3
_LONGEST = 200
_LAYOUT = "frühere Umbrüche und Auszeichnungen", "jetzige Umbrüche und Auszeichnungen"


def first_difference(before: str, after: str) -> tuple[str, str]:
    """Quote the first passage that differs, with three words around it, from both texts.

    Two texts of equal words differ only in their layout, and that is what the two phrases then say.
    """
    old, new = before.split(), after.split()
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            return _quote(old, start, end), _quote(new, first, last)
    return _LAYOUT


def _quote(words: list[str], start: int, end: int) -> str:
    text = " ".join(words[max(0, start - _AROUND) : end + _AROUND])
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text or NOTHING.raw
