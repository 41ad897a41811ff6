"""The portal as several commands want it: whole and without an error."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path

from macros import define_env
from macros.commands.address import address_hints
from macros.register.agreement import Register
from macros.register.finding import render, stops, summary
from macros.register.folder import read_register
from macros.register.german import count
from macros.website.drafts import draft_years
from macros.website.opening import Begun, begin_portal, open_portal
from macros.website.portal import Portal
from macros.website.publish import NotPublished


def checked_portal(agreements: Path, base_url: str = "", begun: Begun | None = None) -> Portal:
    """Read and check all data, and finish the pages. Raises ``NotPublished`` with all findings if one is an error.

    The parameters are those of ``open_portal``.
    """
    site_src = Path("site_src")
    drafted = partial(draft_years, define_env=define_env)
    begun = begun or begin_portal(agreements, site_src)
    portal, findings = open_portal(agreements, site_src, base_url=base_url, read_years=drafted, begun=begun)
    if portal is None or stops(findings):
        raise NotPublished(f"{render(findings, 'text')}\n\n{summary(findings)}")
    findings = [*findings, *address_hints(base_url)]
    warnings = [finding for finding in findings if finding.severity == "warning"]
    if warnings:
        print(render(warnings, "text"), file=sys.stderr)
    if len(findings) > len(warnings):
        hints = count(len(findings) - len(warnings), "Hinweis", "Hinweise")
        print(f"{hints}, zum Beispiel auf offene Angaben. „portal check“ zeigt sie.", file=sys.stderr)
    return portal


def known_register(agreements: Path) -> Register:
    """Read the register to add to it, whatever its agreements are like. Raises ``NotPublished`` without districts."""
    register, findings = read_register(agreements)
    if not register.districts or not register.programmes:
        raise NotPublished(render(findings, "text"))
    return register


def quiet() -> None:
    """Show MkDocs's warnings only; the theme's farewell notice is no news to an editor."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
