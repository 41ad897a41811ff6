"""The pages of a built site: their links, ids and text, each page read once."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote

_ATTRIBUTE = re.compile(r'\s(id|href|src|action|data-address)="([^"]*)"')
_ABROAD = re.compile(r"[a-z][a-z0-9+.-]*:|//")
_TAG = re.compile(r"<[^>]*>")
_UP = "../"


@dataclass(frozen=True)
class BuiltPage:
    """One page: ``address`` is its file below the site, ``html`` its whole text."""

    address: str
    html: str

    @cached_property
    def _attributes(self) -> list[tuple[str, str]]:
        return _ATTRIBUTE.findall(self.html)

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids of the page: what a link may point to."""
        return frozenset(value for name, value in self._attributes if name == "id")

    @property
    def references(self) -> Iterator[str]:
        """What the page links to or loads, as written, each once."""
        found = dict.fromkeys(value for name, value in self._attributes if name != "id")
        yield from (unescape(value) if "&" in value else value for value in found)

    @cached_property
    def links(self) -> list[tuple[str, str, str]]:
        """What leads into the site: as written, the file and the anchor. The page 404 starts at an unknown host."""
        inner = (link for link in self.references if not _ABROAD.match(link))
        return [] if self.address == "404.html" else [(link, *self.target(link)) for link in inner]

    def text_of(self, opening: str) -> str:
        """The text of the element that begins with ``opening`` up to the end of its section."""
        _, _, behind = self.html.partition(opening)
        inner, _, _ = behind.partition("</section>")
        return unescape(_TAG.sub("", inner))

    def target(self, reference: str) -> tuple[str, str]:
        """Resolve a reference to a file below the site and an anchor; an address of a folder to its index."""
        path, _, anchor = reference.partition("#")
        path = path.partition("?")[0]
        if "%" in reference:
            path, anchor = unquote(path), unquote(anchor)
        if not path:
            return self.address, anchor
        path = f"{path}/" if path.rpartition("/")[2] in (".", "..") else path
        up = 0
        while path.startswith(_UP, up * len(_UP)) and up < len(self._folders) - 1:
            up += 1
        file = self._folders[-1 - up] + path[up * len(_UP) :]
        if "./" in file or "//" in file:
            file = f"{posixpath.normpath(file)}/".removeprefix("./") if file.endswith("/") else posixpath.normpath(file)
        return f"{file}index.html" if not file or file.endswith("/") else file, anchor

    @cached_property
    def _folders(self) -> list[str]:
        """The folders around the page, from the site's root, which is empty, to its own: ``kreise/darmstadt/``."""
        return ["", *accumulate(f"{name}/" for name in self.address.split("/")[:-1])]


@dataclass(frozen=True)
class BuiltSite:
    """All files of a built site."""

    folder: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files, relative to the site's root."""
        walked = os.walk(self.folder)
        found = (os.path.join(folder, name) for folder, _, names in walked for name in names)
        return frozenset(Path(path).relative_to(self.folder).as_posix() for path in found)

    @cached_property
    def pages(self) -> list[str]:
        """The addresses of all pages."""
        return sorted(file for file in self.files if file.endswith(".html"))

    def page(self, address: str) -> BuiltPage:
        """Read one page."""
        return BuiltPage(address, (self.folder / address).read_text(encoding="utf-8"))
