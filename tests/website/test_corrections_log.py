"""The log of corrections: what changed, when, why, in German words."""

from __future__ import annotations

from pathlib import Path

from tests.support.command import ROOT
from tests.support.handwritten import opened, part
from tests.support.pages import words
from tests.support.states import edit

FIRST = """corrections:
  - date: 2025-09-01
    kind: transcript
    field: budgets[0].amount
    old: 1000820
    new: 1000280
    reason: Zahlendreher.
  - date: 2025-10-02
    kind: agreement
    field: projects.ausbildung
    old: Werkstatt & Beruf
    new: fehlt
    reason: Neu vereinbart.
"""
SECOND = """corrections:
  - date: 2025-09-15
    kind: transcript
    field: signatures[1].date
    old: 2025-08-08
    new: 2025-08-18
    reason: Tippfehler.
"""
WITHDRAWN = "withdrawn: {date: 2026-02-10, reason: Einvernehmlich aufgehoben.}\n"


def log(agreements: Path) -> list[list[str]]:
    portal, findings = opened(ROOT / "site_src", agreements)
    assert not [finding for finding in findings if finding.severity == "error"]
    entries = part(portal, "corrections").findall(".//ol/li")
    return [[words(p).replace("\xa0", " ") for p in entry.iter("p", "dd")] for entry in entries]


def test_a_correction_is_the_new_state_of_its_pages(agreements: Path) -> None:
    edit(agreements, "2025/darmstadt.yaml", "", FIRST)
    portal, _ = opened(ROOT / "site_src", agreements)
    days = {path: str(page.updated) for path, page in portal.generated.items()}
    assert str(portal.register.updated) == "2025-10-02"
    assert days["kreise/darmstadt/2025.md"] == days["kreise/darmstadt.md"] == days["jahre/2025.md"] == "2025-10-02"
    assert days["kreise/main-taunus-kreis/2025.md"] == "2025-08-18"


def test_a_withdrawal_is_the_new_state_of_its_pages(agreements: Path) -> None:
    edit(agreements, "2025/darmstadt.yaml", "", WITHDRAWN)
    portal, _ = opened(ROOT / "site_src", agreements)
    days = {path: str(portal.day_of(page)) for path, page in portal.generated.items()}
    touched = ("kreise/darmstadt.md", "kreise/darmstadt/2025.md", "jahre/2025.md", "wortlaut/2025.md")
    assert {days[path] for path in touched} == {"2026-02-10"}
    assert days["massnahmenarten/qualifizierung.md"] == "2026-02-10"
    assert days["kreise/main-taunus-kreis.md"] == "2025-08-18"


def test_all_corrections_stand_in_one_list_the_newest_first(agreements: Path) -> None:
    edit(agreements, "2025/darmstadt.yaml", "", FIRST)
    edit(agreements, "2025/main-taunus-kreis.yaml", "", SECOND)
    assert log(agreements) == [
        [
            "2. Oktober 2025: Änderung der Vereinbarung",
            "Darmstadt 2025, Projekte: Ausbildung und Coaching",
            "Werkstatt & Beruf",
            "nicht angegeben",
            "Neu vereinbart.",
        ],
        [
            "15. September 2025: Berichtigung der Abschrift",
            "Main-Taunus-Kreis 2025, 2. Unterschrift (Kreis): Datum",
            "8. August 2025",
            "18. August 2025",
            "Tippfehler.",
        ],
        [
            "1. September 2025: Berichtigung der Abschrift",
            "Darmstadt 2025, Haushaltsmittel AQB: Betrag in Euro",
            "1.000.820 Euro",
            "1.000.280 Euro",
            "Zahlendreher.",
        ],
    ]


def test_each_entry_leads_to_its_agreement(agreements: Path) -> None:
    edit(agreements, "2025/darmstadt.yaml", "", FIRST)
    portal, _ = opened(ROOT / "site_src", agreements)
    targets = [link.get("href") for link in part(portal, "corrections").findall(".//li//a")]
    assert targets == ["kreise/darmstadt/2025/"] * 2


def test_without_a_correction_the_page_says_so() -> None:
    portal, _ = opened(ROOT / "site_src")
    page = part(portal, "corrections")
    assert "Bisher gibt es keine Korrektur." in words(page)
    assert [link.get("href") for link in page.iter("a")] == ["feed.xml"]
