"""The list of projects is read in every form in which it may be written down."""

from __future__ import annotations

import pytest

from macros.register.agreement import Register
from macros.wording.blocks import read_wording
from macros.wording.statements.project_list import read_project_list
from macros.wording.statements.running import RunningText

FIRST, SECOND, THIRD = "ausbildungsvorbereitung", "ausbildung", "qualifizierung"
PREPARATION = "Ausbildungsvorbereitung"
TRAINING = "Ausbildung und Ausbildungscoaching in anerkannten Ausbildungsberufen"
QUALIFICATION = "Qualifizierungsprojekte zur Arbeitsmarktintegration, Fachkräftesicherung"
Listed = list[tuple[int | None, str | None, list[str]]]

LISTS: dict[str, tuple[str, Listed]] = {
    "items with bullets below": (
        f"1. {PREPARATION}\n  - A\n  - B\n2. {TRAINING}\n3. {QUALIFICATION}\n  - C",
        [(1, FIRST, ["A", "B"]), (2, SECOND, []), (3, THIRD, ["C"])],
    ),
    "bullets that lost their indentation": (
        f"1. {PREPARATION}\n- A\n- B\n2. {TRAINING}\n- C",
        [(1, FIRST, ["A", "B"]), (2, SECOND, ["C"])],
    ),
    "headings": (
        f"### 1. {PREPARATION}\n\n- A\n\n### 2. {TRAINING}\n\n### 3. {QUALIFICATION}\n\n1. B\n2. C\n\nDas ist alles.",
        [(1, FIRST, ["A"]), (2, SECOND, []), (3, THIRD, ["B", "C"])],
    ),
    "bold lines with a sentence between": (
        f"**{PREPARATION}**\n\nDas sind:\n\n- A\n\n**{TRAINING}**\n\n- B",
        [(None, FIRST, ["A"]), (None, SECOND, ["B"])],
    ),
    "misprinted titles": (
        "1. Ausbildungsvorbereitug\n  - A\n2. Ausbildung und Ausbildungscoaching in anerkannten Ausbildungsbereufen",
        [(1, FIRST, ["A"]), (2, SECOND, [])],
    ),
    "a title that is not known": (
        f"1. Beratung\n  - A\n2. {TRAINING}\n  - B\n3. Anderes\n  - C",
        [(1, None, ["A"]), (2, SECOND, ["B"]), (3, None, ["C"])],
    ),
    "a page break in a project and in a title": (
        f"1. {PREPARATION}\n  - Eine Werkstatt\n\nin Darmstadt\n\n  - B\n2. Ausbildung und\n\nAusbildungscoaching in "
        "anerkannten Ausbildungsberufen\n\nDie Förderung erfolgt\n\nauf Antrag.",
        [(1, FIRST, ["Eine Werkstatt in Darmstadt", "B"]), (2, SECOND, [])],
    ),
    "a project that goes on in the next line": (
        f"1. {PREPARATION}\n  - We4edu - Module\n    für digitales Lernen",
        [(1, FIRST, ["We4edu - Module für digitales Lernen"])],
    ),
    "two lists and another one between": (
        f"1. {PREPARATION}\n  - A\n\nEs gilt:\n\n1. Punkt eins\n2. Punkt zwei\n\nFerner:\n\n1. {TRAINING}\n  - B",
        [(1, FIRST, ["A"]), (1, SECOND, ["B"])],
    ),
    "titles in lines of their own above the list": (
        f"{PREPARATION}\n\n{TRAINING}\n\n## § 5\n\n1. {PREPARATION}\n  - A\n2. {TRAINING}\n  - B",
        [(1, FIRST, ["A"]), (2, SECOND, ["B"])],
    ),
    "bullets with the titles above headings": (
        f"- {PREPARATION}\n- {TRAINING}\n\n## § 5\n\n### {PREPARATION}\n\n- A\n\n### {TRAINING}\n\n- B",
        [(None, FIRST, ["A"]), (None, SECOND, ["B"])],
    ),
    "a project named like a measure type": (
        f"### {PREPARATION}\n\n- {PREPARATION}\n- A\n\n### {TRAINING}\n\n- B",
        [(None, FIRST, [PREPARATION, "A"]), (None, SECOND, ["B"])],
    ),
    "a list of items and another one with headings": (
        f"1. {PREPARATION}\n  - A\n  - B\n\n## § 6\n\n### {TRAINING}\n\n- C",
        [(1, FIRST, ["A", "B"]), (None, SECOND, ["C"])],
    ),
    "no list": (f"Schwerpunkte sind {PREPARATION} und {TRAINING}.", []),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_projects_is_read(name: str, register: Register) -> None:
    text, expected = LISTS[name]
    wording = read_wording(f"# Zielvereinbarung\n\n## § 1\n\nFolgende Projekte:\n\n{text}\n")
    said = read_project_list(RunningText(wording), register.measure_types)
    found = [(h.number, h.measure_type and h.measure_type.key, [p.value for p in h.projects]) for h in said]
    assert found == expected
