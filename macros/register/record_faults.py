"""What pydantic finds wrong with a record, said in German at its line: each slip once."""

from __future__ import annotations

import re
from collections.abc import Mapping as Lookup
from collections.abc import Sequence as Items
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from macros.register.finding import Finding, quoted
from macros.register.locations import Location, field_path, place_of, place_value
from macros.register.model import FIELD_NAMES
from macros.register.raw_values import SINGLE_VALUE
from macros.register.source import Mapping, Node, Scalar

_ALIKE = 0.65  # of the letters: enough to tell which name was misspelt

_LISTS_OF_TEXTS = frozenset({"funders", "topics", "shared_with"})
_NONE = frozenset({"keine", "keines", "keiner", "kein", "fehlt", "entfällt", "-", "–"})
_PLAIN_IN_BRACKETS = re.compile(r"\w[\w .-]*(?:, \w[\w .-]*)*")

# What is said of a record in slots, in the words for the other records.
_SAME = {"unexpected_keyword_argument": "extra_forbidden", "dataclass_type": "model_type", "tuple_type": "list_type"}


@dataclass(frozen=True, slots=True)
class Detail:
    """What pydantic says of one place; our own errors bring their sentence with them as ``context``."""

    kind: str
    location: Location
    value: object = None
    context: Lookup[str, Any] = field(default_factory=dict)


def faults_of(error: ValidationError, prefix: Location = ()) -> list[Detail]:
    return [
        Detail(
            _SAME.get(detail["type"], detail["type"]), (*prefix, *detail["loc"]), detail["input"], detail.get("ctx", {})
        )
        for detail in error.errors(include_url=False)
    ]


def findings_of(faults: list[Detail], node: Node, file: str) -> list[Finding]:
    """Tell each slip once: that a field is missing is no news where a name beside it is meant to be it."""
    unknown, missing = (_by_parent(faults, kind) for kind in ("extra_forbidden", "missing"))
    meant: dict[Location, str] = {}
    echoes: set[Location] = set()
    for parent, names in unknown.items():
        mapping = place_value(node, parent)
        if isinstance(mapping, Mapping) and len(mapping.entries) == len(names):
            echoes.update((*parent, name) for name in missing.get(parent, ()))  # nothing here is what it should be
        else:
            meant |= {(*parent, name): match for name, match in _meant(names, missing.get(parent, [])).items()}
    echoes.update((*location[:-1], name) for location, name in meant.items())
    told = (fault for fault in faults if fault.kind != "missing" or fault.location not in echoes)
    return [_finding(fault, meant.get(fault.location, ""), node, file) for fault in told]


def _by_parent(faults: list[Detail], kind: str) -> dict[Location, list[str]]:
    names: dict[Location, list[str]] = {}
    for *parent, name in (fault.location for fault in faults if fault.kind == kind):
        names.setdefault(tuple(parent), []).append(str(name))
    return names


def _meant(unknown: list[str], missing: list[str]) -> dict[str, str]:
    """Pair unknown names with the missing fields they are meant to be: by likeness, or as the only ones."""
    if len(unknown) == len(missing) == 1:
        return {unknown[0]: missing[0]}
    pairs: dict[str, str] = {}
    for name in unknown:
        for match in alike(name, [other for other in missing if other not in pairs.values()]):
            pairs[name] = match
    return pairs


def _finding(fault: Detail, meant: str, node: Node, file: str) -> Finding:
    place = place_of(node, fault.location, key=fault.kind == "extra_forbidden")
    message, hint = _wording(fault, meant, node)
    return Finding(file, place.line, place.column, field_path(_written(fault.location, node)), message, hint)


def _written(location: Location, node: Node) -> Location:
    """A project that is a name alone has no field ``name``."""
    return location[:-1] if isinstance(place_value(node, location[:-1]), Scalar) else location


def _wording(fault: Detail, meant: str, node: Node) -> tuple[str, str]:
    """Say in German what pydantic found."""
    if fault.kind == "german":
        return _said(str(fault.context["message"]), fault.value), str(fault.context["hint"])
    if fault.kind == "missing":
        return "Dieses Feld fehlt.", f"Ergänzen Sie eine Zeile mit {fault.location[-1]}: und dem Wert dahinter."
    if fault.kind == "extra_forbidden" and not meant and fault.location[-1] in FIELD_NAMES:
        return "Dieses Feld gehört nicht an diese Stelle.", "Prüfen Sie, wie weit die Zeile eingerückt ist."
    if fault.kind == "extra_forbidden":
        return "Dieses Feld ist nicht bekannt.", _unknown_field_hint(meant, node, fault.location)
    if fault.kind == "list_type":
        return "Hier wird eine Liste erwartet.", _list_hint(fault)
    if fault.kind in {"model_type", "dict_type", "model_attributes_type"}:
        if fault.location[:1] == ("projects",) and isinstance(fault.value, list):
            return "Hier wird ein Projekt erwartet, keine Liste.", _project_hint(fault.value)
        return "Hier werden Felder mit Namen erwartet.", _mapping_hint(fault.value)
    if fault.kind == "literal_error":
        if not isinstance(fault.value, str):
            return SINGLE_VALUE
        hint = f"Möglich sind: {_allowed(str(fault.context['expected']))}."
        return _said(f"{quoted(fault.value)} ist hier nicht möglich.", fault.value), hint
    if fault.kind == "too_short":
        return "Die Liste ist leer.", "Mindestens ein Eintrag ist nötig."
    return "Dieser Wert passt hier nicht.", "Vergleichen Sie das Feld mit einem anderen Eintrag."


def _said(message: str, value: object) -> str:
    """Nobody wrote „“: where nothing stands, the value is missing."""
    return "Hier fehlt der Wert." if value == "" and message.startswith(quoted("")) else message


def _allowed(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", " oder ")


def _list_hint(fault: Detail) -> str:
    """A list of texts may stand in brackets: that is the shortest mend."""
    name, value = fault.location[-1] if fault.location else "", fault.value
    projects = fault.location[:1] == ("projects",) and name not in _LISTS_OF_TEXTS
    if (projects or name in _LISTS_OF_TEXTS) and isinstance(value, str):
        if value.casefold() in _NONE:
            return f"Schreiben Sie {name}: []"
        if _PLAIN_IN_BRACKETS.fullmatch(value) and not (projects and "," in value):
            return f"Schreiben Sie {name}: [{value}]"
    return "Schreiben Sie jeden Eintrag in eine eigene Zeile mit „- “, oder [] für keinen."


def _project_hint(items: list[Any]) -> str:
    if len(items) == 1 and isinstance(items[0], str) and _PLAIN_IN_BRACKETS.fullmatch(items[0]):
        return f"Schreiben Sie ohne Klammern: - {items[0]}"
    return "Schreiben Sie jedes Projekt in eine eigene Zeile mit „- “, ohne Klammern."


def _mapping_hint(value: object) -> str:
    if isinstance(value, str) and value:
        return f"Statt {quoted(value)} stehen hier eingerückte Zeilen der Form feld: Wert."
    return "Schreiben Sie darunter eingerückte Zeilen der Form feld: Wert."


def _unknown_field_hint(meant: str, node: Node, location: Location) -> str:
    guess = meant or "".join(alike(str(location[-1]), sorted(FIELD_NAMES)))
    if guess:
        return f"Meinten Sie „{guess}“?"
    value = place_value(node, location)
    if value is not None and not isinstance(value, Scalar):
        return "Löschen Sie das Feld mit allem, was darunter eingerückt ist."
    return "Löschen Sie die Zeile, oder setzen Sie den Text in Anführungszeichen, wenn er einen Doppelpunkt enthält."


def nearest(word: str, known: Items[str]) -> str:
    """Offer the most similar known word as a German half sentence, or nothing."""
    return "".join(f"Meinten Sie „{match}“?" for match in alike(word, known))


def alike(word: str, known: Items[str]) -> list[str]:
    """Find the one known word that is most similar, if any is."""
    return get_close_matches(word.casefold(), known, n=1, cutoff=_ALIKE)
