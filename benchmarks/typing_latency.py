"""How long a typed letter takes in the list of 3,640 projects, and what the first view and the index weigh."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import run
from tests.support.served import served
from tests.support.synthetic import write_agreements

YEARS = 20
TYPED = ["", "b", "be", "bei", "f", "fr", "fra", "pflege", "kassel", "xyz"]
LETTERS = """async (letters) => {
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


def main() -> None:
    """Print one table in Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        register = write_agreements(Path(folder) / "agreements", years=YEARS, wording=True)
        site = Path(folder) / "site"
        run("portal", "build", "--agreements", f"{folder}/agreements", "--site-dir", str(site))
        with served(site) as address, _page() as page:
            page.goto(f"{address}projekte/")
            page.locator("#projekte-q").focus()
            best = page.evaluate(LETTERS, TYPED)
        projects = sum(len(agreement.projects) for agreement in register.agreements)
        first = sum(_packed(site / file) for file in _first_view(site))
        print(f"| {len(register.agreements)} Vereinbarungen, {projects} Projekte | |\n|---|---|")
        print(f"| slowest letter, best of 5 rounds | {max(best.values()):.0f} ms |")
        print(f"| first view of /projekte/ (page, styles, scripts, font), gzip | {first / 1000:.0f} kB |")
        print(f"| index of the search, gzip | {_packed(site / 'assets/search/index.json') / 1000:.0f} kB |")
        print(f"\n{json.dumps({name: round(time, 1) for name, time in best.items()}, ensure_ascii=False)}")


@contextmanager
def _page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


def _first_view(site: Path) -> list[str]:
    styles = [path.relative_to(site).as_posix() for path in site.glob("assets/**/*.css")]
    scripts = [path.relative_to(site).as_posix() for path in site.glob("assets/search/*.js")]
    return ["projekte/index.html", "assets/scheme.js", "assets/fonts/hanken-grotesk-latin.woff2", *styles, *scripts]


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


if __name__ == "__main__":
    main()
