"""``portal build``: check, build, publish."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from macros.commands.codes import GOOD
from macros.commands.portal import checked_portal, quiet
from macros.website.opening import begin_portal
from macros.website.publish import old_site_stays, publish
from macros.website.verify import verify

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def run(options: argparse.Namespace) -> int:
    """Put the finished site in the place of the old one."""
    quiet()
    with old_site_stays():
        begun = begin_portal(options.agreements, Path("site_src"))
        config = _config()
        portal = checked_portal(options.agreements, config.site_url or "", begun)
    config.extra["portal"] = portal
    publish(options.site_dir, partial(_build, config), lambda folder: verify(folder, portal))
    print(f"Die Seite liegt in {options.site_dir}.")
    return GOOD


def _config() -> MkDocsConfig:
    """Load MkDocs with its plugins only now, while other cores read the data already."""
    from macros.settings import settings

    return settings(strict=True)


def _build(config: MkDocsConfig, folder: Path) -> None:
    from mkdocs.commands.build import build

    config.site_dir = str(folder)
    build(config)
