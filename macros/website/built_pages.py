"""The pages of a built site: their links, ids and text, each page read once."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

# A pattern that begins with fixed signs leaps from one place to the next, and only there looks at what is around.
_ID = re.compile(rb'id="(?<=\sid=")([^"]*)"')
_REFERENCE = re.compile(rb'="(?:(?<=\shref=")|(?<=\ssrc=")|(?<=\saction=")|(?<=\sdata-address="))([^"]*)"')
_TEXT = re.compile(rb">([^<]+)")


@dataclass(frozen=True)
class BuiltPage:
    """One page: ``address`` is its file below the site, ``data`` all its bytes."""

    address: str
    data: bytes

    @property
    def html(self) -> str:
        """The whole text. Raises ``UnicodeDecodeError`` where it is damaged."""
        return self.data.decode("utf-8")

    @property
    def is_text(self) -> bool:
        """Whether all bytes are the text they should be."""
        try:
            return bool(self.html)
        except UnicodeDecodeError:
            return False

    @cached_property
    def ids(self) -> frozenset[bytes]:
        """All ids of the page: what a link may point to."""
        return frozenset(_ID.findall(self.data))

    @property
    def references(self) -> list[bytes]:
        """What the page links to or loads, each once."""
        found = list(dict.fromkeys(_REFERENCE.findall(self.data)))
        if b"&" not in b"".join(found):
            return found
        return [unescape(value.decode("utf-8", "replace")).encode("utf-8") for value in found]

    def text_of(self, opening: bytes) -> str:
        """The text of the element that begins with ``opening`` up to the end of its section."""
        begin = self.data.find(opening)
        inner = self.data[begin : self.data.find(b"</section>", begin)] if begin >= 0 else b""
        return unescape(b"".join(_TEXT.findall(inner)).decode("utf-8", "replace"))


@dataclass(frozen=True)
class BuiltSite:
    """All files of a built site."""

    folder: Path

    @cached_property
    def files(self) -> frozenset[str]:
        """The addresses of all files, relative to the site's root."""
        root = f"{self.folder}{os.sep}"
        walked = ((f"{folder}{os.sep}".removeprefix(root), names) for folder, _, names in os.walk(self.folder))
        return frozenset(f"{folder}{name}".replace(os.sep, "/") for folder, names in walked for name in names)

    @cached_property
    def pages(self) -> list[str]:
        """The addresses of all pages."""
        return sorted(file for file in self.files if file.endswith(".html"))

    def page(self, address: str) -> BuiltPage:
        """Read one page."""
        with open(f"{self.folder}/{address}", "rb") as file:
            return BuiltPage(address, file.read())
