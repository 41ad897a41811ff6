"""The canary: other generators build the same addresses and headings, and what they do not is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.canary.builds import Built, mkdocs, properdocs, zensical
from tests.canary.comparison import Comparison


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("canary")


@pytest.fixture(scope="module")
def published(folder: Path) -> Built:
    return mkdocs(folder / "mkdocs")


def test_properdocs_makes_the_same_bytes(folder: Path, published: Built) -> None:
    built = properdocs(folder / "properdocs")
    comparison = Comparison(built.name, published.site, built.site)
    assert (comparison.changed_files, comparison.added) == ([], []), built.said
    assert "- 0 Dateien fehlen oder haben andere Bytes" in comparison.report()


def test_zensical_makes_every_page_from_the_disk_with_macros_that_need_no_event(folder: Path, published: Built) -> None:
    built = zensical(folder / "zensical")
    comparison = Comparison(built.name, published.site, built.site)
    assert (comparison.missing, comparison.added) == ([], []), built.said
    pages = len(list(published.site.rglob("*.html")))
    assert f"- {pages} von {pages} Adressen" in comparison.report()
    assert f"- {pages} von {pages} Seiten mit denselben Überschriften" in comparison.report()


def test_a_page_that_is_missing_or_has_other_headings_is_told(tmp_path: Path, published: Built) -> None:
    other = Path(shutil.copytree(published.site, tmp_path / "other"))
    (other / "glossar/index.html").unlink()
    start = other / "index.html"
    start.write_text(
        start.read_text(encoding="utf-8").replace("<h1", "<h2").replace("</h1>", "</h2>"), encoding="utf-8"
    )
    (other / "neu.html").write_text("<article></article>", encoding="utf-8")
    comparison = Comparison("Probe", published.site, other)
    assert (comparison.missing, comparison.added) == (["glossar/index.html"], ["neu.html"])
    assert list(comparison.differing) == ["index.html"]
    assert "fehlt: `glossar/index.html`" in comparison.report()
    assert "andere Überschriften: `index.html`" in comparison.report()
