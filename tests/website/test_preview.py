"""The preview: after every edit it shows the same as a whole build, and what an edit cannot reach is not touched."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.preview import Preview
from macros.register.agreement import Agreement, Register
from macros.register.folder import read_register
from macros.register.german import number
from macros.register.shelf import Shelf
from tests.support.command import ROOT
from tests.support.process import contents
from tests.support.synthetic import write_agreements

ADDRESS = "http://127.0.0.1:8000/"
YEARS, DISTRICTS = 4, 5
WHOLE = "Die ganze Website ist neu gebaut."
KEPT = "Die Vorschau zeigt weiter den letzten Stand ohne Fehler."


class Desk:
    """A project of a few years and districts with its preview; the working folder is the project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_agreements(folder / "agreements", years=YEARS, districts=DISTRICTS, wording=True)
        for name in ("site_src", "macros"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", folder)
        (folder / "shown").mkdir()
        self.preview = Preview(ADDRESS, folder / "shown")

    @property
    def register(self) -> Register:
        return read_register(Path("agreements"))[0]

    def agreement(self, year: int, position: int = 0) -> Agreement:
        made_up = [a for a in self.register.in_year(year) if "Beispiel" in a.signatures[0].name]
        return made_up[position]

    def follow(self) -> str:
        told = self.preview.follow()
        self.preview.settle()
        return told

    def shows_what_a_whole_build_gives(self) -> bool:
        whole = self.folder / "whole"
        shutil.rmtree(whole, ignore_errors=True)
        build_whole(whole)
        assert contents(self.preview.site) == contents(whole)
        return True


def build_whole(folder: Path) -> None:
    """Build with MkDocs alone, as for its own preview."""
    config = load_config("mkdocs.yml", site_dir=str(folder), site_url=ADDRESS)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=ADDRESS)


def is_in_part(told: str) -> bool:
    return re.fullmatch(r"\d+ (Seite ist|Seiten sind) neu\.", told) is not None


def replace(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(file: str, lines: str) -> None:
    with Path(file).open("a", encoding="utf-8") as target:
        target.write(lines)


def give_another_amount(agreement: Agreement, amount: int) -> None:
    old = int(agreement.total)
    replace(agreement.wording_file, number(old), number(amount))
    replace(agreement.file, f"amount: {old}", f"amount: {amount}")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("preview")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr("macros.website.projects.ROWS_ON_ONE_PAGE", 100)  # so that each year has a page of projects
        yield Desk(folder)


def test_the_first_state_is_a_whole_build(desk: Desk) -> None:
    assert desk.shows_what_a_whole_build_gives()


@pytest.mark.parametrize("year", [2025, 2026, 2028])
def test_another_amount(desk: Desk, year: int) -> None:
    give_another_amount(desk.agreement(year), 777_000 + year)
    assert is_in_part(desk.follow())
    assert desk.shows_what_a_whole_build_gives()


def test_one_more_project(desk: Desk) -> None:
    agreement = desk.agreement(2026)
    name = agreement.projects[0].name
    replace(agreement.file, f"    - {name}\n", f"    - {name}\n    - Beispielprojekt Nachtrag\n")
    replace(agreement.wording_file, f"- {name}\n", f"- {name}\n  - Beispielprojekt Nachtrag\n")
    assert is_in_part(desk.follow())
    assert desk.shows_what_a_whole_build_gives()


def test_a_mended_misprint(desk: Desk) -> None:
    agreement = desk.agreement(2027)
    replace(agreement.wording_file, "Die Förderung", "Die Föderung")
    desk.follow()
    assert desk.shows_what_a_whole_build_gives()
    replace(agreement.wording_file, "Die Föderung", "Die Förderung")
    assert is_in_part(desk.follow())
    assert desk.shows_what_a_whole_build_gives()


def test_another_sentence_in_all_agreements_of_a_year(desk: Desk) -> None:
    for agreement in desk.register.in_year(2027):
        replace(agreement.wording_file, "Die Förderung", "Die ganze Förderung")
    assert is_in_part(desk.follow())
    assert desk.shows_what_a_whole_build_gives()


def test_a_signature_later_than_all_others_dates_pages_anew(desk: Desk) -> None:
    agreement = desk.agreement(2028)
    day = agreement.signatures[1].date
    assert day
    replace(agreement.file, f"date: {day}", "date: 2028-12-30")
    replace(agreement.wording_file, f"{day:%d.%m.%Y}", "30.12.2028")
    assert is_in_part(desk.follow())
    assert "30.\N{NO-BREAK SPACE}Dezember 2028" in (desk.preview.site / "glossar/index.html").read_text(
        encoding="utf-8"
    )
    assert desk.shows_what_a_whole_build_gives()


def test_a_correction(desk: Desk) -> None:
    agreement = desk.agreement(2026, 3)
    entry = f"field: 'budgets[0].amount', old: '1', new: '{int(agreement.total)}', reason: Beispiel"
    append(agreement.file, f"corrections:\n  - {{date: 2029-01-01, kind: transcript, {entry}}}\n")
    assert is_in_part(desk.follow())
    assert desk.shows_what_a_whole_build_gives()


def test_an_agreement_taken_away_and_put_back(desk: Desk) -> None:
    agreement = desk.agreement(2026, 2)
    kept = {file: Path(file).read_bytes() for file in (agreement.file, agreement.wording_file)}
    for file in kept:
        Path(file).unlink()
    assert desk.follow() == WHOLE
    assert desk.shows_what_a_whole_build_gives()
    for file, content in kept.items():
        Path(file).write_bytes(content)
    assert desk.follow() == WHOLE
    assert desk.shows_what_a_whole_build_gives()


def test_a_wording_that_comes_later(desk: Desk) -> None:
    agreement = desk.agreement(2027, 2)
    content = Path(agreement.wording_file).read_bytes()
    Path(agreement.wording_file).unlink()
    desk.follow()
    assert desk.shows_what_a_whole_build_gives()
    Path(agreement.wording_file).write_bytes(content)
    desk.follow()
    assert desk.shows_what_a_whole_build_gives()


def test_an_agreement_withdrawn(desk: Desk) -> None:
    append(desk.agreement(2025, 1).file, "withdrawn: {date: 2029-01-02, reason: Beispiel einer Rücknahme}\n")
    assert desk.follow() == WHOLE  # its tags are gone
    assert desk.shows_what_a_whole_build_gives()


def test_a_newer_version_of_an_agreement(desk: Desk) -> None:
    agreement = desk.agreement(2026, 1)
    newer = Path(agreement.file).with_stem(f"{agreement.district.slug}-2")
    text = Path(agreement.file).read_text(encoding="utf-8")
    newer.write_text(f"{text}version: 2\nsupersedes: {agreement.id}\n", encoding="utf-8")
    shutil.copy(agreement.wording_file, newer.with_suffix(".md"))
    assert desk.follow() == WHOLE
    assert desk.shows_what_a_whole_build_gives()


def test_another_template(desk: Desk) -> None:
    replace("site_src/templates/pages/year.html", "Beträge auf der Karte", "Karte der Beträge")
    assert desk.follow() == WHOLE
    assert desk.shows_what_a_whole_build_gives()


def test_another_district_name(desk: Desk) -> None:
    replace("agreements/districts.yaml", "short: Darmstadt\n", "short: Darmstadt am Beispiel\n")
    assert desk.follow() == WHOLE
    assert desk.shows_what_a_whole_build_gives()


def test_a_faulty_file_is_told_and_the_last_state_without_a_fault_stays(desk: Desk) -> None:
    agreement, before = desk.agreement(2027), contents(desk.preview.site)
    replace(agreement.file, "amount: ", "amount: viel ")
    told = desk.follow()
    assert f"{agreement.file}:" in told
    assert "budgets[0].amount" in told
    assert told.endswith(KEPT)
    assert contents(desk.preview.site) == before
    replace(agreement.file, "amount: viel ", "amount: ")
    give_another_amount(agreement, 612_345)
    assert is_in_part(desk.follow())
    assert desk.shows_what_a_whole_build_gives()


def test_facts_that_contradict_their_wording_are_told_too(desk: Desk) -> None:
    agreement, before = desk.agreement(2027), contents(desk.preview.site)
    amount, other = (f"amount: {int(agreement.total) + more}" for more in (0, 1))
    replace(agreement.file, amount, other)
    told = desk.follow()
    assert f"{agreement.file}:" in told
    assert told.endswith(KEPT)
    assert contents(desk.preview.site) == before
    replace(agreement.file, other, amount)
    assert desk.follow() == "0 Seiten sind neu."


@pytest.mark.parametrize("template", ["pages/district.html", "theme/main.html"])
def test_a_faulty_template_leaves_the_last_state_too(desk: Desk, template: str) -> None:
    before, file = contents(desk.preview.site), f"site_src/templates/{template}"
    replace(file, "{% if", "{% iff")
    assert desk.follow() == KEPT
    assert contents(desk.preview.site) == before
    replace(file, "{% iff", "{% if")
    assert desk.follow() == WHOLE
    assert desk.shows_what_a_whole_build_gives()


def test_settings_that_are_gone_for_a_moment_are_told_and_the_last_state_stays(desk: Desk) -> None:
    before = contents(desk.preview.site)
    Path("mkdocs.yml").rename("aside.yml")
    assert desk.follow() == f"Hier fehlt mkdocs.yml. Starten Sie den Befehl im Ordner des Projekts.\n\n{KEPT}"
    assert contents(desk.preview.site) == before
    Path("aside.yml").rename("mkdocs.yml")
    assert desk.follow() == WHOLE


def delete_as_soon_as_one_opens(ending: str, gone: Path) -> None:
    """Delete a file when a file with this ending is opened next."""
    waiting = True

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal waiting
        if waiting and event == "open" and str(arguments[0]).endswith(ending):
            waiting = False
            gone.unlink()

    sys.addaudithook(hear)


def test_a_page_deleted_while_the_site_is_built_is_named_and_the_last_state_stays(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    before, page = contents(desk.preview.site), Path("site_src/ueber.md").absolute()
    content = page.read_bytes()
    append("site_src/index.md", "\nEin Satz mehr.\n")
    delete_as_soon_as_one_opens("/tokens.css", page)  # by then MkDocs has listed all pages and has read none
    assert desk.follow() == f"Die Datei oder der Ordner fehlt ({page}).\n\n{KEPT}"
    assert "Traceback" not in capfd.readouterr().err
    assert contents(desk.preview.site) == before
    page.write_bytes(content)
    assert desk.follow() == WHOLE


def test_what_an_edit_cannot_reach_is_not_written_again(desk: Desk) -> None:
    pages = {path: path.stat() for path in desk.preview.site.rglob("*.html")}
    agreement = desk.agreement(2026)
    slug = agreement.district.slug
    give_another_amount(agreement, 654_321)
    desk.follow()
    written = {
        path.parent.relative_to(desk.preview.site).as_posix()
        for path, was in pages.items()
        if (was.st_mtime_ns, was.st_ino) != (path.stat().st_mtime_ns, path.stat().st_ino)
    }
    assert written == {
        f"kreise/{slug}/2026",
        f"kreise/{slug}/2027",
        f"kreise/{slug}",
        "jahre",
        "jahre/2026",
        "projekte/2026",
    }


class Opened:
    """The files that the program opens below a folder."""

    def __init__(self) -> None:
        self._folder: str | None = None
        self._names: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._folder and event == "open" and isinstance(arguments[0], str | PathLike):
            path = str(Path(arguments[0]).absolute())
            if path.startswith(self._folder) and path.endswith((".yaml", ".md")):
                self._names.append(path)

    def by(self, work: Callable[[], object], folder: Path) -> set[str]:
        self._folder, self._names = str(folder), []
        work()
        self._folder = None
        return set(self._names)


def test_only_the_preview_leaves_unchanged_files_unread(desk: Desk) -> None:
    opened, agreements = Opened(), desk.folder / "agreements"
    every = {str(path) for path in agreements.glob("20*/*")}
    changed = desk.agreement(2026, 0)
    give_another_amount(changed, 698_765)
    edited = {str(Path(file).absolute()) for file in (changed.file, changed.wording_file)}
    assert opened.by(desk.follow, agreements) & every == edited
    assert opened.by(lambda: build_whole(desk.folder / "whole"), agreements) >= every
    assert opened.by(lambda: read_register(Path("agreements"), Shelf()), agreements) >= every
