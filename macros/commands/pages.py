"""``portal pages``: the pages made from data, as Markdown for other generators."""

from __future__ import annotations

import argparse

from macros.commands.codes import GOOD
from macros.commands.portal import checked_portal
from macros.website.publish import refuse_foreign_folder


def run(options: argparse.Namespace) -> int:
    """Write each page to its path below the folder: of its own, or with the handwritten pages."""
    refuse_foreign_folder(options.folder, "kreise", "Seiten in Markdown")
    for page in checked_portal(options.agreements).generated.values():
        path = options.folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.source, encoding="utf-8")
    return GOOD
