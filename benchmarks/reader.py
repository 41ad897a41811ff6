"""The reader's side of a built site: the search, the list of all projects, and what each kind of page weighs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from macros.register.agreement import Register
from macros.website.search import INDEX
from tests.support.lighthouse import lighthouse
from tests.support.served import served

_TYPED = ["", "b", "be", "bei", "f", "fr", "fra", "pflege", "kassel", "xyz"]
_LETTERS = """async (letters) => {
  const field = document.querySelector("#projekte-q");
  const table = document.querySelector(".projects-table");
  const rest = (time) => new Promise((done) => setTimeout(done, time));
  const best = {};
  for (let round = 0; round < 5; round += 1) {
    for (const text of letters) {
      do await rest(20); while (table.getAttribute("aria-busy") === "true");
      const begun = performance.now();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      for (let turn = 0; turn < 10; turn += 1) await null;
      table.getBoundingClientRect();
      best[text] = Math.min(best[text] ?? Infinity, performance.now() - begun);
    }
  }
  return best;
}"""


@dataclass(frozen=True, slots=True)
class Search:
    """The search at one size: bytes over the line, seconds from the first letter to a hit, the slowest letter in ms."""

    size: int
    projects: int
    index: int
    first_use: int
    first_hit: float
    letter: float


@dataclass(frozen=True, slots=True)
class Weight:
    """One kind of page on a simulated phone: bytes over the line for the first view, and Lighthouse's four scores."""

    kind: str
    first_view: int
    scores: Mapping[str, int]


def search(site: Path, register: Register, rounds: int) -> Search:
    """Use the search of the start page for the first time, several rounds; then type in the list of all projects."""
    with served(site, compressed=True) as address, _browser() as browser:
        uses = [_first_use(browser, address) for _ in range(rounds)]
        page = browser.new_page()
        page.goto(f"{address}projekte/")
        page.locator("#projekte-q").focus()
        letters = page.evaluate(_LETTERS, _TYPED)
    _, taken = uses[0]
    projects = sum(len(agreement.projects) for agreement in register.agreements)
    index = next(count for url, count in taken.items() if url.endswith(INDEX))
    first_hit = median(seconds for seconds, _ in uses)
    return Search(len(register.agreements), projects, index, sum(taken.values()), first_hit, max(letters.values()))


def weights(site: Path, register: Register) -> list[Weight]:
    """Let Lighthouse measure one page of each kind."""
    newest = register.agreements[0]
    pages = {
        "start": "",
        "district": f"kreise/{newest.district.slug}/",
        "agreement": newest.address,
        "measure type": f"massnahmenarten/{register.measure_types[0].key}/",
        "year": f"jahre/{newest.year}/",
        "projects": "projekte/",
    }
    with served(site, compressed=True) as address, tempfile.TemporaryDirectory() as folder:
        reports = {kind: lighthouse(f"{address}{page}", Path(folder)) for kind, page in pages.items()}
    return [Weight(kind, sum(report.requests.values()), report.scores) for kind, report in reports.items()]


@contextmanager
def _browser() -> Iterator[Browser]:
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield launched
        launched.close()


def _first_use(browser: Browser, address: str) -> tuple[float, dict[str, int]]:
    """Seconds from the first letter to the first hit, and the bytes over the line for each address."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    taken = _transferred(page)
    begun = perf_counter()
    page.get_by_role("banner").get_by_role("searchbox").click()
    page.keyboard.type("Kassel")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    seconds = perf_counter() - begun
    page.wait_for_load_state("networkidle")
    context.close()
    return seconds, taken


def _transferred(page: Page) -> dict[str, int]:
    asked: dict[str, str] = {}
    taken: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", lambda said: asked.update({said["requestId"]: said["request"]["url"]}))
    session.on(
        "Network.loadingFinished", lambda said: taken.update({asked[said["requestId"]]: said["encodedDataLength"]})
    )
    session.send("Network.enable")
    return taken
