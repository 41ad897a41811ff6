"""What a first view transfers when the register has grown: twenty years of agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession

from macros.website.search import INDEX
from tests.support.command import portal
from tests.support.served import served
from tests.support.synthetic import write_agreements

FIRST_VIEW = 110_000
SEARCH_INDEX = 300_000
PAGES = {
    "start": "",
    "projects": "projekte/",
    "year": "jahre/2044/",
    "measure_type": "massnahmenarten/ausbildungsvorbereitung/",
    "district": "kreise/main-taunus-kreis/",
    "comparison": "vergleich/",
    "districts": "kreise/",
    "years": "jahre/",
    "measure_types": "massnahmenarten/",
}
SHIFT = """() => new Promise((done) => {
  let sum = 0
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value })
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 300)
})"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with more than 520 agreements, served as a real host does."""
    folder = tmp_path_factory.mktemp("grown")
    register = write_agreements(folder / "agreements", years=20)
    assert len(register.agreements) >= 520
    portal("build", "--agreements", str(folder / "agreements"), "--site-dir", str(folder / "site"))
    with served(folder / "site", compressed=True) as address:
        yield address


def transferred(session: CDPSession) -> dict[str, int]:
    """Note from now on how many bytes come over the line for each address."""
    asked: dict[str, str] = {}
    taken: dict[str, int] = {}
    session.on("Network.requestWillBeSent", lambda said: asked.update({said["requestId"]: said["request"]["url"]}))
    session.on(
        "Network.loadingFinished", lambda said: taken.update({asked[said["requestId"]]: said["encodedDataLength"]})
    )
    session.send("Network.enable")
    return taken


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_view_stays_light_and_still(browser: Browser, grown: str, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="de-DE")
    page = context.new_page()
    taken = transferred(context.new_cdp_session(page))
    page.goto(grown + PAGES[name], wait_until="networkidle")
    assert sum(taken.values()) <= FIRST_VIEW, taken
    assert [url for url in taken if not url.startswith((grown, "data:"))] == []
    assert page.evaluate(SHIFT) == 0
    context.close()


def test_the_index_of_the_search_stays_small(browser: Browser, grown: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    taken = transferred(context.new_cdp_session(page))
    page.goto(grown)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("searchbox").fill("Werkstattjahr")
    page.get_by_role("dialog").get_by_role("link", name=re.compile("Werkstattjahr")).first.wait_for()
    [size] = [size for url, size in taken.items() if url.endswith(INDEX)]
    assert size <= SEARCH_INDEX
    context.close()
