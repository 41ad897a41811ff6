"""What a public body owes its readers: who, privacy, accessibility, plain language, corrections."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.register.agreement import Register
from macros.website.portal import Portal
from tests.support.command import ROOT
from tests.support.handwritten import handwritten, opened, part, settle
from tests.support.pages import article, words

MISSING = "[Angabe des Ministeriums fehlt noch]"
DUTIES = ["impressum/", "datenschutz/", "barrierefreiheit/", "leichte-sprache/"]
STORED = {"darstellung": "helle oder dunkle Darstellung", "search-slash-off": "Taste / für die Suche"}


@pytest.fixture
def site_src(tmp_path: Path) -> Path:
    return handwritten(tmp_path)


@pytest.mark.parametrize("address", DUTIES)
def test_what_the_ministry_still_owes_is_marked(site: Path, address: str) -> None:
    assert MISSING in words(article(site, address))


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("impressum/", ["herausgeber", "kontakt", "verantwortlich", "programm", "melden"]),
        ("datenschutz/", ["verantwortlich", "server", "suche", "browser", "mail", "namen", "rechte"]),
        ("barrierefreiheit/", ["grundlage", "stand", "barrieren", "pruefung", "melden", "durchsetzung"]),
        ("leichte-sprache/", ["was", "finden", "melden", "barrieren", "erklaerung-2025", "dgs"]),
    ],
)
def test_each_page_of_duty_has_all_its_parts(site: Path, address: str, parts: list[str]) -> None:
    assert [heading.get("id") for heading in article(site, address).iter("h2")] == parts


def test_the_statement_names_law_norm_feedback_and_enforcement(site: Path) -> None:
    text = words(article(site, "barrierefreiheit/"))
    for name in ("HessBGG", "HVBIT", "(EU) 2016/2102", "EN 301 549", "WCAG 2.2", "sechs Wochen", "LBIT"):
        assert name in text
    assert "Durchsetzungs- und Überwachungsstelle" in text
    assert "Regierungspräsidium Gießen" in text


def statement(portal: Portal) -> str:
    names = ("accessibility_status", "accessibility_barriers", "accessibility_check", "accessibility_contact")
    return " ".join(words(part(portal, name)) for name in names)


def test_the_statement_lists_known_barriers_and_names_the_day_of_the_last_check(site: Path) -> None:
    text = words(article(site, "barrierefreiheit/"))
    assert "Die Texte in Leichter Sprache sind ein Entwurf." in text
    assert "Es gibt noch keine Erklärungen in Deutscher Gebärdensprache." in text
    assert re.search(r"Letzte automatische Prüfung: \d{1,2}\.\s\w+ 20\d\d\.", text)


def test_a_statement_without_barriers_says_so(site_src: Path) -> None:
    (site_src / "assets").mkdir()
    (site_src / "assets/dgs.mp4").write_bytes(b"")
    settle(
        site_src,
        conformance="vollständig",
        plain_language_review="Diesen Text hat eine Prüf-Gruppe geprüft.",
        sign_language_video="assets/dgs.mp4",
        barrier_contact="barrieren@example.org",
        answer_time="zwei Wochen",
    )
    portal, _ = opened(site_src)
    text = statement(portal)
    assert text.startswith("Die Website ist mit diesen Anforderungen vollständig vereinbar. Uns ist keine Barriere ")
    assert "Letzte automatische Prüfung" not in text
    assert MISSING not in text
    assert words(part(portal, "plain_review")) == "Diesen Text hat eine Prüf-Gruppe geprüft."
    [video] = part(portal, "sign_language").iter("video")
    assert (video.get("src"), video.get("autoplay")) == ("assets/dgs.mp4", None)


def test_a_listed_barrier_is_told_with_reason_plan_and_alternative(site_src: Path) -> None:
    settle(site_src, conformance="teilweise")
    path = site_src / "operator.yaml"
    barrier = """known_barriers:
  - what: Das Video hat keine Untertitel.
    reason: Sie fehlen noch.
    alternative: Der Text steht daneben.
    planned: Untertitel bis zum 30. Juni.
"""
    path.write_text(path.read_text(encoding="utf-8").replace("known_barriers: []\n", barrier), encoding="utf-8")
    text = statement(opened(site_src)[0])
    assert text.startswith("Die Website ist mit diesen Anforderungen teilweise vereinbar.")
    assert (
        "Das Video hat keine Untertitel. Sie fehlen noch. Geplant: Untertitel bis zum 30. Juni. "
        "Alternative: Der Text steht daneben."
    ) in text


def test_the_privacy_page_tells_all_that_browsers_keep(site: Path) -> None:
    text = words(article(site, "datenschutz/"))
    stored = set()
    for path in sorted((ROOT / "site_src/assets").rglob("*.js")):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"document\.cookie|sessionStorage|indexedDB|sendBeacon|XMLHttpRequest", source), path
        for constant in re.findall(r"localStorage\.\w+\((\w+)", source):
            stored |= set(re.findall(rf'const {constant} = "([^"]+)"', source))
    assert stored == set(STORED)
    assert all(told in text for told in STORED.values())


def test_no_page_sets_a_cookie_or_sends_a_form_by_post(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        source = path.read_text(encoding="utf-8").lower()
        assert 'method="post"' not in source
        assert "set-cookie" not in source


def test_the_page_in_plain_language_says_that_it_is_a_draft(site: Path) -> None:
    page = article(site, "leichte-sprache/")
    assert words(page).index("Entwurf, noch nicht geprüft.") < words(page).index("Was ist das für eine Internet-Seite?")
    assert [element.tag for element in page.find_class("plain")] == ["div"]
    assert page.xpath("count(.//div[@class='plain']//h3)") == 8


def test_every_sentence_in_plain_language_stands_in_a_line_of_its_own(site: Path) -> None:
    for line in article(site, "leichte-sprache/").xpath(".//div[@class='plain']//p"):
        assert re.fullmatch(r"[^.?!]+[.?!:]?|\[.*\]", words(line)), words(line)


def test_the_log_of_corrections_is_reached_and_leads_to_the_feed(site: Path) -> None:
    for address in ("ueber/", "impressum/", "datenschutz/"):
        assert "../korrekturen/" in [link.get("href") for link in article(site, address).iter("a")]
    assert "../feed.xml" in [link.get("href") for link in article(site, "korrekturen/").iter("a")]
    assert (site / "feed.xml").is_file()


def test_every_district_and_agreement_has_a_way_to_report_a_fault(site: Path, register: Register) -> None:
    addresses = [f"kreise/{district.slug}/" for district in register.districts]
    addresses += [agreement.address for agreement in register.agreements]
    without = [address for address in addresses if not article(site, address).find_class("report")]
    assert without == []


def test_the_page_of_a_year_says_what_was_announced(site: Path) -> None:
    [announced] = article(site, "jahre/2025/").find_class("announced")
    assert words(announced) == "Eine angekündigte Gesamtsumme für 2025 ist uns nicht bekannt."


@pytest.mark.parametrize(
    ("address", "terms"),
    [
        ("", ["Haushaltsmittel", "Zielvereinbarungen"]),
        ("kreise/darmstadt/", ["AQB", "Bescheid", "Haushaltsmittel", "Zielvereinbarung"]),
        ("kreise/fulda/", ["Zielvereinbarung"]),
        ("massnahmenarten/ausbildung/", ["Maßnahmenart"]),
        ("ueber/", ["Bescheid", "Zielvereinbarung"]),
    ],
)
def test_words_are_explained_where_they_are_used_first(site: Path, address: str, terms: list[str]) -> None:
    page = article(site, address)
    buttons = page.find_class("term")
    assert sorted(words(button) for button in buttons) == terms
    for button in buttons:
        [note] = page.xpath(".//*[@popover][@id=$id]", id=button.get("popovertarget"))
        assert note.xpath("string(.//a/@href)").split("#")[0].endswith("glossar/")
