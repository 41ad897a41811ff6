"""Finished HTML kept outside of memory until its page is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Spool:
    """HTML by the path of its page, in a file that no folder shows and that ends with the process."""

    file: BinaryIO = field(default_factory=TemporaryFile)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def keep(self, path: str, html: str) -> None:
        """Put the HTML of a page behind the others."""
        data = html.encode("utf-8")
        self.places[path] = self.file.tell(), len(data)
        self.file.write(data)

    def html(self, path: str) -> str:
        """Read the HTML of a page. Raises ``KeyError`` for a page that is not kept here."""
        start, length = self.places[path]
        self.file.seek(start)
        return self.file.read(length).decode("utf-8")


@dataclass(frozen=True, slots=True)
class Drafts:
    """All finished pages, and by the id of each agreement the digest of its wording's characters."""

    spools: Mapping[str, Spool]
    wordings: Mapping[str, str]

    def html(self, path: str) -> str | None:
        """The finished HTML of a page, ``None`` for one that is finished only when it is built."""
        spool = self.spools.get(path)
        return spool.html(path) if spool else None


NO_DRAFTS = Drafts({}, {})
