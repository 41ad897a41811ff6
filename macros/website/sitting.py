"""One sitting at the preview: the portal of each state of the data, made from what changed since the last one.

Publishing never goes this way: ``portal build`` and ``mkdocs build`` read every file and make every page.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from macros.register.finding import Finding, render, stops
from macros.register.folder import Read, read_register
from macros.register.shelf import Shelf
from macros.website.calls import DefineEnv
from macros.website.commit import current_commit
from macros.website.drafts import draft_years, redraft
from macros.website.opening import Begun, ReadYears, open_portal
from macros.website.portal import Portal


class Faulty(Exception):
    """The data have errors, so there is no new state to show; the message tells them."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(render([finding for finding in findings if finding.severity == "error"], "text"))


class Sitting:
    """Reads data again and again. ``base_url`` is the address of the preview; ``define_env`` registers the macros."""

    def __init__(self, agreements: Path, site_src: Path, base_url: str, define_env: DefineEnv) -> None:
        self._agreements, self._site_src = agreements, site_src
        self._base_url, self._define_env = base_url, define_env
        self._shelf: Shelf[Read] = Shelf()

    def portal(self, earlier: Portal | None = None) -> Portal:
        """Read the present state, and of an ``earlier`` one keep what did not change. Raises ``Faulty``."""
        commit = current_commit(self._site_src)
        if earlier and earlier.commit != commit:
            earlier = None
        read_years: ReadYears = partial(draft_years, define_env=self._define_env)
        if earlier:
            read_years = partial(redraft, earlier, self._define_env)
        portal, findings = open_portal(
            self._agreements,
            self._site_src,
            base_url=self._base_url,
            read_years=read_years,
            begun=Begun(partial(read_register, self._agreements, self._shelf), commit=commit),
            earlier=earlier,
        )
        if portal is None or stops(findings):
            raise Faulty(findings)
        return portal


def alike(one: Portal, other: Portal) -> bool:
    """Say whether two states have the same pages and files, with the same titles and tags: only contents differ."""
    return _outline(one) == _outline(other)


def _outline(portal: Portal) -> tuple[object, ...]:
    pages = [(page.path, page.title, page.tags) for page in portal.generated.values()]
    return portal.register.catalogue, portal.commit, pages, list(portal.delivered)
