"""The static API: lists and single agreements as JSON, their schemas, and the description by OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from macros.exports.columns import AGREEMENTS, BUDGETS, PROJECTS, budgets_of, projects_of
from macros.exports.corrections import public_corrections
from macros.exports.edition import Edition
from macros.exports.openapi import FOLDER, openapi_document
from macros.exports.outlet import Outlet
from macros.exports.reference_columns import DISTRICTS, MEASURE_TYPES, PROGRAMMES, SIGNATURES, signatures_of
from macros.exports.schemas import LISTS, list_name, published_schemas
from macros.exports.table import Table, json_value
from macros.register.agreement import Agreement, Register


def write_api(edition: Edition, outlet: Outlet) -> None:
    """Write all documents of the API."""
    for table in LISTS:
        outlet.lines(f"{FOLDER}{list_name(table)}.json", _list_lines(edition, table))
    for agreement in edition.register.agreements:
        document = agreement_document(agreement, edition.register, edition.base_url)
        outlet.text(f"{FOLDER}agreements/{agreement.id}.json", _dump(document) + "\n")
    for name, schema in published_schemas().items():
        outlet.json(f"{FOLDER}{name}.schema.json", schema)
    outlet.json(f"{FOLDER}openapi.json", openapi_document(edition))


def _list_lines(edition: Edition, table: Table[Any]) -> Iterator[str]:
    """Yield a list as JSON with one record to a line, so that long lists need no memory and compare well."""
    rows = edition.rows[table.name]
    yield f'{{"updated": "{edition.updated}",'
    yield f'"licence": {_dump(edition.licence.record())},'
    yield f'"count": {len(rows)},'
    yield f'"{table.key}": ['
    for number, row in enumerate(rows, 1):
        yield _dump(table.record(row)) + ("," if number < len(rows) else "")
    yield "]}"


def agreement_document(agreement: Agreement, register: Register, base_url: str = "") -> dict[str, Any]:
    """Say everything of one agreement but the names of persons; pages in full with a base address."""
    successor = register.superseded.get(agreement.id)
    source, withdrawn = agreement.facts.source, agreement.facts.withdrawn
    return {
        **AGREEMENTS.record(AGREEMENTS.row(agreement, base_url)),
        "parties": {"state": agreement.facts.parties.state, "district": agreement.facts.parties.district},
        "budgets": [BUDGETS.record(BUDGETS.row(budget, base_url)) for budget in budgets_of(agreement)],
        "projects": [PROJECTS.record(PROJECTS.row(project, base_url)) for project in projects_of(agreement)],
        "signatures": [SIGNATURES.record(SIGNATURES.row(part, base_url)) for part in signatures_of(agreement)],
        "corrections": [correction.record() for correction in public_corrections(agreement)],
        "source": {name: json_value(value) for name, value in asdict(source).items()} if source else None,
        "wording_sha256": sha256(agreement.wording.data).hexdigest() if agreement.wording else None,
        "superseded_by": successor.id if successor else None,
        "withdrawn": {name: json_value(value) for name, value in asdict(withdrawn).items()} if withdrawn else None,
    }


def data_digest(register: Register) -> str:
    """Name the state of all data in 64 characters, the same wherever the site stands.

    It is the SHA-256 of all agreements' documents and of the lists of districts, programmes and
    measure types, each record as one line of JSON.
    """
    digest = sha256()
    for agreement in register.agreements:
        digest.update(f"{_dump(agreement_document(agreement, register))}\n".encode())
    for table in (DISTRICTS, PROGRAMMES, MEASURE_TYPES):
        for row in table.rows(register):
            digest.update(f"{_dump(table.record(row))}\n".encode())
    return digest.hexdigest()


_dump = json.JSONEncoder(ensure_ascii=False).encode  # made once, because the documents are many
