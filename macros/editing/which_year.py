"""The year that an editor means."""

from __future__ import annotations

from macros.editing.refused import Refused
from macros.register.days import year_fault


def find_year(wanted: str) -> int:
    """Read the year of a call; raises ``Refused`` for anything but a year of this century in four digits."""
    if told := year_fault(wanted):
        raise Refused(" ".join(told))
    return int(wanted)
