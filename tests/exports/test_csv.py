"""CSV in two dialects: for programs, and for a double-click in German Excel."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.exports.csv_files import harmless
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.table import plain_text
from tests.exports.reading import Published

NAMES = [table.name for table in DATA_TABLES]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_for_programs_has_commas_and_full_line_ends_and_no_byte_order_mark(
    name: str, published: Published
) -> None:
    data = (published.site / f"daten/{name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == len(published.csv(name)) + 1
    assert data.endswith(b"\r\n")
    assert data.split(b"\r\n")[0].count(b",") == len(published.csv(name)[0]) - 1


@pytest.mark.parametrize("name", NAMES)
def test_the_file_for_excel_has_semicolons_and_full_line_ends_and_a_byte_order_mark(
    name: str, published: Published
) -> None:
    data = (published.site / f"daten/{name}-excel.csv").read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"')
    assert data.count(b"\n") == data.count(b"\r\n") == len(published.csv(name)) + 1
    assert data.split(b"\r\n")[0].count(b'";"') == len(published.csv(name)[0]) - 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_excel_gets_no_cell_that_starts_a_formula(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"Text {start}") == f"Text {start}"


def test_no_cell_for_excel_starts_a_formula_and_programs_get_the_text_untouched(example: Published) -> None:
    guarded = [row for row in example.excel_csv("projekte") if row["projekt"].startswith("'")]
    assert guarded
    for name in NAMES:
        for row in example.excel_csv(name):
            assert not any(cell.startswith(tuple("=+-@\t\r＝＋－＠")) for cell in row.values())
    plain = {row["projekt"].split()[0] for row in example.csv("projekte")}
    assert {"+49", "-Beispiel", "@Beispiel", "＝Beispiel"} <= plain


@pytest.mark.parametrize(
    ("amount", "programs", "excel"),
    [
        ("1000280", "1000280", "1000280"),
        ("1000280.00", "1000280", "1000280"),
        ("1000280.50", "1000280.50", "1000280,50"),
    ],
)
def test_amounts_are_whole_euros_where_they_are_whole(amount: str, programs: str, excel: str) -> None:
    assert plain_text(Decimal(amount)) == programs
    assert plain_text(Decimal(amount), decimal_mark=",") == excel


def test_what_is_absent_is_an_empty_cell_and_never_zero(real: Published) -> None:
    row = real.csv("projekte")[0]
    assert [row[name] for name in ("traeger", "plaetze", "themen", "gemeinsam_mit", "setzt_fort")] == [""] * 5


def test_names_keep_every_sign(real: Published) -> None:
    names = [row["projekt"] for row in real.csv("projekte")]
    assert "EASY – Entwicklung Ausbildung Soziale Teilhabe You" in names
    assert "SoWirt's" in names
    assert names[:4] == [
        "Jugendatelier",
        "Chance 2.0 Kranichstein",
        "Deutschförderung für Jugendliche in Beschäftigungsmaßnahmen",
        "We4edu - Module für digitales Lernen im AQB",
    ]
