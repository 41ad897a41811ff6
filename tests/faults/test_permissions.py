"""Files and folders without the needed rights are named, sources are never written, and the old site stays."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.process import contents, run, told, without_privileges

KEPT = "Nichts wurde veröffentlicht, die alte Seite bleibt stehen: "


def set_rights(folder: Path, *, writable: bool) -> None:
    """Give or take the right to write, for a folder and all in it."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IWUSR if writable else mode & ~0o222)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A clone of the last commit with what is not yet committed: all that a build reads."""
    house = tmp_path / "house"
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if name.startswith(("agreements/", "site_src/", "macros/", "mkdocs.yml")) and (ROOT / name).exists():
            (house / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, house / name)
    return house


def test_the_rights_of_files_hold_in_these_tests(tmp_path: Path) -> None:
    (tmp_path / "closed").touch(0o000)
    done = subprocess.run([*without_privileges(), "cat", tmp_path / "closed"], capture_output=True, check=False)
    assert done.returncode == 1


def test_sources_that_nobody_may_write_are_enough_and_stay_as_they_are(sources: Path, tmp_path: Path) -> None:
    before = contents(sources)
    set_rights(sources, writable=False)
    done = run("build", "--site-dir", str(tmp_path / "out/site"), folder=sources, wrapped_in=without_privileges())
    set_rights(sources, writable=True)
    assert done.returncode == 0, done.stderr
    assert contents(sources) == before
    assert (tmp_path / "out/site/index.html").exists()


def test_a_folder_in_which_nothing_may_be_made_leaves_the_old_site(built_copy: Path) -> None:
    before = contents(built_copy)
    built_copy.parent.chmod(0o555)
    done = run("build", "--site-dir", str(built_copy), wrapped_in=without_privileges())
    built_copy.parent.chmod(0o755)
    assert told(done, expect=2).startswith(f"{KEPT}Der Zugriff ist nicht erlaubt ({built_copy.parent}/")
    assert contents(built_copy) == before


def test_an_old_site_that_may_not_be_written_is_replaced_all_the_same(built_copy: Path) -> None:
    set_rights(built_copy, writable=False)
    done = run("build", "--site-dir", str(built_copy), wrapped_in=without_privileges())
    assert done.returncode == 0, done.stderr
    assert os.access(built_copy / "index.html", os.W_OK)


@pytest.mark.parametrize("name", ["2025/darmstadt.yaml", "2025/darmstadt.md", "districts.yaml"])
def test_a_file_that_may_not_be_read_is_a_finding(agreements: Path, built_copy: Path, name: str) -> None:
    before = contents(built_copy)
    (agreements / name).chmod(0o000)
    arguments = ("build", "--agreements", str(agreements), "--site-dir", str(built_copy))
    done = run(*arguments, wrapped_in=without_privileges())
    assert done.returncode == 1
    assert f"{agreements}/{name}:1:1: Die Datei lässt sich nicht lesen.\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built_copy) == before


@pytest.mark.parametrize("name", ["2025", "."])
def test_a_folder_that_may_not_be_read_is_named(agreements: Path, built_copy: Path, name: str) -> None:
    before = contents(built_copy)
    (agreements / name).chmod(0o000)
    arguments = ("build", "--agreements", str(agreements), "--site-dir", str(built_copy))
    done = run(*arguments, wrapped_in=without_privileges())
    (agreements / name).chmod(0o755)
    assert done.returncode in (1, 2)
    assert str(agreements / name) in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built_copy) == before


@pytest.mark.parametrize("name", ["mkdocs.yml", "site_src/index.md", "site_src/templates/pages/home.html"])
def test_a_file_of_the_program_that_may_not_be_read_is_named(sources: Path, built_copy: Path, name: str) -> None:
    before = contents(built_copy)
    (sources / name).chmod(0o000)
    done = run("build", "--site-dir", str(built_copy), folder=sources, wrapped_in=without_privileges())
    assert done.returncode in (1, 2)
    assert Path(name).name in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built_copy) == before
