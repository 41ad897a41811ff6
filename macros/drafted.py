"""Door for MkDocs: pages whose HTML is finished before MkDocs sees them.

To the navigation, the tags and the sitemap they are pages like all others. There is no macro to call in them and no
Markdown to read, and the theme prints the frame of each kind of them only once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from macros.machine.cores import parts, spread
from macros.website.frame import BLANK_CONTENT, BLANKS, Frame, Words
from macros.website.spool import Drafts

Kind = tuple[str | int, ...]

_FEWEST_PAGES = 200  # a core with fewer would spend its time on beginning


class DraftedPage(Page):
    """A page of the preview: MkDocs builds it, now and after each edit."""

    def __init__(self, file: File, config: MkDocsConfig, drafts: Drafts) -> None:
        super().__init__(None, file, config)
        self._drafts = drafts

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", {"render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._drafts.html(self.file.src_uri)


class SpooledPage(DraftedPage):
    """A page of a site that is built once: its HTML stays outside of memory until it is printed."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def date_page(page: Page, updated: str) -> None:
    """Give a page its address and its day, for the sitemap (ISO) and as people read them."""
    page.update_date = updated
    page.meta["address"] = page.canonical_url or page.url
    day = date.fromisoformat(updated)
    page.meta["day"] = f"{day.day}.{day.month}.{day.year}"


def print_spooled(files: Files, nav: Navigation, env: Any, config: MkDocsConfig, drafts: Drafts) -> None:
    """Print all spooled pages on all cores, and leave the others for MkDocs."""
    documents = files.documentation_pages()
    pages = [file.page for file in documents if isinstance(file.page, SpooledPage)]
    examples = {_kind(page): page for page in pages}
    frames = {kind: Frame(_printed(_blank(page), documents, nav, env, config)) for kind, page in examples.items()}
    spread(partial(_print, frames, drafts), parts(pages, _FEWEST_PAGES))
    for page in pages:
        files.remove(page.file)


def _print(frames: Mapping[Kind, Frame], drafts: Drafts, pages: Sequence[Page]) -> None:
    for page in pages:
        printed = frames[_kind(page)].around(_words(page), drafts.data(page.file.src_uri))
        write_file(printed, page.file.abs_dest_path)


def _kind(page: Page) -> Kind:
    """Pages of one kind stand below the same entry of the navigation, equally deep, and have the same tags."""
    return page.url.partition("/")[0], page.url.count("/"), *page.meta["tags"]


def _words(page: Page) -> Words:
    title = escape(Markup(page.title).striptags())  # as the theme prints titles
    return Words(title, page.meta["description"], page.meta["address"], page.meta["day"])


def _blank(page: Page) -> Page:
    blank = copy(page)
    blank.title = BLANKS.title
    blank.meta = {**page.meta, "description": BLANKS.description, "address": BLANKS.address, "day": BLANKS.day}
    blank.content = BLANK_CONTENT
    return blank


def _printed(page: Page, documents: Sequence[File], nav: Navigation, env: Any, config: MkDocsConfig) -> str:
    """Print a page as MkDocs does."""
    plain = get_context(nav, documents, config, page)
    context = config.plugins.on_page_context(plain, page=page, config=config, nav=nav)
    printed = env.get_template("main.html").render(context)
    return str(config.plugins.on_post_page(printed, page=page, config=config))
