"""The lists beside the handwritten pages pass the same gate as the agreements."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.register.site_texts import read_site_texts
from tests.support.command import ROOT
from tests.support.handwritten import handwritten
from tests.support.states import edit


@pytest.fixture
def site_src(tmp_path: Path) -> Path:
    return handwritten(tmp_path)


def test_the_lists_of_the_site_have_no_fault() -> None:
    texts, findings = read_site_texts(ROOT / "site_src")
    assert findings == []
    assert {"AQB", "Zielvereinbarung", "Maßnahmenart", "Haushaltsmittel", "Bescheid"} <= {t.term for t in texts.terms}


def test_a_total_is_known_only_for_years_with_a_source() -> None:
    texts, _ = read_site_texts(ROOT / "site_src")
    known = texts.announced(2023)
    assert known
    assert known.amount == Decimal(27_700_000)
    assert known.link.startswith("https://hessen.de/")
    assert texts.announced(2025) is None


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("glossary.yaml", "term: HMSI\n", "term: AQB\n", "„AQB“ steht in dieser Liste schon einmal."),
        ("glossary.yaml", "anchor: hmsi", "anchor: olov", "„olov“ steht in dieser Liste schon einmal."),
        ("glossary.yaml", "forms: [UN-BRK]", "forms: [OloV]", "„OloV“ steht in dieser Liste schon einmal."),
        ("glossary.yaml", "anchor: hmsi", "anchor: HMSI", "„HMSI“ ist kein gültiges Kürzel."),
        ("announcements.yaml", "- year: 2023", "- year: 2019", "„2019“ steht in dieser Liste schon einmal."),
        ("announcements.yaml", "amount: 27700000", "amount: 27,7", "„27,7“ ist kein Betrag."),
        ("announcements.yaml", "link: https://hessen.de/", "link: hessen.de/", "ist keine Adresse."),
        ("plain_language.yaml", 'section: "7"', 'section: "6"', "„2025, 6“ steht in dieser Liste schon einmal."),
        ("plain_language.yaml", 'section: "7"', "section: Ende", "„Ende“ ist kein Abschnitt."),
    ],
)
def test_a_slip_is_told_with_its_line(site_src: Path, file: str, old: str, new: str, expected: str) -> None:
    edit(site_src, file, old, new)
    _, [finding] = read_site_texts(site_src)
    assert expected in finding.message
    assert finding.file == f"site_src/{file}"
    assert finding.line > 1


def test_a_list_with_a_fault_counts_as_empty_and_the_others_stay(site_src: Path) -> None:
    edit(site_src, "glossary.yaml", "anchor: hmsi", "anker: hmsi")
    texts, findings = read_site_texts(site_src)
    assert [(finding.message, finding.hint) for finding in findings] == [
        ("Dieses Feld ist nicht bekannt.", "Meinten Sie „anchor“?")
    ]
    assert texts.terms == ()
    assert texts.explanations
