"""Takes the pictures of README and HACKING: six pages on phone and desk, light and dark."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from shutil import which

from playwright.sync_api import sync_playwright

from tests.support.command import ROOT, portal
from tests.support.served import served

PAGES = {
    "start": "",
    "kreis": "kreise/darmstadt/",
    "vereinbarung": "kreise/darmstadt/2025/",
    "massnahmenart": "massnahmenarten/ausbildungsvorbereitung/",
    "jahr": "jahre/2025/",
    "projekte": "projekte/",
}
WIDTHS = {"telefon": 390, "schreibtisch": 1280}
SCHEMES = ("light", "dark")


def main() -> None:
    """Build the site and write ``pictures/<page>-<width>-<scheme>.png``."""
    folder = ROOT / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = Path(place) / "site"
        portal("build", "--site-dir", str(site))
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        with served(site) as address:
            for width, scheme in itertools.product(WIDTHS, SCHEMES):
                size = {"width": WIDTHS[width], "height": 844 if width == "telefon" else 800}
                page = browser.new_context(viewport=size, color_scheme=scheme).new_page()
                for name, path in PAGES.items():
                    page.goto(address + path)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
