"""The page of all projects: a table for everybody, and with scripts a tool whose files hold what it shows."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from macros.exports.tables.projects import PROJECTS
from macros.exports.tables.table import as_json
from macros.website.opening import open_portal
from macros.website.search import search_index
from tests.support.corpus import Corpus, built_corpus
from tests.support.filters import Filters, select
from tests.support.served import served
from tests.support.synthetic import MARK, write_agreements

ROOT = Path(__file__).parents[2]

SHOW = """async (combinations) => {
  const { content } = await import(new URL("/assets/search/files.js", location.href).href);
  const form = document.querySelector(".projects-form");
  const table = document.querySelector(".projects-table");
  const source = new URL("/api/v1/projects.json", location.href).href;
  const rest = () => new Promise((done) => setTimeout(done, 4));
  const shown = [];
  for (const wanted of combinations) {
    for (const [name, value] of Object.entries(wanted)) {
      const control = form.elements.namedItem(name);
      const same = control.value === value;
      control.value = value;
      if (!same || name === "q") control.dispatchEvent(new Event(name === "q" ? "input" : "change"));
    }
    await rest();
    do await rest(); while (table.getAttribute("aria-busy") !== "false");
    const ids = [...table.querySelectorAll("tbody th a")].map(({ href }) => new URL(href).hash.slice(1));
    const files = await Promise.all(["csv", "excel", "json"].map((kind) => content(kind, ids, source)));
    shown.push([ids, ...files, document.querySelector('[data-part="count"]').textContent]);
  }
  return shown;
}"""

NOTHING = {"q": "", "kreis": "", "jahr": "", "art": "", "programm": ""}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return built_corpus(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def large(corpus: Corpus) -> Iterator[str]:
    """The address of the site with real and made-up agreements."""
    with served(corpus.site) as address:
        yield address


def rows(page: Page) -> Locator:
    return page.locator(".projects-table tbody tr")


def names(page: Page) -> list[str]:
    return rows(page).locator("th").all_text_contents()


def expect_names(page: Page, listed: list[str]) -> None:
    expect(rows(page).locator("th")).to_have_text(listed)


def words(page: Page) -> Locator:
    return page.get_by_label("Wörter im Namen")


def count(page: Page) -> Locator:
    return page.locator("[data-part=count]")


def text_of(download: Download) -> str:
    return Path(download.path()).read_bytes().decode("utf-8")


def taken(page: Page, link: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    return text_of(download.value)


def ids_in_csv(text: str, delimiter: str = ",") -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)]


# Without scripts


def test_without_scripts_the_table_is_whole_and_the_files_are_there(
    browser: Browser, large: str, corpus: Corpus
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{large}projekte/")
    listed = [project.name for agreement in corpus.register.agreements for project in agreement.projects]
    assert names(page) == listed
    expect(page.locator("article noscript p").first).to_be_visible()
    expect(page.locator("article noscript").get_by_role("link", name="Kreise und Städte")).to_be_visible()
    assert page.get_by_role("button", name="Link kopieren").is_hidden()
    for link in ("Treffer als CSV", "als CSV für Excel", "als JSON"):
        address = page.get_by_role("link", name=link, exact=True).evaluate("link => link.href")
        assert context.request.get(address).ok
    context.close()


def test_the_form_leads_to_an_address_even_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}projekte/")
    words(page).fill("Teilzeit")
    page.get_by_label("Jahr", exact=True).select_option("2025")
    page.get_by_role("article").get_by_role("button", name="Suchen").click()
    assert page.url == f"{address}projekte/?q=Teilzeit&kreis=&jahr=2025&art=&programm="
    context.close()


def test_the_page_holds_no_script_or_style_of_its_own(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    own = page.locator("article, .site-search, .finder")
    assert own.locator("script:not([src]), style").count() == 0
    inline = """(parts) => parts.flatMap((part) => [...part.querySelectorAll("*")])
      .flatMap((element) => element.getAttributeNames()).filter((name) => name === "style" || name.startsWith("on"))"""
    assert own.evaluate_all(inline) == []


# Searching and filtering


def test_nothing_is_fetched_until_somebody_asks(address: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}projekte/", wait_until="networkidle")
    assert [url for url in asked if url.endswith(".json")] == []
    words(page).focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith(".json")] == [f"{address}assets/search/index.json"]


def test_typing_narrows_the_list_and_marks_what_was_found(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    words(page).press_sequentially("teilzeit ausbildungen")
    expect(rows(page)).to_have_count(1)
    expect_names(page, ["Systemische Integration der Teilzeitausbildung in Darmstadt"])
    assert rows(page).locator("mark").all_text_contents() == ["Teilzeitausbildung"]
    expect(count(page)).to_have_text("1 Projekt aus 1 Zielvereinbarung")
    expect(page.get_by_role("status").filter(has_text="1 Projekt aus 1 Zielvereinbarung.")).to_be_attached()


def money(page: Page) -> Locator:
    """The big sum of whole agreements."""
    return page.locator("[data-part=sum] strong")


@pytest.mark.parametrize("query", ["q=teilzeit", "art=qualifizierung&kreis=darmstadt", "q=teilzeit&jahr=2025"])
def test_where_only_some_projects_are_listed_no_sum_stands_out_beside_them(
    address: str, page: Page, query: str
) -> None:
    page.goto(f"{address}projekte/?{query}")
    remark = page.locator("[data-part=remark]")
    said = "Das Geld dieser Zielvereinbarung, 1.000.280\xa0Euro, ist für alle ihre Projekte, nicht nur für die Treffer."
    expect(remark).to_have_text(said)
    expect(money(page)).to_be_hidden()
    assert page.locator(".projects-result strong:visible, .projects-result b:visible").count() == 0
    page.get_by_role("link", name="Zurücksetzen").click()
    expect(money(page)).to_have_text("2.019.190\xa0Euro")
    expect(remark).to_be_hidden()


def test_whole_agreements_keep_their_sum(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?kreis=main-taunus-kreis")
    expect(money(page)).to_have_text("1.018.910\xa0Euro")


# Districts that are asked for


FULDA = "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Fulda veröffentlicht."


def places(page: Page) -> Locator:
    return page.locator("[data-part=places] li")


@pytest.mark.parametrize("asked", ["Fulda", "Fulda 2025", "Projekte in Fulda", "Fulda 2024", "fluda"])
def test_the_start_page_answers_for_a_district_without_an_agreement(address: str, page: Page, asked: str) -> None:
    page.goto(address)
    page.get_by_label("Projekt, Thema oder Kreis suchen").fill(asked)
    page.keyboard.press("Enter")
    page.wait_for_url("**/projekte/?q=*")
    expect(places(page)).to_have_text([re.compile(f"^Landkreis Fulda\\s*{FULDA}$")])
    places(page).get_by_role("link").click()
    page.wait_for_url(f"{address}kreise/fulda/")


def test_a_district_stands_above_its_projects_with_its_answer(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?q=Main-Taunus-Kreis")
    expect(places(page)).to_have_count(1)
    expect(places(page)).to_contain_text(
        "Für 2025 stellt das Land Hessen dem Landkreis Main-Taunus-Kreis 1.018.910\xa0Euro"
    )
    expect(rows(page)).to_have_count(3)
    told = page.get_by_role("status").filter(has_text="3 Projekte aus 1 Zielvereinbarung.")
    expect(told).to_contain_text("Landkreis Main-Taunus-Kreis.")
    assert places(page).bounding_box()["y"] < count(page).bounding_box()["y"]  # type: ignore[index]


@pytest.mark.parametrize("asked", ["Teilzeit", "Landkreis", "Qualifizierung", "Raumfahrt", "Jugendatelier Darmstadt"])
def test_words_that_name_no_district_show_none(address: str, page: Page, asked: str) -> None:
    page.goto(f"{address}projekte/?q={asked}")
    expect(page.get_by_role("status").filter(has_text="Projekt").first).to_be_attached()
    expect(places(page)).to_have_count(0)


def test_a_chosen_district_without_projects_answers_too(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?kreis=fulda")
    expect(places(page)).to_contain_text(FULDA)


def test_what_the_whole_site_knows_is_one_step_away(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?q=Akdeniz")
    page.get_by_role("button", name="Auf der ganzen Website: 1 Unterschrift").click()
    expect(page.get_by_role("dialog").get_by_role("link").first).to_contain_text("Barbara Akdeniz")


# Order, address, state


def test_a_row_found_by_plate_seat_or_sum_says_why(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    for asked, shown in (("MTK", "MTK"), ("Hofheim", "Hofheim"), ("1018910", "Vereinbarung über 1.018.910\xa0Euro")):
        words(page).fill(asked)
        expect(rows(page)).to_have_count(3)
        assert page.locator(".projects-table__why").all_text_contents() == [shown] * 3


def test_each_choice_of_a_filter_tells_what_it_would_give(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    page.get_by_label("Maßnahmenart", exact=True).select_option("qualifizierung")
    expect(rows(page)).to_have_count(4)
    options = page.get_by_label("Kreis oder Stadt").locator("option").all_text_contents()
    assert {"Darmstadt (3)", "Main-Taunus-Kreis (1)", "Fulda (0)"} <= set(options)
    kinds = page.get_by_label("Maßnahmenart", exact=True).locator("option").all_text_contents()
    assert {"Ausbildungsvorbereitung (6)", "Qualifizierung (4)", "Ausbildung und Coaching (0)"} <= set(kinds)
    page.get_by_label("Kreis oder Stadt").select_option("main-taunus-kreis")
    expect(rows(page)).to_have_count(1)
    kinds = page.get_by_label("Maßnahmenart", exact=True).locator("option").all_text_contents()
    assert {"Ausbildungsvorbereitung (2)", "Qualifizierung (1)"} <= set(kinds)


def test_a_typing_slip_gets_help(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    words(page).fill("Jugendatellier")
    expect(rows(page)).to_have_count(0)
    page.get_by_role("button", name="Meinten Sie „Jugendatelier“?").click()
    expect_names(page, ["Jugendatelier"])
    expect(words(page)).to_be_focused()


def test_where_filters_hide_every_hit_the_help_lifts_them(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?q=Jugendatelier&kreis=main-taunus-kreis")
    page.get_by_role("button", name="Ohne Filter: 1 Projekt").click()
    expect_names(page, ["Jugendatelier"])


def test_where_words_never_meet_the_help_takes_them_one_by_one(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?q=Jugendatelier+Zukunftskompass")
    page.get_by_role("button", name="Nur „Zukunftskompass“: 1 Projekt").click()
    expect_names(page, ["Zukunftskompass"])


def test_the_heads_of_the_columns_sort(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    head = page.get_by_role("columnheader", name="Projekt")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert names(page)[0] == "Chance 2.0 Kranichstein"
    assert names(page)[-2:] == ["We4edu - Module für digitales Lernen im AQB", "Zukunftskompass"]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert names(page)[0] == "Zukunftskompass"
    assert page.url.endswith("?sort=-projekt")


def test_the_address_holds_the_state_and_back_undoes_it(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/")
    words(page).press_sequentially("Darmstadt")
    page.wait_for_url("**/projekte/?q=Darmstadt")
    page.get_by_label("Maßnahmenart", exact=True).select_option("qualifizierung")
    page.wait_for_url("**/projekte/?q=Darmstadt&art=qualifizierung")
    expect(rows(page)).to_have_count(3)
    page.go_back()
    expect(rows(page)).to_have_count(7)
    expect(page.get_by_label("Maßnahmenart", exact=True)).to_have_value("")
    page.go_back()
    expect(rows(page)).to_have_count(10)
    expect(words(page)).to_have_value("")
    page.go_forward()
    expect(words(page)).to_have_value("Darmstadt")
    expect(rows(page)).to_have_count(7)


def test_an_address_with_unknown_values_shows_what_is_known(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?q=Kompass&kreis=atlantis&sort=betrag")
    expect(rows(page)).to_have_count(1)


def test_data_and_queries_never_become_markup(address: str, page: Page) -> None:
    page.goto(f"{address}projekte/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    said = page.locator("[data-part=help]")
    expect(said).to_contain_text("Kein Projekt mit „<img src=x onerror=alert(1)>“ gefunden.")
    assert said.locator("img").count() == 0


# Screen = file


def test_every_combination_of_filters_gives_the_same_rows_on_screen_and_in_all_files(
    page: Page, large: str, corpus: Corpus
) -> None:
    everything = tuple(PROJECTS.rows(corpus.register))
    keys = [None, *(kind.key for kind in corpus.register.measure_types)]
    districts = [None, *(district.slug for district in corpus.register.districts)]
    combinations = list(itertools.product(districts, [None, *corpus.register.years], keys, [None, "aqb"]))
    page.goto(f"{large}projekte/")
    asked = [
        {"q": "", "kreis": kreis or "", "jahr": str(jahr or ""), "art": art or "", "programm": programm or ""}
        for kreis, jahr, art, programm in combinations
    ]
    shown = (row for start in range(0, len(asked), 30) for row in page.evaluate(SHOW, asked[start : start + 30]))
    for (kreis, jahr, art, programm), (ids, plain, excel, listed, said) in zip(combinations, shown, strict=True):
        selected = list(select(PROJECTS, everything, Filters(kreis, jahr, art, programm)))
        expected = [row[0] for row in selected]
        assert ids == expected, (kreis, jahr, art, programm)
        assert ids_in_csv(plain) == ids_in_csv(excel, ";") == expected
        assert json.loads(listed)["projects"] == [json.loads(as_json(PROJECTS.record(row))) for row in selected]
        assert said.startswith(f"{len(expected)} Projekt" if expected else "Keine Projekte")


@pytest.mark.parametrize("query", ["Teilzeit", "Kassel Metall", "fluechtlinge", '"für morgen"', MARK, "Nirgends"])
def test_what_a_query_finds_is_what_its_files_hold_in_the_same_order(page: Page, large: str, query: str) -> None:
    page.goto(f"{large}projekte/")
    [[ids, plain, excel, listed, _]] = page.evaluate(SHOW, [NOTHING | {"q": query}])
    assert ids_in_csv(plain) == ids_in_csv(excel, ";") == [row["id"] for row in json.loads(listed)["projects"]] == ids


def test_without_a_filter_the_files_are_the_export_files_byte_for_byte(page: Page, large: str, corpus: Corpus) -> None:
    page.goto(f"{large}projekte/")
    [[_, plain, excel, listed, _]] = page.evaluate(SHOW, [NOTHING])
    assert plain.encode("utf-8") == (corpus.site / "daten/projekte.csv").read_bytes()
    assert excel.encode("utf-8") == (corpus.site / "daten/projekte-excel.csv").read_bytes()
    assert json.loads(listed) == json.loads((corpus.site / "api/v1/projects.json").read_bytes())


def test_text_that_would_start_a_formula_is_harmless_in_excel_only(page: Page, address: str) -> None:
    row = {"id": "x", "name": '=1+1;"zwei", drei', "year": 2025, "topics": ["@a", "b"], "provider": None}
    page.route("**/signs.json", lambda route: route.fulfill(json={"projects": [row]}))
    page.goto(f"{address}projekte/")
    plain, excel = page.evaluate("""async () => {
      const { content } = await import(new URL("/assets/search/files.js", location.href).href);
      return [await content("csv", ["x"], "signs.json"), await content("excel", ["x"], "signs.json")];
    }""")
    [row] = csv.DictReader(io.StringIO(plain))
    assert (row["projekt"], row["jahr"], row["themen"]) == ('=1+1;"zwei", drei', "2025", "@a | b")
    [row] = csv.DictReader(io.StringIO(excel.removeprefix("\ufeff")), delimiter=";")
    assert (row["projekt"], row["jahr"], row["themen"]) == ('\'=1+1;"zwei", drei', "2025", "'@a | b")


# A table too long for one page


@pytest.fixture
def split(page: Page, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve the page of projects as if it could not hold all rows."""
    monkeypatch.setattr("macros.website.projects.ROWS_ON_ONE_PAGE", 100)
    portal, _ = open_portal(corpus.agreements, ROOT / "site_src")
    assert portal
    whole = (corpus.site / "projekte/index.html").read_text(encoding="utf-8")
    start, end = whole.index('<h1 id="projekte">'), whole.index("</article>")
    body = whole[:start] + str(portal.projects_page("../")) + whole[end:]
    page.route(re.compile(r"/projekte/(\?.*)?$"), lambda route: route.fulfill(body=body, content_type="text/html"))


def years_shown(page: Page) -> set[str]:
    return set(rows(page).locator("td:nth-child(3)").all_text_contents())


@pytest.mark.usefixtures("split")
def test_a_long_table_begins_with_the_newest_year_and_its_files_hold_just_that(page: Page, large: str) -> None:
    page.goto(f"{large}projekte/")
    assert years_shown(page) == {"2026"}
    expect(page.get_by_label("Jahr", exact=True)).to_have_value("2026")
    expect(page.get_by_role("navigation", name="Projekte nach Jahren").get_by_role("link")).to_have_count(2)
    number = rows(page).count()
    listed = csv.DictReader(io.StringIO(taken(page, "Treffer als CSV")))
    assert [row["jahr"] for row in listed] == ["2026"] * number
    page.get_by_role("button", name="Projekt", exact=True).click()
    page.wait_for_url("**/?jahr=2026&sort=projekt")
    expect(rows(page)).to_have_count(number)


@pytest.mark.usefixtures("split")
def test_the_headline_names_the_year_that_is_shown_and_no_other(page: Page, large: str) -> None:
    page.goto(f"{large}projekte/")
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_have_text("Projekte 2026")
    page.get_by_label("Kreis oder Stadt").select_option("fulda")
    expect(headline).to_have_text("Projekte")
    page.get_by_label("Jahr", exact=True).select_option("2025")
    expect(headline).to_have_text("Projekte 2025")


def test_on_a_phone_the_buttons_that_sort_say_so(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="de-DE")
    page = context.new_page()
    page.goto(f"{address}projekte/")
    expect(page.get_by_role("button", name="Projekt", exact=True)).to_be_visible()
    label = "row => getComputedStyle(row, '::before').content"
    assert page.locator(".projects-table thead tr").evaluate(label) == '"Sortieren nach:"'
    context.close()


@pytest.mark.usefixtures("split")
def test_whoever_searches_a_long_table_searches_all_years(page: Page, large: str) -> None:
    page.goto(f"{large}projekte/")
    words(page).press_sequentially("Jugendatelier")
    expect_names(page, ["Jugendatelier"])
    assert years_shown(page) == {"2025"}
    page.wait_for_url("**/?q=Jugendatelier")
    page.reload()
    expect_names(page, ["Jugendatelier"])
    words(page).fill("")
    page.wait_for_url("**/?jahr=alle")
    expect(page.get_by_label("Jahr", exact=True)).to_have_value("")
    page.get_by_role("link", name="Zurücksetzen").click()
    expect(page.get_by_label("Jahr", exact=True)).to_have_value("2026")
    page.wait_for_url("**/?jahr=2026")


# Size and speed


def test_the_first_view_is_light(page: Page, large: str) -> None:
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(gzip.compress(response.body())))
    page.goto(f"{large}projekte/", wait_until="networkidle")
    assert sum(map(len, bodies)) <= 170_000


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The index of 3,640 projects and more."""
    register = write_agreements(tmp_path_factory.mktemp("large") / "agreements", years=20)
    assert sum(len(agreement.projects) for agreement in register.agreements) >= 3640
    return search_index(register, [])


def test_a_long_list_is_shown_to_its_end_when_asked(page: Page, large: str, thousands: bytes) -> None:
    page.route("**/assets/search/index.json", lambda route: route.fulfill(body=thousands))
    page.goto(f"{large}projekte/?q=Beispielprojekt")
    expect(rows(page)).to_have_count(500)
    page.get_by_role("button", name="Alle zeigen").click()
    expect(count(page)).to_have_text(re.compile(r"^3\.\d\d\d Projekte aus"))
    number = int(re.sub(r"\D", "", count(page).inner_text().split()[0]))
    expect(rows(page)).to_have_count(number, timeout=60_000)


# Walks


def sorted_amounts(page: Page) -> list[str]:
    cells = page.locator(".year-table tbody tr[data-agreement] td:nth-child(2)").all_text_contents()
    return [re.sub(r"\D", "", cell) for cell in cells]


def take_the_year(page: Page, press: Callable[[Locator], None]) -> None:
    """Sort the agreements of 2025 by amount both ways and take away what the table shows."""
    amount = page.get_by_role("button", name="Haushaltsmittel 2025")
    press(amount)
    assert sorted_amounts(page) == ["1018910", "1000280"]
    press(amount)
    assert sorted_amounts(page) == ["1000280", "1018910"]
    table = page.get_by_role("table", name="Alle Kreise und kreisfreien Städte 2025")
    expect(table.get_by_role("row").last).to_contain_text(re.compile("2.019.190\\sEuro.*2 von 26"))
    with page.expect_download() as saved:
        press(page.get_by_role("button", name="Diese Tabelle als CSV für Excel"))
    text = saved.value.path().read_text(encoding="utf-8-sig")
    listed = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["betrag_eur"] for row in listed] == ["1000280", "1018910"]
    assert {row["wortlaut_erfasst"] for row in listed} == {"ja"}


def test_walk_j1_by_mouse_the_money_of_a_year(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("navigation", name="Hauptnavigation").get_by_role("link", name="Jahre").first.click()
    page.get_by_role("article").get_by_role("link", name="2025", exact=True).first.click()
    take_the_year(page, lambda target: target.click())


def test_walk_j1_by_keyboard_the_money_of_a_year(page: Page, address: str) -> None:
    page.goto(f"{address}jahre/2025/")
    take_the_year(page, lambda target: target.press("Enter"))


def test_the_year_in_its_files_is_the_year_in_the_exports(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}jahre/2025/")
    for name, file in (
        ("Diese Tabelle als CSV", "vereinbarungen.csv"),
        ("Diese Tabelle als CSV für Excel", "vereinbarungen-excel.csv"),
    ):
        with page.expect_download() as saved:
            page.get_by_role("button", name=name, exact=True).click()
        assert saved.value.path().read_bytes() == (site / "daten" / file).read_bytes()


QUALIFYING = [
    "SoWirt's",
    "Systemische Integration der Teilzeitausbildung in Darmstadt",
    "Perspektiven für Arbeit",
    "Zukunftskompass",
]


def test_walk_j5_by_mouse_search_filter_share(page: Page, browser: Browser, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}projekte/")
    words(page).click()
    words(page).fill("Qualifizierung")
    page.get_by_label("Maßnahmenart", exact=True).select_option(label="Qualifizierung (4)")
    expect(rows(page)).to_have_count(4)
    said = "Beträge für einzelne Projekte nennen die Zielvereinbarungen nicht."
    expect(page.get_by_role("article")).to_contain_text(said)
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.get_by_text("Der Link ist kopiert.")).to_be_visible()
    _shared(page, browser, page.evaluate("navigator.clipboard.readText()"))


def test_walk_j5_by_keyboard_search_filter_share(page: Page, browser: Browser, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}projekte/")
    words(page).focus()
    page.keyboard.type("Qualifizierung")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Maßnahmenart", exact=True)).to_be_focused()
    page.keyboard.type("Qual")
    expect(rows(page)).to_have_count(4)
    copy = page.get_by_role("button", name="Link kopieren")
    for _ in range(20):
        page.keyboard.press("Tab")
        if copy.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Der Link ist kopiert.")).to_be_visible()
    _shared(page, browser, page.evaluate("navigator.clipboard.readText()"))


def _shared(page: Page, browser: Browser, link: str) -> None:
    """The address opened elsewhere shows the same; the files hold just that."""
    shown = (names(page), count(page).inner_text())
    assert shown[0] == QUALIFYING
    context = browser.new_context(locale="de-DE")
    other = context.new_page()
    other.goto(link)
    expect(rows(other)).to_have_count(4)
    assert (names(other), count(other).inner_text()) == shown
    plain, excel, listed = (taken(other, link) for link in ("Treffer als CSV", "als CSV für Excel", "als JSON"))
    assert [row["projekt"] for row in csv.DictReader(io.StringIO(plain))] == QUALIFYING
    assert excel.startswith("\ufeff")
    assert ids_in_csv(excel, ";") == ids_in_csv(plain)
    assert [row["name"] for row in json.loads(listed)["projects"]] == QUALIFYING
    context.close()


def take_the_kind(page: Page, press: Callable[[Locator], None]) -> None:
    """From the page of a measure type to the file with its projects."""
    expect(page).to_have_url(re.compile("/massnahmenarten/ausbildungsvorbereitung/"))
    article = page.get_by_role("article")
    expect(article.locator(".answer")).to_contain_text("6 Projekte")
    expect(article).to_contain_text(re.compile("Darmstadt: 4 Projekte.*Main-Taunus-Kreis: 2 Projekte", re.S))
    press(article.get_by_role("link", name="Diese Projekte durchsuchen und als CSV mitnehmen"))
    expect(page).to_have_url(re.compile(r"/projekte/\?art=ausbildungsvorbereitung$"))
    expect(rows(page)).to_have_count(6)
    assert len(ids_in_csv(taken(page, "Treffer als CSV"))) == 6


def test_walk_p3_by_mouse_a_kind_of_measure(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("banner").get_by_role("link", name="Maßnahmenarten").first.click()
    page.get_by_role("article").get_by_role("link", name="Ausbildungsvorbereitung").first.click()
    take_the_kind(page, lambda target: target.click())


def test_walk_p3_by_keyboard_a_kind_of_measure(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.keyboard.type("Ausbildungsvorbereitung")
    page.get_by_role("dialog").get_by_role("link", name="Maßnahmenart Ausbildungsvorbereitung").press("Enter")
    take_the_kind(page, lambda target: target.press("Enter"))


def strict(page: Page) -> list[dict[str, Any]]:
    """Serve every page with a policy that allows own files only, and note what it stops in our scripts."""

    def with_policy(route: Any) -> None:
        answer = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        policy += "connect-src 'self'; form-action 'self'; base-uri 'none'"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    stopped: list[dict[str, Any]] = []
    page.route(re.compile(r"/(\?.*)?$"), with_policy)
    page.expose_function("stopped", lambda entry: stopped.append(entry))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) =>"
        " stopped({ what: e.blockedURI, where: e.sourceFile, directive: e.effectiveDirective }))"
    )
    return stopped


def test_the_tool_works_under_a_strict_policy(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    stopped = strict(page)
    page.goto(f"{address}projekte/?q=Kompass")
    expect(rows(page)).to_have_count(1)
    assert ids_in_csv(taken(page, "Treffer als CSV")) == ["zv-2025-06436-zukunftskompass"]
    page.keyboard.press("Control+k")
    page.keyboard.type("Teilzeit")
    expect(page.locator(".finder__list a").first).to_contain_text("Teilzeitausbildung")
    assert [entry for entry in stopped if "assets/search" in entry["where"] or entry["what"] != "inline"] == []
    context.close()
