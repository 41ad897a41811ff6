"""What the tests of editors' commands share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.repository import Repository


@pytest.fixture
def repository(agreements: Path) -> Repository:
    """A repository whose ``main`` holds the two real agreements."""
    return Repository(agreements.parent)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository of the whole project as it stands here, so that a build can name the commit it is made from."""
    root = tmp_path_factory.mktemp("project") / "portal"
    for name in ("agreements", "macros", "site_src", "tests/editing/walk_cases"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", ".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, root)
    return Repository(root)
