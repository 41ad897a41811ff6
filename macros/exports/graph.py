"""A small desk for writing an RDF graph: things, texts and links by short words instead of full terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rdflib import Graph, Literal, URIRef

from macros.exports.edition import Edition

_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Values = Iterable[URIRef | Literal]


class GraphDesk:
    """Puts things into a graph; terms are written with their prefix (``dcterms:title``).

    ``source`` is the address of the file in which the graph will stand; relative links lead from there.
    """

    def __init__(self, edition: Edition, source: str) -> None:
        self.edition = edition
        self._source = source
        self.graph = Graph("SimpleMemory", bind_namespaces="none")  # this store keeps the order of insertion
        for prefix, namespace in _PREFIXES.items():
            self.graph.bind(prefix, namespace)

    def add(self, name: str, kind: str, properties: Mapping[str, Values]) -> None:
        """Add one thing with its type and its properties."""
        subject = URIRef(name)
        self.graph.add((subject, _term("rdf:type"), _term(kind)))
        for term, values in properties.items():
            for value in values:
                self.graph.add((subject, _term(term), value))

    def things(self, *names: str) -> Values:
        """Point to things by their full names."""
        return [URIRef(name) for name in names]

    def files(self, *addresses: str) -> Values:
        """Point to files and pages of the site."""
        return [URIRef(self.edition.link(address, self._source)) for address in addresses]

    def texts(self, *texts: str) -> Values:
        """Say something in German."""
        return [Literal(text, lang="de") for text in texts]

    def names(self, *names: str) -> Values:
        """Give names that belong to no language."""
        return [Literal(name) for name in names]

    def typed(self, value: object, kind: str) -> Values:
        """Give one value with its type by XML Schema."""
        return [Literal(str(value), datatype=_term(f"xsd:{kind}"))]


def as_jsonld(graph: Graph) -> Any:
    """Write a graph as JSON-LD with short words instead of full terms."""
    return _sorted(json.loads(graph.serialize(format="json-ld", context=_PREFIXES, ensure_ascii=False)))


def _sorted(value: Any) -> Any:
    """Put all of a JSON-LD document in a fixed order; in it the order of lists means nothing."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda item: json.dumps(item, ensure_ascii=False))
    return value


def _term(term: str) -> URIRef:
    prefix, name = term.split(":")
    return URIRef(_PREFIXES[prefix] + name)
