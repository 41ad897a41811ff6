"""The importer gives the committed files from the delivered texts, and never writes over anything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command import ROOT, portal

DELIVERED = ["darmstadt", "main-taunus-kreis"]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder with the catalogue of districts and programmes and no agreement yet."""
    folder = tmp_path / "agreements"
    folder.mkdir()
    for name in ("districts.yaml", "programmes.yaml"):
        shutil.copy(ROOT / "agreements" / name, folder)
    return folder


@pytest.mark.parametrize("name", DELIVERED)
def test_a_delivered_text_gives_exactly_the_committed_files(empty: Path, name: str) -> None:
    portal("import", f"agreements/2025/{name}.md", "--agreements", str(empty))
    for ending in ("yaml", "md"):
        written = (empty / f"2025/{name}.{ending}").read_bytes()
        assert written == (ROOT / f"agreements/2025/{name}.{ending}").read_bytes()


def test_files_that_are_there_are_left_alone(empty: Path) -> None:
    (empty / "2025").mkdir()
    (empty / "2025/darmstadt.yaml").write_text("# meine Datei\n", encoding="utf-8")
    portal("import", "agreements/2025/darmstadt.md", "--agreements", str(empty), expect=2)
    assert (empty / "2025/darmstadt.yaml").read_text(encoding="utf-8") == "# meine Datei\n"
    assert not (empty / "2025/darmstadt.md").exists()
