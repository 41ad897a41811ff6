"""Builds the pages and nothing else, for comparison with generators that do nothing else.

Left out is what only this project does: evidence of the facts and comparison of the wordings (with the links, marks
and lists they put on the pages), the files to take away, the search, digest and verification.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros import define_env
from macros.commands.portal import quiet
from macros.machine.garbage import leave_garbage
from macros.register.agreement import Agreement
from macros.website.drafts import draft_years
from macros.website.pages import begin_compiling
from macros.website.portal import open_portal
from macros.wording.blocks import read_wording
from macros.wording.comparison.year import YearComparison
from macros.wording.evidence.facts import Evidence
from macros.wording.library import Library, Reading, ReadYear


class PlainReading(Reading):
    """A wording that nobody will verify."""

    @property
    def digest(self) -> str:
        """Nothing to hold its page against."""
        return ""


class PlainLibrary(Library):
    """Reads wordings without looking for anything in them."""

    def _read(self, year: int) -> ReadYear:
        return ReadYear(dict(_read(self._register.of_year(year))), YearComparison(year, (), {}), ())


def _read(agreements: Iterable[Agreement]) -> Iterable[tuple[str, Reading]]:
    for agreement in agreements:
        assert agreement.wording
        yield agreement.id, PlainReading(read_wording(agreement.wording.text), Evidence({}))


def main() -> None:
    """Build the pages of the working folder into ``site``."""
    quiet()
    leave_garbage()
    with (
        patch("macros.website.portal.Library", PlainLibrary),
        patch("macros.exports.door.begin_exports"),
        patch("macros.website.portal.Portal.delivered", {}),
        patch("macros.website.search.search_index", return_value=b""),
        patch("macros.website.release.name_digest"),
    ):
        read_years = partial(draft_years, define_env=define_env)
        compiled = begin_compiling(Path("site_src/templates"))
        config = load_config("mkdocs.yml", site_dir="site")
        portal, _ = open_portal(Path("agreements"), Path("site_src"), read_years=read_years, compiled=compiled)
        config.extra["portal"] = portal
        build(config)


if __name__ == "__main__":
    main()
