"""A real browser on the built site, served on this machine only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.served import served
from tests.support.watched import Watch, watched


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with served(site) as where:
        yield where


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page that fails its test on any script error or request to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: faults.append(request.url) if _foreign(request.url) else None)
    yield opened
    context.close()
    assert faults == []


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """A page on which nothing forbidden may happen until the end of the test."""
    with watched(browser) as watch:
        yield watch
        watch.look()
        assert watch.faults == []


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
