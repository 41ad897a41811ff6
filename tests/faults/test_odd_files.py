"""Links, pipes, sockets, folders and giants where a file should be: named at once, and nothing waits or swells."""

from __future__ import annotations

import os
import resource
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.process import contents, run


def make_socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # the address of a socket has room for about a hundred characters
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)
    os.chdir(before)


def make_link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def make_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_giant(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


def make_depth(path: Path) -> None:
    path.write_text("projects: " + "[" * 2000 + "]" * 2000 + "\n", encoding="utf-8")


def make_many_keys(path: Path) -> None:
    path.write_text("".join(f"k{number}: x\n" for number in range(20_000)), encoding="utf-8")


def make_long_line(path: Path) -> None:
    path.write_text("district: " + "x" * 5_000_000 + "\n", encoding="utf-8")


ODD: dict[str, tuple[Callable[[Path], None], str]] = {
    "link": (make_link, "Das ist eine Verknüpfung, keine gewöhnliche Datei."),
    "dangling link": (make_dangling_link, "Das ist eine Verknüpfung, keine gewöhnliche Datei."),
    "pipe": (make_pipe, "Das ist ein Gerät, keine gewöhnliche Datei."),
    "socket": (make_socket, "Das ist ein Gerät, keine gewöhnliche Datei."),
    "folder": (Path.mkdir, "Das ist ein Ordner, keine gewöhnliche Datei."),
    "giant of 50 MB": (make_giant, "Die Datei ist größer als 256 KB."),
    "2,000 nested brackets": (make_depth, "Klammern"),
    "20,000 keys": (make_many_keys, "Die Datei hat mehr als 5000 Zeilen."),
    "line of 5 MB": (make_long_line, "Die Datei ist größer als 256 KB."),
}


def little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))


@pytest.mark.parametrize("name", ["2025/fulda.yaml", "2025/darmstadt.md", "districts.yaml"])
@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "socket", "folder", "giant of 50 MB"])
def test_no_ordinary_file_is_read_in_any_place(agreements: Path, kind: str, name: str) -> None:
    make, expected = ODD[kind]
    (agreements / name).unlink(missing_ok=True)
    make(agreements / name)
    done = run("check", "--agreements", str(agreements), before=little_memory)
    assert done.returncode == 1
    assert f"{agreements}/{name}:1:1: {expected}" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("kind", ODD)
def test_nothing_odd_is_published(agreements: Path, built_copy: Path, kind: str) -> None:
    make, expected = ODD[kind]
    before = contents(built_copy)
    make(agreements / "2025/fulda.yaml")
    done = run("build", "--agreements", str(agreements), "--site-dir", str(built_copy), before=little_memory)
    assert done.returncode == 1
    assert f"{agreements}/2025/fulda.yaml:" in done.stderr
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built_copy) == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("site_src/extra.md", "pipe"),
        ("site_src/assets/extra.svg", "link"),
        ("site_src/templates/pages/extra.html", "socket"),
    ],
)
def test_the_handwritten_pages_are_ordinary_files_too(tmp_path: Path, built_copy: Path, name: str, kind: str) -> None:
    house = tmp_path / "house"
    for part in ("agreements", "site_src", "macros"):
        shutil.copytree(ROOT / part, house / part)
    shutil.copyfile(ROOT / "mkdocs.yml", house / "mkdocs.yml")
    before = contents(built_copy)
    ODD[kind][0](house / name)
    done = run("build", "--site-dir", str(built_copy), folder=house)
    assert done.returncode == 1
    assert f"{name}:1:1: {ODD[kind][1]}" in done.stderr
    assert contents(built_copy) == before
