"""A withdrawn agreement keeps its page, with a note, and counts nowhere any more."""

from __future__ import annotations

import csv
import json
import shutil
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.command import ROOT, portal
from tests.support.pages import article, words
from tests.support.repository import Repository
from tests.support.states import edit
from tests.support.synthetic import write_agreements

NOTE = (
    "Die Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt wurde am 10. Februar 2026 zurückgezogen. "
    "Grund: Einvernehmlich aufgehoben. In Listen und Summen zählt sie nicht mehr."
)
FIELD = "withdrawn: {date: 2026-02-10, reason: Einvernehmlich aufgehoben.}\n"
DARMSTADT, MTK = "2025/darmstadt.yaml", "2025/main-taunus-kreis.yaml"


@dataclass(frozen=True)
class Built:
    site: Path

    def words(self, address: str) -> str:
        return words(article(self.site, address)).replace("\N{NO-BREAK SPACE}", " ")

    def json(self, address: str) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.site / address).read_text(encoding="utf-8"))
        return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("withdrawn")
    agreements = Path(shutil.copytree(ROOT / "agreements", folder / "agreements"))
    edit(agreements, DARMSTADT, "", FIELD)
    portal("build", "--agreements", str(agreements), "--site-dir", str(folder / "site"))
    return Built(folder / "site")


def test_its_page_stays_and_begins_with_the_note(built: Built) -> None:
    page = built.words("kreise/darmstadt/2025")
    assert NOTE in page
    assert page.index(NOTE) < page.index("Angaben")
    assert "Jugendatelier" in page
    assert "Präambel" in page


def test_its_district_has_no_agreement_in_force_but_still_names_it(built: Built) -> None:
    page = built.words("kreise/darmstadt")
    assert NOTE.partition(" Grund")[0] in page
    assert "Vereinbarung 2025 zurückgezogen" in page
    assert "Zur Vereinbarung 2025 mit ihrem Wortlaut" not in page


@pytest.mark.parametrize("address", ["", "kreise", "jahre/2025", "projekte", "massnahmenarten/qualifizierung"])
def test_no_list_and_no_sum_counts_it(built: Built, address: str) -> None:
    page = built.words(address)
    assert "1.000.280" not in page
    assert "Perspektiven für Arbeit" not in page


def test_the_year_counts_the_others_only(built: Built) -> None:
    assert "1 von 26 Zielvereinbarungen" in built.words("jahre/2025")


@pytest.mark.parametrize("file", ["vereinbarungen", "projekte", "haushaltsmittel"])
def test_no_table_holds_it(built: Built, file: str) -> None:
    with (built.site / f"daten/{file}.csv").open(encoding="utf-8", newline="") as opened:
        assert "zv-2025-06411" not in {cell for row in csv.reader(opened) for cell in row}


def test_the_api_still_has_its_document_and_says_why(built: Built) -> None:
    document = built.json("api/v1/agreements/zv-2025-06411.json")
    assert document["withdrawn"] == {"date": "2026-02-10", "reason": "Einvernehmlich aufgehoben."}
    assert built.json("api/v1/agreements.json")["count"] == 1
    assert built.json("release.json")["counts"] == {
        "agreements": 1,
        "superseded": 0,
        "withdrawn": 1,
        "projects": 3,
        "districts": 27,
        "years": 1,
    }


def test_feed_and_log_announce_it(built: Built) -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}
    first = ET.parse(built.site / "kreise/darmstadt/feed.xml").getroot().find("a:entry", atom)
    assert first is not None
    assert first.findtext("a:title", namespaces=atom, default="").startswith("Zurückgezogen: Zielvereinbarung 2025")
    assert first.findtext("a:updated", namespaces=atom) == "2026-02-10T00:00:00Z"
    assert "10. Februar 2026: Rücknahme" in built.words("korrekturen")


def test_the_search_does_not_offer_it(built: Built) -> None:
    index = (built.site / "assets/search/index.json").read_text(encoding="utf-8")
    assert "1.000.280" not in index.replace("\N{NO-BREAK SPACE}", " ")


def test_map_and_lists_do_not_say_that_it_was_never_published(built: Built) -> None:
    assert "Darmstadt, zurückgezogen" in built.words("")
    assert "Darmstadt (zurückgezogen)" in built.words("jahre/2025")
    assert "Darmstadt kreisfreie Stadt zurückgezogen" in built.words("jahre/2025")


def test_a_site_whose_only_agreements_are_withdrawn_is_still_whole(agreements: Path, tmp_path: Path) -> None:
    for file in (DARMSTADT, MTK):
        edit(agreements, file, "", FIELD)
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    site = Built(tmp_path / "site")
    assert "0 von 26" in site.words("jahre/2025")
    assert not [page for page in ("", "jahre", "jahre/2025") if " 0 Euro" in site.words(page)]
    assert "Zuletzt unterschrieben" not in site.words("")
    assert "gilt keine veröffentlichte Zielvereinbarung" in site.words("wortlaut/2025")
    assert "Noch gibt es keine Zielvereinbarung zum Vergleichen." in site.words("vergleich")


def again(agreements: Path, version: int, more: str = "") -> None:
    """Conclude the agreement of Darmstadt anew, with the same text."""
    facts = (agreements / DARMSTADT).read_text(encoding="utf-8")
    before = "zv-2025-06411" if version == 2 else f"zv-2025-06411-{version - 1}"
    facts = facts.replace("year: 2025\n", f"year: 2025\nversion: {version}\nsupersedes: {before}\n")
    (agreements / f"2025/darmstadt-{version}.yaml").write_text(facts + more, encoding="utf-8")
    shutil.copy(agreements / "2025/darmstadt.md", agreements / f"2025/darmstadt-{version}.md")


def test_where_the_second_version_is_withdrawn_the_first_counts_again(agreements: Path, tmp_path: Path) -> None:
    again(agreements, 2, FIELD)
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    site = Built(tmp_path / "site")
    assert "gilt nicht mehr" not in site.words("kreise/darmstadt/2025")
    assert "2 von 26" in site.words("jahre/2025")
    assert site.json("api/v1/agreements/zv-2025-06411.json")["superseded_by"] is None


def test_every_earlier_version_names_the_one_that_holds(agreements: Path, tmp_path: Path) -> None:
    again(agreements, 2, FIELD)
    again(agreements, 3)
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    site = Built(tmp_path / "site")
    assert "Es gilt die Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt, Fassung 3." in site.words(
        "kreise/darmstadt/2025"
    )
    assert site.words("").count("Wissenschaftsstadt Darmstadt 2025") == 1
    assert site.json("api/v1/agreements/zv-2025-06411.json")["superseded_by"] == "zv-2025-06411-3"


def test_a_site_without_any_agreement_says_so(agreements: Path, tmp_path: Path) -> None:
    shutil.rmtree(agreements / "2025")
    (agreements / "addresses.txt").unlink()
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    site = Built(tmp_path / "site")
    assert "Noch ist keine Zielvereinbarung veröffentlicht." in site.words("jahre")
    assert "Noch gibt es keine Zielvereinbarung zum Vergleichen." in site.words("vergleich")


def test_to_withdraw_needs_no_correction(agreements: Path) -> None:
    repository = Repository(agreements.parent)
    edit(repository.agreements, DARMSTADT, "", FIELD)
    portal("check", "--agreements", str(repository.agreements), "--base", "main")


def test_a_withdrawn_year_is_told_as_such_among_the_years_of_its_district(tmp_path: Path) -> None:
    agreements = tmp_path / "agreements"
    write_agreements(agreements, years=3, districts=4)
    edit(agreements, "2026/frankfurt-am-main.yaml", "", FIELD.replace("2026", "2027"))
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    rows = article(tmp_path / "site", "kreise/frankfurt-am-main").xpath(".//*[contains(@class, 'bars--years')]/li")
    told = {row[0].text: words(row) for row in rows}
    assert list(told) == ["2027", "2026", "2025"]
    assert [year for year, text in told.items() if "zurückgezogen" in text] == ["2026"]
