"""Two states of the register are compared fact by fact, in the words of people and always in the same order."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.register.changes import Changes, compare
from tests.support.states import edit, state

DARMSTADT, MTK = "2025/darmstadt.yaml", "2025/main-taunus-kreis.yaml"


@pytest.fixture
def published(agreements: Path, tmp_path: Path) -> Path:
    """The state before; ``agreements`` is the state after."""
    return Path(shutil.copytree(agreements, tmp_path / "published"))


def changes(before: Path, after: Path) -> Changes:
    return compare(state(before), state(after))


def facts(found: Changes) -> list[tuple[str, str, str]]:
    return [(fact.path, fact.old.reading, fact.new.reading) for change in found.changed for fact in change.facts]


def test_equal_states_differ_in_nothing(published: Path, agreements: Path) -> None:
    found = changes(published, agreements)
    assert (found.added, found.removed, found.changed) == ((), (), ())
    assert [change.after.id for change in found.kept] == ["zv-2025-06411", "zv-2025-06436"]


def test_layout_and_comments_of_a_facts_file_are_no_change(published: Path, agreements: Path) -> None:
    edit(agreements, DARMSTADT, "year: 2025\n", "year: 2025  # wie im Titel\n\n")
    edit(agreements, DARMSTADT, "- Jugendatelier", '- {name: "Jugendatelier"}')
    assert changes(published, agreements).changed == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("amount: 1000280", "amount: 1000290.50", ("budgets[0].amount", "1.000.280 Euro", "1.000.290,50 Euro")),
        ("date: 2025-08-12", "date: 2025-09-01", ("signatures[1].date", "12. August 2025", "1. September 2025")),
        ("date: 2025-08-12", "date: fehlt", ("signatures[1].date", "12. August 2025", "nicht angegeben")),
        (
            "    amount: 1000280",
            "    amount: 1000280\n    period: {first: 2025, last: 2027}",
            ("budgets[0].period.first", "nicht angegeben", "2025"),
        ),
        (
            "district: Wissenschaftsstadt Darmstadt",
            "district: Stadt Darmstadt",
            ("parties.district", "Wissenschaftsstadt Darmstadt", "Stadt Darmstadt"),
        ),
        (
            "- Perspektiven für Arbeit",
            "- {name: Perspektiven für Arbeit, places: bis zu 13}",
            ("projects.qualifizierung", "Perspektiven für Arbeit", "Perspektiven für Arbeit (Plätze: bis zu 13)"),
        ),
        (
            "- Perspektiven für Arbeit",
            "- Perspektive Arbeit",
            ("projects.qualifizierung", "Perspektiven für Arbeit", "Perspektive Arbeit"),
        ),
        (
            "    - Perspektiven für Arbeit\n",
            "",
            ("projects.qualifizierung", "Perspektiven für Arbeit", "nicht angegeben"),
        ),
        ("    - SoWirt's", "    - Vorab\n    - SoWirt's", ("projects.qualifizierung", "nicht angegeben", "Vorab")),
    ],
)
def test_a_changed_fact_is_told_as_people_read_it(
    published: Path, agreements: Path, old: str, new: str, expected: tuple[str, str, str]
) -> None:
    edit(agreements, DARMSTADT, old, new)
    assert facts(changes(published, agreements))[0] == expected


def test_a_project_that_moves_leaves_one_measure_type_and_comes_to_another(published: Path, agreements: Path) -> None:
    edit(agreements, DARMSTADT, "    - Jugendatelier\n", "")
    edit(agreements, DARMSTADT, "ausbildung: []", "ausbildung:\n    - Jugendatelier")
    assert facts(changes(published, agreements)) == [
        ("projects.ausbildungsvorbereitung", "Jugendatelier", "nicht angegeben"),
        ("projects.ausbildung", "nicht angegeben", "Jugendatelier"),
    ]


def test_a_project_put_in_front_leaves_the_others_alone(published: Path, agreements: Path) -> None:
    edit(agreements, MTK, "    - ÜSBZ", "    - Vorab\n    - ÜSBZ")
    assert facts(changes(published, agreements)) == [("projects.ausbildungsvorbereitung", "nicht angegeben", "Vorab")]


def test_an_unlike_project_in_the_place_of_another_is_no_new_name(published: Path, agreements: Path) -> None:
    edit(agreements, MTK, "- Zukunftskompass", "- Deutsch im Beruf")
    assert facts(changes(published, agreements)) == [
        ("projects.qualifizierung", "Zukunftskompass", "nicht angegeben"),
        ("projects.qualifizierung", "nicht angegeben", "Deutsch im Beruf"),
    ]


def test_a_project_with_an_id_keeps_its_identity_under_any_name(published: Path, agreements: Path) -> None:
    edit(published, MTK, "- Zukunftskompass", "- {name: Zukunftskompass für junge Menschen, id: k1}")
    edit(agreements, MTK, "- Zukunftskompass", "- {name: Neue Wege, id: k1}")
    assert facts(changes(published, agreements)) == [
        ("projects.qualifizierung", "Zukunftskompass für junge Menschen (Kennung: k1)", "Neue Wege (Kennung: k1)")
    ]


def test_notes_of_the_editors_are_told_apart_from_facts(published: Path, agreements: Path) -> None:
    edit(agreements, MTK, "- Zukunftskompass", "- {name: Zukunftskompass, topics: [Beratung]}")
    edit(agreements, MTK, "", "source: {file: scan.pdf}\n")
    [change] = changes(published, agreements).changed
    assert [(fact.path, fact.field.editorial) for fact in change.facts] == [
        ("projects.qualifizierung.topics", True),
        ("source.file", False),
    ]


def test_a_wording_is_told_line_by_line(published: Path, agreements: Path) -> None:
    edit(agreements, "2025/darmstadt.md", "Ausbildungsbereufen", "Ausbildungsberufen")
    [change] = changes(published, agreements).changed
    heading = "2. Ausbildung und Ausbildungscoaching in anerkannten "
    assert change.facts == ()
    assert [(line.sign, line.number, line.text) for line in change.lines] == [
        ("-", 70, f"{heading}Ausbildungsbereufen"),
        ("+", 70, f"{heading}Ausbildungsberufen"),
    ]


def test_other_line_ends_change_a_wording_but_none_of_its_lines(published: Path, agreements: Path) -> None:
    wording = agreements / "2025/darmstadt.md"
    wording.write_bytes(wording.read_bytes().replace(b"\n", b"\r\n"))
    [change] = changes(published, agreements).changed
    assert (change.wording, change.lines) == (True, ())


def test_agreements_come_and_go(published: Path, agreements: Path) -> None:
    for ending in ("yaml", "md"):
        (agreements / f"2025/darmstadt.{ending}").unlink()
        (published / f"2025/main-taunus-kreis.{ending}").unlink()
    found = changes(published, agreements)
    assert [agreement.id for agreement in found.removed] == ["zv-2025-06411"]
    assert [agreement.id for agreement in found.added] == ["zv-2025-06436"]
    assert found.kept == ()


@pytest.mark.parametrize("faulty", ["before", "after"])
def test_a_file_with_faults_has_neither_come_nor_gone(published: Path, agreements: Path, faulty: str) -> None:
    folder = published if faulty == "before" else agreements
    edit(folder, DARMSTADT, "amount: 1000280", "amount: 1.018")
    found = changes(published, agreements)
    assert (found.added, found.removed) == ((), ())
    assert [change.after.id for change in found.kept] == ["zv-2025-06436"]
