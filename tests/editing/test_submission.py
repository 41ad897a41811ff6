"""A text handed in with the form becomes a draft, or one German sentence; nothing in it acts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import html
from markdown import markdown

from macros.editing.refused import Refused
from macros.editing.submission import (
    DISTRICT,
    FORM,
    NEXT,
    PROGRAMME,
    TEXT,
    YEAR,
    draft,
    read_issue,
    read_submission,
    refusal,
)
from macros.register.folder import read_register
from tests.support.command import ROOT, portal
from tests.support.form import event, filled

# Empty lines before and behind a text are lost in a form.
DARMSTADT = (ROOT / "agreements/2025/darmstadt.md").read_text(encoding="utf-8").strip("\n") + "\n"
PUBLISHED = (ROOT / "agreements/2025/darmstadt.yaml").read_bytes()


@pytest.fixture
def folder(agreements: Path) -> Path:
    """The agreements without Darmstadt's."""
    for ending in ("md", "yaml"):
        (agreements / f"2025/darmstadt.{ending}").unlink()
    return agreements


def drafted(folder: Path, body: str | None) -> str:
    return draft(read_issue(event(folder.parent, body)), folder, read_register(folder)[0])


def test_the_headings_are_those_of_the_form() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/vereinbarung-einreichen.yml").read_text(encoding="utf-8"))
    labels = [field["attributes"].get("label") for field in form["body"] if field["type"] != "markdown"]
    assert form["name"] == FORM
    assert labels[:5] == [DISTRICT, YEAR, PROGRAMME, TEXT, NEXT]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_pasted_text_gives_the_published_facts_and_itself_as_wording(folder: Path, line_end: str) -> None:
    file = event(folder.parent, filled("Darmstadt", "2025", DARMSTADT).replace("\n", line_end))
    printed = portal("submission", str(file), "--agreements", str(folder))
    assert "Alle Angaben sind sicher gelesen." in printed
    assert (folder / "2025/darmstadt.md").read_text(encoding="utf-8") == DARMSTADT
    assert (folder / "2025/darmstadt.yaml").read_bytes() == PUBLISHED


def test_the_description_says_what_to_do_and_what_was_unclear(folder: Path) -> None:
    described = drafted(folder, filled("Darmstadt", "2025", DARMSTADT.replace("12. Aug. 2025", "12.8.25")))
    assert described.startswith("Eingereicht mit der Meldung #12. Das Programm hat den Text gelesen; geprüft hat ihn")
    assert "„Approve workflows to run“" in described
    assert "„Ready for review“" in described
    assert "signatures[1].date: Bei „12.8.25“ fehlt das Jahrhundert.\n```" in described
    assert described.endswith("closes #12.\n")


def test_a_heading_of_the_form_within_the_text_does_not_end_it(folder: Path) -> None:
    text = DARMSTADT + f"\n### {NEXT}\n\n### {DISTRICT}\n"
    file = event(folder.parent, filled("Darmstadt", "2025", text))
    assert read_submission(read_issue(file)).text == text
    assert read_submission(read_issue(file)).district == "Darmstadt"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (None, f"Diese Meldung stammt nicht aus dem Formular „{FORM}“, oder eine Überschrift fehlt."),
        (
            "Bitte veröffentlichen",
            f"Diese Meldung stammt nicht aus dem Formular „{FORM}“, oder eine Überschrift fehlt.",
        ),
        (filled("Darmstadt", "2025", "_No response_"), f"Das Feld „{TEXT}“ ist leer."),
        (filled("_No response_", "2025", DARMSTADT), f"Das Feld „{DISTRICT}“ ist leer."),
        (
            filled("Darmstadt", "2025", "[scan.pdf](https://github.com/user-attachments/files/1/scan.pdf)"),
            f"Im Feld „{TEXT}“ steht nur eine angehängte Datei. Laden Sie sie herunter, prüfen Sie sie, "
            "und fügen Sie ihren Text in das Feld ein.",
        ),
        (filled("Darmstadt", "2025", "x" * 300_000), f"Feld „{TEXT}“:1:1: Die Datei ist größer als 256 KB."),
        (filled("Darmstadt", "2025", "x" * 5_000_000), "Die Meldung ist zu groß. Ist das eine Zielvereinbarung?"),
        (filled("Darmstadt", "25", DARMSTADT), "„25“ ist kein Jahr. Schreiben Sie das Jahr mit vier Ziffern"),
        (filled("Darmstadt", "../../.github/workflows", DARMSTADT), "„../../.github/workflows“ ist kein Jahr."),
        (filled("../../.github/workflows/x.yml", "2025", DARMSTADT), "Den Kreis „../../.github/workflows/x.yml“ gibt"),
        (filled("--agreements=/", "2025", DARMSTADT), "Den Kreis „--agreements=/“ gibt es nicht."),
        (filled("Main-Taunus-Kreis", "2025", DARMSTADT), "main-taunus-kreis.md gibt es schon; überschrieben wird nie."),
    ],
)
def test_what_cannot_be_taken_is_one_sentence_and_writes_nothing(folder: Path, body: str | None, sentence: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused) as refused:
        drafted(folder, body)
    assert sentence in str(refused.value)
    assert sorted(folder.rglob("*")) == before


def test_a_refusal_is_printed_as_words_in_a_fence(folder: Path) -> None:
    file = event(folder.parent, filled("```\n<script>", "2025", DARMSTADT))
    printed = portal("submission", str(file), "--agreements", str(folder), expect=1)
    assert printed.startswith("## Kein Entwurf\n\n````text\nDen Kreis „```\\u000a<script>“ gibt es nicht.")
    assert printed.endswith("\n````\n")


HOSTILE = [
    "$(touch angriff)",
    "`touch angriff`",
    "'; touch angriff; '",
    "${{ github.token }}",
    "::set-output name=pfad::.github/workflows/x",
    "##[add-mask]x",
    "../../.github/workflows/x.yml",
    "---\ntitle: x\n---",
    "<script>alert(1)</script>",
    "```\n## Befehl",
    "{{ 7*7 }}",
    "@team closes #1",
    "\ud800",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_a_text_says_it_is_filed_as_it_is_and_described_as_words(folder: Path, words: str) -> None:
    text = DARMSTADT.replace("Jugendatelier", words, 1)
    described = drafted(folder, filled("Darmstadt", "2025", text))
    assert sorted(path.name for path in folder.rglob("darmstadt.*")) == ["darmstadt.md", "darmstadt.yaml"]
    filed = (folder / "2025/darmstadt.md").read_bytes()
    assert filed == text.encode("utf-8", "backslashreplace")
    page = html.fromstring(f"<div>{markdown(described, extensions=['fenced_code'])}</div>")
    assert {element.tag for element in page.iter()} <= {"div", "p", "ol", "li", "h2", "pre", "code"}
    outside = re.sub(r"(`{3,})text\n.*?\n\1\n", "", described, flags=re.DOTALL)
    assert words not in outside
    assert all(line.isprintable() for line in described.split("\n"))


def test_the_event_may_hold_any_further_field(folder: Path) -> None:
    file = event(folder.parent, filled("Darmstadt", "2025", DARMSTADT))
    content = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**content, "sender": {"login": "jemand"}, "comment": None}), encoding="utf-8")
    assert read_submission(read_issue(file)).number == 12
    assert refusal(Refused("Ein Satz.")) == "## Kein Entwurf\n\n```text\nEin Satz.\n```\n"
