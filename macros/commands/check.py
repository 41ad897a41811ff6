"""``portal check``: all findings of all files."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from macros.commands.address import address_hints
from macros.commands.codes import FINDINGS, GOOD
from macros.editing.revision import findings_since
from macros.register.finding import render, stops, summary
from macros.website.opening import open_portal


def run(options: argparse.Namespace) -> int:
    """Print the findings in the form asked for."""
    portal, findings = open_portal(options.agreements, Path("site_src"))
    if portal and options.base is not None:
        findings = findings + findings_since(options.base, options.agreements, portal.register)
    findings = [*findings, *address_hints(os.environ.get("SITE_URL", ""))]
    printed = render(findings, options.format)
    if printed:
        print(printed)
    if options.format == "text":
        print(f"\n{summary(findings)}" if printed else summary(findings))
    return FINDINGS if stops(findings) else GOOD
