"""The static API: lists and single agreements as JSON, their schemas, and the description by OpenAPI."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

from macros.exports.corrections import public_corrections
from macros.exports.edition import AgreementRows, Edition
from macros.exports.openapi import FOLDER, openapi_document
from macros.exports.outlet import Outlet
from macros.exports.schemas import list_name, published_schemas
from macros.exports.tables.agreements import AGREEMENTS
from macros.exports.tables.budgets import BUDGETS
from macros.exports.tables.districts import DISTRICTS
from macros.exports.tables.programmes import MEASURE_TYPES, PROGRAMMES
from macros.exports.tables.projects import PROJECTS
from macros.exports.tables.signatures import SIGNATURES
from macros.exports.tables.table import Table, as_json
from macros.register.agreement import Agreement, Register

Record = dict[str, Any]


def write_api(edition: Edition, outlet: Outlet) -> str:
    """Write all documents of the API, and return the digest of the data in them."""
    for table in (DISTRICTS, MEASURE_TYPES):
        with _list(edition, outlet, table) as add:
            add(table.record(row) for row in edition.rows[table.name])
    for name, schema in published_schemas().items():
        outlet.json(f"{FOLDER}{name}.schema.json", schema)
    outlet.json(f"{FOLDER}openapi.json", openapi_document(edition))
    return _digest(edition.register, _written_agreements(edition, outlet))


def _digest(register: Register, documents: Iterable[str]) -> str:
    """Name the state of all data in 64 characters, the same wherever the site stands.

    It is the SHA-256 of all agreements' documents and of the lists of districts, programmes and
    measure types, each record as one line of JSON.
    """
    digest = sha256()
    for document in documents:
        digest.update(document.encode())
    for table in (DISTRICTS, PROGRAMMES, MEASURE_TYPES):
        for row in table.rows(register):
            digest.update(f"{as_json(table.record(row))}\n".encode())
    return digest.hexdigest()


def _written_agreements(edition: Edition, outlet: Outlet) -> Iterator[str]:
    """Write the agreements and both lists of them, and yield each document as it is without a base address."""
    page = '"page": "'  # only a key looks like this: within a text the quotes would be escaped
    page_in_full = f"{page}{as_json(edition.base_url)[1:-1]}"
    with _list(edition, outlet, AGREEMENTS) as add_agreements, _list(edition, outlet, PROJECTS) as add_projects:
        for agreement in edition.register.agreements:
            rows = edition.agreements[agreement.id]
            document = _document(agreement, rows, edition.register)
            text = f"{as_json(document)}\n"
            outlet.text(f"{FOLDER}agreements/{agreement.id}.json", text)
            if edition.register.in_force(agreement):
                add_agreements([AGREEMENTS.record(rows.own)])
                add_projects(document["projects"])
            yield text.replace(page_in_full, page)


@contextmanager
def _list(edition: Edition, outlet: Outlet, table: Table[Any]) -> Iterator[Callable[[Iterable[Record]], None]]:
    """Write a list as JSON with one record to a line, so that long lists need no memory and compare well.

    What is yielded adds records.
    """
    before = chain(("\n",), repeat(",\n"))

    def add(records: Iterable[Record]) -> None:
        if lines := ",\n".join(map(as_json, records)):
            file.write(f"{next(before)}{lines}")

    with outlet.open(f"{FOLDER}{list_name(table)}.json") as file:
        file.write(f'{{"updated": "{edition.register.updated}",\n"licence": {as_json(edition.licence.record())},\n')
        file.write(f'"count": {len(edition.rows[table.name])},\n"{table.key}": [')
        yield add
        file.write("\n]}\n")


def _document(agreement: Agreement, rows: AgreementRows, register: Register) -> Record:
    """Say everything of one agreement but the names of persons."""
    successor = register.superseded.get(agreement.id)
    source, withdrawn = agreement.facts.source, agreement.facts.withdrawn
    return {
        **AGREEMENTS.record(rows.own),
        "parties": {"state": agreement.facts.parties.state, "district": agreement.facts.parties.district},
        "budgets": [BUDGETS.record(row) for row in rows.budgets],
        "projects": [PROJECTS.record(row) for row in rows.projects],
        "signatures": [SIGNATURES.record(row) for row in rows.signatures],
        "corrections": [correction.record() for correction in public_corrections(agreement)],
        "source": asdict(source) if source else None,
        "wording_sha256": sha256(agreement.wording.data).hexdigest() if agreement.wording else None,
        "superseded_by": successor.id if successor else None,
        "withdrawn": asdict(withdrawn) if withdrawn else None,
    }
