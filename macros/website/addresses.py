"""The addresses of a built site that others may cite, and the command that adds them to the ledger.

``python -m macros.website.addresses SITE AGREEMENTS`` writes the ledger; it never takes a line away.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from macros.register.ledger import FILE, ledger_text, read_ledger
from macros.website.built_pages import BuiltPage, BuiltSite

_OF_FRAME = re.compile(r"assets/|404\.html$|sitemap\.xml")
_CITABLE = {
    re.compile(r"kreise/[^/]+/[^/]+/"): re.compile(r'\sid="((?:zv|w)-[a-z0-9-]+)"'),
    re.compile(r"glossar/"): re.compile(r'<(?:h[2-6]|dt)\b[^>]*\sid="([^"]+)"'),
}
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)


def addresses_of(site: BuiltSite) -> frozenset[str]:
    """All pages, files and citable anchors of a site.

    Citable are the projects and the blocks of an agreement, and the terms of the glossary. Other anchors only
    lead about a page: they come and go with what there is to say, as the list of what is still missing.
    """
    found = {file for file in site.files if not _OF_FRAME.match(file) and not file.endswith(".html")}
    for page in map(site.page, site.pages):
        if not _OF_FRAME.match(page.address):
            address = page.address.removesuffix("index.html")
            found |= {address, *(f"{address}#{anchor}" for anchor in _citable(page, address))}
    return frozenset(found)


def _citable(page: BuiltPage, address: str) -> list[str]:
    article = _ARTICLE.search(page.html)
    patterns = [pattern for pages, pattern in _CITABLE.items() if pages.fullmatch(address)]
    return [anchor for pattern in patterns for anchor in pattern.findall(article[0] if article else "")]


if __name__ == "__main__":
    built, folder = BuiltSite(Path(sys.argv[1])), Path(sys.argv[2])
    text = ledger_text(read_ledger(folder) | addresses_of(built))
    (folder / FILE).write_text(text, encoding="utf-8")
