"""An earlier state is read from git as it was, byte for byte, and nothing of the repository is touched."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from macros.editing.refused import Refused
from macros.editing.revision import at_revision
from tests.support.command import portal
from tests.support.repository import Repository
from tests.support.states import edit


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_earlier_state_is_there_and_gone_afterwards(repository: Repository) -> None:
    published = contents(repository.agreements)
    edit(repository.agreements, "2025/darmstadt.yaml", "amount: 1000280", "amount: 1")
    (repository.agreements / "2025/main-taunus-kreis.md").unlink()
    before = contents(repository.root)
    with at_revision(repository.agreements, "HEAD") as base:
        assert base.commit == repository.git("rev-parse", "HEAD")
        assert contents(base.folder) == published
    assert not base.folder.exists()
    assert contents(repository.root) == before
    assert repository.git("stash", "list") == ""


def test_no_attribute_or_setting_changes_a_byte(repository: Repository) -> None:
    attributes = "*.md text eol=crlf export-ignore\n*.yaml export-subst ident working-tree-encoding=UTF-16\n"
    edit(repository.agreements, "2025/darmstadt.yaml", "", "# $Format:%H$ $Id$\n")
    published = contents(repository.agreements)
    repository.commit("a marked file")
    (repository.root / ".gitattributes").write_text(attributes, encoding="utf-8")
    repository.git("add", ".gitattributes")
    repository.git("commit", "--quiet", "--message", "attributes")
    repository.git("config", "core.autocrlf", "true")
    with at_revision(repository.agreements, "main") as base:
        assert contents(base.folder) == published


def test_a_link_of_an_earlier_state_is_left_out(repository: Repository) -> None:
    (repository.agreements / "2025/fulda.yaml").symlink_to("/etc/hostname")
    repository.commit("a link")
    with at_revision(repository.agreements, "HEAD") as base:
        assert "2025/fulda.yaml" not in contents(base.folder)
        assert "2025/darmstadt.yaml" in contents(base.folder)


def test_a_name_that_leads_out_of_the_folder_is_not_written(repository: Repository, tmp_path: Path) -> None:
    blob = repository.git("hash-object", "-w", "--stdin", given=b"x")
    inner = repository.git("mktree", given=f"100644 blob {blob}\tescaped.yaml\n".encode())
    tree = repository.git("mktree", given=f"040000 tree {inner}\t..\n100644 blob {blob}\tkept.yaml\n".encode())
    root = repository.git("mktree", given=f"040000 tree {tree}\tagreements\n".encode())
    commit = repository.git("commit-tree", root, "-m", "hostile")
    with at_revision(repository.agreements, commit) as base:
        assert contents(base.folder.parent) == {"agreements/kept.yaml": b"x"}


def test_a_state_without_the_folder_is_an_empty_one(repository: Repository) -> None:
    first = repository.git("commit-tree", repository.git("mktree"), "-m", "nothing yet")
    with at_revision(repository.agreements, first) as base:
        assert contents(base.folder) == {}


@pytest.mark.parametrize("layout", ["root", "deep"])
def test_the_folder_may_lie_anywhere_in_its_repository(repository: Repository, tmp_path: Path, layout: str) -> None:
    root = tmp_path / "other"
    folder = root if layout == "root" else root / "daten für alle" / "agreements"
    shutil.copytree(repository.agreements, folder)
    other = Repository(root)
    with at_revision(folder, "main") as base:
        assert contents(base.folder) == contents(repository.agreements)
    assert other.git("status", "--porcelain") == ""


def test_without_a_revision_it_is_where_the_branch_left_main(repository: Repository) -> None:
    fork = repository.git("rev-parse", "main")
    repository.branch("proposal")
    edit(repository.agreements, "2025/darmstadt.yaml", "amount: 1000280", "amount: 1000290")
    repository.commit("proposal")
    repository.switch("main")
    edit(repository.agreements, "districts.yaml", "seat: Fulda", "seat: Fulda an der Fulda")
    repository.commit("main goes on")
    repository.switch("proposal")
    with at_revision(repository.agreements, None) as base:
        assert base.commit == fork


def test_the_server_s_main_branch_counts_before_the_own(repository: Repository, tmp_path: Path) -> None:
    published = repository.git("rev-parse", "main")
    repository.git("clone", "--quiet", str(repository.root), str(tmp_path / "clone"))
    clone = tmp_path / "clone" / "agreements"
    edit(clone, "2025/darmstadt.yaml", "amount: 1000280", "amount: 1000290")
    for arguments in (["add", "--all"], ["commit", "--quiet", "--message", "on the own main"]):
        repository.git("-C", str(tmp_path / "clone"), *arguments)
    with at_revision(clone, None) as base:
        assert base.commit == published


def test_on_main_itself_it_is_the_last_commit(repository: Repository) -> None:
    edit(repository.agreements, "2025/darmstadt.yaml", "amount: 1000280", "amount: 1000290")
    with at_revision(repository.agreements, None) as base:
        assert base.commit == repository.git("rev-parse", "HEAD")


def test_a_history_cut_short_is_told(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--orphan", "elsewhere")
    repository.git("commit", "--quiet", "--allow-empty", "--message", "no common past")
    repository.agreements.mkdir()
    with pytest.raises(Refused, match="git fetch --unshallow"), at_revision(repository.agreements, None):
        pass


@pytest.mark.parametrize("revision", ["gestern", "", "-h", "--output=x", "main:agreements", "1" * 40])
def test_an_unknown_revision_is_answered_in_german(repository: Repository, revision: str) -> None:
    arguments = ["--agreements", str(repository.agreements), f"--base={revision}"]
    printed = portal("check", *arguments, expect=2)
    assert printed == (
        f"Den Stand „{revision}“ kennt dieses Repositorium nicht. "
        "Prüfen Sie den Namen, oder holen Sie die ganze Geschichte mit „git fetch“.\n"
    )


def test_before_the_first_publication_there_is_nothing_to_compare_with(repository: Repository) -> None:
    printed = portal("check", "--agreements", str(repository.agreements), "--base", "0" * 40)
    assert "Keine Fehler gefunden." in printed


def test_outside_of_a_repository_there_is_no_earlier_state(agreements: Path) -> None:
    printed = portal("dossier", "--agreements", str(agreements), expect=2)
    assert printed == (
        f"Der Ordner {agreements} liegt in keinem Git-Repositorium; ein früherer Stand ist deshalb nicht zu finden.\n"
    )


def test_a_repository_of_somebody_else_is_told_with_the_mend(repository: Repository) -> None:
    printed = portal(
        *("dossier", "--agreements", str(repository.agreements)),
        expect=2,
        GIT_TEST_ASSUME_DIFFERENT_OWNER="1",
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_NOSYSTEM="1",
    )
    assert printed == (
        f"Git liest den Ordner {repository.agreements} nicht, denn er gehört jemand anderem. Trauen Sie dem Ordner, "
        f"so erlauben Sie es mit „git config --global --add safe.directory {repository.root}“.\n"
    )


def test_without_git_the_sentence_says_so(repository: Repository, tmp_path: Path) -> None:
    arguments = ["--agreements", str(repository.agreements), "--base", "main"]
    printed = portal("check", *arguments, expect=2, PATH=str(tmp_path / "nothing"))
    assert printed == "Das Programm git fehlt. Ein früherer Stand ist nur mit ihm zu lesen.\n"


def test_a_repository_without_a_commit_has_no_earlier_state(repository: Repository) -> None:
    shutil.rmtree(repository.root / ".git")
    repository.git("init", "--quiet", "--initial-branch=main")
    printed = portal("dossier", "--agreements", str(repository.agreements), expect=2)
    assert printed == "Dieses Repositorium hat noch keinen Stand, mit dem sich vergleichen ließe.\n"


def test_files_that_are_not_at_hand_are_no_empty_state(repository: Repository) -> None:
    blob = repository.git("rev-parse", "main:agreements/2025/darmstadt.yaml")
    os.remove(repository.root / ".git" / "objects" / blob[:2] / blob[2:])
    with pytest.raises(Refused, match="nicht vollständig"), at_revision(repository.agreements, "main"):
        pass
