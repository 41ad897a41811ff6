"""The tags of pages: each is a measure type, and leads to the list of all pages that bear it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from macros.register.model import MeasureType
from macros.website.pages import GeneratedPage

TAGS = "tags.json"
_NOT_IN_ANCHOR = re.compile(r"[^\w -]")


def tag_anchor(kind: MeasureType) -> str:
    """Where on the page of a measure type that list stands: ``tag:weiterbildung-für-personal``."""
    return "tag:" + _NOT_IN_ANCHOR.sub("", kind.short.lower()).strip().replace(" ", "-")


def tag_address(kind: MeasureType) -> str:
    """The address of that list from the site's root."""
    return f"massnahmenarten/{kind.key}/#{tag_anchor(kind)}"


def tag_index(pages: Iterable[GeneratedPage]) -> bytes:
    """Write which page bears which tags as JSON, in the form that Material for MkDocs gave this file."""
    mappings = [
        {"item": {"url": page.address, "title": page.title}, "tags": [kind.short for kind in page.tags]}
        for page in pages
        if page.tags
    ]
    return json.dumps({"mappings": mappings}, ensure_ascii=False).encode("utf-8")
