"""The first sentence of every page about a district: the answer, in good German, within the first 60 words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from lxml import html

from macros.register.agreement import Register
from macros.register.german import number
from macros.website import sentences
from macros.website.portal import Portal
from tests.support.command import ROOT
from tests.support.handwritten import opened
from tests.support.pages import article, first, words
from tests.support.synthetic import write_agreements

FORMS = sorted((Path(__file__).with_name("sentence_cases")).glob("*.yaml"))
BUDGET = "aus dem Ausbildungs- und Qualifizierungsbudget (AQB) zur Verfügung"
DARMSTADT = (
    f"Für 2025 stellt das Land Hessen der Wissenschaftsstadt Darmstadt 1.000.280 Euro {BUDGET}; "
    "die Zielvereinbarung nennt 7 Projekte."
)
MAIN_TAUNUS = (
    f"Für 2025 stellt das Land Hessen dem Landkreis Main-Taunus-Kreis 1.018.910 Euro {BUDGET}; "
    "die Zielvereinbarung nennt 3 Projekte."
)
HANAU = (
    "Die Brüder-Grimm-Stadt Hanau ist seit dem 1. Januar 2026 kreisfrei. "
    "Für 2025 gilt die Zielvereinbarung mit dem Main-Kinzig-Kreis; "
    "für die Brüder-Grimm-Stadt Hanau ist noch keine veröffentlicht."
)
NOW = {
    "06411": DARMSTADT,
    "06412": "Für 2025 ist noch keine Zielvereinbarung mit der Stadt Frankfurt am Main veröffentlicht.",
    "06413": "Für 2025 ist noch keine Zielvereinbarung mit der Stadt Offenbach am Main veröffentlicht.",
    "06414": "Für 2025 ist noch keine Zielvereinbarung mit der Landeshauptstadt Wiesbaden veröffentlicht.",
    "06415": HANAU,
    "06431": "Für 2025 ist noch keine Zielvereinbarung mit dem Kreis Bergstraße veröffentlicht.",
    "06432": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Darmstadt-Dieburg veröffentlicht.",
    "06433": "Für 2025 ist noch keine Zielvereinbarung mit dem Kreis Groß-Gerau veröffentlicht.",
    "06434": "Für 2025 ist noch keine Zielvereinbarung mit dem Hochtaunuskreis veröffentlicht.",
    "06435": "Für 2025 ist noch keine Zielvereinbarung mit dem Main-Kinzig-Kreis veröffentlicht.",
    "06436": MAIN_TAUNUS,
    "06437": "Für 2025 ist noch keine Zielvereinbarung mit dem Odenwaldkreis veröffentlicht.",
    "06438": "Für 2025 ist noch keine Zielvereinbarung mit dem Kreis Offenbach veröffentlicht.",
    "06439": "Für 2025 ist noch keine Zielvereinbarung mit dem Rheingau-Taunus-Kreis veröffentlicht.",
    "06440": "Für 2025 ist noch keine Zielvereinbarung mit dem Wetteraukreis veröffentlicht.",
    "06531": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Gießen veröffentlicht.",
    "06532": "Für 2025 ist noch keine Zielvereinbarung mit dem Lahn-Dill-Kreis veröffentlicht.",
    "06533": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Limburg-Weilburg veröffentlicht.",
    "06534": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Marburg-Biedenkopf veröffentlicht.",
    "06535": "Für 2025 ist noch keine Zielvereinbarung mit dem Vogelsbergkreis veröffentlicht.",
    "06611": "Für 2025 ist noch keine Zielvereinbarung mit der documenta-Stadt Kassel veröffentlicht.",
    "06631": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Fulda veröffentlicht.",
    "06632": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Hersfeld-Rotenburg veröffentlicht.",
    "06633": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Kassel veröffentlicht.",
    "06634": "Für 2025 ist noch keine Zielvereinbarung mit dem Schwalm-Eder-Kreis veröffentlicht.",
    "06635": "Für 2025 ist noch keine Zielvereinbarung mit dem Landkreis Waldeck-Frankenberg veröffentlicht.",
    "06636": "Für 2025 ist noch keine Zielvereinbarung mit dem Werra-Meißner-Kreis veröffentlicht.",
}
# The article in answer to who, to whom, whom; and the name, which stays the same in these cases. Then whose.
CASES = {
    "06411": ("die", "der", "die", "Wissenschaftsstadt Darmstadt", "der Wissenschaftsstadt Darmstadt"),
    "06412": ("die", "der", "die", "Stadt Frankfurt am Main", "der Stadt Frankfurt am Main"),
    "06413": ("die", "der", "die", "Stadt Offenbach am Main", "der Stadt Offenbach am Main"),
    "06414": ("die", "der", "die", "Landeshauptstadt Wiesbaden", "der Landeshauptstadt Wiesbaden"),
    "06415": ("die", "der", "die", "Brüder-Grimm-Stadt Hanau", "der Brüder-Grimm-Stadt Hanau"),
    "06431": ("der", "dem", "den", "Kreis Bergstraße", "des Kreises Bergstraße"),
    "06432": ("der", "dem", "den", "Landkreis Darmstadt-Dieburg", "des Landkreises Darmstadt-Dieburg"),
    "06433": ("der", "dem", "den", "Kreis Groß-Gerau", "des Kreises Groß-Gerau"),
    "06434": ("der", "dem", "den", "Hochtaunuskreis", "des Hochtaunuskreises"),
    "06435": ("der", "dem", "den", "Main-Kinzig-Kreis", "des Main-Kinzig-Kreises"),
    "06436": ("der", "dem", "den", "Landkreis Main-Taunus-Kreis", "des Landkreises Main-Taunus-Kreis"),
    "06437": ("der", "dem", "den", "Odenwaldkreis", "des Odenwaldkreises"),
    "06438": ("der", "dem", "den", "Kreis Offenbach", "des Kreises Offenbach"),
    "06439": ("der", "dem", "den", "Rheingau-Taunus-Kreis", "des Rheingau-Taunus-Kreises"),
    "06440": ("der", "dem", "den", "Wetteraukreis", "des Wetteraukreises"),
    "06531": ("der", "dem", "den", "Landkreis Gießen", "des Landkreises Gießen"),
    "06532": ("der", "dem", "den", "Lahn-Dill-Kreis", "des Lahn-Dill-Kreises"),
    "06533": ("der", "dem", "den", "Landkreis Limburg-Weilburg", "des Landkreises Limburg-Weilburg"),
    "06534": ("der", "dem", "den", "Landkreis Marburg-Biedenkopf", "des Landkreises Marburg-Biedenkopf"),
    "06535": ("der", "dem", "den", "Vogelsbergkreis", "des Vogelsbergkreises"),
    "06611": ("die", "der", "die", "documenta-Stadt Kassel", "der documenta-Stadt Kassel"),
    "06631": ("der", "dem", "den", "Landkreis Fulda", "des Landkreises Fulda"),
    "06632": ("der", "dem", "den", "Landkreis Hersfeld-Rotenburg", "des Landkreises Hersfeld-Rotenburg"),
    "06633": ("der", "dem", "den", "Landkreis Kassel", "des Landkreises Kassel"),
    "06634": ("der", "dem", "den", "Schwalm-Eder-Kreis", "des Schwalm-Eder-Kreises"),
    "06635": ("der", "dem", "den", "Landkreis Waldeck-Frankenberg", "des Landkreises Waldeck-Frankenberg"),
    "06636": ("der", "dem", "den", "Werra-Meißner-Kreis", "des Werra-Meißner-Kreises"),
}


def told(page: html.HtmlElement) -> str:
    """The answer of a page, with ordinary spaces."""
    return words(first(page, "answer")).replace("\xa0", " ")


def beginning(page: html.HtmlElement) -> str:
    """The first 60 words of a page, behind the path that leads to it."""
    text = words(page)
    for path in page.xpath("./nav"):
        text = text.removeprefix(words(path)).lstrip()
    return " ".join(text.split()[:60])


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal in which every district has an agreement for 2026, and all but Hanau for 2025."""
    folder = tmp_path_factory.mktemp("synthetic") / "agreements"
    write_agreements(folder, years=2)
    yield opened(ROOT / "site_src", folder)[0]


def rendered(portal: Portal, slug: str) -> html.HtmlElement:
    return html.fromstring(f"<article>{portal.district_page(slug, '')}</article>")


def test_the_tables_hold_every_district(register: Register) -> None:
    keys = {district.key for district in register.districts}
    assert set(NOW) == set(CASES) == keys
    assert len(keys) == 27


def test_a_district_that_is_no_more_is_not_told_to_be_new(register: Register) -> None:
    hanau = register.by_slug["hanau"].model_copy(update={"valid_to": date(2027, 12, 31)})
    said = [sentences.no_agreement(hanau, year, register).replace("\xa0", " ") for year in (2025, 2028)]
    assert said == [HANAU, "Die Brüder-Grimm-Stadt Hanau hat für 2028 keine eigene Zielvereinbarung."]


@pytest.mark.parametrize("key", NOW)
def test_a_district_page_begins_with_its_answer(site: Path, register: Register, key: str) -> None:
    [slug] = [district.slug for district in register.districts if district.key == key]
    assert told(article(site, f"kreise/{slug}/")) == NOW[key]


@pytest.mark.parametrize(
    ("address", "answer"), [("kreise/darmstadt/2025/", DARMSTADT), ("kreise/main-taunus-kreis/2025/", MAIN_TAUNUS)]
)
def test_an_agreement_page_begins_with_its_answer(site: Path, address: str, answer: str) -> None:
    assert told(article(site, address)) == answer


@pytest.mark.parametrize("key", CASES)
def test_every_name_stands_in_the_right_case(synthetic: Portal, key: str) -> None:
    *articles, name, genitive = CASES[key]
    nominative, dative, accusative = (f"{article} {name}" for article in articles)
    [district] = [district for district in synthetic.register.districts if district.key == key]
    [agreement] = [a for a in synthetic.register.in_year(2026) if a.district.key == key]
    assert (district.nominative, district.dative, district.accusative) == (nominative, dative, accusative)
    assert district.genitive == genitive
    page = rendered(synthetic, district.slug)
    assert told(page) == (
        f"Für 2026 stellt das Land Hessen {dative} {number(agreement.total)} Euro {BUDGET}; "
        f"die Zielvereinbarung nennt {len(agreement.projects)} Projekte."
    )
    made = synthetic.generated[f"{agreement.address.rstrip('/')}.md"]
    assert made.title == f"Zielvereinbarung 2026 mit {dative}"


def test_the_first_60_words_answer_or_say_that_nothing_is_published(site: Path, register: Register) -> None:
    for district in register.districts:
        begin = beginning(article(site, f"kreise/{district.slug}/")).replace("\xa0", " ")
        if agreements := register.of_district(district.slug):
            assert f"{number(agreements[0].total)} Euro" in begin
            assert "2025" in begin
            assert f"{len(agreements[0].projects)} Projekte" in begin
        else:
            assert "noch keine" in begin
            assert "veröffentlicht" in begin


def test_the_first_60_words_of_every_agreement_answer(site: Path, register: Register) -> None:
    for agreement in register.agreements:
        begin = beginning(article(site, agreement.address)).replace("\xa0", " ")
        assert all(fact in begin for fact in (f"{number(agreement.total)} Euro", "2025", "Projekte"))


def test_the_first_60_words_answer_for_all_districts(synthetic: Portal) -> None:
    for agreement in synthetic.register.in_year(2026):
        begin = beginning(rendered(synthetic, agreement.district.slug)).replace("\xa0", " ")
        assert f"{number(agreement.total)} Euro" in begin
        assert "2026" in begin
        assert f"{len(agreement.projects)} Projekte" in begin


def page_of(portal: Portal, path: str) -> html.HtmlElement:
    """Render a page made from data by the path of its Markdown."""
    made = portal.generated[path]
    graph = ("",) if made.macro == "agreement_page" else ()
    return html.fromstring(f"<article>{getattr(portal, made.macro)(made.argument, '', *graph)}</article>")


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_the_sentences_stay_good_german_in_every_form(agreements: Path, form: Path) -> None:
    case = yaml.safe_load(form.read_text(encoding="utf-8"))
    for name, text in case["files"].items():
        path = agreements / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")
    portal, findings = opened(ROOT / "site_src", agreements)
    assert [finding for finding in findings if finding.severity == "error"] == []
    for path, answer in case["answers"].items():
        page = page_of(portal, path)
        assert told(page) == answer
        assert answer in beginning(page).replace("\xa0", " ")
    for path, signed in case.get("signed", {}).items():
        assert words(first(page_of(portal, path), "glance__signed")).replace("\xa0", " ") == signed


def test_a_version_out_of_force_says_so_before_its_answer(agreements: Path) -> None:
    [form] = [form for form in FORMS if form.stem == "a_second_version"]
    for name, text in yaml.safe_load(form.read_text(encoding="utf-8"))["files"].items():
        (agreements / name).write_text(text, encoding="utf-8")
    portal, _ = opened(ROOT / "site_src", agreements)
    begin = beginning(page_of(portal, "kreise/odenwaldkreis/2025.md"))
    gone = "Diese Fassung gilt nicht mehr. Es gilt die Zielvereinbarung 2025 mit dem Odenwaldkreis, Fassung 2."
    assert begin.index(gone) < begin.index("Für 2025 stellt")


def test_without_any_agreement_each_district_says_so(agreements: Path) -> None:
    for path in (agreements / "2025").iterdir():
        path.unlink()
    portal, _ = opened(ROOT / "site_src", agreements)
    for key, (_, the, _, name, _) in CASES.items():
        [district] = [district for district in portal.register.districts if district.key == key]
        answer = f"Mit {the} {name} ist noch keine Zielvereinbarung veröffentlicht."
        assert told(page_of(portal, f"kreise/{district.slug}.md")) == answer
