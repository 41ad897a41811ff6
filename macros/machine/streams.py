"""Input and outputs that whoever began the run has closed."""

from __future__ import annotations

import os
import sys


def open_closed_streams() -> None:
    """Let nothing come from a closed input and everything go nowhere in a closed output.

    Otherwise the next file of the run would get the number of the output, and with it what is meant for people.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
