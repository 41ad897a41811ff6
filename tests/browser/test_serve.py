"""``make serve`` shows an edit of an agreement file in the browser without a restart."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the project with ``portal serve`` running in it, and its address."""
    for name in ("agreements", "site_src", "macros"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("portal")), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        yield tmp_path, f"http://127.0.0.1:{port}/"
        server.terminate()


def wait_until_served(page: Page, address: str) -> None:
    for _ in range(150):
        try:
            page.goto(address)
            return
        except Exception:
            page.wait_for_timeout(200)
    pytest.fail("The preview did not start.")


def test_an_edit_of_an_agreement_appears_without_restart(page: Page, desk: tuple[Path, str]) -> None:
    folder, address = desk
    wait_until_served(page, f"{address}kreise/darmstadt/")
    expect(page.locator(".answer")).to_contain_text(re.compile("1.000.280\\sEuro"))
    for file, old, new in (("darmstadt.md", "1.000.280", "1.234.560"), ("darmstadt.yaml", "1000280", "1234560")):
        path = folder / "agreements/2025" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    expect(page.locator(".answer")).to_contain_text(re.compile("1.234.560\\sEuro"), timeout=60_000)
