"""The Nu HTML Checker (vnu) reads every page and style sheet as a browser gets them: over HTTP, under their policy."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.pages import page

VNU = ROOT / "tests/npm/node_modules/vnu-jar/build/dist/vnu.jar"
LOCAL_HOST = "-Dnu.validator.servlet.allow-forbidden-hosts=true"

EXCUSED = {
    # JSON-LD is a block of data. The HTML standard ends its work on it before the policy is asked.
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive"
    " (missing “‘unsafe-inline’” or nonce/hash).": "application/ld+json",
    # Container queries and anchor positioning: standards that browsers know and the checker does not yet.
    "CSS: “container-type”: Property “container-type” doesn't exist.": "container-type",
    "CSS: Unrecognized at-rule “@container”": "@container",
    "CSS: “--text-amount”: Parse Error.": "cqi",
    "CSS: “position-area”: Property “position-area” doesn't exist.": "position-area",
    "CSS: “position-try-fallbacks”: Property “position-try-fallbacks” doesn't exist.": "top span-right",
}
"""What the checker is wrong about: its message, and a text that stands where it applies."""


@pytest.fixture(scope="module")
def messages(site: Path, address: str) -> list[dict[str, str]]:
    """All that the checker has to say about the pages and style sheets of the built site."""
    files = [path for ending in ("html", "css") for path in sorted(site.rglob(f"*.{ending}"))]
    assert site / "404.html" in files
    urls = [address + path.relative_to(site).as_posix() for path in files]
    command = ["java", LOCAL_HOST, "-jar", VNU, "--also-check-css", "--format", "json", *urls]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return found


def test_no_page_and_no_style_sheet_has_an_error_or_a_warning(messages: list[dict[str, str]]) -> None:
    assert [message for message in messages if not _excused(message)] == []


def test_every_excuse_is_still_needed(messages: list[dict[str, str]]) -> None:
    assert EXCUSED.keys() == {message["message"] for message in messages if _excused(message)}


def _excused(message: dict[str, str]) -> bool:
    place = EXCUSED.get(message["message"])
    return place is not None and place in message.get("extract", "")


def test_no_page_has_a_style_or_a_script_inside(site: Path) -> None:
    scripts = "//script[not(@src) and not(@type='application/ld+json')]"
    inside = f"//@style | //style | {scripts} | //@*[starts-with(name(), 'on')]"
    found = {str(path.relative_to(site)): page(path).xpath(inside) for path in site.rglob("*.html")}
    assert {path: nodes for path, nodes in found.items() if nodes} == {}


def test_no_rule_needs_important(site: Path) -> None:
    sheets = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    assert {name for name, sheet in sheets.items() if re.search(r"!\s*important", sheet)} == set()
