"""What every page shows of the data, by address: so that two states of the register can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.website.portal import Portal

_OVERVIEW = re.compile(r"""\{\{\s*overview\(["'](\w+)["']\)""")


def shown_pages(portal: Portal, site_src: Path) -> dict[str, str]:
    """Return title, description and HTML of each page that shows data; addresses are relative to the site's root."""
    return dict([*_generated(portal), *_handwritten(portal, site_src)])


def _generated(portal: Portal) -> Iterator[tuple[str, str]]:
    for page in portal.generated.values():
        html = getattr(portal, page.macro)(page.argument, "")
        head = f"{page.title}\n{page.description}\n{page.tags}\n{page.updated}\n"
        yield f"{page.path.removesuffix('.md')}/", head + html


def _handwritten(portal: Portal, site_src: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site_src.rglob("*.md")):
        names = _OVERVIEW.findall(path.read_text(encoding="utf-8"))
        if names:
            address = path.relative_to(site_src).as_posix().removesuffix(".md").removesuffix("index")
            yield address, "".join(portal.overview(name, "") for name in names)
