"""``portal serve``: the preview."""

from __future__ import annotations

import argparse

from macros.commands.codes import GOOD
from macros.commands.portal import quiet
from macros.serving import serve


def run(options: argparse.Namespace) -> int:
    """Show the site until somebody stops it."""
    quiet()
    serve(options.port)
    return GOOD
