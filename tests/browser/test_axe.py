"""axe-core finds no barrier: every kind of page, on phone and desk, light and dark. No rule is switched off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.axe import barriers, open_to_axe, ready
from tests.support.kinds import KINDS

WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
DECIDED = 1280
"""On the desk nothing is cut off, so axe can decide everything there, each contrast too."""


@pytest.fixture(scope="module")
def inspected(browser: Browser) -> Iterator[Page]:
    with open_to_axe(browser) as page:
        yield page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_barrier(inspected: Page, address: str, kind: str) -> None:
    inspected.goto(address + KINDS[kind], wait_until="networkidle" if "?" in KINDS[kind] else "load")
    ready(inspected)
    found = {}
    for width in WIDTHS:
        inspected.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            inspected.emulate_media(color_scheme=scheme)
            found[width, scheme] = barriers(inspected, undecided=width == DECIDED)
    assert {at: lines for at, lines in found.items() if lines} == {}
