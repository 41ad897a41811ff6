"""The operator's settings: what is open is told, what is wrong is refused, what would be untrue is stopped."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from macros.register.finding import Finding, stops
from macros.register.operator import OPEN, Operator, read_operator
from tests.support.command import ROOT, portal
from tests.support.handwritten import handwritten, settle
from tests.support.settled import HOST


@pytest.fixture
def site_src(tmp_path: Path) -> Path:
    return handwritten(tmp_path)


def read(site_src: Path) -> tuple[Operator | None, list[Finding]]:
    return read_operator(site_src / "operator.yaml", "site_src/operator.yaml")


def test_each_open_field_is_told_once_as_a_notice_with_its_line(site_src: Path) -> None:
    operator, findings = read(site_src)
    lines = (site_src / "operator.yaml").read_text(encoding="utf-8").split("\n")
    expected = [line.split(":")[0] for line in lines if line.endswith(f": {OPEN}")]
    assert operator
    assert [finding.field for finding in sorted(findings)] == expected
    assert {finding.severity for finding in findings} == {"notice"}
    assert all(lines[finding.line - 1].startswith(f"{finding.field}: ") for finding in findings)


def test_the_check_lists_what_is_open_and_stays_good() -> None:
    printed = portal("check", SITE_URL=HOST)
    assert "site_src/operator.yaml:4:10: Hinweis: address: Noch offen: Anschrift." in printed
    assert "Keine Fehler gefunden." in printed


def test_the_build_says_how_much_is_open(tmp_path: Path) -> None:
    _, findings = read(ROOT / "site_src")
    printed = portal("build", "--site-dir", str(tmp_path / "site"), SITE_URL=HOST)
    assert int(re.findall(r"(\d+) Hinweise", printed)[0]) == len(findings)


def test_while_the_address_of_the_site_is_unknown_check_and_build_say_so(tmp_path: Path) -> None:
    said = "mkdocs.yml:1:1: Hinweis: site_url: Die Adresse der veröffentlichten Website ist nicht gesetzt."
    assert said in portal("check", SITE_URL="")
    assert said not in portal("check", SITE_URL=HOST)
    _, findings = read(ROOT / "site_src")
    printed = portal("build", "--site-dir", str(tmp_path / "site"), SITE_URL="")
    assert f"{len(findings) + 1} Hinweise" in printed


def test_a_settled_field_is_no_longer_told(site_src: Path) -> None:
    settle(site_src, phone="0611 0000", statement_date="2026-12-01")
    operator, findings = read(site_src)
    assert operator
    assert (operator.phone, operator.statement_date) == ("0611 0000", date(2026, 12, 1))
    assert {"phone", "statement_date"}.isdisjoint(finding.field for finding in findings)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "Offen"),
        ("address", "OFFEN (folgt)"),
        ("plain_language_review", "offen"),
        ("licence", "folgt"),
        ("email", "TODO"),
        ("phone", '"-"'),
        ("conformance", "offen"),
        ("statement_date", "offen, im Januar"),
        ("repository", "wird nachgereicht"),
    ],
)
def test_an_answer_that_is_to_come_is_open_in_whatever_words(site_src: Path, field: str, value: str) -> None:
    expected, _ = read(site_src)
    settle(site_src, **{field: value})
    operator, findings = read(site_src)
    assert operator == expected
    assert field in {finding.field for finding in findings}
    assert not stops(findings)


def test_a_name_that_begins_like_open_is_an_answer(site_src: Path) -> None:
    settle(site_src, address="Offenbach am Main, Berliner Straße 100")
    operator, _ = read(site_src)
    assert operator
    assert operator.address == "Offenbach am Main, Berliner Straße 100"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("repository", "https://GitHub.com/hmsi/arbeitswelt"),
        ("repository", "https://git.hessen.de:8443/hmsi/arbeitswelt"),
        ("email", "Poststelle@HMSI.Hessen.de"),
    ],
)
def test_an_address_may_have_capitals_and_a_port(site_src: Path, field: str, value: str) -> None:
    settle(site_src, **{field: value})
    operator, findings = read(site_src)
    assert operator
    assert getattr(operator, field) == value
    assert not stops(findings)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("email", "poststelle", "„poststelle“ ist keine E-Mail-Adresse."),
        ("email", "a@b.de?bcc=c@d.de", "„a@b.de?bcc=c@d.de“ ist keine E-Mail-Adresse."),
        ("barrier_contact", "barriere@beispiel", "„barriere@beispiel“ ist keine E-Mail-Adresse."),
        ("statement_date", "1.12.2026", "„1.12.2026“ ist kein Datum in der Form Jahr-Monat-Tag."),
        ("conformance", "völlig", "„völlig“ ist hier nicht möglich."),
        ("sign_language_video", "https://example.org/dgs.mp4", "ist kein Video auf dieser Website."),
        ("sign_language_video", "assets/../dgs.mp4", "„assets/../dgs.mp4“ ist kein Video auf dieser Website."),
        ("sign_language_video", "assets/dgs.mp4", "Die Datei „assets/dgs.mp4“ gibt es nicht."),
        ("repository", "http://example.org/", "„http://example.org/“ ist keine Adresse."),
    ],
)
def test_a_value_that_cannot_be_right_is_refused(site_src: Path, field: str, value: str, message: str) -> None:
    settle(site_src, **{field: value})
    _, findings = read(site_src)
    [fault] = [finding for finding in findings if finding.severity == "error"]
    assert fault.field == field
    assert message in fault.message
    assert fault.hint


def test_a_video_among_the_files_of_the_site_is_taken(site_src: Path) -> None:
    (site_src / "assets").mkdir()
    (site_src / "assets/dgs.mp4").write_bytes(b"")
    settle(site_src, sign_language_video="assets/dgs.mp4")
    operator, findings = read(site_src)
    assert operator
    assert operator.sign_language_video == "assets/dgs.mp4"
    assert not stops(findings)


def test_what_the_law_asks_for_is_a_barrier_until_it_is_there(site_src: Path) -> None:
    operator, _ = read(site_src)
    assert operator
    assert [barrier.what for barrier in operator.barriers] == [
        "Die Texte in Leichter Sprache sind ein Entwurf.",
        "Es gibt noch keine Erklärungen in Deutscher Gebärdensprache.",
    ]
    settle(site_src, plain_language_review="Geprüft von einer Prüfgruppe.")
    operator, _ = read(site_src)
    assert operator
    assert [barrier.what for barrier in operator.barriers][1:] == []


def test_a_site_with_a_known_barrier_is_not_called_fully_accessible(site_src: Path) -> None:
    settle(site_src, conformance="vollständig")
    _, findings = read(site_src)
    [fault] = [finding for finding in findings if finding.severity == "error"]
    assert fault.message.startswith("Vollständig barrierefrei ist die Website nicht, solange gilt: ")


def test_every_field_is_shown_on_a_page() -> None:
    pages = [*(ROOT / "site_src").glob("*.md"), *(ROOT / "site_src/templates/pages").glob("*.html")]
    source = "".join(page.read_text(encoding="utf-8") for page in pages)
    shown = set(re.findall(r'(?:operator|detail)\("(\w+)"\)', source)) | set(re.findall(r"operator\.(\w+)", source))
    told_otherwise = {"licence", "known_barriers"}  # by the page of the open data, and in the list of all barriers
    assert set(Operator.model_fields) - told_otherwise <= shown
