"""Plain language: an explanation is shown only with the very words it was written for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.register.folder import read_register
from macros.register.site_texts import EXPLANATIONS, read_site_texts
from macros.website.plain_language import section_digests
from macros.wording.library import Library
from tests.support.command import ROOT, portal
from tests.support.handwritten import handwritten, opened, part
from tests.support.pages import words
from tests.support.states import edit
from tests.support.synthetic import write_agreements

SECTIONS = ["praeambel", "1", "2", "3", "4", "5", "6", "7"]
CHANGED_WORDS = {
    "praeambel": ("fokussierte Strategie", "bezogene Strategie"),
    "1": ("zentralen Baustein", "wichtigen Baustein"),
    "2": ("hohe Individualität", "große Individualität"),
    "3": ("der demografischen Entwicklung", "der wirtschaftlichen Entwicklung"),
    "4": ("in Höhe von insgesamt", "in Höhe von"),
    "5": ("folgende Projekte", "folgende Vorhaben"),
    "6": ("im Herbst", "im Winter"),
    "7": ("gute Praxis", "gute Arbeit"),
}


def shown(agreements: Path, site_src: Path = ROOT / "site_src") -> dict[str, str]:
    """The text of each section on the page, by its key."""
    opened_portal, _ = opened(site_src, agreements)
    parts = part(opened_portal, "plain_parts").xpath(".//*[@data-section]")
    return {element.get("data-section"): words(element) for element in parts}


def in_both(agreements: Path, old: str, new: str) -> None:
    for district in ("darmstadt", "main-taunus-kreis"):
        edit(agreements, f"2025/{district}.md", old, new)


def test_every_section_of_the_common_text_is_explained() -> None:
    parts = shown(ROOT / "agreements")
    assert list(parts) == SECTIONS
    assert parts["4"].startswith("Paragraf 4: Das Geld Hier steht: So viel Geld bekommt der Kreis.")
    assert not any("anderen Text" in text or "noch keine Erklärung" in text for text in parts.values())


@pytest.mark.parametrize("section", SECTIONS)
def test_one_changed_word_of_the_common_text_takes_the_explanation_away(agreements: Path, section: str) -> None:
    before = shown(agreements)
    in_both(agreements, *CHANGED_WORDS[section])
    after = shown(agreements)
    withheld = "Dieser Teil hat jetzt einen anderen Text. Wir schreiben die Erklärung neu."
    assert after[section] == f"{before[section].split(':')[0]} {withheld}"
    assert {key: text for key, text in after.items() if key != section} == {
        key: text for key, text in before.items() if key != section
    }


def test_the_check_tells_the_editor_what_to_do(agreements: Path) -> None:
    in_both(agreements, *CHANGED_WORDS["6"])
    printed = portal("check", "--agreements", str(agreements))
    register, _ = read_register(agreements)
    digest = section_digests(Library(register).year(2025).comparison.common)["6"]
    assert f"site_src/{EXPLANATIONS}:" in printed
    assert "Die Erklärung in Leichter Sprache erscheint nicht: § 6 des Textes von 2025 lautet anders." in printed
    assert f"Prüfen Sie jede Zeile am neuen Text und tragen Sie dann ein: {digest}" in printed


def test_with_the_new_checksum_the_explanation_is_back(agreements: Path, tmp_path: Path) -> None:
    site_src = handwritten(tmp_path)
    in_both(agreements, *CHANGED_WORDS["6"])
    _, findings = opened(site_src, agreements)
    [hint] = [finding.hint for finding in findings if finding.file.endswith(EXPLANATIONS)]
    texts, _ = read_site_texts(site_src)
    [old] = [found.sha256 for found in texts.explanations if found.section == "6"]
    edit(site_src, EXPLANATIONS, old, hint.split(": ")[1])
    assert shown(agreements, site_src)["6"].startswith("Paragraf 6: So reden beide miteinander")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## **§ 6** **Zielsteuerung**", "### § 6\n\n## Zielsteuerung"),
        ("im engen Austausch. Dazu", "im\nengen Austausch. \nDazu"),
        ("Unterjährige Abweichungen", "**Unterjährige** Abweichungen"),
    ],
)
def test_a_change_of_layout_changes_nothing(agreements: Path, old: str, new: str) -> None:
    edit(agreements, "2025/darmstadt.md", old, new)
    assert shown(agreements) == shown(ROOT / "agreements")


def test_more_agreements_with_the_same_text_change_nothing(tmp_path: Path) -> None:
    write_agreements(tmp_path / "agreements", districts=27, wording=True)
    assert shown(tmp_path / "agreements") == shown(ROOT / "agreements")


def test_an_agreement_with_words_of_its_own_is_named(tmp_path: Path) -> None:
    write_agreements(tmp_path / "agreements", districts=8, wording=True)
    edit(tmp_path / "agreements", "2025/wiesbaden.md", *CHANGED_WORDS["6"])
    parts = shown(tmp_path / "agreements")
    assert parts["6"].endswith("Achtung: Bei diesen Kreisen steht etwas anderes: Wiesbaden")
    assert not any("Achtung" in text for key, text in parts.items() if key != "6")


def test_without_a_common_text_nothing_is_explained(agreements: Path) -> None:
    for path in agreements.rglob("*.md"):
        path.unlink()
    assert shown(agreements) == {}


def test_a_section_without_an_explanation_says_so(tmp_path: Path) -> None:
    site_src = handwritten(tmp_path)
    path = site_src / EXPLANATIONS
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("\n- year:")] + "\n", encoding="utf-8")
    parts = shown(ROOT / "agreements", site_src)
    assert parts["7"] == "Paragraf 7 Zu diesem Teil gibt es noch keine Erklärung."
    _, findings = opened(site_src)
    messages = [finding.message for finding in findings if finding.file.endswith(EXPLANATIONS)]
    assert messages == ["Für § 7 des Textes von 2025 fehlt die Erklärung in Leichter Sprache."]


def test_an_explanation_of_a_section_that_is_gone_is_told(tmp_path: Path) -> None:
    site_src = handwritten(tmp_path)
    edit(site_src, EXPLANATIONS, 'section: "7"', 'section: "9"')
    _, findings = opened(site_src)
    messages = [finding.message for finding in findings if finding.file.endswith(EXPLANATIONS)]
    assert "Die Erklärung in Leichter Sprache erscheint nicht: § 9 des Textes von 2025 gibt es nicht." in messages


# The rules of plain language that a program can hold.
PASSIVE = re.compile(r"\b(werden|wird|wurden?|worden|geworden)\b")
CONDITIONAL = re.compile(r"\b(würden?|könnten?|hätten?|wären?|müssten?|dürften?)\b")
GENITIVE = re.compile(r"\b(des|eines|meines|ihres|seines|deren|dessen|wessen)\b", re.I)
SUBORDINATE = re.compile(r"\b(weil|dass|obwohl|damit|sodass|während|nachdem|bevor|falls|indem|welche[rsn]?)\b", re.I)
LONG = re.compile(r"[^\W\d_]{15,}")
NO_SHORTER_WORD = {"Qualifizierungs", "Schwierigkeiten"}
RULES = {"passive": PASSIVE, "conditional": CONDITIONAL, "genitive": GENITIVE, "clause": SUBORDINATE, "long": LONG}
LINES = [line for found in read_site_texts(ROOT / "site_src")[0].explanations for line in (found.title, *found.lines)]


def page_lines() -> list[str]:
    """The sentences of the handwritten page and of its templates, as delivered, without links and marks."""
    texts = [re.sub(r"^---.*?---", "", (ROOT / "site_src/leichte-sprache.md").read_text("utf-8"), flags=re.S)]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "site_src/templates/pages").glob("plain_*.html"))]
    lines = (line for text in texts for line in text.split("\n"))
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)|<[^>]*>|\{[^\n]*\}", r"\1", line) for line in lines)
    return [line.strip("# ") for line in plain if line.strip("# :")]


@pytest.mark.parametrize("rule", RULES)
def test_every_line_keeps_the_rules_of_plain_language(rule: str) -> None:
    lines = [*LINES, *page_lines()]
    found = [line for line in lines for word in RULES[rule].findall(line) if word not in NO_SHORTER_WORD]
    assert found == []


def test_every_line_is_one_short_sentence() -> None:
    sentences = [line for found in read_site_texts(ROOT / "site_src")[0].explanations for line in found.lines]
    assert [line for line in sentences if not re.fullmatch(r"[A-ZÄÖÜ][^.?!;()]*[.?!]", line)] == []
    assert [line for line in [*sentences, *page_lines()] if len(line.split()) > 12] == []


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("passive", "Das Geld wird verteilt."),
        ("conditional", "Das könnte helfen."),
        ("genitive", "Das Geld des Landes hilft."),
        ("clause", "Das hilft, weil es Geld ist."),
        ("long", "Das ist eine Zielvereinbarung."),
    ],
)
def test_the_rules_notice(rule: str, line: str) -> None:
    assert RULES[rule].search(line)
