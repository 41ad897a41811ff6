"""What is written as YAML is read back as the very same text."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.register.reading import plain
from macros.register.source import read_nodes
from macros.register.writing import yaml_text

TEXTS = [
    "Jugendatelier",
    "Chance 2.0 Kranichstein",
    "We4edu - Module für digitales Lernen im AQB",
    "EASY – Entwicklung Ausbildung Soziale Teilhabe You",
    "SoWirt's",
    'Projekt "Los"',
    'Das "eine" und \'s andere',
    "Chance: X",
    "Projekt #1",
    "Ende:",
    "# kein Kommentar",
    "- keine Liste",
    "-",
    "[eckig], {geschweift}",
    "&Co",
    "*Stern",
    "!Ausruf",
    "%Prozent",
    "@Start",
    "`Marke`",
    "? Frage",
    "C:\\Pfad\\n",
    "null",
    "true",
    "~",
    "2025-08-02",
    "1000280.50",
    "budgets[0].amount",
    "'",
    '"',
    "=",
    "<<",
    "a, b",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_back_from_a_line_and_from_braces(tmp_path: Path, text: str) -> None:
    file = tmp_path / "text.yaml"
    entry = f"  - {{field: {yaml_text(text, in_braces=True)}, other: x}}"
    file.write_text(f"one: {yaml_text(text)}\nlist:\n  - {yaml_text(text)}\n{entry}\n", encoding="utf-8")
    nodes, findings = read_nodes(file, "text.yaml")
    assert findings == []
    assert nodes is not None
    assert plain(nodes) == {"one": text, "list": [text, {"field": text, "other": "x"}]}


def test_ordinary_names_need_no_quotes() -> None:
    assert [text for text in TEXTS[:5] if yaml_text(text) != text] == []
