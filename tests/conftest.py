"""What all tests share: the real register and the site built from it, once per run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, sync_playwright

from macros.register.agreement import Register
from macros.register.folder import read_register
from tests.support.command import portal
from tests.support.machine import machine

__all__ = ["machine"]

ROOT = Path(__file__).parents[1]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def register() -> Register:
    """The two real agreements with all districts; reading them gives no finding."""
    read, findings = read_register(ROOT / "agreements")
    assert findings == []
    return read


@pytest.fixture
def agreements(tmp_path: Path) -> Path:
    """A copy of the folder ``agreements`` that a test may change."""
    return Path(shutil.copytree(ROOT / "agreements", tmp_path / "agreements"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the real agreements by ``portal build``."""
    folder = tmp_path_factory.mktemp("built") / "site"
    portal("build", "--site-dir", str(folder))
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the PATH."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    assert chromium, "Für die Tests im Browser fehlt Chromium auf dem PATH; make test richtet es ein."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()
