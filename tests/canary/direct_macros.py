"""The macros for a generator without the events of MkDocs: each returns its HTML at once instead of a place for it.

This is what a move to Zensical would have to write anew of ``macros/hooks.py``, as small as it can be.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from macros import define_env as define_for_slots
from macros.website.opening import open_portal
from macros.website.portal import Portal
from macros.website.slots import Slots


class _AtOnce(Slots):
    """Hands out the HTML itself."""

    def block(self, html: Markup, *, told: bool = True) -> str:
        return str(html)

    def inline(self, html: Markup) -> str:
        return str(html)


@cache
def _portal(folder: Path) -> Portal:
    portal, findings = open_portal(folder / "agreements", folder / "site_src")
    if portal is None:
        raise ValueError(findings)
    return portal


def define_env(env: Any) -> None:
    """Register the macros for one page."""
    slots = _AtOnce(_portal(Path(env.project_dir)))
    conf = SimpleNamespace(extra={"slots": slots}, site_url="")
    page = SimpleNamespace(url=env.page.url.lstrip("/"))
    define_for_slots(SimpleNamespace(conf=conf, page=page, macro=env.macro))
