"""Nodes: the strings of a YAML file, each with its place."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file; line and column count from 1, the column in characters."""

    line: int
    column: int


class Scalar(NamedTuple):
    """A value as the string that was written; ``plain`` says that it stood without quotes."""

    value: str
    place: Place
    plain: bool


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    place: Place


class Mapping(NamedTuple):
    """Fields with their values, in the order of the file; ``keys`` tells where each name stands."""

    entries: dict[str, Node]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping
