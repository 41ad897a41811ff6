"""Door for MkDocs: prints the pages whose HTML is finished before MkDocs begins.

MkDocs never sees them: there is no macro to call in them and no Markdown to read, and the theme prints the frame of
each kind of them only once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from macros.machine.cores import parts, spread
from macros.register.german import day
from macros.register.model import MeasureType
from macros.website.frame import BLANK_CONTENT, BLANKS, Frame, Words
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.tags import tag_address

_FEWEST_FILES = 200  # a core with fewer would be quicker done than called

Kind = tuple[str | int, ...]


class Tag(NamedTuple):
    """A tag as the theme prints it, escaped; ``address`` is that of its list, from the site's root."""

    name: str
    address: str


def printed_tags(tags: Iterable[MeasureType]) -> list[Tag]:
    """The tags of a page for the theme."""
    return [Tag(escape(kind.short), tag_address(kind)) for kind in tags]


class Press:
    """Prints finished pages with the theme, the navigation and the settings of one build."""

    def __init__(self, env: Any, files: Files, nav: Navigation, config: MkDocsConfig) -> None:
        self._env, self._files, self._nav, self._config = env, files, nav, config
        self._frames: dict[Kind, Frame] = {}

    def print(self, portal: Portal, pages: Sequence[GeneratedPage], files: Mapping[str, bytes]) -> None:
        """Print pages of one state of the data, and ``files`` as they are by their address, on all cores."""
        for page in pages:
            if _kind(page) not in self._frames:
                self._frames[_kind(page)] = Frame(self._printed_blank(page))
        printing = [partial(self._print, portal, page) for page in pages]
        writing = [partial(self._write, address, data) for address, data in files.items()]
        spread(_do, parts([*printing, *writing], _FEWEST_FILES))

    def _print(self, portal: Portal, page: GeneratedPage) -> None:
        frame = self._frames[_kind(page)]
        self._write(f"{page.address}index.html", frame.around(_words(page, portal), portal.drafts.data(page.path)))

    def _write(self, address: str, data: bytes) -> None:
        write_file(data, f"{self._config.site_dir}/{address}")

    def _printed_blank(self, made: GeneratedPage) -> str:
        """Print a page without its words as MkDocs prints pages."""
        page = Page(BLANKS.title, File.generated(self._config, made.path, content=""), self._config)
        page.meta = {"description": BLANKS.description, "address": BLANKS.address, "day": BLANKS.day}
        page.meta["tags"] = printed_tags(made.tags)
        page.meta["parent"] = BLANKS.parent if made.parent else ""
        page.content = BLANK_CONTENT
        plain = get_context(self._nav, self._files, self._config, page)
        context = self._config.plugins.on_page_context(plain, page=page, config=self._config, nav=self._nav)
        printed = self._env.get_template("main.html").render(context)
        return str(self._config.plugins.on_post_page(printed, page=page, config=self._config))


def _do(tasks: Iterable[Callable[[], None]]) -> None:
    for task in tasks:
        task()


def _kind(page: GeneratedPage) -> Kind:
    """Pages of one kind stand below the same entry of the navigation, equally deep, and have the same tags."""
    return page.address.partition("/")[0], page.address.count("/"), *(kind.key for kind in page.tags)


def _words(page: GeneratedPage, portal: Portal) -> Words:
    address, state = f"{portal.base_url}{page.address}", day(portal.day_of(page))
    return Words(escape(page.title), escape(page.description), address, state, escape(page.parent))
