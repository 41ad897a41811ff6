"""Data stay text in every file: each format's own reader gives back what was typed, and no formula is armed.

The site is built once from data that attack it (``tests/support/hostile``, the texts in ``payloads.yaml``).
"""

from __future__ import annotations

import csv
import json
import sqlite3
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from macros.exports.csv_files import harmless
from tests.support.hostile import BARE_PAGE, PAYLOADS, WORDED_PAGE, YEAR, Hostile, built_hostile, in_field
from tests.support.pages import page

TEXTS = set(PAYLOADS.values())
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return built_hostile(tmp_path_factory.getbasetemp())


def strings(value: Any) -> Iterator[str]:
    """All texts in a JSON document, keys included."""
    if isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in strings(part))
    elif isinstance(value, str):
        yield value


def texts_in(path: Path) -> set[str]:
    return set(strings(json.loads(path.read_text(encoding="utf-8"))))


def fields(*names: str) -> set[str]:
    return {in_field(name) for name in names}


def table(path: Path, encoding: str, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


def test_the_search_index_gives_each_text_back_as_typed(hostile: Hostile) -> None:
    texts = texts_in(hostile.site / "assets/search/index.json")
    assert TEXTS - texts == set()
    told = "\n".join(texts)
    expected = fields("name", "short", "seat", "plate", "abbreviation", "project", "provider", "theme", "topic")
    assert [text for text in expected if text not in told] == []


def test_the_api_gives_each_text_back_as_typed(hostile: Hostile) -> None:
    api = hostile.site / "api/v1"
    assert TEXTS - texts_in(api / "projects.json") == set()
    assert TEXTS - texts_in(api / f"agreements/zv-{YEAR}-06631.json") == set()
    single = texts_in(api / f"agreements/zv-{YEAR}-06531.json")
    expected = fields(
        "state", "district", "budget", "funder", "project", "theme", "provider", "source", "old", "reason"
    )
    assert expected | fields("place", "office", "second place", "second office") <= single
    assert fields("name", "short", "plate", "seat", "region") <= texts_in(api / "districts.json")
    assert fields("measure type") <= texts_in(api / "measure-types.json")


def test_structured_data_end_with_their_own_script_and_give_each_text_back(hostile: Hostile) -> None:
    for address, expected in ((WORDED_PAGE, TEXTS), (BARE_PAGE, fields("project", "name", "licence"))):
        [block] = page(hostile.site / address / "index.html").xpath("//script[@type='application/ld+json']/text()")
        assert expected <= set(strings(json.loads(block)))
        assert set("<>&") & set(block) == set()


def test_the_catalogue_gives_each_text_back_as_typed(hostile: Hostile) -> None:
    told = " ".join(texts_in(hostile.site / "daten/katalog.jsonld"))
    assert in_field("licence") in told
    said = " ".join(ET.fromstring((hostile.site / "daten/katalog.rdf").read_bytes()).itertext())
    assert in_field("licence") in said


def test_the_csv_file_gives_each_text_back_and_the_one_for_excel_disarms_formulas(hostile: Hostile) -> None:
    plain = table(hostile.site / "daten/projekte.csv", "utf-8", ",")
    excel = table(hostile.site / "daten/projekte-excel.csv", "utf-8-sig", ";")
    names = [row["projekt"] for row in plain]
    assert TEXTS | fields("project") <= set(names)
    assert fields("provider") <= {row["traeger"] for row in plain}
    assert [row["projekt"] for row in excel] == [harmless(name) for name in names]
    armed = {text for text in TEXTS if text.startswith(FORMULA_STARTS)}
    assert len(armed) > 8
    assert {f"'{text}" for text in armed} <= {row["projekt"] for row in excel}
    assert not any(cell.startswith(FORMULA_STARTS) for row in excel for cell in row.values())


def test_the_workbook_holds_texts_and_no_formula_or_link(hostile: Hostile) -> None:
    texts: set[str] = set()
    with zipfile.ZipFile(hostile.site / "daten/arbeitswelt.xlsx") as book:
        for name in book.namelist():
            root = ET.fromstring(book.read(name))
            assert [part.tag for part in root.iter() if part.tag in (f"{SHEET}f", f"{SHEET}hyperlink")] == [], name
            assert [part for part in root.iter() if "TargetMode" in part.attrib] == [], name
            texts |= {"".join(part.itertext()) for kind in ("is", "si") for part in root.iter(f"{SHEET}{kind}")}
    assert TEXTS | fields("project", "provider", "name") <= texts


def test_the_database_holds_each_text_as_typed(hostile: Hostile) -> None:
    with closing(sqlite3.connect(f"file:{hostile.site / 'daten/arbeitswelt.sqlite'}?mode=ro", uri=True)) as database:
        names = {name for (name,) in database.execute("SELECT projekt FROM projekte")}
        offices = {office for (office,) in database.execute("SELECT amt FROM unterschriften")}
    assert TEXTS | fields("project") <= names
    assert fields("office", "second office") <= offices


def test_feeds_hold_text_and_no_markup_of_the_data(hostile: Hostile) -> None:
    known = ["feed", "id", "title", "updated", "author", "name", "link", "entry", "summary", "published"]
    for path in sorted(hostile.site.rglob("feed.xml")):
        root = ET.fromstring(path.read_bytes())
        assert {part.tag for part in root.iter()} <= {f"{ATOM}{name}" for name in known}, path
        assert {part.get("type", "text") for part in root.iter() if part.tag != f"{ATOM}link"} == {"text"}, path
    said = " ".join(ET.fromstring((hostile.site / "feed.xml").read_bytes()).itertext())
    assert [text for text in fields("dative", "old", "district", "reason") if text not in said] == []
