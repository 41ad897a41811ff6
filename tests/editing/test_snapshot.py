"""The pages that are compared are the pages of the built site."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from macros import define_env
from macros.website.opening import open_portal
from macros.website.snapshot import shown_pages
from tests.support.pages import article, words

ROOT = Path(__file__).parents[2]


def test_each_page_of_the_site_that_shows_data_is_compared(site: Path) -> None:
    portal, _ = open_portal(ROOT / "agreements", ROOT / "site_src")
    assert portal
    compared = shown_pages(portal, ROOT / "site_src", define_env)
    built = {page.parent.relative_to(site).as_posix().removeprefix(".") for page in site.rglob("index.html")}
    assert {address.rstrip("/") for address in compared} <= built
    rooms = {address for address in built if address.startswith(("kreise", "jahre", "massnahmenarten", "wortlaut"))}
    assert rooms | {"", "projekte", "daten"} <= {address.rstrip("/") for address in compared}


def test_what_is_compared_is_what_the_page_shows(site: Path) -> None:
    portal, _ = open_portal(ROOT / "agreements", ROOT / "site_src")
    assert portal
    shown = shown_pages(portal, ROOT / "site_src", define_env)["kreise/darmstadt/2025/"]
    sentence = words(html.fromstring(f"<div>{shown}</div>").find_class("answer")[0])
    assert "1.000.280 Euro" in sentence
    assert sentence in words(article(site, "kreise/darmstadt/2025/"))
