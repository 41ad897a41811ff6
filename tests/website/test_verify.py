"""A damaged site is never published: each kind of damage is named."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.website.opening import open_portal
from macros.website.portal import Portal
from macros.website.verify import verify
from tests.support.command import ROOT

AGREEMENT = "kreise/darmstadt/2025/index.html"


@pytest.fixture(scope="module")
def portal() -> Portal:
    opened, _ = open_portal(ROOT / "agreements", ROOT / "site_src")
    assert opened
    return opened


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(site, tmp_path / "site"))


def edit(file: str, pattern: str, replacement: str) -> Callable[[Path], None]:
    def damage(site: Path) -> None:
        text = (site / file).read_text(encoding="utf-8")
        changed, times = re.subn(pattern, replacement, text, count=1)
        assert times == 1
        (site / file).write_text(changed, encoding="utf-8")

    return damage


def truncate(file: str) -> Callable[[Path], None]:
    def damage(site: Path) -> None:
        data = (site / file).read_bytes()
        (site / file).write_bytes(data[: len(data) // 2])

    return damage


def break_letter(file: str) -> Callable[[Path], None]:
    def damage(site: Path) -> None:
        data = (site / file).read_bytes()
        (site / file).write_bytes(data.replace("ü".encode(), b"\xfc", 1))

    return damage


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a page is missing": (lambda site: shutil.rmtree(site / "kreise/fulda"), "Die Seite kreise/fulda/ fehlt."),
    "a page is cut off": (truncate("jahre/2025/index.html"), "Die Seite jahre/2025/index.html ist nicht vollständig."),
    "a letter of a page is broken": (break_letter("index.html"), "Die Seite index.html ist beschädigt."),
    "an error stands on a page": (edit(AGREEMENT, "<h1", "Macro Rendering Error<h1"), "steht: Macro Rendering Error"),
    "a link leads nowhere": (edit("index.html", 'href="kreise/', 'href="krise/'), "führt ein Link ins Leere: krise/"),
    "an anchor is gone": (edit(AGREEMENT, 'href="#w-4-4"', 'href="#w-4-44"'), "führt ein Link ins Leere: #w-4-44"),
    "an anchor of a later page is gone": (
        edit(AGREEMENT, "leichte-sprache/#dgs", "leichte-sprache/#gds"),
        "führt ein Link ins Leere: ../../../leichte-sprache/#gds",
    ),
    "an anchor of an earlier page is gone": (
        edit("kreise/darmstadt/index.html", "glossar/#aqb", "glossar/#aqbb"),
        "führt ein Link ins Leere: ../../glossar/#aqbb",
    ),
    "a script comes from elsewhere": (
        edit("index.html", "</body>", '<script src="https://example.org/x.js"></script></body>'),
        "lädt etwas von einem fremden Server",
    ),
    "a letter of the wording is lost": (edit(AGREEMENT, "Präambel", "Prämbel"), "ist der Wortlaut nicht vollständig"),
    "a JSON file is cut off": (truncate("api/v1/agreements.json"), "Die Datei api/v1/agreements.json ist beschädigt."),
    "a feed is cut off": (truncate("feed.xml"), "Die Datei feed.xml ist beschädigt."),
    "a table is cut off": (
        truncate("daten/haushaltsmittel.csv"),
        "haushaltsmittel.csv ist beschädigt.",
    ),
    "a workbook is cut off": (truncate("daten/arbeitswelt.xlsx"), "Die Datei daten/arbeitswelt.xlsx ist beschädigt."),
    "a database is cut off": (truncate("daten/arbeitswelt.sqlite"), "daten/arbeitswelt.sqlite ist beschädigt."),
    "a style sheet loads from elsewhere": (
        lambda site: (site / "assets/extra.css").write_text("p {background: url( '//example.org/x.png')}") and None,
        "Die Datei assets/extra.css lädt etwas von einem fremden Server.",
    ),
    "a published anchor is gone": (
        edit(AGREEMENT, 'id="zv-2025-06411-we4edu', 'id="zv-2025-06411-we5edu'),
        "kreise/darmstadt/2025/#zv-2025-06411-we4edu-module-fuer-digitales-lernen-im-aqb gäbe es nicht mehr.",
    ),
    "a published file is gone": (
        lambda site: (site / "daten/katalog.ttl").unlink(),
        "Die veröffentlichte Adresse daten/katalog.ttl gäbe es nicht mehr.",
    ),
    "a row is lost": (
        edit("daten/projekte.csv", r"zv-2025-06411-jugendatelier[^\n]*\n", ""),
        "Die Datei daten/projekte.csv hat 9 Zeilen, erwartet sind 10.",
    ),
}


def test_the_built_site_has_no_fault(site: Path, portal: Portal) -> None:
    assert verify(site, portal) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_named_when(copy: Path, portal: Portal, damage: str) -> None:
    harm, expected = DAMAGES[damage]
    harm(copy)
    assert any(expected in fault for fault in verify(copy, portal)), verify(copy, portal)
