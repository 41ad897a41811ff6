"""The catalogue for other portals by DCAT-AP.de 3.0, as JSON-LD, Turtle and RDF/XML from one graph.

All things bear permanent ``tag:`` ids, so that the graph has no nameless nodes and equal data give
equal bytes. While the licence is open the mandatory licence of a file is a document of our own that
says so; it points to the proposed licence without granting it.
"""

from __future__ import annotations

from typing import Any

from rdflib import Graph

from macros.exports.downloads import DOWNLOADS, Download
from macros.exports.edition import DESCRIPTION, TITLE, Edition, permanent_id
from macros.exports.graph import GraphDesk, Values, as_jsonld
from macros.exports.openapi import FOLDER
from macros.exports.outlet import Outlet
from macros.exports.tables.data import DATA_TABLES
from macros.exports.tables.table import Table
from macros.register.operator import OPEN

ADDRESS = "daten/katalog"
_EU = "http://publications.europa.eu/resource/authority/"
_GEO = "http://dcat-ap.de/def/politicalGeocoding/"
_KEYWORDS = (
    "Arbeitsmarkt",
    "Ausbildung",
    "Ausbildungs- und Qualifizierungsbudget",
    "Hessen",
    "Qualifizierung",
    "Zielvereinbarung",
)
_CATALOGUE, _AGENT, _CONTACT = (permanent_id(name) for name in ("katalog", "herausgeber", "kontakt"))
_PERIOD, _LICENCE, _SERVICE = (permanent_id(name) for name in ("zeitraum", "lizenz", "api-v1"))
_DATASETS = tuple(permanent_id(table.name) for table in DATA_TABLES)


def write_catalogue(edition: Edition, outlet: Outlet) -> None:
    """Write the catalogue three times; the files it lists are already written."""
    graph = catalogue_graph(edition, outlet)
    outlet.text(f"{ADDRESS}.ttl", graph.serialize(format="turtle"))
    outlet.text(f"{ADDRESS}.rdf", graph.serialize(format="xml"))
    outlet.json(f"{ADDRESS}.jsonld", as_jsonld(graph))


def catalogue_graph(edition: Edition, outlet: Outlet) -> Graph:
    """Describe catalogue, data sets, files, API and publisher as one graph."""
    desk = GraphDesk(edition, f"{ADDRESS}.ttl")
    _add_catalogue(desk)
    for table in DATA_TABLES:
        _add_dataset(desk, table)
    for download in DOWNLOADS:
        _add_distribution(desk, download, *outlet.measure(download.address))
    _add_service(desk)
    _add_publisher(desk)
    _add_period(desk)
    _add_licence(desk)
    return desk.graph


def _add_catalogue(desk: GraphDesk) -> None:
    desk.add(
        _CATALOGUE,
        "dcat:Catalog",
        {
            **_described(desk, TITLE, DESCRIPTION),
            "dcat:dataset": desk.things(*_DATASETS),
            "dcat:service": desk.things(_SERVICE),
            "foaf:homepage": desk.files("daten/"),
        },
    )


def _add_service(desk: GraphDesk) -> None:
    """Add the API."""
    desk.add(
        _SERVICE,
        "dcat:DataService",
        {
            **_described(desk, f"{TITLE}: API", "Dateien im Format JSON unter festen Adressen."),
            "dcat:endpointURL": desk.files(FOLDER),
            "dcat:endpointDescription": desk.files(f"{FOLDER}openapi.json"),
            "dcat:servesDataset": desk.things(*_DATASETS),
        },
    )


def _described(desk: GraphDesk, title: str, description: str) -> dict[str, Values]:
    """Make the properties that catalogue, data sets and service share."""
    return {
        "dcterms:title": desk.texts(title),
        "dcterms:description": desk.texts(description),
        "dcterms:publisher": desk.things(_AGENT),
        "dcterms:modified": desk.typed(desk.edition.register.updated, "date"),
        "dcterms:language": desk.things(f"{_EU}language/DEU"),
        "dcatap:availability": desk.things(f"{_EU}planned-availability/AVAILABLE"),
    }


def _add_dataset(desk: GraphDesk, table: Table[Any]) -> None:
    files = [download.address for download in DOWNLOADS if table.name in download.tables]
    desk.add(
        permanent_id(table.name),
        "dcat:Dataset",
        {
            **_described(desk, f"Arbeitswelt Hessen: {table.title}", f"{table.description} {DESCRIPTION}"),
            "dcterms:identifier": desk.names(table.name),
            "dcat:keyword": desk.texts(*_KEYWORDS),
            "dcat:theme": desk.things(f"{_EU}data-theme/SOCI", f"{_EU}data-theme/GOVE"),
            "dcatde:politicalGeocodingLevelURI": desk.things(f"{_GEO}Level/state"),
            "dcterms:spatial": desk.things(f"{_GEO}stateKey/06"),
            "dcterms:temporal": desk.things(_PERIOD) if desk.edition.register.years else (),
            "dcterms:accrualPeriodicity": desk.things(f"{_EU}frequency/ANNUAL"),
            "dcterms:accessRights": desk.things(f"{_EU}access-right/PUBLIC"),
            "dcat:contactPoint": desk.things(_CONTACT),
            "dcat:landingPage": desk.files("daten/"),
            "dcat:distribution": desk.things(*map(permanent_id, files)),
        },
    )


def _add_distribution(desk: GraphDesk, download: Download, size: int, digest: str) -> None:
    licence, checksum = desk.edition.licence, permanent_id(f"{download.address}/sha256")
    desk.add(
        permanent_id(download.address),
        "dcat:Distribution",
        {
            "dcterms:title": desk.texts(download.title),
            "dcat:accessURL": desk.files(download.address),
            "dcat:downloadURL": desk.files(download.address),
            "dcterms:license": desk.things(licence.granted_term or _LICENCE),
            "dcterms:format": desk.things(f"{_EU}file-type/{download.file_type}") if download.file_type else (),
            "dcat:mediaType": desk.things(f"https://www.iana.org/assignments/media-types/{download.media_type}"),
            "dcterms:modified": desk.typed(desk.edition.register.updated, "date"),
            "dcat:byteSize": desk.typed(size, "nonNegativeInteger"),
            "spdx:checksum": desk.things(checksum),
            "adms:status": desk.things(f"{_EU}distribution-status/COMPLETED"),
            "dcatap:availability": desk.things(f"{_EU}planned-availability/AVAILABLE"),
        },
    )
    desk.add(
        checksum,
        "spdx:Checksum",
        {
            "spdx:algorithm": desk.things("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": desk.typed(digest, "hexBinary"),
        },
    )


def _add_publisher(desk: GraphDesk) -> None:
    """Add the publisher and how to reach it: by mail once the address is known, always by its Impressum."""
    operator = desk.edition.operator
    desk.add(
        _AGENT,
        "foaf:Agent",
        {
            "foaf:name": desk.texts(operator.name),
            "dcterms:type": desk.things("http://purl.org/adms/publishertype/RegionalAuthority"),
        },
    )
    desk.add(
        _CONTACT,
        "vcard:Kind",
        {
            "vcard:fn": desk.texts(operator.name),
            "vcard:hasEmail": desk.things(f"mailto:{operator.email}") if operator.email != OPEN else (),
            "vcard:hasURL": desk.files("impressum/"),
        },
    )


def _add_period(desk: GraphDesk) -> None:
    """Add the years that the data cover."""
    years = desk.edition.register.years
    if years:
        desk.add(
            _PERIOD,
            "dcterms:PeriodOfTime",
            {
                "dcat:startDate": desk.typed(f"{years[-1]}-01-01", "date"),
                "dcat:endDate": desk.typed(f"{years[0]}-12-31", "date"),
            },
        )


def _add_licence(desk: GraphDesk) -> None:
    """Add a licence that is none of the vocabulary, because it is another one or still a proposal."""
    licence = desk.edition.licence
    if not licence.granted_term:
        desk.add(
            _LICENCE,
            "dcterms:LicenseDocument",
            {
                "dcterms:title": desk.texts(licence.sentence),
                "rdfs:seeAlso": desk.things(licence.term) if licence.term else (),
            },
        )
