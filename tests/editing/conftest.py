"""What the tests of editors' commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.repository import Repository


@pytest.fixture
def repository(agreements: Path) -> Repository:
    """A repository whose ``main`` holds the two real agreements."""
    return Repository(agreements.parent)
