"""The way out: every file of the exports is written here, and its address noted."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO


class Outlet:
    """Writes files below the folder of the site, always in UTF-8 with the line ends they were given."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._folders: set[Path] = set()
        self.addresses: list[str] = []

    def path(self, address: str) -> Path:
        """Note an address and return where its file belongs; the folder is there."""
        path = self._site / address
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        self.addresses.append(address)
        return path

    def text(self, address: str, text: str) -> None:
        """Write one text."""
        self.path(address).write_bytes(text.encode("utf-8"))

    def open(self, address: str) -> TextIO:
        """Open a file for a long text that is written as it comes."""
        return self.path(address).open("w", encoding="utf-8", newline="")

    def json(self, address: str, value: Any) -> None:
        """Write a small JSON document that people may read."""
        self.text(address, json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def measure(self, address: str) -> tuple[int, str]:
        """Say how many bytes a written file has, and its SHA-256."""
        digest = sha256()
        size = 0
        with (self._site / address).open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
                size += len(block)
        return size, digest.hexdigest()
