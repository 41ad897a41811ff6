"""The catalogue by DCAT-AP.de 3.0: one graph in three forms, complete by the shapes beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF

from tests.exports.reading import Published

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SHAPES = Path(__file__).with_name("dcat_ap_de_shapes.ttl")
SPDX = Namespace("http://spdx.org/rdf/terms#")
ZERO = URIRef("http://dcat-ap.de/def/licenses/dl-zero-de/2.0")
FORMS = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def graph(published: Published, ending: str = "ttl") -> Graph:
    """Parse one form as a reader who fetched it from the site."""
    address = f"daten/katalog.{ending}"
    base = (published.edition.base_url or "https://anywhere.example/") + address
    return Graph().parse(data=published.text(address), format=FORMS[ending], publicID=base)


def conforms(data: Graph) -> tuple[bool, str]:
    result, _, text = validate(data, shacl_graph=Graph().parse(SHAPES), advanced=False)
    return bool(result), str(text)


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_meets_the_shapes(ending: str, published: Published) -> None:
    good, report = conforms(graph(published, ending))
    assert good, report


def test_the_three_forms_say_the_same(published: Published) -> None:
    turtle = graph(published)
    assert len(turtle) > 100
    assert isomorphic(turtle, graph(published, "rdf"))
    assert isomorphic(turtle, graph(published, "jsonld"))


MANDATORY = [
    (DCAT.Catalog, DCTERMS.title),
    (DCAT.Catalog, DCTERMS.description),
    (DCAT.Catalog, DCTERMS.publisher),
    (DCAT.Dataset, DCTERMS.title),
    (DCAT.Dataset, DCTERMS.description),
    (DCAT.Dataset, DCTERMS.publisher),
    (DCAT.Distribution, DCAT.accessURL),
    (DCAT.Distribution, DCTERMS.license),
    (DCAT.DataService, DCTERMS.title),
    (DCAT.DataService, DCAT.endpointURL),
    (DCAT.DataService, DCTERMS.publisher),
    (FOAF.Agent, FOAF.name),
    (SPDX.Checksum, SPDX.algorithm),
    (SPDX.Checksum, SPDX.checksumValue),
]


@pytest.mark.parametrize(("kind", "term"), MANDATORY, ids=lambda term: str(term).rsplit("/", 1)[-1])
def test_the_shapes_miss_each_mandatory_property(kind: URIRef, term: URIRef, real: Published) -> None:
    data = graph(real)
    subject = next(data.subjects(RDF.type, kind))
    data.remove((subject, term, None))
    good, report = conforms(data)
    assert not good
    assert str(subject) in report


def test_the_shapes_refuse_a_publisher_that_is_only_a_text(real: Published) -> None:
    data = graph(real)
    dataset = next(data.subjects(RDF.type, DCAT.Dataset))
    data.set((dataset, DCTERMS.publisher, Literal("Ministerium")))
    assert not conforms(data)[0]


def test_no_thing_is_without_a_name(published: Published) -> None:
    assert {type(part) for triple in graph(published) for part in triple} == {URIRef, Literal}


def test_an_open_licence_is_proposed_and_not_claimed(real: Published) -> None:
    data = graph(real)
    licences = set(data.objects(None, DCTERMS.license))
    assert ZERO not in licences
    (licence,) = licences
    assert "noch nicht festgelegt" in str(data.value(licence, DCTERMS.title))


def test_a_settled_licence_is_the_term_of_the_vocabulary(example: Published) -> None:
    data = graph(example)
    assert set(data.objects(None, DCTERMS.license)) == {ZERO}
    assert (None, RDF.type, DCTERMS.LicenseDocument) not in data


def test_every_listed_file_is_there_with_its_size_and_digest(published: Published) -> None:
    data = graph(published)
    root = published.edition.base_url or "https://anywhere.example/"
    files = set()
    for distribution in data.subjects(RDF.type, DCAT.Distribution):
        address = str(data.value(distribution, DCAT.downloadURL)).removeprefix(root)
        content = (published.site / address).read_bytes()
        files.add(address)
        assert int(str(data.value(distribution, DCAT.byteSize))) == len(content)
        assert len(str(data.value(data.value(distribution, SPDX.checksum), SPDX.checksumValue))) == 64
    assert len(files) == 10
    assert {address for address in published.addresses if address.endswith((".csv", ".xlsx", ".sqlite"))} <= files


def test_every_data_set_lists_the_files_that_hold_it(real: Published) -> None:
    data = graph(real)
    projects = URIRef("tag:arbeitswelt.hessen.de,2025:projekte")
    names = {str(file).rsplit("/", 1)[1] for file in data.objects(projects, DCAT.distribution)}
    assert names == {"projekte.csv", "projekte-excel.csv", "projects.json", "arbeitswelt.xlsx", "arbeitswelt.sqlite"}


def test_links_are_relative_until_the_site_has_an_address(real: Published, example: Published) -> None:
    assert "<../daten/projekte.csv>" in real.text("daten/katalog.ttl")
    assert "<https://example.org/portal/daten/projekte.csv>" in example.text("daten/katalog.ttl")


def test_a_mail_address_is_given_once_it_is_known(real: Published, example: Published) -> None:
    assert "mailto:" not in real.text("daten/katalog.ttl")
    assert "<mailto:daten@example.org>" in example.text("daten/katalog.ttl")
