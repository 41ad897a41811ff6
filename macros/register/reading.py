"""From nodes to records: every fault of a file as a finding, at the line where it stands."""

from __future__ import annotations

from dataclasses import MISSING
from dataclasses import fields as fields_of
from functools import cache
from typing import Any, TypeVar, get_type_hints

from pydantic import TypeAdapter, ValidationError

from macros.register.finding import Finding
from macros.register.locations import Location, field_path, place_of, place_value, plain
from macros.register.record_faults import Detail, alike, faults_of, findings_of, nearest
from macros.register.source import Mapping, Node, Place

__all__ = [
    "Location",
    "alike",
    "field_path",
    "nearest",
    "place_of",
    "place_value",
    "plain",
    "read_fields",
    "read_record",
    "start_of",
    "untold",
]

T = TypeVar("T")
_START = Place(1, 1)


def read_record(node: Node, adapter: TypeAdapter[T], file: str) -> tuple[T, list[Finding]] | tuple[None, list[Finding]]:
    """Turn the nodes of a file into the record of ``adapter``; ``None`` goes with at least one finding."""
    try:
        return adapter.validate_python(plain(node)), []
    except ValidationError as error:
        return None, findings_of(faults_of(error), node, file)


def read_fields(node: Mapping, part: type, file: str) -> tuple[dict[str, Any], list[Finding]]:
    """Read the fields of a mapping one by one, so that a fault in one does not hide a rule about another.

    Returns the fields that read well (with their defaults) and a finding for each of the rest.
    """
    adapters = _field_adapters(part)
    fields: dict[str, Any] = {}
    faults = [Detail("extra_forbidden", (name,)) for name in node.entries if name not in adapters]
    for name, (adapter, default) in adapters.items():
        if name not in node.entries:
            if default is MISSING:
                faults.append(Detail("missing", (name,)))
            else:
                fields[name] = default
            continue
        try:
            fields[name] = adapter.validate_python(plain(node.entries[name]))
        except ValidationError as error:
            faults += faults_of(error, (name,))
    return fields, findings_of(faults, node, file)


@cache
def _field_adapters(part: type) -> dict[str, tuple[TypeAdapter[Any], Any]]:
    hints = get_type_hints(part, include_extras=True)
    return {field.name: (TypeAdapter(hints[field.name]), field.default) for field in fields_of(part)}


def untold(faults: list[Finding], told: list[Finding]) -> list[Finding]:
    """Leave out what concerns a place of which something was said already."""
    places = {(finding.file, finding.line, finding.column) for finding in told}
    return [finding for finding in faults if (finding.file, finding.line, finding.column) not in places]


def start_of(file: str, message: str, hint: str) -> Finding:
    """Make a finding about a file as a whole."""
    return Finding(file, _START.line, _START.column, "", message, hint)
