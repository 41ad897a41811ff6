"""``portal import``: an agreement from a text or a PDF file."""

from __future__ import annotations

import argparse

from macros.commands.codes import FINDINGS, GOOD
from macros.commands.portal import known_register
from macros.editing.importer import import_agreement


def run(options: argparse.Namespace) -> int:
    """Write both files of the agreement and tell what is doubtful."""
    register = known_register(options.agreements)
    imported = import_agreement(options.file, options.agreements, register, options.district, options.year)
    print(f"Angelegt: {imported.wording} und {imported.facts}.")
    for line in imported.printed():
        print(line)
    print(imported.summary())
    return FINDINGS if imported.doubts else GOOD
