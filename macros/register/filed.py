"""One agreement file under check: its nodes, what read well, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.register.finding import Finding, Severity
from macros.register.model import District, Programme
from macros.register.reading import Location, field_path, place_of
from macros.register.source import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True)
class Filed:
    """One agreement file under check: its nodes, the fields that read well, and what it is held against."""

    file: str
    folder: str
    stem: str
    nodes: Mapping
    fields: dict[str, Any]
    districts: dict[str, District]
    programmes: dict[str, Programme]

    @property
    def expected_stem(self) -> str:
        """How the file is to be called: ``darmstadt``, ``darmstadt-2`` for a second version."""
        district, version = self.fields["district"], self.fields["version"]
        return str(district) if version == 1 else f"{district}-{version}"

    @cached_property
    def named_programmes(self) -> tuple[tuple[int, str], ...]:
        """Position and name of each budget's programme, read even where the budget has other faults."""
        budgets = self.nodes.entries.get("budgets")
        items = budgets.items if isinstance(budgets, Sequence) else ()
        named = ((i, item.entries.get("programme")) for i, item in enumerate(items) if isinstance(item, Mapping))
        return tuple((position, node.value) for position, node in named if isinstance(node, Scalar) and node.value)

    @cached_property
    def own_programmes(self) -> tuple[Programme, ...]:
        """The programmes that the budgets name, in their order; none where a name is unknown or stands twice."""
        names = [name for _, name in self.named_programmes]
        clear = len(set(names)) == len(names) and all(name in self.programmes for name in names)
        return tuple(self.programmes[name] for name in names) if clear else ()

    @cached_property
    def named_projects(self) -> tuple[tuple[Location, str, str], ...]:
        """Location, name and own id of each project that has a name, read even where others have faults."""
        return tuple(_named_projects(self.nodes.entries.get("projects")))

    def finding(
        self, location: Location, message: str, hint: str, *, key: bool = False, severity: Severity = "error"
    ) -> Finding:
        """Make a finding at a field of this file."""
        place = place_of(self.nodes, location, key=key)
        return Finding(self.file, place.line, place.column, field_path(location), message, hint, severity)


def _named_projects(node: Node | None) -> Iterator[tuple[Location, str, str]]:
    kinds = node.entries.items() if isinstance(node, Mapping) else ()
    for kind, listed in kinds:
        for position, item in enumerate(listed.items if isinstance(listed, Sequence) else ()):
            fields = item.entries if isinstance(item, Mapping) else {"name": item}
            name, own_id = fields.get("name"), fields.get("id")
            if isinstance(name, Scalar) and name.value.strip():
                yield ("projects", kind, position), name.value, own_id.value if isinstance(own_id, Scalar) else ""
