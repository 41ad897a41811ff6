"""The style sheets of the site as one file: a phone on a slow line waits for one answer instead of fifteen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

SHEET = "assets/css/site.css"


def one_sheet(folder: Path, parts: Iterable[str]) -> str:
    """Join style sheets in their order. ``SHEET`` lies where the part with the fonts lies, so its addresses hold."""
    return "\n".join((folder / part).read_text(encoding="utf-8") for part in parts)
