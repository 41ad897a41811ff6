"""Inside the site every link and anchor resolves; nothing refers to another host."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.command import ROOT
from tests.support.pages import page

LINKS = ("href", "src", "action", "data", "poster")


def _references(site: Path) -> list[tuple[Path, str]]:
    found = []
    for path in sorted(site.rglob("*.html")):
        for element in page(path).iter():
            found += [(path, element.get(name)) for name in LINKS if element.get(name) is not None]
    return found


def _file_of(site: Path, path: Path, reference: str) -> Path:
    base = site if path.name == "404.html" else path.parent
    target = (base / unquote(urlsplit(reference).path).lstrip("/")).resolve()
    return target / "index.html" if target.is_dir() else target


def test_every_internal_link_and_anchor_exists(site: Path) -> None:
    broken = []
    for path, reference in _references(site):
        parts = urlsplit(reference)
        if parts.scheme in {"mailto", "data", "https", "http"}:
            continue
        target = _file_of(site, path, reference) if parts.path else path
        if not target.is_file():
            broken.append((path.relative_to(site).as_posix(), reference))
        elif parts.fragment and target.suffix == ".html":
            anchor = unquote(parts.fragment)
            if not page(target).xpath("//*[@id=$anchor]", anchor=anchor):
                broken.append((path.relative_to(site).as_posix(), reference))
    assert broken == []


def test_every_page_is_reached_from_the_start_by_links(site: Path) -> None:
    start = site / "index.html"
    reached, waiting = {start}, [start]
    while waiting:
        path = waiting.pop()
        for link in page(path).iter("a"):
            reference = link.get("href") or ""
            if urlsplit(reference).scheme or not urlsplit(reference).path:
                continue
            target = _file_of(site, path, reference)
            if target.suffix == ".html" and target.is_file() and target not in reached:
                reached.add(target)
                waiting.append(target)
    orphans = set(site.rglob("index.html")) - reached
    assert orphans == set()


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    foreign = []
    for path in sorted(site.rglob("*.html")):
        for element in page(path).iter("link", "script", "img", "iframe", "source", "video", "form"):
            for name in LINKS:
                if urlsplit(element.get(name) or "").netloc:
                    foreign.append((path.relative_to(site).as_posix(), element.get(name)))
    for path in sorted(site.rglob("*.css")):
        foreign += [(path.name, url) for url in re.findall(r"url\([\"']?(https?:|//)", path.read_text("utf-8"))]
    assert foreign == []


def test_ids_are_unique_on_every_page(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        ids = [element.get("id") for element in page(path).iter() if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), path


def test_a_page_asks_for_one_style_sheet_and_it_holds_all_parts(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        assert len(page(path).xpath("//link[@rel='stylesheet']")) == 1, path
    sheet = (site / "assets/css/site.css").read_text(encoding="utf-8")
    parts = sorted((ROOT / "site_src/assets").rglob("*.css"))
    assert [part.name for part in parts if part.read_text(encoding="utf-8") not in sheet] == []
