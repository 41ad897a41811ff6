"""What the searches look into: small, complete, in the order of the export files."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.projects import PROJECTS
from macros.register.agreement import Agreement, Register
from macros.website import projects
from macros.website.opening import open_portal
from macros.website.pages import GeneratedPage
from macros.website.projects import project_pages, projects_view
from macros.website.search import Section, made_sections, script_data, search_index, sections, usual_forms
from tests.support.synthetic import MARK, write_agreements

SITE_SRC = Path(__file__).parents[2] / "site_src"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Register]:
    """More than 520 agreements with seven projects each."""
    folder = tmp_path_factory.mktemp("large") / "agreements"
    register = write_agreements(folder, years=20)
    assert len(register.agreements) >= 520
    return folder, register


def index_of(register: Register, *pages: Section) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(search_index(register, pages))
    return read


def test_the_index_lists_projects_in_the_order_of_the_export_files(large: tuple[Path, Register]) -> None:
    _, register = large
    listed = [f"{id}-{project[2]}" for id, *_, named in index_of(register)["agreements"] for project in named]
    assert listed == [row[0] for row in PROJECTS.rows(register)]


def test_the_index_tells_an_agreement_with_its_page_year_district_and_sum(register: Register) -> None:
    index = index_of(register)
    id, address, year, district, amount, listed = index["agreements"][1]
    assert (id, address, year, amount) == ("zv-2025-06436", "kreise/main-taunus-kreis/2025/", 2025, 1018910)
    assert index["districts"][district][:3] == ["main-taunus-kreis", "Main-Taunus-Kreis", "Landkreis Main-Taunus-Kreis"]
    assert listed[2] == [2, "Zukunftskompass", "zukunftskompass"]
    assert index["types"][2] == ["qualifizierung", "Qualifizierung", 0]
    assert index["programmes"] == [["aqb", "AQB"]]


def test_superseded_agreements_are_not_in_the_index(agreements: Path) -> None:
    first = (agreements / "2025/darmstadt.yaml").read_text(encoding="utf-8")
    second = first.replace("year: 2025\n", "year: 2025\nversion: 2\nsupersedes: zv-2025-06411\n")
    (agreements / "2025/darmstadt-2.yaml").write_text(second, encoding="utf-8")
    portal, _ = open_portal(agreements, SITE_SRC)
    assert portal
    assert [entry[0] for entry in index_of(portal.register)["agreements"]] == ["zv-2025-06411-2", "zv-2025-06436"]


@pytest.mark.parametrize(
    ("slug", "forms"),
    [
        ("main-taunus-kreis", ["Hofheim", "MTK", "06436"]),
        ("darmstadt", ["DA", "06411"]),
        ("gross-gerau", ["Landkreis", "GG", "06433"]),
        ("kreis-offenbach", ["Landkreis", "Dietzenbach", "OF", "06438"]),
        ("landkreis-kassel", ["KS", "06633"]),
    ],
)
def test_a_district_is_known_by_its_usual_names_and_none_twice(register: Register, slug: str, forms: list[str]) -> None:
    assert usual_forms(register.by_slug[slug]) == forms


def test_the_index_of_520_agreements_is_light(large: tuple[Path, Register]) -> None:
    _, register = large
    assert len(gzip.compress(search_index(register, []))) <= 100_000


def test_a_page_is_cut_at_headings_and_glossary_terms() -> None:
    html = (
        '<h1 id="glossar">Glossar</h1><p>Vorweg &amp; kurz</p><dl><dt id="aqb"><strong>AQB</strong></dt>'
        '<dd>Geld des\nLandes</dd></dl><h2 id="mehr">Mehr <em>davon</em></h2><p>Text</p>'
    )
    assert list(sections("Glossar", "glossar/", html)) == [
        Section("AQB", "glossar/#aqb", "Geld des Landes", "Glossar"),
        Section("Mehr davon", "glossar/#mehr", "Text", "Glossar"),
        Section("Glossar", "glossar/", "Vorweg & kurz"),
    ]


def test_a_section_holds_the_words_that_a_reader_sees_and_nothing_else() -> None:
    html = (
        '<h2 id="a">A</h2><p>Eine <button class="term">Vereinbarung</button><span class="term__note" popover> '
        '<strong>Vereinbarung:</strong> Ein Vertrag. <a href="b">Mehr</a></span>. Mehr <a href="c">hier</a>.</p>'
        "<ul><li>eins</li>\n<li>zwei</li></ul>"
        '<table><tr><td>1</td></tr></table><script type="application/ld+json">{"x": 1}</script>'
    )
    [section, _] = sections("Seite", "seite/", html)
    assert section.text == "Eine Vereinbarung. Mehr hier. eins · zwei"


def texts_of(site: Path) -> dict[str, str]:
    pages = json.loads((site / "assets/search/index.json").read_text(encoding="utf-8"))["pages"]
    return {address: text for _, address, text, _ in pages}


def test_the_search_finds_what_macros_put_on_handwritten_pages(site: Path) -> None:
    texts = texts_of(site)
    assert "jeder kreisfreien Stadt eine Zielvereinbarung. § 7 der Vereinbarungen" in texts["ueber/#herkunft"]
    assert "Die Bewilligung ist ein eigener Bescheid des Regierungspräsidiums Kassel." in texts["ueber/#luecken"]
    assert "Herausgeber: Hessisches Ministerium für Arbeit" in texts["barrierefreiheit/"]
    assert "Alle Tabellen als Excel-Datei" in texts["daten/#dateien"]


def test_no_sentence_in_the_search_has_a_hole(site: Path) -> None:
    for address, text in texts_of(site).items():
        assert re.search(r"(^|\s)[.,;:](\s|$)", text) is None, address


def test_lists_of_the_register_are_no_text_of_their_pages(site: Path) -> None:
    texts = texts_of(site)
    listing = ("", "projekte/", "kreise/", "jahre/", "massnahmenarten/", "korrekturen/", "vergleich/")
    assert [address for address in listing if "Darmstadt" in texts[address]] == []
    assert [address for address in texts if address.startswith(tuple(f"{one}#" for one in listing if one))] == []


def test_a_district_comes_with_its_answer(register: Register) -> None:
    answers = {slug: answer for slug, *_, answer in index_of(register)["districts"]}
    assert answers["fulda"] == "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Fulda veröffentlicht."
    assert answers["darmstadt"].startswith("Für 2025 stellt das Land Hessen der Wissenschaftsstadt Darmstadt 1.000.280")


def test_everybody_who_signed_is_listed_once_with_the_newest_agreement(register: Register) -> None:
    assert index_of(register)["signatories"] == [
        ["Heike Hofmann", "Staatsministerin", 0, 2],
        ["Barbara Akdeniz", "Stadträtin", 0, 1],
        ["Johannes Baron", "Kreisbeigeordneter", 1, 1],
    ]


def test_the_index_stays_light_where_every_agreement_is_signed_by_others(large: tuple[Path, Register]) -> None:
    _, register = large
    renamed = tuple(signed_by_others(agreement) for agreement in register.agreements)
    written = search_index(replace(register, agreements=renamed), [])
    assert len(json.loads(written)["signatories"]) >= 1000
    assert len(gzip.compress(written)) <= 100_000


def signed_by_others(agreement: Agreement) -> Agreement:
    """An agreement with signatories of its own."""
    signatures = [
        replace(one, name=f"{sha256(f'{agreement.id} {one.party}'.encode()).hexdigest()[:16]} {MARK}")
        for one in agreement.signatures
    ]
    return replace(agreement, facts=replace(agreement.facts, signatures=signatures))


def test_only_the_common_text_of_the_newest_year_is_offered_in_parts() -> None:
    html = '<h1 id="x">Gemeinsamer Text</h1><h2 id="p1">§ 1</h2><p>Ziele</p>'
    offered = {}
    for year in (2025, 2026):
        page = GeneratedPage(f"wortlaut/{year}.md", "common_text_page", year, f"Text {year}", "…")
        offered[year] = [section.title for section in made_sections(page, html, (2026,))]
    assert offered == {2025: ["Text 2025"], 2026: ["§ 1", "Text 2026"]}


def test_districts_and_agreements_are_no_pages_in_the_index(site: Path) -> None:
    pages = json.loads((site / "assets/search/index.json").read_text(encoding="utf-8"))["pages"]
    addresses = [address for _, address, _, _ in pages]
    assert {"glossar/#aqb", "impressum/", "massnahmenarten/ausbildung/", "jahre/2025/"} <= set(addresses)
    assert [address for address in addresses if address.startswith("kreise/") and address != "kreise/"] == []
    assert [text for _, _, text, _ in pages if "Barbara Akdeniz" in text] == []


def test_the_scripts_get_the_columns_of_the_export_files(site: Path) -> None:
    tables = (PROJECTS, AGREEMENTS)
    columns = {table.key: [[column.name, column.key] for column in table.columns] for table in tables}
    module = script_data(columns)["assets/search/columns.js"]
    assert json.loads(module.removeprefix("export default ").removesuffix(";\n")) == columns
    assert (site / "assets/search/columns.js").read_text(encoding="utf-8") == module


def test_the_table_counts_rows_for_every_choice(register: Register) -> None:
    view = projects_view(register)
    assert view.year is None
    assert view.counted == "10 Projekte aus 2 Zielvereinbarungen"
    assert view.total == 2019190
    named = {district.slug: number for district, number in view.districts if number}
    assert named == {"darmstadt": 7, "main-taunus-kreis": 3}
    assert len(view.districts) == 27
    assert view.years == ((2025, 10),)
    [(_, kinds)] = view.measure_types
    assert [number for _, number in kinds] == [6, 0, 4, 0]
    assert list(project_pages(register)) == []


def test_a_table_too_long_for_one_page_is_split_by_year(large: tuple[Path, Register]) -> None:
    _, register = large
    pages = list(project_pages(register))
    assert [page.path for page in pages] == [f"projekte/{year}.md" for year in register.years]
    first = projects_view(register)
    assert first.year == register.years[0]
    assert first.count == dict(first.years)[register.years[0]]
    assert sum(projects_view(register, year).count for year in register.years) == sum(n for _, n in first.years)


def test_even_3640_rows_on_one_page_would_be_light(
    large: tuple[Path, Register], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other parts of the first view are measured in the browser."""
    folder, register = large
    monkeypatch.setattr(projects, "ROWS_ON_ONE_PAGE", 10**9)
    portal, _ = open_portal(folder, SITE_SRC)
    assert portal
    html = str(portal.projects_page("../"))
    assert html.count(MARK) == sum(MARK in project.name for a in register.agreements for project in a.projects)
    assert len(gzip.compress(html.encode("utf-8"))) <= 80_000
