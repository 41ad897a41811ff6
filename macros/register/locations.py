"""Locations: how the places of a file are named, and where each stands."""

from __future__ import annotations

import re
from typing import Any

from macros.register.source import Mapping, Node, Place, Sequence

Location = tuple[int | str, ...]


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


def field_path(location: Location) -> str:
    """Write a location as editors read it: ``budgets[0].amount``."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return path


def shape(path: str) -> str:
    """The path of a field without positions: ``budgets[].amount`` for every budget."""
    return re.sub(r"\[\d+\]", "[]", path)
