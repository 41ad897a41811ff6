"""JSON-LD in pages: harmless in a script element, readable as schema.org, and the same facts as the register."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from macros.exports.structured_data import agreement_jsonld, dataset_jsonld, for_script
from macros.register.agreement import Agreement, Register
from macros.register.operator import Operator
from tests.exports.synthetic import FORMER_PERSON, PERSONS

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = Namespace("https://schema.org/")
BASE_URL = "https://example.org/portal/"
REAL_PERSONS = ("Hofmann", "Akdeniz", "Baron")


def parsed(text: str) -> Graph:
    """The graph, read without any network."""
    return Graph().parse(data=text, format="json-ld")


def described(agreement: Agreement, operator: Operator) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(agreement_jsonld(agreement, operator, BASE_URL))
    return document


@pytest.mark.parametrize(
    "text", ["</script><script>", "<!--", "&lt;", "a\N{LINE SEPARATOR}b\N{PARAGRAPH SEPARATOR}c", "]]>"]
)
def test_nothing_can_end_the_script_and_nothing_is_lost(text: str) -> None:
    written = for_script({"name": text})
    assert not set(written) & set("<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}")
    assert json.loads(written) == {"name": text}


def test_every_agreement_is_harmless_and_keeps_its_names(invented: Register, settled: Operator) -> None:
    for agreement in invented.agreements:
        written = agreement_jsonld(agreement, settled, BASE_URL)
        assert not set(written) & set("<>&")
        assert [part["name"] for part in json.loads(written)["mentions"]] == [p.name for p in agreement.projects]


def test_an_agreement_is_a_data_set_with_the_facts_of_its_page(register: Register, operator: Operator) -> None:
    darmstadt = register.of_district("darmstadt")[0]
    document = described(darmstadt, operator)
    assert document["@type"] == "Dataset"
    assert document["identifier"] == "zv-2025-06411"
    assert document["name"] == "Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt"
    assert document["url"] == f"{BASE_URL}kreise/darmstadt/2025/"
    assert document["temporalCoverage"] == "2025-01-01/2025-12-31"
    assert document["spatialCoverage"]["identifier"]["value"] == "06411"
    assert [(v["value"], v["unitCode"]) for v in document["variableMeasured"]] == [(1_000_280, "EUR")]
    assert [part["identifier"] for part in document["mentions"]] == [project.id for project in darmstadt.projects]
    assert document["distribution"][0]["contentUrl"] == f"{BASE_URL}api/v1/agreements/zv-2025-06411.json"
    assert document["dateModified"] == "2025-08-12"


def test_an_agreement_without_any_day_names_none(register: Register, operator: Operator) -> None:
    agreement = register.agreements[0]
    unsigned = [replace(signature, date=None) for signature in agreement.signatures]
    undated = replace(agreement, facts=replace(agreement.facts, signatures=unsigned))
    assert "dateModified" not in described(undated, operator)


def test_the_description_has_the_length_that_search_engines_demand(
    invented: Register, register: Register, operator: Operator
) -> None:
    for agreement in (*register.agreements, *invented.agreements):
        assert 50 <= len(described(agreement, operator)["description"]) <= 5000
    assert 50 <= len(json.loads(dataset_jsonld(register, operator))["description"]) <= 5000


def test_no_project_has_an_amount(invented: Register, operator: Operator) -> None:
    for agreement in invented.agreements:
        for part in described(agreement, operator)["mentions"]:
            assert set(part) == {"@type", "@id", "identifier", "name", "keywords", "url"}


def test_it_is_read_as_schema_org_without_network(register: Register, operator: Operator) -> None:
    graph = parsed(agreement_jsonld(register.agreements[0], operator, BASE_URL))
    subject = URIRef("tag:arbeitswelt.hessen.de,2025:zv-2025-06411")
    assert (subject, RDF.type, SCHEMA.Dataset) in graph
    assert len(list(graph.objects(subject, SCHEMA.mentions))) == 7
    assert parsed(dataset_jsonld(register, operator, BASE_URL)).value(None, RDF.type, SCHEMA.Dataset) is not None


def test_links_are_relative_to_the_page_until_the_site_has_an_address(register: Register, operator: Operator) -> None:
    agreement = register.agreements[0]
    document = json.loads(agreement_jsonld(agreement, operator))
    assert document["url"] == "../../../kreise/darmstadt/2025/"
    assert document["distribution"][0]["contentUrl"] == "../../../api/v1/agreements/zv-2025-06411.json"
    files = json.loads(dataset_jsonld(register, operator))["distribution"]
    assert {file["contentUrl"].split("/")[0] for file in files} == {".."}


def test_all_downloads_are_listed(register: Register, operator: Operator) -> None:
    files = json.loads(dataset_jsonld(register, operator, BASE_URL))["distribution"]
    assert f"{BASE_URL}daten/vereinbarungen-excel.csv" in {file["contentUrl"] for file in files}
    assert {file["encodingFormat"] for file in files} == {
        "text/csv",
        "application/json",
        "application/vnd.sqlite3",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }


def test_a_licence_is_stated_only_once_it_is_settled(register: Register, operator: Operator, settled: Operator) -> None:
    assert "license" not in json.loads(dataset_jsonld(register, operator))
    assert "license" not in described(register.agreements[0], operator)
    assert "noch nicht festgelegt" in json.loads(dataset_jsonld(register, operator))["description"]
    assert json.loads(dataset_jsonld(register, settled))["license"] == "https://www.govdata.de/dl-de/zero-2-0"
    assert described(register.agreements[0], settled)["license"] == "https://www.govdata.de/dl-de/zero-2-0"


def test_no_person_is_named(register: Register, invented: Register, operator: Operator) -> None:
    for agreement in (*register.agreements, *invented.agreements):
        written = agreement_jsonld(agreement, operator)
        assert not [name for name in (*REAL_PERSONS, *PERSONS, FORMER_PERSON) if name in written]


def test_an_empty_register_is_described_too(register: Register, operator: Operator) -> None:
    empty = Register(register.districts, register.programmes, ())
    assert "temporalCoverage" not in json.loads(dataset_jsonld(empty, operator))
