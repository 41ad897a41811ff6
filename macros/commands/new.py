"""``portal new``: an agreement to fill in."""

from __future__ import annotations

import argparse

from macros.commands.codes import GOOD
from macros.commands.portal import known_register
from macros.editing.scaffold import write_scaffold


def run(options: argparse.Namespace) -> int:
    """Write the file and tell what to do with it."""
    register = known_register(options.agreements)
    path = write_scaffold(options.agreements, register, options.district, options.year)
    print(f"Angelegt: {path}. Füllen Sie die Zeilen mit „PRÜFEN“ aus, und löschen Sie dabei jeden dieser Hinweise.")
    print(f"Den Wortlaut speichern Sie daneben als {path.with_suffix('.md').name}.")
    return GOOD
