"""Facts for search engines as JSON-LD in the words of schema.org, ready to stand inside a page."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from macros.exports.downloads import DOWNLOADS, JSON
from macros.exports.edition import DESCRIPTION, TITLE, Edition, link, permanent_id
from macros.exports.licence import licence_of
from macros.exports.openapi import FOLDER
from macros.exports.tables.table import json_value
from macros.register.agreement import Agreement, Project, Register
from macros.register.german import count, day, euro
from macros.register.operator import Operator

_CONTEXT = {"@vocab": "https://schema.org/"}
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_HARMFUL = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}


def agreement_jsonld(agreement: Agreement, operator: Operator, base_url: str = "") -> str:
    """Describe one agreement for a ``<script type="application/ld+json">`` on its page.

    Without ``base_url`` links lead from the page itself. No amount stands at a project.
    """
    root = "../" * agreement.address.count("/")
    file = f"{FOLDER}agreements/{agreement.id}.json"
    return for_script(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "@id": permanent_id(agreement.id),
            "identifier": agreement.id,
            "name": agreement.title,
            "description": _description(agreement),
            "url": link(base_url, agreement.address, root),
            **_common(operator),
            "temporalCoverage": _period(agreement.year, agreement.year),
            "spatialCoverage": _place(agreement.district.name, agreement.district.key),
            **_modified(agreement.updated),
            "isPartOf": permanent_id("vereinbarungen"),
            "variableMeasured": [_amount(agreement, position) for position in range(len(agreement.budgets))],
            "mentions": [
                _project(project, link(base_url, f"{agreement.address}#{project.id}", root))
                for project in agreement.projects
            ],
            "distribution": [_file(link(base_url, file, root), JSON, "Diese Zielvereinbarung als JSON")],
        }
    )


def dataset_jsonld(register: Register, operator: Operator, base_url: str = "") -> str:
    """Describe all open data for a ``<script type="application/ld+json">`` on ``/daten/``."""
    edition = Edition(register, operator, base_url)
    page = "daten/index.html"
    document = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": permanent_id("vereinbarungen"),
        "name": TITLE,
        "description": f"{DESCRIPTION} {edition.licence.sentence}",
        "url": edition.link("daten/", page),
        **_common(operator),
        "spatialCoverage": _place("Hessen", "06"),
        **_modified(register.updated),
        "distribution": [_file(edition.link(d.address, page), d.media_type, d.title) for d in DOWNLOADS],
    }
    if register.years:
        document["temporalCoverage"] = _period(register.years[-1], register.years[0])
    return for_script(document)


def for_script(document: dict[str, Any]) -> str:
    """Write JSON that cannot end the script element it stands in."""
    text = _ENCODER.encode(document)
    for sign, escaped in _HARMFUL.items():
        text = text.replace(sign, escaped)
    return text


def _common(operator: Operator) -> dict[str, Any]:
    """Say who publishes; a licence only once it is settled."""
    licence = licence_of(operator)
    publisher = {"@type": "GovernmentOrganization", "@id": permanent_id("herausgeber"), "name": operator.name}
    common = {"inLanguage": "de", "isAccessibleForFree": True, "creator": publisher, "publisher": publisher}
    return common if licence.proposed else {**common, "license": licence.text or licence.title}


def _description(agreement: Agreement) -> str:
    signed = f" Unterzeichnet am {day(agreement.signed)}." if agreement.signed else ""
    return (
        f"Haushaltsmittel für {agreement.district.accusative} im Jahr {agreement.year}: {euro(agreement.total)}. "
        f"Die Zielvereinbarung nennt {count(len(agreement.projects), 'Projekt', 'Projekte')}; "
        f"Beträge je Projekt nennt sie nicht.{signed}"
    )


def _project(project: Project, address: str) -> dict[str, Any]:
    return {
        "@type": "Project",
        "@id": permanent_id(project.id),
        "identifier": project.id,
        "name": project.name,
        "keywords": project.measure_type.title,
        "url": address,
    }


def _amount(agreement: Agreement, position: int) -> dict[str, Any]:
    budget, programme = agreement.budgets[position], agreement.programmes[position]
    name = budget.name or f"{programme.name} ({programme.short})"
    return {
        "@type": "PropertyValue",
        "name": name,
        "value": json_value(budget.amount),
        "unitCode": "EUR",
        "unitText": "Euro",
    }


def _modified(state: date | None) -> dict[str, str]:
    """Say of which state the facts are, where they tell a day."""
    return {"dateModified": state.isoformat()} if state else {}


def _period(first: int, last: int) -> str:
    return f"{first}-01-01/{last}-12-31"


def _place(name: str, key: str) -> dict[str, Any]:
    number = {"@type": "PropertyValue", "propertyID": "Amtlicher Schlüssel", "value": key}
    return {"@type": "AdministrativeArea", "name": name, "identifier": number}


def _file(address: str, media_type: str, name: str) -> dict[str, Any]:
    return {"@type": "DataDownload", "name": name, "encodingFormat": media_type, "contentUrl": address}
