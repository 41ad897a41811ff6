"""Finished HTML kept outside of memory until its page is built."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from typing import BinaryIO
from weakref import finalize

from macros.register.finding import Finding


@dataclass(frozen=True, eq=False)
class Spool:
    """HTML by the path of its page, in a file that no folder shows and that ends with its spool."""

    file: BinaryIO = field(default_factory=TemporaryFile)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        finalize(self, _close, self.file)

    def keep(self, path: str, html: str) -> None:
        """Put the HTML of a page behind the others."""
        data = html.encode("utf-8")
        self.places[path] = self.file.tell(), len(data)
        self.file.write(data)

    def data(self, path: str) -> bytes:
        """Read the HTML of a page, in UTF-8. Raises ``KeyError`` for a page that is not kept here."""
        start, length = self.places[path]
        return os.pread(self.file.fileno(), length, start)  # copies of this process read the same file


def _close(file: BinaryIO) -> None:
    """Nobody misses what a full disk kept from being written: whoever wanted it has been told."""
    with suppress(OSError):
        file.close()


@dataclass(frozen=True, slots=True)
class Drafts:
    """All finished pages, by the id of each agreement the digest of its wording's characters, the findings by year."""

    spools: Mapping[str, Spool]
    wordings: Mapping[str, str]
    findings: Mapping[int, tuple[Finding, ...]]

    @property
    def all_findings(self) -> list[Finding]:
        """What is to be found in the wordings of all years, sorted."""
        return sorted(finding for found in self.findings.values() for finding in found)

    def data(self, path: str) -> bytes:
        """The finished HTML of a page, in UTF-8. Raises ``KeyError`` for one that is finished only when it is built."""
        return self.spools[path].data(path)

    def html(self, path: str) -> str | None:
        """The finished HTML of a page, ``None`` for one that is finished only when it is built."""
        return self.data(path).decode("utf-8") if path in self.spools else None


NO_DRAFTS = Drafts({}, {}, {})
