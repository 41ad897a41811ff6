"""Compares two built sites by what visitors and links rely on: their addresses and the headings of each page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import html

Heading = tuple[str, str | None, str]
"""Rank, id and words of a heading."""

_MOST_TOLD = 10


def headings(page: Path) -> list[Heading]:
    """List the headings of a page's article in order, without the signs that link to them."""
    document = html.fromstring(page.read_text(encoding="utf-8"))
    found = document.find(".//article")
    article = document if found is None else found
    ranks = ("h1", "h2", "h3", "h4", "h5", "h6")
    return [(h.tag, h.get("id"), " ".join(h.text_content().rstrip("¶").split())) for h in article.iter(*ranks)]


@dataclass(frozen=True)
class Comparison:
    """The site of another generator beside the published one."""

    name: str
    published: Path
    other: Path

    @cached_property
    def missing(self) -> list[str]:
        """The pages that the other generator does not make."""
        return sorted(_pages(self.published) - _pages(self.other))

    @cached_property
    def added(self) -> list[str]:
        """The pages that only the other generator makes."""
        return sorted(_pages(self.other) - _pages(self.published))

    @cached_property
    def differing(self) -> dict[str, tuple[list[Heading], list[Heading]]]:
        """The pages with other headings: those that only the published site has, those that only the other has."""
        shared = sorted(_pages(self.published) & _pages(self.other))
        pairs = {page: (headings(self.published / page), headings(self.other / page)) for page in shared}
        return {
            page: ([h for h in ours if h not in theirs], [h for h in theirs if h not in ours])
            for page, (ours, theirs) in pairs.items()
            if ours != theirs
        }

    @cached_property
    def changed_files(self) -> list[str]:
        """All files, of whatever kind, that are missing or have other bytes."""
        ours = {path.relative_to(self.published) for path in self.published.rglob("*") if path.is_file()}
        return sorted(str(file) for file in ours if not _same(self.published / file, self.other / file))

    def report(self) -> str:
        """Tell the result in Markdown, in German."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        pages = len(_pages(self.published))
        yield f"## {self.name}"
        yield ""
        yield f"- {pages - len(self.missing)} von {pages} Adressen, {len(self.added)} zusätzliche"
        yield f"- {pages - len(self.missing) - len(self.differing)} von {pages} Seiten mit denselben Überschriften"
        yield f"- {len(self.changed_files)} Dateien fehlen oder haben andere Bytes"
        for page in self.missing[:_MOST_TOLD]:
            yield f"- fehlt: `{page}`"
        for page, (ours, theirs) in list(self.differing.items())[:_MOST_TOLD]:
            yield f"- andere Überschriften: `{page}`, nur hier {_told(ours)}, nur dort {_told(theirs)}"


def _told(found: list[Heading]) -> str:
    return ", ".join(f"`{rank} {words}`" for rank, _, words in found[:3]) or "keine"


def _pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
