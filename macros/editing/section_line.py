"""Lines that begin a section: „§ 4“, „§ 4 Haushaltsmittel“, and not „§ 4 Absatz 2“ in mid-sentence."""

from __future__ import annotations

import re

_SECTION = re.compile(r" *§ ?[0-9]{1,2} ?[a-z]?(?: (?!Abs|Satz|Nr|Nummer|Ziffer|SGB)[A-ZÄÖÜ][^.;]{0,80}[^.,;])? *")
_ENDED = re.compile(r"(?:^|[.:;!?]) *$")
_ITEM = re.compile(r" *(?:[-•*+]|[0-9]{1,2}[.)]) ")


def begins_section(line: str, above: str) -> bool:
    """Say whether a line is the heading of a §: alone in its line, behind the end of a sentence or of an entry."""
    return bool(_SECTION.fullmatch(line) and (_ENDED.search(above) or _ITEM.match(above)))
