"""Every page and every file tells the same state of the data, whatever days the agreements tell."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.register.german import day
from tests.support.command import portal
from tests.support.pages import article, page, words

WITHDRAWN = "withdrawn: {date: 2026-02-10, reason: Einvernehmlich aufgehoben.}\n"


def with_an_undated_one_of_the_next_year(agreements: Path) -> None:
    """The newest signature is of 18 August 2025."""
    facts = (agreements / "2025/darmstadt.yaml").read_text(encoding="utf-8")
    later = re.sub(r"date: [0-9-]+", "date: fehlt", facts.replace("year: 2025", "year: 2026"))
    (agreements / "2026").mkdir()
    (agreements / "2026/darmstadt.yaml").write_text(later, encoding="utf-8")


def with_a_withdrawn_one(agreements: Path) -> None:
    with (agreements / "2025/darmstadt.yaml").open("a", encoding="utf-8") as file:
        file.write(WITHDRAWN)


def without_any(agreements: Path) -> None:
    shutil.rmtree(agreements / "2025")
    (agreements / "addresses.txt").unlink()


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (with_an_undated_one_of_the_next_year, "2025-08-18"),
        (with_a_withdrawn_one, "2026-02-10"),
        (without_any, "2025-01-01"),
    ],
)
def test_pages_and_files_agree(agreements: Path, tmp_path: Path, change: Callable[[Path], None], state: str) -> None:
    change(agreements)
    site = tmp_path / "site"
    portal("build", "--agreements", str(agreements), "--site-dir", str(site))
    told = day(date.fromisoformat(state)).replace("\xa0", " ")
    assert [printed(site, address) for address in ("", "daten", "projekte")] == [told] * 3
    assert graph_of(site, "daten")["dateModified"] == state
    for address in ("release.json", "api/v1/agreements.json", "api/v1/districts.json"):
        assert read(site, address)["updated"] == state, address
    assert read(site, "daten/datapackage.json")["created"] == f"{state}T00:00:00Z"
    modified = re.findall(r'dcterms:modified "(.+?)"', (site / "daten/katalog.ttl").read_text(encoding="utf-8"))
    assert set(modified) == {state}


def printed(site: Path, address: str) -> str:
    """The state as a page prints it at its foot: ``18. August 2025``."""
    foot = re.search(r"Stand der Daten: (\d+\. [A-Za-zä]+ \d{4})", words(article(site, address)).replace("\xa0", " "))
    assert foot, address
    return foot[1]


def graph_of(site: Path, address: str) -> Any:
    """What a page tells search engines."""
    [script] = page(site / address / "index.html").xpath('.//script[@type="application/ld+json"]')
    return json.loads(script.text)


def read(site: Path, address: str) -> Any:
    return json.loads((site / address).read_text(encoding="utf-8"))
