"""Walks of citizens: my district, a phone without scripts and paper, something is wrong."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from macros.register.agreement import Register
from macros.register.german import day
from tests.support.command import ROOT
from tests.support.handwritten import MAIL
from tests.support.reading import Press, by_keyboard, by_mouse, expect_on_first_screen
from tests.support.served import served
from tests.support.settled import ANSWER_TIME, BARRIERS, HOST, settled_site

PRESSES = pytest.mark.parametrize("press", [by_mouse, by_keyboard])
SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 800}}
MAIN_TAUNUS = {
    "Ausbildungsvorbereitung": ["ÜSBZ", "EASY – Entwicklung Ausbildung Soziale Teilhabe You"],
    "Ausbildung und Coaching": [],
    "Qualifizierung": ["Zukunftskompass"],
    "Weiterbildung für Personal": [],
}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with the ministry's details, built for its host."""
    with served(settled_site(tmp_path_factory.mktemp("settled"))) as address:
        yield address


def article_link(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("article").get_by_role("link", name=name, exact=isinstance(name, str)).last


# P1


@PRESSES
@pytest.mark.parametrize("screen", SCREENS)
def test_walk_p1_my_district(page: Page, address: str, screen: str, press: Press) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto(address)
    press(page.locator(".district-list").get_by_role("link", name="Main-Taunus-Kreis"))
    expect(page).to_have_url(f"{address}kreise/main-taunus-kreis/")
    answer = page.locator(".answer")
    expect(answer).to_have_text(re.compile(r"^Für 2025 .* 1\.018\.910\sEuro .* 3 Projekte\.$"))
    expect_on_first_screen(answer)
    kinds = page.locator(".measure-type")
    expect(kinds.get_by_role("heading")).to_have_text(list(MAIN_TAUNUS))
    for position, projects in enumerate(MAIN_TAUNUS.values()):
        kind = kinds.nth(position)
        expect(kind.get_by_role("listitem")).to_have_text(projects)
        expect(kind.get_by_text("keine Projekte genannt")).to_have_count(0 if projects else 1)
        expect_on_first_screen(kind)
    signed = page.get_by_text("Unterschrieben am 2. August 2025 in Wiesbaden und am 18. August 2025 in Hofheim.")
    expect_on_first_screen(signed)
    original = page.get_by_role("link", name="Zum Wortlaut 2025")
    expect_on_first_screen(original)
    press(original)
    expect(page).to_have_url(f"{address}kreise/main-taunus-kreis/2025/#wortlaut")
    expect(page.get_by_role("heading", name="Wortlaut", exact=True)).to_be_in_viewport()


# P4


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow phone without scripts."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False, locale="de-DE")
    yield context.new_page()
    context.close()


def expect_no_sideways_scrolling(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url


def expect_whole(page: Page, facts: list[str]) -> None:
    """Expect all facts in what a reader can see of the article, and nothing wider than the phone."""
    seen = page.get_by_role("article").inner_text().replace("\xa0", " ")
    assert [fact for fact in facts if fact not in seen] == []
    expect_no_sideways_scrolling(page)


def downloaded(page: Page, link: Locator) -> bytes:
    answer = page.context.request.get(str(link.evaluate("(link) => link.href")))
    assert answer.ok
    return answer.body()


@PRESSES
def test_walk_p4_phone_without_scripts(phone: Page, address: str, register: Register, press: Press) -> None:
    [agreement] = register.of_district("darmstadt")
    projects = [project.name for project in agreement.projects]
    signed = [text for s in agreement.signatures for text in (s.name, s.office, s.place) if text]
    days = [day(s.date).replace("\xa0", " ") for s in agreement.signatures if s.date]
    facts = ["2025", "1.000.280 Euro", *projects, *signed, *days]
    phone.goto(address)
    expect_no_sideways_scrolling(phone)
    press(phone.locator(".district-list").get_by_role("link", name="Darmstadt", exact=True))
    expect(phone).to_have_url(f"{address}kreise/darmstadt/")
    expect_whole(phone, facts)
    data = downloaded(phone, article_link(phone, "Angaben der Vereinbarung 2025 als JSON"))
    assert b'"zv-2025-06411"' in data
    wording = (ROOT / "agreements/2025/darmstadt.md").read_bytes()
    assert downloaded(phone, article_link(phone, re.compile("^Wortlaut 2025 herunterladen"))) == wording
    press(article_link(phone, "Zur ganzen Vereinbarung 2025"))
    expect(phone).to_have_url(f"{address}kreise/darmstadt/2025/")
    expect_whole(phone, [*facts, agreement.facts.parties.state, agreement.facts.parties.district])
    original = phone.locator("#wortlaut").inner_text()
    assert re.findall(r"^§ \d", original, re.M) == [f"§ {number}" for number in range(1, 8)]
    assert "Ausbildungsbereufen" in original
    assert downloaded(phone, article_link(phone, re.compile("^Wortlaut herunterladen"))) == wording
    press(phone.get_by_role("contentinfo").get_by_role("link", name="Daten", exact=True))
    expect(phone).to_have_url(f"{address}daten/")
    expect_no_sideways_scrolling(phone)
    for link in phone.get_by_role("article").locator("a[download]").all():
        assert downloaded(phone, link)


def test_walk_p4_paper(phone: Page, settled: str) -> None:
    phone.goto(f"{settled}kreise/darmstadt/2025/")
    phone.emulate_media(media="print")
    for menu in ("banner", "navigation", "contentinfo", "search"):
        assert [part for part in phone.get_by_role(menu).all() if part.is_visible()] == []
    expect(phone.locator(".paper-foot")).to_be_visible()
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(phone.pdf(format="A4"))).pages]
    text = "\n".join(sheets)
    assert [
        word for word in ("Menü", "Hauptnavigation", "Impressum", "Zum Inhalt", "Darstellung") if word in text
    ] == []
    assert re.findall(r"^§ (\d)", text[text.rindex("Wortlaut\n") :], re.M) == list("1234567")
    foot = " ".join(sheets[-1].split())[-200:]
    assert f"{HOST}kreise/darmstadt/2025/" in foot
    assert " ".join(sheets[0].split()).find(f"{HOST}kreise/darmstadt/2025/ Stand der Daten") in range(40)
    assert foot.endswith("Stand der Daten: 12. August 2025")


# P5


def mail(link: Locator) -> tuple[str, str, str]:
    """Address, subject and text that a mail program is given."""
    parts = urlsplit(str(link.get_attribute("href")))
    query = parse_qs(parts.query, strict_parsing=True)
    assert parts.scheme == "mailto"
    return unquote(parts.path), query["subject"][0], query["body"][0]


@PRESSES
def test_walk_p5_something_is_wrong(page: Page, settled: str, press: Press) -> None:
    page.goto(settled)
    press(page.locator(".district-list").get_by_role("link", name="Darmstadt", exact=True))
    report = page.get_by_role("region", name="Fehler melden")
    expect(report).to_contain_text("Sie brauchen dafür kein Konto.")
    expect(report).to_contain_text(f"Frist für Antworten: {ANSWER_TIME}.")
    for field in ("Betrag", "Projekte", "Unterschriften", "Wortlaut", "etwas anderes"):
        to, subject, body = mail(report.get_by_role("link", name=field, exact=True))
        assert (to, subject) == (MAIL, f"Fehler melden: Wissenschaftsstadt Darmstadt 2025, {field}")
        assert body.splitlines()[:3] == [
            f"Seite: {HOST}kreise/darmstadt/",
            "Stand: zv-2025-06411, 12. August 2025",
            f"Angabe: {field}",
        ]
    press(report.get_by_role("link", name="Korrekturen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Korrekturen")


@PRESSES
def test_walk_p5_help_for_everybody_is_on_the_start_page(page: Page, settled: str, press: Press) -> None:
    for name, heading in (
        ("Leichte Sprache", "Leichte Sprache"),
        ("Gebärdensprache", "Gebärden-Sprache"),
        ("Erklärung zur Barrierefreiheit", "Erklärung zur Barrierefreiheit"),
        ("Eine Barriere melden", "Barriere melden"),
    ):
        page.goto(settled)
        press(article_link(page, name))
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_in_viewport()
    to, subject, _ = mail(page.get_by_role("link", name=f"E-Mail an {BARRIERS}"))
    assert (to, subject) == (BARRIERS, "Barriere melden: Arbeitswelt Hessen, Zielvereinbarungen")


def test_a_page_without_an_agreement_has_a_foot_on_paper_too(phone: Page, settled: str) -> None:
    phone.goto(f"{settled}kreise/fulda/")
    phone.emulate_media(media="print")
    expect(phone.locator(".paper-foot")).to_contain_text(f"{HOST}kreise/fulda/")
