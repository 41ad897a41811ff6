"""The names of the partners in all their forms."""

from __future__ import annotations

import pytest

from macros.register.agreement import Register
from macros.wording.statements.parties import declined, full_names, is_name_of, nominative


def test_every_case_of_a_district_leads_to_its_name(register: Register) -> None:
    for district in register.districts:
        for case in (district.nominative, district.dative, district.genitive, district.accusative):
            assert nominative(case) == district.name


def test_the_forms_of_a_name_are_those_of_the_register(register: Register) -> None:
    for district in register.districts:
        assert declined(district.name) == full_names(district)


def test_a_name_means_one_district_only(register: Register) -> None:
    for district in register.districts:
        meant = [other.slug for other in register.districts if is_name_of(other, district.name)]
        assert meant == [district.slug]


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Stadt Darmstadt", "darmstadt"),
        ("Magistrat der Stadt Frankfurt am Main", "frankfurt-am-main"),
        ("Kreisausschuss des Odenwaldkreises", "odenwaldkreis"),
        ("Main-Taunus-Kreis", "main-taunus-kreis"),
        ("Landkreis Main-Kinzig-Kreis", "main-kinzig-kreis"),
        ("Landkreis Offenbach", "kreis-offenbach"),
    ],
)
def test_a_name_may_be_printed_otherwise(register: Register, printed: str, slug: str) -> None:
    assert [district.slug for district in register.districts if is_name_of(district, printed)] == [slug]


@pytest.mark.parametrize(
    "form",
    [
        "das Hessische Ministerium für Arbeit",
        "dem Hessischen Ministerium für Arbeit",
        "des Hessischen Ministeriums für Arbeit",
        "Hessisches Ministerium für Arbeit",
    ],
)
def test_every_form_of_the_ministry_leads_to_its_name(form: str) -> None:
    name = "Hessisches Ministerium für Arbeit"
    assert nominative(form) == name
    assert form.removeprefix("das ").removeprefix("dem ").removeprefix("des ") in declined(name)
