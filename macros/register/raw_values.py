"""The raw text of a field, and the German refusal of one that cannot be read."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from macros.register.finding import quoted

ABSENT = "fehlt"
SINGLE_VALUE = "Hier wird ein einzelner Wert erwartet.", "Schreiben Sie den Wert hinter den Doppelpunkt."

# What people write where a paper shows nothing; only one word of them says it.
_NOTHING = frozenset(
    [
        *("fehlt", "fehlend", "unbekannt", "unleserlich", "nicht lesbar", "nicht angegeben", "keine angabe"),
        *("k.a.", "k. a.", "n.n.", "n. n.", "nn", "-", "–", "—", "?", "~", "null", "none"),
    ]
)


def fault(message: str, hint: str) -> PydanticCustomError:
    """Make the error that reading turns into a finding; braces in data stay literal."""
    return PydanticCustomError("german", "{message}", {"message": message, "hint": hint})


def raw_text(value: object) -> str:
    """The text of a field. Raises the refusal of a list or of fields."""
    if not isinstance(value, str):
        raise fault(*SINGLE_VALUE)
    return value


def is_absent(value: object) -> bool:
    """Say whether the paper does not give a value. Raises the refusal of any other word for that."""
    if value == ABSENT:
        return True
    if isinstance(value, str) and value.casefold().strip() in _NOTHING:
        raise fault(f"{quoted(value)} ist keine Angabe der Vereinbarung.", "Schreiben Sie fehlt.")
    return False
