"""A project as corrections quote it: one text, out of which its address is told again."""

from __future__ import annotations

import pytest

from macros.register.german import slug
from macros.register.model import ListedProject
from macros.register.project_text import own_part, project_text

LONG = "Beispielprojekt " + "für junge Menschen und ältere Beschäftigte " * 7
PROJECTS = [
    ListedProject(name="SoWirt's"),
    ListedProject(name="Holz (Metall)"),
    ListedProject(name="Wege", id="w1"),
    ListedProject(name="Wege", places="bis zu 13", provider="Träger gGmbH", shared_with=("fulda", "kassel")),
    ListedProject(name="Wege", provider="Beispielträger " * 30),
    ListedProject(name="Wege", id="w1", provider="Beispielträger " * 30),
    ListedProject(name=LONG.strip()),
    ListedProject(name=LONG.strip(), provider="Beispielträger " * 30),
    ListedProject(name=LONG.strip(), id="w1"),
]


def test_a_text_tells_name_and_details() -> None:
    assert project_text(PROJECTS[0]) == "SoWirt's"
    assert project_text(PROJECTS[3]) == "Wege (Plätze: bis zu 13; Träger: Träger gGmbH; gemeinsam mit: fulda, kassel)"


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name[:20])
def test_the_own_part_of_the_address_is_told_again(project: ListedProject) -> None:
    assert own_part(project_text(project)) == (project.id or slug(project.name))


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name[:20])
def test_a_text_fits_into_a_correction(project: ListedProject) -> None:
    assert len(project_text(project)) <= 500
