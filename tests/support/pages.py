"""Reads built pages for the tests of the site."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import html


@lru_cache(maxsize=512)
def page(path: Path) -> html.HtmlElement:
    """Parse one built page."""
    return html.fromstring(path.read_text(encoding="utf-8"))


def article(site: Path, address: str) -> html.HtmlElement:
    """The article of the page at ``address`` (``kreise/darmstadt/``)."""
    found: html.HtmlElement = page(site / address / "index.html").find(".//article")
    return found


def words(element: html.HtmlElement) -> str:
    """The text of an element with every run of white space as one space."""
    return " ".join(element.text_content().split())


def first(element: html.HtmlElement, css_class: str) -> html.HtmlElement:
    """The first element of a class."""
    found: html.HtmlElement = element.find_class(css_class)[0]
    return found
