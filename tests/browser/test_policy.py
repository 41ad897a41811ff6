"""The policy of every page forbids all that is not the site's own, and nothing on the site needs what it forbids."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import html
from playwright.sync_api import Browser, expect

from tests.support.pages import page as parsed
from tests.support.watched import Watch, one_of_each_kind, watched

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# What an intruder would put into a page, and what is said of each when it is stopped.
INTRUDERS = {
    "<script>document.title = 'ran'</script>": "script-src-elem stopped inline",
    "<img src='assets/mark.svg' onload=\"document.title = 'ran'\">": "script-src-attr stopped inline",
    "<p style='color: red'>rot</p>": "style-src-attr stopped inline",
    "<style>body { display: none }</style>": "style-src-elem stopped inline",
    "<script src='https://example.com/a.js'></script>": "script-src-elem stopped https://example.com/a.js",
    "<link rel='stylesheet' href='https://example.com/a.css'>": "style-src-elem stopped https://example.com/a.css",
    "<img src='https://example.com/a.png'>": "img-src stopped https://example.com/a.png",
    "<iframe src='https://example.com/a.html'></iframe>": "frame-src stopped https://example.com",
    "<object data='https://example.com/a.pdf'></object>": "object-src stopped https://example.com",
    "<base href='https://example.com/'>": "base-uri stopped https://example.com/",
}


def documents(site: Path) -> dict[str, html.HtmlElement]:
    return {path.relative_to(site).as_posix(): parsed(path) for path in sorted(site.rglob("*.html"))}


def directives(document: html.HtmlElement) -> dict[str, str]:
    [policy] = document.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def test_every_page_bears_the_policy_before_anything_is_loaded(site: Path) -> None:
    for address, document in documents(site).items():
        assert directives(document) == POLICY, address
        first, second = list(document.find("head"))[:2]
        assert (first.get("charset"), second.get("http-equiv")) == ("utf-8", "Content-Security-Policy"), address


def test_no_page_has_a_script_or_style_of_its_own_so_that_no_exception_is_needed(site: Path) -> None:
    for address, document in documents(site).items():
        inline = [script for script in document.iter("script") if not script.get("src")]
        assert {script.get("type") for script in inline} <= {"application/ld+json"}, address
        names = {name for element in document.iter() if isinstance(element.tag, str) for name in element.attrib}
        assert {name for name in names if name.startswith("on") or name == "style"} == set(), address
        assert document.findall(".//style") == [], address


def test_a_page_of_every_kind_opens_without_a_violation(watch: Watch, address: str, site: Path) -> None:
    pages = one_of_each_kind(site)
    assert len(pages) >= 20
    for page in pages:
        watch.page.goto(f"{address}{page}")
        watch.look()


def test_the_scheme_is_switched_and_remembered(watch: Watch, address: str) -> None:
    watch.page.goto(address)
    watch.page.get_by_role("radio", name="dunkel").check(force=True)
    watch.page.goto(f"{address}kreise/")
    expect(watch.page.locator("html")).to_have_attribute("data-scheme", "dunkel")


def test_the_header_searches(watch: Watch, address: str) -> None:
    watch.page.goto(address)
    watch.page.keyboard.press("Control+k")
    watch.page.keyboard.type("Teilzeit")
    expect(watch.page.locator(".finder__list a").first).to_contain_text("Teilzeitausbildung")
    watch.page.keyboard.press("ArrowDown")
    watch.page.keyboard.press("Enter")
    expect(watch.page).to_have_url(re.compile("kreise/darmstadt/2025/#zv-2025-06411"))


def test_the_projects_are_filtered_sorted_shared_and_taken_away(watch: Watch, address: str) -> None:
    page = watch.page
    page.goto(f"{address}projekte/")
    page.get_by_label("Wörter im Namen").press_sequentially("Ausbildunk")
    expect(page.locator("[data-part=help]")).to_be_visible()
    page.get_by_label("Wörter im Namen").fill("Darmstadt")
    page.get_by_label("Maßnahmenart", exact=True).select_option("qualifizierung")
    expect(page.locator(".projects-table tbody tr")).to_have_count(3)
    page.get_by_role("columnheader", name="Projekt").get_by_role("button").click()
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.get_by_text("Der Link ist kopiert.")).to_be_visible()
    for name in ("Treffer als CSV", "als CSV für Excel", "als JSON"):
        with page.expect_download():
            page.get_by_role("link", name=name, exact=True).click()


def test_two_agreements_are_compared(watch: Watch, address: str) -> None:
    watch.page.goto(f"{address}vergleich/")
    watch.page.get_by_label("Erste Vereinbarung").select_option(label="Darmstadt 2025")
    watch.page.get_by_label("Zweite Vereinbarung").select_option(label="Main-Taunus-Kreis 2025")
    watch.page.get_by_role("button", name="Vergleichen").click()
    expect(watch.page.locator(".compare__mark").first).to_be_visible()


def test_a_year_is_sorted_and_taken_away(watch: Watch, address: str) -> None:
    watch.page.goto(f"{address}jahre/2025/")
    head = watch.page.get_by_role("columnheader", name="Haushaltsmittel")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", re.compile("ending"))
    with watch.page.expect_download():
        watch.page.get_by_role("button", name="Diese Tabelle als CSV", exact=True).click()


def test_an_agreement_is_verified_cited_and_printed(watch: Watch, address: str) -> None:
    page = watch.page
    page.goto(f"{address}kreise/darmstadt/2025/")
    page.locator("a[data-fact='budget']").click()
    page.get_by_role("button", name="Zitat kopieren").click()
    expect(page.get_by_text("Kopiert.")).to_be_visible()
    page.emulate_media(media="print")
    assert page.pdf()


def test_a_word_is_explained(watch: Watch, address: str) -> None:
    watch.page.goto(f"{address}ueber/")
    watch.page.get_by_role("button", name="Zielvereinbarung", exact=True).click()
    expect(watch.page.locator("#begriff-zielvereinbarung")).to_be_visible()


def test_what_an_intruder_puts_into_a_page_is_stopped_and_seen(browser: Browser, address: str) -> None:
    with watched(browser) as watch:
        arrived: list[str] = []
        watch.page.route("https://example.com/**", lambda route: (arrived.append(route.request.url), route.abort()))
        watch.page.route(re.compile(r"/$"), _with_intruders)
        watch.page.goto(address, wait_until="networkidle")
        assert watch.page.title() != "ran"
        stopped = {fault.partition(" on ")[0] for fault in watch.faults if " stopped " in fault}
        assert stopped == set(INTRUDERS.values())
        assert arrived == []
        watch.look()
        assert any("style=color: red" in fault for fault in watch.faults)


def _with_intruders(route: Any) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace("</article>", "".join(INTRUDERS) + "</article>"))
