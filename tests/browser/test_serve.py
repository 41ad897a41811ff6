"""``make serve`` shows an edit of an agreement file in the browser without a restart, and tells faults in German."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.command import ROOT, portal


@dataclass(frozen=True)
class Desk:
    """A copy of the project with ``portal serve`` running in it, at an address; its terminal writes to a file."""

    folder: Path
    address: str

    @property
    def terminal(self) -> Path:
        return self.folder / "terminal.txt"

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.folder / "agreements/2025" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def wait_for(self, told: str, page: Page) -> None:
        for _ in range(300):
            if told in self.terminal.read_text(encoding="utf-8"):
                return
            page.wait_for_timeout(200)
        pytest.fail(f"The terminal never told: {told}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    for name in ("agreements", "site_src", "macros"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    desk = Desk(tmp_path, f"http://127.0.0.1:{port}/")
    command = [str(Path(sys.executable).with_name("portal")), "serve", "--port", str(port)]
    with (
        desk.terminal.open("w") as terminal,
        subprocess.Popen(command, cwd=tmp_path, stdout=terminal, stderr=terminal) as server,
    ):
        yield desk
        server.terminate()
        assert server.wait(60) == 0


def test_an_edit_appears_in_the_browser_by_itself(page: Page, desk: Desk) -> None:
    desk.wait_for(f"Die Vorschau steht unter {desk.address}", page)
    page.goto(f"{desk.address}kreise/darmstadt/")
    expect(page.locator(".answer")).to_contain_text(re.compile(r"1.000.280\sEuro"))
    desk.replace("darmstadt.md", "1.000.280", "1.234.560")
    desk.replace("darmstadt.yaml", "1000280", "1234560")
    expect(page.locator(".answer")).to_contain_text(re.compile(r"1.234.560\sEuro"), timeout=60_000)


def test_a_fault_is_told_in_the_terminal_and_its_mend_shows_again(page: Page, desk: Desk) -> None:
    desk.wait_for(f"Die Vorschau steht unter {desk.address}", page)
    page.goto(f"{desk.address}kreise/darmstadt/2025/")
    desk.replace("darmstadt.yaml", "amount: 1000280", "amount: 1.018")
    desk.wait_for("budgets[0].amount: „1.018“ ist keine eindeutige Zahl.", page)
    desk.wait_for("Die Vorschau zeigt weiter den letzten Stand ohne Fehler.", page)
    assert re.search(r"1.000.280\sEuro", page.request.get(page.url).text())
    desk.replace("darmstadt.md", "1.000.280", "1.018.000")
    desk.replace("darmstadt.yaml", "amount: 1.018", "amount: 1018000")
    expect(page.locator(".answer")).to_contain_text(re.compile(r"1.018.000\sEuro"), timeout=60_000)


def test_a_folder_that_was_gone_for_a_moment_is_followed_again(page: Page, desk: Desk) -> None:
    desk.wait_for(f"Die Vorschau steht unter {desk.address}", page)
    (desk.folder / "agreements").rename(desk.folder / "aside")
    desk.wait_for("Die Vorschau zeigt weiter den letzten Stand ohne Fehler.", page)
    (desk.folder / "aside").rename(desk.folder / "agreements")
    page.goto(f"{desk.address}kreise/darmstadt/")
    desk.replace("darmstadt.md", "1.000.280", "1.234.560")
    desk.replace("darmstadt.yaml", "1000280", "1234560")
    expect(page.locator(".answer")).to_contain_text(re.compile(r"1.234.560\sEuro"), timeout=20_000)


@contextmanager
def asked_without_a_pause(address: str) -> Iterator[set[int]]:
    """Ask for an address from several sides all the time; gives what was answered, by the code."""
    codes: set[int] = set()
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            try:
                with urllib.request.urlopen(address, timeout=60) as answer:
                    codes.add(answer.status)
            except urllib.error.HTTPError as error:
                codes.add(error.code)

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    try:
        yield codes
    finally:
        ended.set()
        for asker in askers:
            asker.join()


def test_every_request_is_answered_while_the_whole_site_is_built_anew(page: Page, desk: Desk) -> None:
    desk.wait_for(f"Die Vorschau steht unter {desk.address}", page)
    template = desk.folder / "site_src/templates/pages/year.html"
    with asked_without_a_pause(f"{desk.address}jahre/2025/") as codes:
        template.write_text(template.read_text(encoding="utf-8") + "\n<!-- anders -->\n", encoding="utf-8")
        desk.wait_for("Die ganze Website ist neu gebaut.", page)
        time.sleep(0.5)
    assert codes == {200}


def test_a_port_in_use_is_told_with_the_mend() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        told = portal("serve", "--port", str(other.getsockname()[1]), expect=2)
    assert "Der Port ist schon belegt; nennen Sie mit --port einen anderen." in told
    assert "Die Vorschau steht unter" not in told
