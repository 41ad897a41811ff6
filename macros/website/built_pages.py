"""The pages of a built site, read once for all that is looked over: their links, ids and text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_REFERENCE = re.compile(r'\s(?:href|src|action|data-address)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class BuiltPage:
    """One page: ``address`` is its file below the site, ``html`` its whole text."""

    address: str
    html: str

    @property
    def ids(self) -> frozenset[str]:
        """All ids of the page: what a link may point to."""
        return frozenset(_ID.findall(self.html))

    @property
    def references(self) -> Iterator[str]:
        """What the page links to or loads, as written, each once."""
        yield from dict.fromkeys(unescape(found) for found in _REFERENCE.findall(self.html))

    def text_of(self, opening: str) -> str:
        """The text of the element that begins with ``opening`` up to the end of its section, without white space."""
        _, _, behind = self.html.partition(opening)
        inner, _, _ = behind.partition("</section>")
        return "".join(unescape(_TAG.sub("", inner)).split())

    def target(self, reference: str) -> tuple[str, str]:
        """Resolve a reference to a file below the site and an anchor; an address of a folder to its index."""
        path, _, anchor = reference.partition("#")
        path = unquote(path.partition("?")[0])
        if not path:
            return self.address, unquote(anchor)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(self.address), path))
        file = posixpath.join(joined, "index.html") if path.endswith("/") or joined == "." else joined
        return file.removeprefix("./"), unquote(anchor)


class BuiltSite:
    """All files of a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files, relative to the site's root."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of each page, by its address."""
        return {page.address: page.ids for page in self.pages()}

    def pages(self) -> Iterator[BuiltPage]:
        """Read the pages one after the other, so that memory stays bounded."""
        for address in sorted(file for file in self.files if file.endswith(".html")):
            yield BuiltPage(address, (self.folder / address).read_text(encoding="utf-8"))

    def page(self, address: str) -> BuiltPage:
        """Read one page by the address of its folder: ``kreise/darmstadt/2025/``."""
        file = f"{address}index.html"
        return BuiltPage(file, (self.folder / file).read_text(encoding="utf-8"))
