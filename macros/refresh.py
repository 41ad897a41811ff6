"""Door for the preview: writes the pages that show something else than before, through MkDocs's own functions.

So a page is the same as in a whole build, byte for byte. The form of a page (what Markdown made of its
source) stays; only what the macros gave is put in anew. Pages that MkDocs does not see come from the press.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from macros import define_env
from macros.hooks import date_page, describe, found_on, found_on_drafted, index
from macros.website.basis import rests_on_the_same
from macros.website.calls import Calls
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.search import INDEX
from macros.website.slots import Slots


def refresh(config: MkDocsConfig, before: Portal, portal: Portal) -> list[str]:
    """Write anew what differs between two states that are alike; return the addresses of the pages."""
    (env, files), nav, found = config.extra["frame"], config.extra["nav"], config.extra["sections"]
    config.extra["slots"] = Slots(portal)
    documents = files.documentation_pages()
    renewed = _Renewed(config, before, portal)
    pages = [file.page for file in documents if renewed.differs(file.page)]
    for page in pages:
        _build_page(page, config, documents, nav, env)
    drafted = [made for made in portal.drafted if _differs(made, before, portal)]
    config.extra["press"].print(portal, drafted)
    found |= {made.path: found_on_drafted(made, portal) for made in drafted}
    _build_theme_template("sitemap.xml", env, files, config, nav)
    data = {INDEX: index(config), **dict(portal.delivered.items() - before.delivered.items())}
    for address, content in data.items():
        (Path(config.site_dir) / address).write_bytes(content)
    return [page.url for page in pages] + [made.address for made in drafted]


def _differs(made: GeneratedPage, before: Portal, portal: Portal) -> bool:
    """Say whether a finished page shows something else now."""
    earlier = before.drafts
    if made != before.generated[made.path] or portal.day_of(made) != before.day_of(made):
        return True
    same = portal.drafts.spools[made.path] is earlier.spools[made.path]
    return not same and portal.drafts.data(made.path) != earlier.data(made.path)


class _Renewed:
    """Gives pages what they show in a new state."""

    def __init__(self, config: MkDocsConfig, before: Portal, portal: Portal) -> None:
        self._config, self._before, self._portal = config, before, portal
        self._calls = Calls(portal, define_env)

    def differs(self, page: Page) -> bool:
        """Renew one page, and say whether it shows something else now."""
        was, dated = (page.content, page.meta.get("description")), page.update_date
        path = page.file.src_uri
        page.content = self._content(page)
        date_page(page, self._portal.updated)
        if made := self._portal.generated.get(path):
            describe(page, made, self._portal)
            html = self._config.extra["forms"].get(path, page.content)
            self._config.extra["sections"][path] = list(found_on(page, html, self._portal))
        return (page.content, page.meta.get("description")) != was or page.update_date != dated

    def _content(self, page: Page) -> str:
        path = page.file.src_uri
        if rests_on_the_same(self._before, self._portal, path):
            return page.content or ""
        made = self._portal.generated.get(path)
        source = made.source if made else page.file.content_string
        return self._calls.refill(page.url, source, self._config.extra["forms"][path])
