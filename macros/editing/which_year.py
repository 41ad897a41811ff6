"""The year that an editor means."""

from __future__ import annotations

from macros.editing.refused import Refused
from macros.register.days import is_year, refused_year


def find_year(wanted: str) -> int:
    """Read the year of a call; raises ``Refused`` for anything but a year of agreements."""
    if not is_year(wanted):
        raise Refused(refused_year(wanted))
    return int(wanted)
