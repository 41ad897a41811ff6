"""The ledger of addresses: every page, file and anchor that ever was published.

How nothing published can vanish, although no editor ever edits the ledger:

1. What comes from the data is held against the data of the base revision (``wording/anchors``): each page,
   project and block that the published state had must still have its address. So new agreements are safe from
   the moment they are merged, with nobody noting anything down, and by induction all that ever were are.
2. The same code computes both sides of that comparison, so it cannot see that the code itself changed. For
   this there is the ledger, a file of plain text beside the data. ``make ledger`` adds to it what the built
   site has. Before a site is published each line must exist in it (``website/verify``), lines may only be added
   compared with the base revision, and a test fails with this command when a change of the program brings a
   kind of address that the ledger has no example of.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

FILE = "addresses.txt"
_HEAD = "# Alle je veröffentlichten Adressen. „make ledger“ ergänzt die Liste; Zeilen werden nie gelöscht.\n"


def read_ledger(folder: Path) -> frozenset[str]:
    """Read the addresses of a folder's ledger, ``kreise/darmstadt/2025/#w-4-4``; without a ledger there are none."""
    path = folder / FILE
    if not os.path.lexists(path) or not stat.S_ISREG(path.lstat().st_mode):
        return frozenset()
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    entries = (line.split() for line in lines if not line.startswith("#"))
    return frozenset(address for page, *anchors in filter(None, entries) for address in _joined(page, anchors))


def ledger_text(addresses: Iterable[str]) -> str:
    """Write a ledger: one page or file in a line, its anchors behind it, the start page as ``/``."""
    pairs = sorted(tuple(address.partition("#")[::2]) for address in addresses)
    lines = []
    for page, group in groupby(pairs, key=lambda pair: pair[0]):
        lines.append(" ".join([page or "/", *(anchor for _, anchor in group if anchor)]))
    return _HEAD + "\n".join(lines) + "\n"


def _joined(page: str, anchors: Iterable[str]) -> Iterable[str]:
    address = "" if page == "/" else page
    return [address, *(f"{address}#{anchor}" for anchor in anchors)]
