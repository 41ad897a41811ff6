"""The static API: every document meets the schema beside it, and the description meets OpenAPI 3.1."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.projects import PROJECTS
from tests.exports.reading import Published
from tests.exports.synthetic import FORMER_PERSON

LISTS = ("agreements", "projects", "districts", "measure-types")


def validator(published: Published, name: str) -> Draft202012Validator:
    schema = published.json(f"api/v1/{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_meets_its_schema_and_holds_no_more(name: str, published: Published) -> None:
    check = validator(published, name)
    document = published.json(f"api/v1/{name}.json")
    check.validate(document)
    key = name.replace("-", "_")
    assert list(document) == list(check.schema["properties"])
    fields = list(check.schema["properties"][key]["items"]["properties"])
    assert all(list(record) == fields for record in document[key])


def test_every_agreement_meets_its_schema_and_holds_no_more(published: Published) -> None:
    check = validator(published, "agreement")
    for agreement in published.edition.register.agreements:
        document = published.json(f"api/v1/agreements/{agreement.id}.json")
        check.validate(document)
        assert list(document) == list(check.schema["properties"])


@pytest.mark.parametrize("name", [*LISTS, "agreement"])
def test_a_schema_refuses_a_document_without_a_field(name: str, real: Published) -> None:
    check = validator(real, name)
    address = "agreements/zv-2025-06411" if name == "agreement" else name
    document = real.json(f"api/v1/{address}.json")
    for field in document:
        assert list(check.iter_errors({key: value for key, value in document.items() if key != field}))


@pytest.mark.parametrize(("day", "met"), [("2026-02-10", True), ("10. Februar 2026", False), ("2026-02-30", False)])
def test_a_withdrawal_is_of_a_day(day: str, met: bool, real: Published) -> None:
    withdrawn = real.json("api/v1/agreements/zv-2025-06411.json") | {"withdrawn": {"date": day, "reason": "Beispiel"}}
    assert validator(real, "agreement").is_valid(withdrawn) == met


def test_the_description_is_valid(published: Published) -> None:
    OpenAPIV31SpecValidator(published.json("api/v1/openapi.json")).validate()


def test_every_described_path_is_there_and_every_document_is_described(published: Published) -> None:
    description = published.json("api/v1/openapi.json")
    ids = [agreement.id for agreement in published.edition.register.agreements]
    described = {f"api/v1/{name}.json" for name in LISTS} | {f"api/v1/agreements/{id}.json" for id in ids}
    assert set(description["paths"]) == {f"/{name}.json" for name in LISTS} | {"/agreements/{id}.json"}
    documents = {
        address
        for address in published.addresses
        if address.startswith("api/v1/") and not address.endswith((".schema.json", "openapi.json"))
    }
    assert documents == described


def test_the_described_schemas_are_the_published_ones(published: Published) -> None:
    schemas = published.json("api/v1/openapi.json")["components"]["schemas"]
    for name in (*LISTS, "agreement"):
        assert schemas[name] == published.json(f"api/v1/{name}.schema.json")


def test_an_agreement_in_the_list_says_what_it_says_alone(published: Published) -> None:
    for row in published.json("api/v1/agreements.json")["agreements"]:
        alone = published.json(f"api/v1/agreements/{row['id']}.json")
        assert {key: alone[key] for key in row} == row
    projects = published.json("api/v1/projects.json")["projects"]
    listed = [
        p
        for a in published.json("api/v1/agreements.json")["agreements"]
        for p in published.json(f"api/v1/agreements/{a['id']}.json")["projects"]
    ]
    assert listed == projects


def test_a_superseded_agreement_stays_and_names_its_successor(example: Published) -> None:
    for id, successor in example.edition.register.superseded.items():
        assert example.json(f"api/v1/agreements/{id}.json")["superseded_by"] == successor.id
        assert example.json(f"api/v1/agreements/{successor.id}.json")["supersedes"] == id
        district = next(d for d in example.json("api/v1/districts.json")["districts"] if id in d["agreements"])
        assert successor.id in district["agreements"]


def test_every_district_is_listed_with_and_without_agreements(real: Published) -> None:
    districts = real.json("api/v1/districts.json")["districts"]
    assert len(districts) == 27
    assert [d["slug"] for d in districts if d["agreements"]] == ["darmstadt", "main-taunus-kreis"]
    assert next(d for d in districts if d["slug"] == "hanau")["valid_from"] == "2026-01-01"


def test_every_measure_type_is_listed_with_and_without_projects(real: Published) -> None:
    kinds = real.json("api/v1/measure-types.json")["measure_types"]
    assert [(kind["key"], kind["project_count"]) for kind in kinds] == [
        ("ausbildungsvorbereitung", 6),
        ("ausbildung", 0),
        ("qualifizierung", 4),
        ("weiterbildung", 0),
    ]


def test_whole_euros_are_whole_numbers_and_cents_stay(real: Published, example: Published) -> None:
    amounts = [row["budget_eur"] for row in real.json("api/v1/agreements.json")["agreements"]]
    assert amounts == [1_000_280, 1_018_910]
    assert all(isinstance(amount, int) for amount in amounts)
    assert any(row["budget_eur"] % 1 == 0.5 for row in example.json("api/v1/agreements.json")["agreements"])


def test_what_is_absent_is_null_and_lists_are_empty(real: Published) -> None:
    (*_, project) = real.json("api/v1/projects.json")["projects"]
    assert [project[key] for key in ("provider", "places", "continues")] == [None] * 3
    assert [project[key] for key in ("topics", "shared_with")] == [[], []]


def test_a_licence_is_granted_only_once_it_is_settled(real: Published, example: Published) -> None:
    assert real.json("api/v1/projects.json")["licence"]["status"] == "proposed"
    assert "license" not in real.json("api/v1/openapi.json")["info"]
    assert example.json("api/v1/projects.json")["licence"]["status"] == "granted"
    assert example.json("api/v1/openapi.json")["info"]["license"]["url"] == "https://www.govdata.de/dl-de/zero-2-0"


def test_corrections_tell_all_but_the_names_of_persons(example: Published) -> None:
    documents = [example.json(address) for address in example.addresses if address.startswith("api/v1/agreements/")]
    corrections: list[dict[str, Any]] = next(d["corrections"] for d in documents if d["corrections"])
    name, amount, again, project = corrections
    assert (name["old"], name["new"]) == (None, None)
    assert name["reason"] == "Statt [Name] unterschrieb [Name], Frau [Name]."
    assert (amount["old"], amount["new"], amount["reason"]) == ("900000", "900017", "Beispiel, gemeldet von [Name].")
    assert amount["id"] + "-2" == again["id"]
    assert project["id"].endswith("/projects-ausbildungsvorbereitung-0")
    assert FORMER_PERSON not in json.dumps(documents, ensure_ascii=False)


def test_the_state_is_that_of_the_data(real: Published, example: Published) -> None:
    assert real.json("api/v1/agreements.json")["updated"] == "2025-08-18"
    assert example.json("api/v1/agreements.json")["updated"] == "2027-02-03"


def test_fields_of_the_first_version_stay(real: Published) -> None:
    """What v1 once promised may grow but not shrink."""
    assert {
        "id",
        "year",
        "district_key",
        "district",
        "district_name",
        "district_kind",
        "region",
        "programmes",
        "budget_eur",
        "measure_types",
        "project_count",
        "signed",
        "version",
        "supersedes",
        "wording_recorded",
        "page",
    } <= {column.key for column in AGREEMENTS.columns}
    assert {
        "id",
        "agreement",
        "year",
        "district_key",
        "district",
        "district_name",
        "programme",
        "measure_type",
        "measure_type_title",
        "position",
        "name",
        "provider",
        "places",
        "topics",
        "shared_with",
        "continues",
        "page",
    } <= {column.key for column in PROJECTS.columns}
