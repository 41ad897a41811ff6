"""``portal export``: the open data alone."""

from __future__ import annotations

import argparse
import os

from macros.commands.codes import GOOD
from macros.commands.portal import checked_portal
from macros.exports.door import write_exports
from macros.exports.edition import Edition
from macros.website.publish import refuse_foreign_folder


def run(options: argparse.Namespace) -> int:
    """Write all files that journalists take away."""
    refuse_foreign_folder(options.folder, "release.json", "offene Daten")
    portal = checked_portal(options.agreements, os.environ.get("SITE_URL", ""))
    edition = Edition(portal.register, portal.operator, portal.base_url, portal.commit.id)
    addresses = write_exports(edition, options.folder)
    print(f"{len(addresses)} Dateien liegen in {options.folder}.")
    return GOOD
