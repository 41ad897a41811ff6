"""What every page shows, by address, without building the site: so that two states of the register can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.website.calls import CALL, Calls, DefineEnv
from macros.website.pages import page_address
from macros.website.portal import Portal


def shown_pages(portal: Portal, site_src: Path, define_env: DefineEnv) -> dict[str, str]:
    """Return the texts and the HTML of each page that calls a macro, by address relative to the site's root."""
    calls = Calls(portal, define_env)
    return {
        page_address(path): head + calls.source(source)
        for path, head, source in [*_generated(portal), *_handwritten(site_src)]
        if CALL.search(source)
    }


def _generated(portal: Portal) -> Iterator[tuple[str, str, str]]:
    """Yield path, texts about the page, and source. The texts hold data, so no macro is looked for in them."""
    for page in portal.generated.values():
        tags = tuple(kind.short for kind in page.tags)
        yield page.path, f"{page.title}\n{page.description}\n{tags}\n{page.updated}\n", page.source


def _handwritten(site_src: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(site_src.rglob("*.md")):
        yield path.relative_to(site_src).as_posix(), "", path.read_text(encoding="utf-8")
