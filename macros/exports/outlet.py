"""The way out: every file of the exports is written here, and its address noted."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO


class Outlet:
    """Writes files below the folder of the site, always in UTF-8 with the line ends they were given."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._folders: set[str] = set()
        self.addresses: list[str] = []

    def path(self, address: str) -> Path:
        """Note an address and return where its file belongs; the folder is there."""
        return Path(self._place(address))

    def text(self, address: str, text: str) -> None:
        """Write one text."""
        with open(self._place(address), "wb") as file:
            file.write(text.encode("utf-8"))

    def _place(self, address: str) -> str:
        folder = address.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self._site}/{folder}", exist_ok=True)
            self._folders.add(folder)
        self.addresses.append(address)
        return f"{self._site}/{address}"

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
