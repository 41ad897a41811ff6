"""Text of the register written as YAML, so that the gate reads back the very same text."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[A-Za-zÄÖÜäöüß0-9](?:[\w .,()/'–-]*[\w.)])?")
_PLAIN_IN_BRACES = re.compile(r"\w[\w.-]*")


def yaml_text(text: str, *, in_braces: bool = False) -> str:
    """Write one line of text as a YAML value: plain where that is safe, else in quotes.

    ``in_braces`` is for entries of the form ``{field: Wert, …}``, where commas and brackets separate.
    """
    if (_PLAIN_IN_BRACES if in_braces else _PLAIN).fullmatch(text):
        return text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
