"""The operator of the site: who answers for it, in one settings file; what the ministry must still say is OFFEN."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, TypeAdapter

from macros.register.finding import Finding
from macros.register.model import Record
from macros.register.reading import read_record
from macros.register.source import Mapping, Scalar, read_nodes
from macros.register.values import Text

OPEN = "OFFEN"


class Operator(Record):
    """The details only the ministry can give. A field that reads ``OFFEN`` is shown as missing."""

    name: Text = Field(title="Herausgeber")
    address: Text = Field(title="Anschrift")
    represented_by: Text = Field(title="Vertreten durch")
    responsible: Text = Field(title="Inhaltlich verantwortlich")
    email: Text = Field(title="E-Mail-Adresse")
    phone: Text = Field(title="Telefon")
    data_protection_officer: Text = Field(title="Datenschutzbeauftragte oder Datenschutzbeauftragter")
    host: Text = Field(title="Betreiber der Server")
    barrier_contact: Text = Field(title="E-Mail-Adresse für Barrieren")
    statement_date: Text = Field(title="Datum der Erklärung zur Barrierefreiheit")
    licence: Text = Field(title="Lizenz der Daten")
    plain_language_review: Text = Field(title="Prüfung der Leichten Sprache durch die Zielgruppe")
    sign_language_video: Text = Field(title="Video in Deutscher Gebärdensprache")
    repository: Text = Field(title="Adresse des Repositoriums")


_OPERATOR = TypeAdapter(Operator)


def read_operator(path: Path, file: str) -> tuple[Operator | None, list[Finding]]:
    """Read the settings; each field still open is a notice."""
    nodes, findings = read_nodes(path, file)
    if not isinstance(nodes, Mapping):
        return None, findings
    operator, faults = read_record(nodes, _OPERATOR, file)
    return operator, [*findings, *faults, *_open_fields(nodes, file)]


def _open_fields(nodes: Mapping, file: str) -> Iterator[Finding]:
    for name, field in Operator.model_fields.items():
        node = nodes.entries.get(name)
        if isinstance(node, Scalar) and node.value == OPEN:
            message = f"Noch offen: {field.title}. Die Angabe kommt vom Ministerium."
            yield Finding(file, node.place.line, node.place.column, name, message, severity="notice")
