"""The site as it will be once the ministry has given its details and a host has given it an address."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.command import ROOT, portal
from tests.support.handwritten import MAIL, settle

HOST = "https://zielvereinbarungen.example.org/hessen/"
BARRIERS = "barrieren@example.org"
ANSWER_TIME = "zwei Wochen"


def settled_site(folder: Path) -> Path:
    """Copy the project into a folder, fill in open fields of the operator, and build the site for ``HOST``."""
    shutil.copytree(ROOT / "site_src", folder / "site_src")
    for name in ("agreements", "macros", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    settle(folder / "site_src", email=MAIL, barrier_contact=BARRIERS, answer_time=ANSWER_TIME)
    portal("build", at=folder, SITE_URL=HOST)
    return folder / "site"
