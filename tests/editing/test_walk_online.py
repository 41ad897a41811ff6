"""Walks E1 and E5 from the signed text to the built site and back: new agreement, return, new year."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from tests.site.test_new_agreement import HANAU, add
from tests.support.command import portal
from tests.support.repository import Repository
from tests.support.states import edit

FULDA = "tests/editing/walk_cases/fulda.md"
DAY = {"SOURCE_DATE_EPOCH": "1767225600"}  # builds of different commits then differ in what they say only

Files = dict[str, bytes]


@dataclass(frozen=True)
class Walk:
    """What an editor saw on the way, and the files of the site before, with the new agreement, and after the return."""

    imported: str
    unanswered: str
    dossier: str
    merged: str
    site: Path
    before: Files
    after: Files
    returned: Files

    def page(self, address: str) -> str:
        return self.after[f"{address}index.html"].decode("utf-8")


def build(project: Repository, site: Path) -> Files:
    """Put the state of the repository online in ``site``, as the platform does, and read all its files."""
    portal("build", "--site-dir", str(site), at=project.root, **DAY)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def answer_doubts(file: Path) -> None:
    """Compare each place with the document, find it right, and delete the remark."""
    file.write_text(re.sub(r"  # PRÜFEN: .*", "", file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture(scope="module")
def walk(project: Repository, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Import an agreement, answer the doubts, propose, merge, go online, and return to the state before."""
    site = tmp_path_factory.mktemp("online") / "site"
    root = project.root
    published = project.git("rev-parse", "HEAD")
    before = build(project, site)
    project.branch("fulda")
    imported = portal("import", FULDA, at=root, expect=1)
    unanswered = portal("check", "--base", "main", at=root, expect=1)
    answer_doubts(root / "agreements/2025/fulda.yaml")
    portal("check", "--base", "main", at=root)
    project.commit("Zielvereinbarung 2025: fulda")
    dossier = portal("dossier", at=root)
    project.switch("main")
    project.git("merge", "--quiet", "--no-ff", "--no-edit", "fulda")
    merged = project.git("rev-parse", "HEAD")
    after = build(project, site)
    project.git("switch", "--quiet", "--detach", published)
    returned = build(project, site)
    project.switch("main")
    return Walk(imported, unanswered, dossier, merged, site, before, after, returned)


def test_e1_the_importer_names_what_it_doubts_and_the_check_waits_for_the_answer(walk: Walk) -> None:
    assert "agreements/2025/fulda.md:93: signatures[1].date: Bei „4.8.25“ fehlt das Jahrhundert." in walk.imported
    assert "agreements/2025/fulda.yaml:30:23: Hier ist eine Prüfung offen" in walk.unanswered
    assert "1 Fehler in 1 Datei. Nichts wurde veröffentlicht." in walk.unanswered


@pytest.mark.parametrize(
    "told",
    [
        "### Neu: 2025, `Landkreis Fulda`",
        "| Haushaltsmittel AQB: Betrag in Euro | – | `578.579 Euro` |",
        "- `/kreise/fulda/2025/`",
        "- 2025: 2 von 26 → 3 von 26; Summe 2.019.190\xa0Euro → 2.597.769\xa0Euro; Projekte 10 → 17",
        "## Abweichungen vom gemeinsamen Text",
        "| § 6 | 81 | Wortlaut | `in engem` | `im engen` |",
        "Keine Fehler und keine Warnungen.",
        "**Bereit zur Veröffentlichung.**",
    ],
)
def test_e1_the_proposal_says_in_german_what_it_does(walk: Walk, told: str) -> None:
    assert told in walk.dossier


def test_e1_after_the_merge_page_board_and_feed_show_the_agreement(walk: Walk) -> None:
    assert "kreise/fulda/2025/index.html" not in walk.before
    assert "578.579" in walk.page("kreise/fulda/2025/")
    assert "3 von 26" in walk.page("jahre/2025/")
    assert b"/kreise/fulda/2025/" not in walk.before["feed.xml"]
    assert b"Landkreis Fulda" in walk.after["feed.xml"]


def test_e1_what_is_online_names_the_commit_of_the_merge(walk: Walk) -> None:
    release = json.loads(walk.after["release.json"])
    assert release["commit"] == walk.merged
    assert release["counts"]["agreements"] == 3


def test_e5_the_return_to_the_state_before_gives_the_same_bytes(walk: Walk) -> None:
    assert walk.before != walk.after
    assert walk.returned == walk.before
    assert not (walk.site / "kreise/fulda/2025").exists()


def test_e5_the_platform_s_button_revert_restores_every_file(walk: Walk, project: Repository) -> None:
    project.branch("revert")
    project.git("revert", "--no-edit", "-m", "1", walk.merged)
    project.git("diff", "--exit-code", f"{walk.merged}^1", "HEAD")
    withdrawn = portal("check", "--base", "main", at=project.root, expect=1)
    assert "Die veröffentlichte Vereinbarung zv-2025-06631 fehlt." in withdrawn
    project.switch("main")


@pytest.fixture(scope="module")
def new_year(project: Repository, walk: Walk, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Agreements of 2026, Hanau's among them, in which one sentence of the common text reads differently."""
    project.branch("2026", f"{walk.merged}^1")
    for slug, names in (("hanau", HANAU), ("darmstadt", {})):
        add(project.agreements, slug, 2026, names)
        edit(project.agreements, f"2026/{slug}.md", "im Herbst angesetzt", "im Frühjahr angesetzt")
    project.commit("Zielvereinbarungen 2026")
    portal("check", "--base", f"{walk.merged}^1", at=project.root)
    built = build(project, tmp_path_factory.mktemp("2026") / "site")
    project.switch("main")
    return built


def test_e5_a_new_year_with_hanau_leaves_every_page_of_2025_as_it_is_byte_for_byte(walk: Walk, new_year: Files) -> None:
    of_2025 = [path for path in walk.before if "2025" in path]
    assert {"kreise/darmstadt/2025/index.html", "jahre/2025/index.html", "wortlaut/2025/index.html"} <= {*of_2025}
    assert [path for path in of_2025 if new_year[path] != walk.before[path]] == []
    assert walk.before.keys() - new_year.keys() == set()


def test_e5_the_new_year_counts_27_districts_and_no_line_of_the_program_changed(
    project: Repository, walk: Walk, new_year: Files
) -> None:
    assert "2 von 27" in new_year["jahre/2026/index.html"].decode("utf-8")
    changed = project.git("diff", "--name-only", f"{walk.merged}^1", "2026", "--", "macros", "site_src", "mkdocs.yml")
    assert changed == ""


def test_e5_the_changed_sentence_is_listed_from_year_to_year(new_year: Files) -> None:
    text = html.fromstring(new_year["wortlaut/2026/index.html"])
    marked = [" ".join(mark.text_content().split()) for mark in text.find_class("compare__mark")]
    assert {"[nur 2025] Herbst", "[nur 2026] Frühjahr"} <= {*marked}
    assert "2025 → 2026" in text.text_content()
