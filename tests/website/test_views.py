"""The rows and figures of the pages."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from macros.register.agreement import Register
from macros.register.folder import read_register
from macros.website import sentences, views
from tests.support.synthetic import write_agreements


def test_a_year_has_a_row_for_every_expected_district_from_a_to_z(register: Register) -> None:
    view = views.year_view(register, 2025)
    names = [row.district.short for row in view.rows]
    assert len(names) == 26
    assert (names[0], names[-1]) == ("Bergstraße", "Wiesbaden")
    assert [row.district.slug for row in view.published] == ["darmstadt", "main-taunus-kreis"]
    assert len(view.missing) == 24


def test_a_year_sums_what_is_published(register: Register) -> None:
    view = views.year_view(register, 2025)
    assert (view.total, view.projects) == (Decimal(2_019_190), 10)


def test_a_year_names_the_agreements_without_wording(tmp_path: Path) -> None:
    register = write_agreements(tmp_path / "agreements", districts=3)
    unworded = views.year_view(register, 2025).unworded
    assert [row.district.slug for row in unworded] == ["frankfurt-am-main", "offenbach-am-main"]


def test_neighbours_are_the_other_districts_of_the_regierungsbezirk(register: Register) -> None:
    near = [district.short for district in views.neighbours(register, register.by_slug["fulda"])]
    assert near == [
        "Hersfeld-Rotenburg",
        "Landkreis Kassel",
        "Schwalm-Eder-Kreis",
        "Stadt Kassel",
        "Waldeck-Frankenberg",
        "Werra-Meißner-Kreis",
    ]


def test_hanau_is_a_neighbour_only_when_it_is_expected(register: Register, tmp_path: Path) -> None:
    darmstadt = register.by_slug["darmstadt"]
    assert "hanau" not in [district.slug for district in views.neighbours(register, darmstadt)]
    write_agreements(tmp_path / "agreements", years=2, districts=1)
    later, _ = read_register(tmp_path / "agreements")
    assert "hanau" in [district.slug for district in views.neighbours(later, darmstadt)]


def test_the_newest_agreements_are_those_signed_last(register: Register) -> None:
    assert [agreement.district.slug for agreement in views.newest(register, 6)] == ["main-taunus-kreis", "darmstadt"]
    assert len(views.newest(register, 1)) == 1


def test_only_amounts_are_emphasised_and_everything_is_escaped() -> None:
    sentence = "Für 2025 1.000.280\N{NO-BREAK SPACE}Euro & 7 Projekte <b>"
    assert sentences.emphasised(sentence) == (
        "Für 2025 <strong>1.000.280\N{NO-BREAK SPACE}Euro</strong> &amp; 7 Projekte &lt;b&gt;"
    )
