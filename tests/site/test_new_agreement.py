"""A new agreement is two files and nothing else; a new year and a new district need no change of code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import portal
from tests.support.pages import article, first, words


def worded(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def add(agreements: Path, district: str, year: int, names: dict[str, str]) -> None:
    """Add a synthetic agreement made from Darmstadt's, with other names and another year."""
    folder = agreements / str(year)
    folder.mkdir(exist_ok=True)
    names = {**names, "2025-08": f"{year}-08", "year: 2025": f"year: {year}"}
    for ending in ("yaml", "md"):
        source = (agreements / f"2025/darmstadt.{ending}").read_text(encoding="utf-8")
        changed = worded(source, names)
        if ending == "md":
            changed = changed.replace("2025", str(year)).replace(f"Jahre {year} bis 2029", "Jahre 2025 bis 2029")
        (folder / f"{district}.{ending}").write_text(changed, encoding="utf-8")


FRANKFURT = {
    "district: darmstadt": "district: frankfurt-am-main",
    "Wissenschaftsstadt Darmstadt": "Stadt Frankfurt am Main",
    "place: Darmstadt": "place: Frankfurt",
    "Darmstadt, den": "Frankfurt, den",
    "der Wissenschaftsstadt  \nDarmstadt": "der Stadt Frankfurt  \nam Main",
    "1.000.280": "2.400.000",
    "1000280": "2400000",
}
HANAU = {
    "district: darmstadt": "district: hanau",
    "Wissenschaftsstadt Darmstadt": "Brüder-Grimm-Stadt Hanau",
    "place: Darmstadt": "place: Hanau",
    "Darmstadt, den": "Hanau, den",
    "der Wissenschaftsstadt  \nDarmstadt": "der Brüder-Grimm-Stadt  \nHanau",
}


def test_a_third_agreement_is_two_files(agreements: Path, tmp_path: Path) -> None:
    add(agreements, "frankfurt-am-main", 2025, FRANKFURT)
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    answer = words(first(article(tmp_path / "site", "kreise/frankfurt-am-main/"), "answer"))
    assert "Für 2025 stellt das Land Hessen der Stadt Frankfurt am Main 2.400.000 Euro" in answer
    assert "3 von 26" in words(article(tmp_path / "site", "jahre/2025/"))


def test_hanau_has_its_first_agreement_in_2026(agreements: Path, tmp_path: Path) -> None:
    add(agreements, "hanau", 2026, HANAU)
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    assert "1 von 27" in words(article(tmp_path / "site", "jahre/2026/"))
    assert "2 von 26" in words(article(tmp_path / "site", "jahre/2025/"))
    assert "Für 2026 stellt das Land Hessen der Brüder-Grimm-Stadt Hanau" in words(
        first(article(tmp_path / "site", "kreise/hanau/"), "answer")
    )


def test_an_agreement_with_hanau_in_2025_is_a_finding(agreements: Path) -> None:
    add(agreements, "hanau", 2025, HANAU)
    printed = portal("check", "--agreements", str(agreements), expect=1)
    assert "2025/hanau.yaml:2:11: district: Brüder-Grimm-Stadt Hanau kann für 2025 keine Vereinbarung haben" in printed


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_finding_stops_and_nothing_is_published(agreements: Path, tmp_path: Path, command: str) -> None:
    (agreements / "2025/darmstadt.yaml").write_text("district: darmstadt\n", encoding="utf-8")
    arguments = ["--site-dir", str(tmp_path / "site")] if command == "build" else []
    printed = portal(command, "--agreements", str(agreements), *arguments, expect=1)
    assert "Nichts wurde veröffentlicht." in printed
    assert not (tmp_path / "site").exists()
