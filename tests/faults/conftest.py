"""What the tests of faults share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def built_copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the built site, alone in its folder, that a run may replace."""
    return Path(shutil.copytree(site, tmp_path / "published" / "site"))
