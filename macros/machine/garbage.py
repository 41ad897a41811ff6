"""The collector of garbage, and the programs that end in seconds."""

from __future__ import annotations

import atexit
import gc


def leave_garbage() -> None:
    """Collect nothing until this program ends: it would walk over the whole register each time, and at the end too."""
    gc.disable()
    atexit.register(gc.freeze)
