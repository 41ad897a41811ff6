"""What was announced for a year against what is published: figures that sound alike and are not the same."""

from __future__ import annotations

from decimal import Decimal

from macros.register.german import euro
from macros.register.site_texts import Announcement

_STEP = 100_000


def difference(announcement: Announcement, published: Decimal) -> str:
    """Say how far the published sum is from the announced one, as exactly as announcements are."""
    apart = announcement.amount - published
    rounded = round(abs(apart) / _STEP) * _STEP
    if rounded == 0:
        return f"Beide Beträge liegen weniger als {euro(_STEP)} auseinander."
    side = "weniger" if apart > 0 else "mehr"
    return f"Veröffentlicht sind damit rund {euro(rounded)} {side} als angekündigt."
