"""Builds the pages and nothing else, for comparison with generators that do nothing else.

Left out is what only this project does: evidence of the facts and comparison of the wordings (with the links, marks
and lists they put on the pages), the files to take away, the search, digest and verification.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from macros import define_env
from macros.commands.portal import quiet
from macros.exports import door
from macros.machine.garbage import leave_garbage
from macros.register.agreement import Agreement
from macros.website import opening, portal, release, search
from macros.website.drafts import draft_years
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


def leave_out() -> None:
    """Put nothing in the place of what other generators have no part in, before MkDocs loads the hooks."""
    opening.Library = PlainLibrary
    portal.Portal.delivered = {}
    door.begin_exports = lambda *_, **__: list
    search.search_index = lambda *_: b""
    release.name_digest = lambda _: None


def main() -> None:
    """Build the pages of the working folder into ``site``."""
    quiet()
    leave_garbage()
    leave_out()
    folders, read_years = (Path("agreements"), Path("site_src")), partial(draft_years, define_env=define_env)
    begun = opening.begin_portal(*folders)
    from mkdocs.commands.build import build  # here, because the command ``portal build`` loads MkDocs here
    from mkdocs.config import load_config

    config = load_config("mkdocs.yml", site_dir="site")
    config.extra["portal"], _ = opening.open_portal(*folders, read_years=read_years, begun=begun)
    build(config)


if __name__ == "__main__":
    main()
