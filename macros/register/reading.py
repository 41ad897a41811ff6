"""From nodes to records: every fault of a file as a finding, at the line where it stands."""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from collections.abc import Sequence as Items
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from macros.register.finding import Finding, quoted
from macros.register.model import FIELD_NAMES
from macros.register.source import Mapping, Node, Place, Scalar, Sequence

T = TypeVar("T")
Location = tuple[int | str, ...]

_START = Place(1, 1)
_ALIKE = 0.65  # of the letters: enough to tell which name was misspelt


def read_record(node: Node, adapter: TypeAdapter[T], file: str) -> tuple[T, list[Finding]] | tuple[None, list[Finding]]:
    """Turn the nodes of a file into the record of ``adapter``; ``None`` goes with at least one finding."""
    try:
        return adapter.validate_python(plain(node)), []
    except ValidationError as error:
        return None, _findings(_faults(error), node, file)


def read_fields(node: Mapping, record: type[BaseModel], file: str) -> tuple[dict[str, Any], list[Finding]]:
    """Read the fields of a record one by one, so that a fault in one does not hide a rule about another.

    Returns the fields that read well (with their defaults) and a finding for each of the rest.
    """
    adapters = _field_adapters(record)
    fields: dict[str, Any] = {}
    faults = [_Fault("extra_forbidden", (name,)) for name in node.entries if name not in adapters]
    for name, (adapter, default) in adapters.items():
        if name not in node.entries:
            if default is PydanticUndefined:
                faults.append(_Fault("missing", (name,)))
            else:
                fields[name] = default
            continue
        try:
            fields[name] = adapter.validate_python(plain(node.entries[name]))
        except ValidationError as error:
            faults += _faults(error, (name,))
    return fields, _findings(faults, node, file)


@cache
def _field_adapters(record: type[BaseModel]) -> dict[str, tuple[TypeAdapter[Any], Any]]:
    def adapter(info: FieldInfo) -> TypeAdapter[Any]:
        return TypeAdapter(Annotated[info.annotation, info])  # type: ignore[arg-type]  # built at run time

    return {name: (adapter(info), info.default) for name, info in record.model_fields.items()}


def plain(node: Node) -> Any:
    """Strip nodes to nested dicts, lists and raw strings."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def place_of(node: Node, location: Location, *, key: bool = False) -> Place:
    """Find where a field stands; of a missing field, its parent. With ``key`` the place of its name."""
    place = node.place
    for position, step in enumerate(location):
        if isinstance(node, Mapping) and step in node.entries:
            last = position == len(location) - 1
            place = node.keys[str(step)] if key and last else node.entries[str(step)].place
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            break
    return place


def field_path(location: Location) -> str:
    """Write a location as editors read it: ``budgets[0].amount``."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path


def nearest(word: str, known: Items[str]) -> str:
    """Offer the most similar known word as a German half sentence, or nothing."""
    return "".join(f"Meinten Sie „{match}“?" for match in alike(word, known))


def alike(word: str, known: Items[str]) -> list[str]:
    """Find the one known word that is most similar, if any is."""
    return get_close_matches(word, known, n=1, cutoff=_ALIKE)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What pydantic says of one place; our own errors bring their sentence with them as ``context``."""

    kind: str
    location: Location
    value: object = None
    context: Lookup[str, Any] = field(default_factory=dict)


def _faults(error: ValidationError, prefix: Location = ()) -> list[_Fault]:
    return [
        _Fault(detail["type"], (*prefix, *detail["loc"]), detail["input"], detail.get("ctx", {}))
        for detail in error.errors(include_url=False)
    ]


def _findings(faults: list[_Fault], node: Node, file: str) -> list[Finding]:
    meant = _misspelt(faults, node)
    echoes = {(*location[:-1], name) for location, name in meant.items()}
    return [
        _finding(fault, meant.get(fault.location, ""), node, file)
        for fault in faults
        if fault.kind != "missing" or fault.location not in echoes
    ]


def _misspelt(faults: list[_Fault], node: Node) -> dict[Location, str]:
    """Tell of each unknown field which missing field it is meant to be, so that one slip is told once."""
    missing = [fault.location for fault in faults if fault.kind == "missing"]
    meant: dict[Location, str] = {}
    for location in (fault.location for fault in faults if fault.kind == "extra_forbidden"):
        beside = [str(other[-1]) for other in missing if other[:-1] == location[:-1]]
        parent = place_value(node, location[:-1])
        alone = isinstance(parent, Mapping) and len(parent.entries) == 1
        match = alike(str(location[-1]), beside) or (beside if alone else [])
        if match:
            meant[location] = match[0]
    return meant


def _finding(fault: _Fault, meant: str, node: Node, file: str) -> Finding:
    place = place_of(node, fault.location, key=fault.kind == "extra_forbidden")
    message, hint = _wording(fault, meant, node)
    return Finding(file, place.line, place.column, field_path(fault.location), message, hint)


def _wording(fault: _Fault, meant: str, node: Node) -> tuple[str, str]:
    """Say in German what pydantic found."""
    if fault.kind == "german":
        return str(fault.context["message"]), str(fault.context["hint"])
    if fault.kind == "missing":
        return "Dieses Feld fehlt.", f"Ergänzen Sie eine Zeile mit {fault.location[-1]}: und dem Wert dahinter."
    if fault.kind == "extra_forbidden":
        return "Dieses Feld ist nicht bekannt.", _unknown_field_hint(meant, node, fault.location)
    if fault.kind == "list_type":
        hint = "Schreiben Sie jeden Eintrag in eine eigene Zeile mit „- “, oder [] für keinen."
        return "Hier wird eine Liste erwartet.", hint
    if fault.kind in {"model_type", "dict_type", "model_attributes_type"}:
        return "Hier werden Felder mit Namen erwartet.", _mapping_hint(fault.value)
    if fault.kind == "literal_error":
        hint = f"Möglich sind: {_allowed(str(fault.context['expected']))}."
        return f"{quoted(str(fault.value))} ist hier nicht möglich.", hint
    if fault.kind == "too_short":
        return "Die Liste ist leer.", "Mindestens ein Eintrag ist nötig."
    return "Dieser Wert passt hier nicht.", "Vergleichen Sie das Feld mit einer anderen Vereinbarung."


def _allowed(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", " oder ")


def _mapping_hint(value: object) -> str:
    if isinstance(value, str) and value:
        return f"Statt {quoted(value)} stehen hier eingerückte Zeilen der Form feld: Wert."
    return "Schreiben Sie darunter eingerückte Zeilen der Form feld: Wert."


def _unknown_field_hint(meant: str, node: Node, location: Location) -> str:
    guess = nearest(str(location[-1]), [meant] if meant else sorted(FIELD_NAMES))
    if guess:
        return guess
    value = place_value(node, location)
    if value is not None and not isinstance(value, Scalar):
        return "Löschen Sie das Feld mit allem, was darunter eingerückt ist."
    return "Löschen Sie die Zeile, oder setzen Sie den Text in Anführungszeichen, wenn er einen Doppelpunkt enthält."


def place_value(node: Node, location: Location) -> Node | None:
    """Follow a location to its node, or ``None`` where there is none."""
    current: Node | None = node
    for step in location:
        if isinstance(current, Mapping):
            current = current.entries.get(str(step))
        elif isinstance(current, Sequence) and isinstance(step, int) and step < len(current.items):
            current = current.items[step]
        else:
            return None
    return current


def start_of(file: str, message: str, hint: str, field: str = "") -> Finding:
    """Make a finding about a file as a whole."""
    return Finding(file, _START.line, _START.column, field, message, hint)
