"""Blocks of a published wording that get other numbers are told once for each section, as a warning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.editing.revision import findings_between
from macros.register.finding import Finding
from tests.support.states import edit, state

WORDING = "2025/darmstadt.md"


@pytest.fixture
def published(agreements: Path, tmp_path: Path) -> Path:
    (tmp_path / "published").mkdir()
    for path in agreements.rglob("*.*"):
        there = tmp_path / "published" / path.relative_to(agreements)
        there.parent.mkdir(exist_ok=True)
        there.write_bytes(path.read_bytes())
    return tmp_path / "published"


def warned(published: Path, agreements: Path) -> list[Finding]:
    found = findings_between(state(published), state(agreements))
    return [finding for finding in found if finding.severity == "warning"]


def test_a_paragraph_put_in_shifts_those_behind_it(published: Path, agreements: Path) -> None:
    edit(agreements, WORDING, "### **Präambel**\n", "### **Präambel**\n\nEin vergessener Satz.\n")
    [finding] = warned(published, agreements)
    assert finding.line == 17
    assert re.fullmatch(
        "Präambel: Die Absätze verschieben sich. Links auf #w-praeambel-2 führten zu „Erfolgreiche Arbeitsmarkt.+“ "
        "und führen jetzt zu „Ein vergessener Satz.“.",
        finding.message,
    )


def test_an_item_taken_out_shifts_those_behind_it(published: Path, agreements: Path) -> None:
    edit(agreements, WORDING, "  - Jugendatelier\n", "")
    [finding] = warned(published, agreements)
    assert finding.message == (
        "§ 5: Die Absätze verschieben sich. Links auf #w-5-6 führten zu „Chance 2.0 Kranichstein“ "
        "und führen jetzt zu „Deutschförderung für Jugendliche in Beschäftigungsmaßnahmen“."
    )


def test_a_passage_that_is_corrected_shifts_nothing(published: Path, agreements: Path) -> None:
    edit(agreements, WORDING, "Ausbildungsbereufen", "Ausbildungsberufen")
    edit(agreements, WORDING, "Barbara Akdeniz", "Barbara Akdenis")
    assert warned(published, agreements) == []
