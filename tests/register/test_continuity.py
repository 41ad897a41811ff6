"""Projects of a district over two years: certain by data, likely by name, never paired twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.register.agreement import Agreement, Register
from macros.register.continuity import continuity
from macros.register.model import ListedProject


def with_projects(agreement: Agreement, year: int, *projects: dict[str, str]) -> Agreement:
    """The same agreement in another year with other projects under its first measure type."""
    first, *rest = [kind.key for kind in agreement.measure_types]
    listed = {first: [ListedProject(**project) for project in projects]} | {kind: [] for kind in rest}
    facts = replace(agreement.facts, year=year, projects=listed)
    return replace(agreement, facts=facts)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Jugendatelier", "Jugendatelier"),
        ("SoWirt's", "SoWirt's – Sozialwirtschaft integriert"),
        ("We4edu - Module für digitales Lernen", "We4Edu – Module für digitales Lernen"),
        ("Chance 2.0 Kranichstein", "Chance 3.0 Kranichstein"),
    ],
)
def test_a_similar_name_is_likely_the_same_project(register: Register, before: str, after: str) -> None:
    [darmstadt] = register.of_district("darmstadt")
    found = continuity(
        with_projects(darmstadt, 2025, {"name": before}), with_projects(darmstadt, 2026, {"name": after})
    )
    assert [(pair.before.name, pair.after.name, pair.certain) for pair in found.continued] == [(before, after, False)]
    assert (found.came, found.went) == ((), ())


@pytest.mark.parametrize(("before", "after"), [("Zukunftskompass", "Perspektiven für Arbeit"), ("EASY", "EASTER")])
def test_another_name_is_another_project(register: Register, before: str, after: str) -> None:
    [darmstadt] = register.of_district("darmstadt")
    found = continuity(
        with_projects(darmstadt, 2025, {"name": before}), with_projects(darmstadt, 2026, {"name": after})
    )
    assert ([p.name for p in found.came], [p.name for p in found.went]) == ([after], [before])


def test_what_the_data_say_is_certain_and_goes_before_names(register: Register) -> None:
    [darmstadt] = register.of_district("darmstadt")
    earlier = with_projects(darmstadt, 2025, {"name": "Alt"}, {"name": "Werkstatt Neu"})
    later = with_projects(darmstadt, 2026, {"name": "Werkstatt Neu", "continues": "zv-2025-06411-alt"})
    found = continuity(earlier, later)
    assert [(pair.before.name, pair.certain) for pair in found.continued] == [("Alt", True)]
    assert [project.name for project in found.went] == ["Werkstatt Neu"]
