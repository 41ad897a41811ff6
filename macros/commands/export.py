"""``portal export``: the open data alone."""

from __future__ import annotations

import argparse
import os

from macros.commands.codes import GOOD
from macros.commands.portal import checked_portal
from macros.exports.door import write_exports


def run(options: argparse.Namespace) -> int:
    """Write all files that journalists take away."""
    portal = checked_portal(options.agreements, os.environ.get("SITE_URL", ""))
    base_url, commit = portal.base_url, portal.commit.id
    addresses = write_exports(portal.register, portal.operator, options.folder, base_url=base_url, commit=commit)
    print(f"{len(addresses)} Dateien liegen in {options.folder}.")
    return GOOD
