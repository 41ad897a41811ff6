"""The headings of a finished page, as the table of contents wants them."""

from __future__ import annotations

import re
from typing import TypedDict

_HEADING = re.compile(r'<h([1-6])\b[^>]*? id="([^"]+)"[^>]*>(.*?)</h\1>', re.S)
_TAG = re.compile(r"<[^>]+>")


class Heading(TypedDict):
    """One heading, as MkDocs reads it for its table of contents."""

    level: int
    id: str
    name: str
    children: list[Heading]


def heading_tokens(html: str) -> list[Heading]:
    """Collect headings with an id as a tree; names are HTML without tags."""
    roots: list[Heading] = []
    stack: list[Heading] = []
    for match in _HEADING.finditer(html):
        name = " ".join(_TAG.sub("", match[3]).split())
        token = Heading(level=int(match[1]), id=match[2], name=name, children=[])
        while stack and stack[-1]["level"] >= token["level"]:
            stack.pop()
        (stack[-1]["children"] if stack else roots).append(token)
        stack.append(token)
    return roots
