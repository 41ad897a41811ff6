"""``portal submission``: a draft from an agreement handed in by form."""

from __future__ import annotations

import argparse

from macros.commands.codes import FINDINGS, GOOD
from macros.commands.portal import known_register
from macros.editing.refused import Refused
from macros.editing.submission import draft, read_issue, refusal


def run(options: argparse.Namespace) -> int:
    """Print the answer to who handed it in."""
    issue = read_issue(options.event)
    register = known_register(options.agreements)
    try:
        print(draft(issue, options.agreements, register), end="")
    except Refused as refused:
        print(refusal(refused), end="")
        return FINDINGS
    return GOOD
