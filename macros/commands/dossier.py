"""``portal dossier``: what a change does to the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros import define_env
from macros.commands.codes import FINDINGS, GOOD
from macros.editing.case import Case
from macros.editing.dossier import dossier
from macros.editing.revision import at_revision, read_state
from macros.register.finding import render, stops
from macros.website.opening import open_portal
from macros.website.publish import NotPublished
from macros.website.snapshot import shown_pages


def run(options: argparse.Namespace) -> int:
    """Print the dossier of the change as Markdown."""
    portal, findings = open_portal(options.agreements, Path("site_src"))
    with at_revision(options.agreements, options.base) as base:
        earlier, _ = open_portal(base.folder, Path("site_src"))
        if portal is None or earlier is None:
            raise NotPublished(render(findings, "text"))
        case = Case(
            base.commit,
            read_state(base.folder, earlier.register),
            read_state(options.agreements, portal.register),
            findings,
            portal.library,
            shown_pages(earlier, Path("site_src"), define_env),
            shown_pages(portal, Path("site_src"), define_env),
        )
        print(dossier(case), end="")
    return FINDINGS if stops(case.findings) else GOOD
