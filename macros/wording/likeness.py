"""Which printed words are meant to be which others: misprints of a few letters."""

from __future__ import annotations

LETTERS = 2  # a misprint changes no more: „Ausbildungsbereufen“


def nearly(printed: str, meant: str, letters: int = LETTERS) -> bool:
    """Say whether at most so many letters were changed, added or left out; no digit may differ."""
    if abs(len(printed) - len(meant)) > letters:
        return False
    if printed == meant:
        return True
    first = next((i for i, (a, b) in enumerate(zip(printed, meant, strict=False)) if a != b), None)
    first = min(len(printed), len(meant)) if first is None else first
    rest, other = printed[first:], meant[first:]
    if not letters or rest[:1].isdigit() or other[:1].isdigit():
        return False
    steps = ((rest[1:], other[1:]), (rest[1:], other), (rest, other[1:]))
    return any(nearly(a, b, letters - 1) for a, b in steps)
