"""Reporting a fault: a mail that knows the page, the state and the field, without an account."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import html

from macros.website.contact import Contact
from macros.website.portal import Portal
from tests.support.handwritten import MAIL, handwritten, opened, part, settle, template
from tests.support.pages import words

PROBE = """
{% from "parts/report.html" import report_agreement, report_district %}
{% set agreement = register.agreements[0] %}
<div class="agreement">{{ report_agreement(agreement, "../../../") }}</div>
<div class="district">{{ report_district(agreement.district, agreement, "../../") }}</div>
<div class="missing">{{ report_district(register.by_slug["fulda"], none, "../../") }}</div>
"""


@pytest.fixture
def site_src(tmp_path: Path) -> Path:
    copy = handwritten(tmp_path)
    template(copy, PROBE)
    return copy


@pytest.fixture
def portal(site_src: Path) -> Portal:
    settle(site_src, email=MAIL, answer_time="zwei Wochen")
    return opened(site_src, base_url="https://example.org/portal/")[0]


def mails(portal: Portal, place: str) -> list[html.HtmlElement]:
    links = part(portal, "probe").find_class(place)[0].iter("a")
    return [link for link in links if link.get("href").startswith("mailto:")]


FORMS = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE"


def answers(address: str) -> dict[str, str]:
    """What the platform fills in: the form, its title, and answers by the id of their field."""
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://example.org/redaktion/portal/issues/new"
    filled = {name: values[0] for name, values in parse_qs(parts.query, strict_parsing=True).items()}
    form = yaml.safe_load((FORMS / filled["template"]).read_text(encoding="utf-8"))
    assert filled.keys() - {field.get("id") for field in form["body"]} <= {"template", "title"}
    return filled


def forms(portal: Portal, place: str) -> list[dict[str, str]]:
    links = part(portal, "probe").find_class(place)[0].iter("a")
    return [answers(link.get("href")) for link in links if "/issues/" in link.get("href")]


def read(link: html.HtmlElement) -> tuple[str, str, str]:
    """Address, subject and body as a mail program reads them."""
    parts = urlsplit(link.get("href"))
    query = parse_qs(parts.query, strict_parsing=True)
    return parts.path, query["subject"][0], query["body"][0]


def test_each_field_of_an_agreement_has_its_mail(portal: Portal) -> None:
    links = mails(portal, "agreement")
    assert [words(link) for link in links] == ["Betrag", "Projekte", "Unterschriften", "Wortlaut", "etwas anderes"]
    assert read(links[0]) == (
        MAIL,
        "Fehler melden: Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt, Betrag",
        "Seite: https://example.org/portal/kreise/darmstadt/2025/\r\n"
        "Stand: zv-2025-06411, 12. August 2025\r\n"
        "Angabe: Betrag\r\n"
        "\r\n"
        "Was ist falsch, und was wäre richtig?\r\n",
    )


def test_the_page_of_a_district_names_district_and_year(portal: Portal) -> None:
    to, subject, body = read(mails(portal, "district")[1])
    assert (to, subject) == (MAIL, "Fehler melden: Wissenschaftsstadt Darmstadt 2025, Projekte")
    assert body.startswith("Seite: https://example.org/portal/kreise/darmstadt/\r\nStand: zv-2025-06411, ")


def test_a_district_without_an_agreement_has_one_mail(portal: Portal) -> None:
    [link] = mails(portal, "missing")
    _, subject, body = read(link)
    assert subject == "Fehler melden: Landkreis Fulda"
    assert body.startswith("Seite: https://example.org/portal/kreise/fulda/\r\nStand: noch keine Vereinbarung\r\n\r\n")


@pytest.mark.parametrize("place", ["agreement", "district", "missing"])
def test_every_report_names_answer_time_and_log(portal: Portal, place: str) -> None:
    report = part(portal, "probe").find_class(place)[0]
    assert "Sie brauchen dafür kein Konto. Frist für Antworten: zwei Wochen." in words(report)
    targets = [link.get("href") for link in report.iter("a")]
    assert any(target.endswith("../korrekturen/") for target in targets)


@pytest.mark.parametrize("place", ["agreement", "district", "missing"])
def test_while_the_address_is_open_the_page_says_so_once(site_src: Path, place: str) -> None:
    portal, _ = opened(site_src)
    report = part(portal, "probe").find_class(place)[0]
    assert mails(portal, place) == []
    assert words(report).count("gibt das Ministerium noch an.") == 1
    assert report.find_class("open") == []
    assert any(link.get("href").endswith("../korrekturen/") for link in report.iter("a"))


@pytest.mark.parametrize("place", ["agreement", "district", "missing"])
def test_on_paper_a_report_has_the_address_the_page_and_its_state(portal: Portal, place: str) -> None:
    report = part(portal, "probe").find_class(place)[0]
    [paper] = report.find_class("report__paper")
    assert f"E-Mail an {MAIL}." in words(report)
    assert "https://example.org/portal/kreise/" in words(paper)
    assert words(paper).endswith("noch keine Vereinbarung." if place == "missing" else "12. August 2025.")


def test_a_barrier_has_a_mail_of_its_own(site_src: Path) -> None:
    settle(site_src, barrier_contact="barrieren@example.org")
    portal, _ = opened(site_src)
    [link] = [a for a in part(portal, "accessibility_contact").iter("a") if a.get("href").startswith("mailto:")]
    to, subject, body = read(link)
    assert (to, subject) == ("barrieren@example.org", "Barriere melden: Arbeitswelt Hessen, Zielvereinbarungen")
    assert body.startswith("Auf welcher Seite?\r\n")
    [plain] = part(portal, "plain_barriers").iter("a")
    assert plain.get("href") == link.get("href")


def test_with_a_repository_the_public_form_knows_page_and_state(site_src: Path) -> None:
    settle(site_src, email=MAIL, repository="https://example.org/redaktion/portal/")
    portal = opened(site_src, base_url="https://example.org/portal/")[0]
    assert forms(portal, "agreement") == [
        {
            "template": "fehler-melden.yml",
            "title": "Fehler: Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt",
            "adresse": "https://example.org/portal/kreise/darmstadt/2025/",
            "stand": "zv-2025-06411, 12. August 2025",
        }
    ]
    [district] = forms(portal, "district")
    assert district["title"] == "Fehler: Wissenschaftsstadt Darmstadt 2025"
    assert answers(str(Contact(portal.operator, "").barrier_form)) == {"template": "barriere-melden.yml"}


def test_without_a_repository_there_is_no_form(portal: Portal) -> None:
    assert forms(portal, "agreement") == []
    assert Contact(portal.operator, "").barrier_form is None
