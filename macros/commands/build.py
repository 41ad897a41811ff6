"""``portal build``: check, build, publish."""

from __future__ import annotations

import argparse
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from macros.commands.codes import GOOD
from macros.commands.portal import checked_portal, quiet
from macros.editing.refused import Refused
from macros.website.pages import begin_compiling
from macros.website.publish import old_site_stays, publish
from macros.website.verify import verify


def run(options: argparse.Namespace) -> int:
    """Put the finished site in the place of the old one."""
    quiet()
    compiled = begin_compiling(Path("site_src/templates"))
    config = _config()
    with old_site_stays():
        portal = checked_portal(options.agreements, config.site_url or "", compiled)
    config.extra["portal"] = portal

    def build(folder: Path) -> None:
        config.site_dir = str(folder)
        mkdocs_build(config)

    publish(options.site_dir, build, lambda folder: verify(folder, portal))
    print(f"Die Seite liegt in {options.site_dir}.")
    return GOOD


def _config() -> MkDocsConfig:
    try:
        return load_config("mkdocs.yml", strict=True)
    except (ConfigurationError, Abort):
        raise Refused(
            "Hier fehlt mkdocs.yml oder ein Ordner, den es nennt. Starten Sie den Befehl im Ordner des Projekts."
        ) from None
