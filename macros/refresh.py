"""Door for the preview: writes the pages that show something else than before, through MkDocs's own functions.

So a page is the same as in a whole build, byte for byte. The form of a page (what Markdown and the theme's index of
tags made of its source) stays; only what the macros gave is put in anew.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from macros import define_env
from macros.drafted import date_page
from macros.hooks import describe, found_on, index
from macros.website.basis import rests_on_the_same
from macros.website.calls import Calls
from macros.website.portal import Portal
from macros.website.search import INDEX
from macros.website.slots import Slots


def refresh(config: MkDocsConfig, before: Portal, portal: Portal) -> list[str]:
    """Write anew what differs between two states that are alike; return the addresses of the pages."""
    (env, files), nav = config.extra["frame"], config.extra["nav"]
    config.extra["slots"] = Slots(portal)
    documents = files.documentation_pages()
    renewed = _Renewed(config, before, portal)
    pages = [file.page for file in documents if renewed.differs(file.page)]
    for page in pages:
        _build_page(page, config, documents, nav, env)
    if renewed.dated:
        _build_theme_template("sitemap.xml", env, files, config, nav)
    data = {INDEX: index(config), **dict(portal.delivered.items() - before.delivered.items())}
    for address, content in data.items():
        (Path(config.site_dir) / address).write_bytes(content)
    return [page.url for page in pages]


class _Renewed:
    """Gives pages what they show in a new state."""

    def __init__(self, config: MkDocsConfig, before: Portal, portal: Portal) -> None:
        self._config, self._before, self._portal = config, before, portal
        self._calls = Calls(portal, define_env)
        self.dated = False

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
        self.dated = self.dated or page.update_date != dated
        return (page.content, page.meta.get("description")) != was or page.update_date != dated

    def _content(self, page: Page) -> str:
        path, drafts = page.file.src_uri, self._portal.drafts
        if path in drafts.spools:
            same = drafts.spools[path] is self._before.drafts.spools[path]
            return page.content or "" if same else drafts.html(path) or ""
        if rests_on_the_same(self._before, self._portal, path):
            return page.content or ""
        made = self._portal.generated.get(path)
        source = made.source if made else page.file.content_string
        return self._calls.refill(page.url, source, self._config.extra["forms"][path])
