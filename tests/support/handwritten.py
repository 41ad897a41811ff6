"""A copy of the handwritten pages and lists that a test may change, and pages rendered from it."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import html

from macros.register.finding import Finding
from macros.website.opening import open_portal
from macros.website.portal import Portal
from tests.support.command import ROOT

MAIL = "zielvereinbarungen@example.org"


def handwritten(folder: Path) -> Path:
    """Copy ``site_src`` without its assets into a folder."""
    return Path(shutil.copytree(ROOT / "site_src", folder / "site_src", ignore=shutil.ignore_patterns("assets")))


def settle(site_src: Path, **values: str) -> None:
    """Give open fields of the operator their values."""
    path = site_src / "operator.yaml"
    text = path.read_text(encoding="utf-8")
    for field, value in values.items():
        assert text.count(f"\n{field}: OFFEN\n") == 1, field
        text = text.replace(f"\n{field}: OFFEN\n", f"\n{field}: {value}\n")
    path.write_text(text, encoding="utf-8")


def opened(site_src: Path, agreements: Path = ROOT / "agreements", base_url: str = "") -> tuple[Portal, list[Finding]]:
    """Open the portal on a copy; there must be a usable one."""
    portal, findings = open_portal(agreements, site_src, base_url=base_url)
    assert portal
    return portal, findings


def part(portal: Portal, name: str) -> html.HtmlElement:
    """Render one template of ``pages`` as it stands on a page at the site's root."""
    return html.fromstring(f"<article>{portal.overview(name, '')}</article>")


def template(site_src: Path, text: str) -> str:
    """Add a template and return its name for ``part``."""
    (site_src / "templates/pages/probe.html").write_text(text, encoding="utf-8")
    return "probe"
