"""Each reader's own way to look: forced colours, less motion, paper. And nothing jumps while a page loads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.command import ROOT
from tests.support.kinds import KINDS

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WITH_SCRIPTS = [kind for kind in KINDS if kind.startswith(("start", "vereinbarung", "jahr", "projekte", "vergleich"))]
FORCED = (ROOT / "tests/support/forced_colours.js").read_text(encoding="utf-8")
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const {transitionDuration, animationName} = getComputedStyle(element)
  return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s")
}).length + document.getAnimations().length"""
SHIFTS = """() => new Promise((settled) => {
  const shifts = []
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({value, sources}) =>
    `${value.toFixed(4)} ${sources.map(({node}) => node?.className ?? node?.nodeName)}`)))
    .observe({type: "layout-shift", buffered: true})
  requestAnimationFrame(() => setTimeout(() => settled(shifts), 100))
})"""


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Page]:
    """One page for all looks; each test sets its own."""
    context = browser.new_context(locale="de-DE")
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, kind: str) -> None:
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")
    page.goto(address + KINDS[kind], wait_until="networkidle" if "?" in KINDS[kind] else "load")


@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_and_paper_keep_what_matters(seen: Page, address: str, kind: str) -> None:
    opened(seen, address, kind)
    for scheme in SCHEMES:
        seen.emulate_media(forced_colors="active", color_scheme=scheme)
        assert seen.evaluate(FORCED) == []
    seen.emulate_media(forced_colors="none", media="print")
    check_paper(seen, KINDS[kind])


def check_paper(page: Page, path: str) -> None:
    """On paper there are no menus, and the page tells where it came from."""
    shown = "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"
    menus = page.locator("nav, header, footer, form, dialog, button:not(.term, thead *), select, .skip")
    assert menus.evaluate_all(shown) == []
    expect(page.locator("h1")).to_be_visible()
    if path != KINDS["404"]:
        foot = page.locator(".paper-foot")
        expect(foot).to_contain_text(path.split("?")[0])
        expect(foot).to_contain_text(re.compile(r"Stand der Daten: \d+\.\s\w+ 20\d\d"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_tell_published_from_missing_and_here_from_elsewhere(
    seen: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    opened(seen, address, "kreise")
    seen.emulate_media(forced_colors="active", color_scheme=scheme)
    line = "e => { const s = getComputedStyle(e); return `${s.borderBottomStyle} ${s.borderBottomWidth}` }"
    published, missing = (seen.locator(f".tile--{kind} .tile__link").first for kind in ("published", "missing"))
    assert published.evaluate(line) != missing.evaluate(line)
    colour = "e => getComputedStyle(e).borderBottomColor"
    links = seen.locator(".main-nav__link")
    here, elsewhere = (links.and_(seen.locator(which)).first for which in ("[aria-current]", ":not([aria-current])"))
    assert here.evaluate(colour) != elsewhere.evaluate(colour)
    links.first.focus()
    seen.keyboard.press("Tab")
    assert seen.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("kind", ["start", "vereinbarung", "projekte", "vergleich zweier Vereinbarungen"])
def test_nothing_moves_for_readers_who_want_no_motion(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844}, locale="de-DE")
    page = context.new_page()
    page.goto(address + KINDS[kind])
    page.locator(".menu__button").click()
    assert page.evaluate(MOVING) == 0
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(MOVING) == 0
    context.close()


@pytest.mark.alone
@pytest.mark.parametrize(("width", "kinds"), [(390, [*KINDS]), (1280, WITH_SCRIPTS)])
def test_nothing_jumps_while_a_page_loads(browser: Browser, address: str, width: int, kinds: list[str]) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="de-DE")
    page = context.new_page()
    jumps = {}
    for kind in kinds:
        page.goto(address + KINDS[kind], wait_until="networkidle")
        jumps[kind] = page.evaluate(SHIFTS)
    context.close()
    assert {kind: shifts for kind, shifts in jumps.items() if shifts} == {}


def test_without_scripts_nothing_is_shown_that_needs_them(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    asleep = page.locator("[hidden], .scheme, [data-copy], .projects-copy").filter(visible=True)
    for kind, path in KINDS.items():
        page.goto(address + path)
        assert asleep.all_inner_texts() == [], kind
    context.close()


def test_on_paper_a_sum_stands_once_and_no_heading_without_its_map(page: Page, address: str) -> None:
    for path in ("kreise/", "jahre/2025/"):
        page.goto(address + path)
        sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
        text = " ".join(" ".join(sheets).split())
        assert len(sheets) > 1
        assert text.count("Summe der veröffentlichten Vereinbarungen 2.019.190 Euro 10") == 1
        assert "Karte" not in text


def test_on_paper_the_foot_of_the_start_page_stands_below_its_last_link(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    last, foot = (page.locator(part).last.bounding_box() for part in (".band--last a", ".paper-foot"))
    assert last
    assert foot
    assert foot["y"] >= last["y"] + last["height"]


def test_a_printed_agreement_holds_its_facts_and_every_numbered_section(page: Page, address: str) -> None:
    page.goto(f"{address}kreise/darmstadt/2025/")
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
    text = " ".join(" ".join(sheets).split())
    assert [re.search(rf"§ {number}\b", text) is not None for number in range(1, 8)] == [True] * 7
    for fact in ("1.000.280 Euro", "Jugendatelier", "SoWirt's", "Heike Hofmann", "12. Aug. 2025"):
        assert fact in text
    assert "Arbeitswelt Hessen, kreise/darmstadt/2025/" in " ".join(sheets[-1].split())
    assert f"Seite 1 von {len(sheets)}" in " ".join(sheets[0].split())
    assert "Menü" not in text
    assert "Zum Inhalt" not in text
