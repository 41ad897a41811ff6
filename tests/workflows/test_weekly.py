"""What the weekly workflow looks at is really looked at; it stops nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.canary.builds import copied_project
from tests.canary.external_links import external_links, report
from tests.support.command import ROOT
from tests.support.hostile import run
from tests.support.workflow_steps import run_step, step

EXPIRY = step("weekly.yml", "adressen", "Ablauf von security.txt prüfen")


def expiring(folder: Path, days: int) -> Path:
    """A site with a security.txt that expires in some days."""
    file = folder / "site/.well-known/security.txt"
    file.parent.mkdir(parents=True)
    expires = datetime.now(UTC) + timedelta(days=days)
    text = f"Contact: mailto:beispiel@example.org\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
    file.write_text(text, encoding="utf-8")
    return folder


def test_a_missing_security_txt_is_a_warning(tmp_path: Path) -> None:
    told = run_step(EXPIRY, tmp_path)
    assert told.returncode == 0
    assert told.stdout.startswith("::warning title=security.txt fehlt::")


@pytest.mark.parametrize("days", [-1, 5, 29])
def test_a_security_txt_that_expires_soon_is_told(tmp_path: Path, days: int) -> None:
    told = run_step(EXPIRY, expiring(tmp_path, days))
    assert told.returncode == 1
    assert told.stdout.startswith("::error title=security.txt läuft ab::")


def test_a_security_txt_without_a_day_is_told(tmp_path: Path) -> None:
    file = expiring(tmp_path, 100) / "site/.well-known/security.txt"
    file.write_text("Contact: mailto:beispiel@example.org\nExpires: bald\n", encoding="utf-8")
    assert run_step(EXPIRY, tmp_path).returncode == 1


def test_a_security_txt_that_holds_for_long_is_no_news(tmp_path: Path) -> None:
    told = run_step(EXPIRY, expiring(tmp_path, 31))
    assert (told.returncode, told.stdout) == (0, "")


def test_a_security_txt_among_the_handwritten_pages_is_published(tmp_path: Path) -> None:
    project = copied_project(tmp_path / "project")
    file = project / "site_src/.well-known/security.txt"
    file.parent.mkdir()
    file.write_text("Contact: mailto:beispiel@example.org\n", encoding="utf-8")
    built = run(project, "build")
    assert built.returncode == 0, built.stderr
    assert (project / "site/.well-known/security.txt").read_bytes() == file.read_bytes()


class _Host(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response({"/gut": 200, "/weg": 404}.get(self.path, 301))
        if self.path == "/umzug":
            self.send_header("Location", "/gut")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """The test's own output is enough."""


def test_addresses_of_other_hosts_are_called_once_and_told(tmp_path: Path) -> None:
    host = ThreadingHTTPServer(("127.0.0.1", 0), _Host)
    Thread(target=host.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{host.server_port}"
    links = "".join(f'<a href="{address}/{name}">x</a>' for name in ("gut", "gut#stelle", "weg", "umzug"))
    page = f'<html>{links}<a href="http://127.0.0.1:9/">x</a><a href="kreise/">x</a></html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    told = "\n".join(report(tmp_path))
    host.shutdown()
    host.server_close()
    assert list(external_links(tmp_path)) == [
        f"{address}/gut", f"{address}/umzug", f"{address}/weg", "http://127.0.0.1:9/"
    ]  # fmt: skip
    assert told.splitlines()[2:] == [
        f"- `{address}/umzug` auf `index.html`: umgeleitet nach {address}/gut",
        f"- `{address}/weg` auf `index.html`: Antwort 404",
        "- `http://127.0.0.1:9/` auf `index.html`: nicht erreichbar (URLError)",
    ]


@pytest.mark.parametrize("name", ["Pakete der Website", "Pakete der Tests"])
def test_the_audit_takes_the_locked_lists_as_they_are(name: str) -> None:
    command = step("weekly.yml", "pakete", name)["run"].split()
    program = str(Path(sys.executable).with_name("pip-audit"))
    assert command[0] == ".venv/bin/pip-audit"
    done = subprocess.run([program, "--dry-run", *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Dry run: would have audited" in done.stderr
