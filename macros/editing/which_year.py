"""The year that an editor means."""

from __future__ import annotations

import re

from macros.editing.refused import Refused
from macros.register.finding import quoted

_YEAR = re.compile(r"20[0-9]{2}", re.ASCII)


def find_year(wanted: str) -> int:
    """Read the year of a call; raises ``Refused`` for anything but a year of this century in four digits."""
    if not _YEAR.fullmatch(wanted):
        raise Refused(f"{quoted(wanted)} ist kein Jahr. Schreiben Sie es mit vier Ziffern, zum Beispiel 2025.")
    return int(wanted)
