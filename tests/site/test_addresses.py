"""Addresses are for ever: what was published once is found for all time, at its place or one step further."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from macros.register.ledger import FILE, ledger_text, read_ledger
from macros.website.addresses import addresses_of
from macros.website.built_pages import BuiltSite
from tests.support.command import ROOT, portal
from tests.support.pages import page
from tests.support.repository import Repository
from tests.support.states import edit

LEDGER = read_ledger(ROOT / "agreements")
DARMSTADT = "2025/darmstadt.yaml"
PAGE = "kreise/darmstadt/2025/"
RENAMED = """
corrections:
  - {date: 2026-01-31, kind: transcript, field: projects.qualifizierung, old: SoWirt's, new: Sowirts, reason: Falsch}
"""
KINDS = (
    (re.compile(r"^(kreise|massnahmenarten|jahre|wortlaut|projekte)/[^/]+/"), r"\1/…/"),
    (re.compile(r"/20[0-9]{2}(-[0-9]+)?/"), "/…/"),
    (re.compile(r"zv-[0-9a-z-]+"), "zv-…"),
    (re.compile(r"#w-.*"), "#w-…"),
)


def kind_of(address: str) -> str:
    """What an address is like, whatever district, year or project it is about: ``kreise/…/…/#zv-…``."""
    for pattern, general in KINDS:
        address = pattern.sub(general, address)
    return address


def test_every_address_ever_published_is_there(site: Path) -> None:
    assert LEDGER
    assert addresses_of(BuiltSite(site)) >= LEDGER, "see macros/register/ledger.py"


def test_the_ledger_knows_every_kind_of_address(site: Path) -> None:
    known = {kind_of(address) for address in LEDGER}
    new = {kind_of(address) for address in addresses_of(BuiltSite(site))} - known
    assert new == set(), "the program publishes addresses of a new kind: run „make ledger“ and commit the result"


def test_a_further_agreement_brings_no_new_kind_of_address(site: Path) -> None:
    new = {"kreise/fulda/2031-2/#zv-2031-06631-2-x", "kreise/fulda/2031/#w-9-9", "jahre/2031/", "wortlaut/2031/"}
    files = {"api/v1/agreements/zv-2031-06631.json", "kreise/fulda/2031/wortlaut.txt", "kreise/hanau/feed.xml"}
    known = {kind_of(address) for address in LEDGER}
    assert {kind_of(address) for address in new | files} <= known


def test_the_ledger_is_written_as_it_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(ledger_text(LEDGER), encoding="utf-8")
    assert read_ledger(tmp_path) == LEDGER
    assert (tmp_path / FILE).read_bytes() == (ROOT / "agreements" / FILE).read_bytes()


@pytest.fixture
def repository(agreements: Path) -> Repository:
    """A repository whose ``main`` holds the two real agreements."""
    return Repository(agreements.parent)


def check(repository: Repository, expect: int) -> str:
    return portal("check", "--agreements", str(repository.agreements), "--base", "main", expect=expect)


def test_a_line_lost_from_the_ledger_is_a_finding(repository: Repository) -> None:
    edit(repository.agreements, FILE, "\nfeed.xml\n", "\n")
    assert "Die Adresse „feed.xml“ fehlt im Verzeichnis aller je veröffentlichten." in check(repository, expect=1)


def test_a_ledger_that_was_deleted_is_a_finding(repository: Repository) -> None:
    (repository.agreements / FILE).unlink()
    assert f"und {len(LEDGER) - 1} weitere fehlen im Verzeichnis" in check(repository, expect=1)


def test_a_line_more_in_the_ledger_is_none(repository: Repository) -> None:
    edit(repository.agreements, FILE, "\nfeed.xml\n", "\nfeed.xml\nneu/\n")
    check(repository, expect=0)


def test_a_site_without_a_published_address_is_not_published(agreements: Path, tmp_path: Path) -> None:
    edit(agreements, FILE, "", "kreise/darmstadt/1999/\n")
    arguments = ("--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    printed = portal("build", *arguments, expect=1)
    assert "    Die veröffentlichte Adresse kreise/darmstadt/1999/ gäbe es nicht mehr." in printed
    assert not (tmp_path / "site").exists()


def test_a_renamed_project_keeps_its_former_anchor_by_its_correction(repository: Repository, tmp_path: Path) -> None:
    edit(repository.agreements, DARMSTADT, "- SoWirt's", "- Sowirts")
    edit(repository.agreements, "2025/darmstadt.md", "SoWirt's", "Sowirts")
    edit(repository.agreements, DARMSTADT, "", RENAMED)
    assert "gäbe es nicht mehr" not in check(repository, expect=1)
    portal("build", "--agreements", str(repository.agreements), "--site-dir", str(tmp_path / "site"))
    [former] = page(tmp_path / "site" / PAGE / "index.html").xpath("//*[@id='zv-2025-06411-sowirt-s']")
    assert former.getparent().get("id") == "zv-2025-06411-sowirts"


def test_a_renamed_project_without_a_correction_would_lose_its_address(repository: Repository) -> None:
    edit(repository.agreements, DARMSTADT, "- SoWirt's", "- Sowirts")
    printed = check(repository, expect=1)
    assert f"Die veröffentlichte Adresse {PAGE}#zv-2025-06411-sowirt-s gäbe es nicht mehr." in printed
    assert "oder geben Sie dem Projekt id: sowirt-s." in printed


def test_a_project_that_keeps_its_id_keeps_its_address(repository: Repository) -> None:
    edit(repository.agreements, DARMSTADT, "- SoWirt's", "- {name: Sowirts, id: sowirt-s}")
    assert "gäbe es nicht mehr" not in check(repository, expect=1)


def test_a_block_lost_from_a_wording_is_told_with_the_line_that_keeps_its_address(repository: Repository) -> None:
    wording = repository.agreements / "2025/darmstadt.md"
    text = wording.read_text(encoding="utf-8").rstrip()
    wording.write_text(text.rpartition("\n\n")[0] + "\n", encoding="utf-8")
    lost = [line for line in check(repository, expect=1).splitlines() if "- {old: " in line]
    assert lost
    moved = "".join(f"- {{old: {line.partition('- {old: ')[2]}\n" for line in lost)
    (repository.agreements / "moved.yaml").write_text(moved, encoding="utf-8")
    assert "gäbe es nicht mehr" not in check(repository, expect=1)


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        ("districts.yaml", "slug: fulda\n", "slug: fulda-neu\n", "kreise/fulda/"),
        ("programmes.yaml", "key: weiterbildung\n", "key: fortbildung\n", "massnahmenarten/weiterbildung/"),
    ],
)
def test_a_district_and_a_measure_type_keep_their_pages(
    repository: Repository, file: str, old: str, new: str, page: str
) -> None:
    edit(repository.agreements, file, old, new)
    assert f"Die veröffentlichte Seite {page} gäbe es nicht mehr." in check(repository, expect=1)


def test_a_page_that_moved_leaves_one_that_leads_on(agreements: Path, tmp_path: Path) -> None:
    (agreements / "moved.yaml").write_text(
        f"- {{old: vereinbarungen/darmstadt/, new: {PAGE}}}\n"
        f"- {{old: {PAGE}#w-4-99, new: {PAGE}#w-4-4}}\n"
        f"- {{old: {PAGE}#w-4-98, new: {PAGE}#w-4-99}}\n",
        encoding="utf-8",
    )
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))
    left = html.parse(str(tmp_path / "site/vereinbarungen/darmstadt/index.html")).getroot()
    there = f"../../{PAGE}"
    [policy] = left.xpath("//head/meta[2][@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert left.xpath("//link[@rel='canonical']/@href") == [there]
    assert left.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={there}"]
    assert left.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert left.xpath("//body//a/@href") == [there]
    assert (tmp_path / "site/vereinbarungen/darmstadt" / there / "index.html").is_file()
    assert "vereinbarungen/" not in (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
    block = page(tmp_path / "site" / PAGE / "index.html").get_element_by_id("w-4-4")
    assert [child.get("id") for child in block[:2]] == ["w-4-99", "w-4-98"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"- {{old: {PAGE}, new: kreise/fulda/}}", f"Die Seite „{PAGE}“ gibt es noch; sie kann nicht umgezogen sein."),
        ("- {old: glossar/, new: kreise/fulda/}", "Die Seite „glossar/“ gibt es noch"),
        ("- {old: alt/, new: nirgends/}", "Die Seite „nirgends/“ gibt es nicht."),
        (f"- {{old: {PAGE}#w-4-99, new: kreise/fulda/#kreis}}", "bleibt nicht auf seiner Seite."),
        (f"- {{old: {PAGE}#w-4-4, new: {PAGE}#w-4-3}}", f"Den Anker „{PAGE}#w-4-4“ gibt es noch"),
        (f"- {{old: {PAGE}#w-4-99, new: {PAGE}#w-4-98}}", f"Den Anker „{PAGE}#w-4-98“ gibt es nicht."),
        (
            f"- {{old: {PAGE}#w-4-99, new: {PAGE}#w-4-98}}\n- {{old: {PAGE}#w-4-98, new: {PAGE}#w-4-99}}",
            f"Den Anker „{PAGE}#w-4-98“ gibt es nicht.",
        ),
        ("- {old: alt/, new: ueber/}\n- {old: alt/, new: daten/}", "„alt/“ steht zweimal da."),
        ("- {old: https://example.org/, new: ueber/}", "„https://example.org/“ ist keine Adresse einer Seite."),
        ("- {old: ../../etc/, new: ueber/}", "„../../etc/“ ist keine Adresse einer Seite."),
        ('- {old: "alt/\\"><script>/", new: ueber/}', "ist keine Adresse einer Seite."),
    ],
)
def test_a_move_that_cannot_be_is_a_finding(agreements: Path, line: str, expected: str) -> None:
    (agreements / "moved.yaml").write_text(f"{line}\n", encoding="utf-8")
    printed = portal("check", "--agreements", str(agreements), expect=1)
    assert "moved.yaml:" in printed
    assert expected in printed


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (f"- {{old: alt/, new: ueber/}}\n- {{old: {PAGE}, new: kreise/fulda/}}\n", "2:9: [1].old"),
        ("- old: alt/\n  new: nirgends/\n", "2:8: [0].new"),
        (f"- old: {PAGE}#w-4-99\n  new: {PAGE}#w-4-98\n", "2:8: [0].new"),
        (f"- new: {PAGE}#w-4-3\n  old: {PAGE}#w-4-4\n", "2:8: [0].old"),
    ],
)
def test_a_move_that_cannot_be_is_told_at_its_line_of_the_given_folder(
    agreements: Path, lines: str, place: str
) -> None:
    (agreements / "moved.yaml").write_text(lines, encoding="utf-8")
    printed = portal("check", "--agreements", str(agreements), expect=1)
    assert f"{agreements.as_posix()}/moved.yaml:{place}: " in printed


def test_of_a_wording_that_is_gone_not_each_lost_block_is_told(repository: Repository) -> None:
    (repository.agreements / "2025/darmstadt.md").unlink()
    printed = check(repository, expect=1)
    assert "Der veröffentlichte Wortlaut fehlt." in printed
    assert "gäbe es nicht mehr" not in printed


def test_a_move_is_for_ever(repository: Repository) -> None:
    (repository.agreements / "moved.yaml").write_text("- {old: alt/, new: ueber/}\n", encoding="utf-8")
    repository.commit("a move")
    shutil.copyfile(repository.agreements / "moved.yaml", repository.root / "kept")
    (repository.agreements / "moved.yaml").unlink()
    assert "Der Umzug von „alt/“ fehlt." in check(repository, expect=1)
