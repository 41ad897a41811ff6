"""The digest of a whole site: whoever serves it, and whenever it is built again, can be held against it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from macros.machine.cores import parts, spread
from macros.website.built_pages import BuiltSite

RELEASE = "release.json"
_FEWEST_FILES = 500
_BLOCK = 1 << 16


def name_digest(site: Path) -> None:
    """Write into ``release.json`` the SHA-256 over all other files.

    It is taken over the lines that ``sha256sum`` prints for the files in the order of their addresses, so it can be
    checked without this program.
    """
    files = sorted(BuiltSite(site).files - {RELEASE})
    digest = sha256()
    for lines in spread(partial(_lines, site), parts(files, _FEWEST_FILES)):
        digest.update(lines)
    path = site / RELEASE
    named = json.loads(path.read_text(encoding="utf-8")) | {"site_sha256": digest.hexdigest()}
    path.write_text(json.dumps(named, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _lines(site: Path, files: Sequence[str]) -> bytes:
    return "".join(f"{_digest(f'{site}/{file}')}  {file}\n" for file in files).encode("utf-8")


def _digest(path: str) -> str:
    digest = sha256()
    with open(path, "rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
