"""Where the links of built pages lead."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Set
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from macros.website.built_pages import BuiltPage

_ABROAD = re.compile(rb"[a-z][a-z0-9+.-]*:|//")


Link = tuple[bytes, str, bytes]
"""A link into the site: the reference, the file below the site it leads to, and the anchor there or nothing."""


class Links:
    """Follows the links of pages. From all pages of one depth the same way over the root leads to the same place."""

    def __init__(self, files: Set[str]) -> None:
        self._files = files
        self._sound: dict[bytes, set[bytes]] = defaultdict(set)

    def doubtful(self, page: BuiltPage) -> Iterator[Link]:
        """Yield the links of a page but those to an own anchor or to a whole file that are sure to be sound.

        The page 404 has none, because it starts at an unknown host.
        """
        if page.address == "404.html":
            return
        root = b"../" * page.address.count("/")
        sound, ids = self._sound[root], page.ids
        for reference in page.references:
            if reference in sound or (reference[:1] == b"#" and reference[1:] in ids):
                continue
            file, anchor = follow(reference, page.address, root)
            if file and (anchor or file not in self._files):
                yield reference, file, anchor
            elif root and reference.startswith(root):
                sound.add(reference)


def follow(reference: bytes, page: str, root: bytes) -> tuple[str, bytes]:
    """Say to which file and anchor a reference on a page leads; the file is empty for what is abroad.

    ``root`` leads from the page to the site's root.
    """
    path, _, anchor = reference.partition(b"#")
    if root and path.startswith(root):
        file = _file(path[len(root) :], "")
    elif _ABROAD.match(path):
        return "", b""
    elif not path or path.startswith(b"?"):
        file = page
    else:
        file = _file(path, page[: page.rfind("/") + 1])
    return file, unquote_to_bytes(anchor) if b"%" in anchor else anchor


@lru_cache(maxsize=8192)
def _file(path: bytes, folder: str) -> str:
    """The file at the end of a path that starts in a folder; where it ends in a folder, the index there."""
    plain = unquote_to_bytes(path.partition(b"?")[0]).decode("utf-8", "replace")
    file = posixpath.normpath(f"{folder}{plain}")
    return posixpath.normpath(f"{file}/index.html") if plain.rpartition("/")[2] in ("", ".", "..") else file
