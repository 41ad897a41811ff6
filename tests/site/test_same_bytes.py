"""The same commit gives the same bytes, whatever machine builds it."""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.process import contents, run

TIME = 1_900_000_000  # in 2030, so that no clock of today gives it


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built from the last commit and what is not yet committed, by an ordinary machine."""
    house = tmp_path_factory.mktemp("here") / "house"
    write_sources(house, sorted(sources()))
    return build(house)


def sources() -> dict[str, bytes]:
    """What a build reads, by its path in the house."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True, check=True).stdout
    read = ("agreements/", "site_src/", "macros/", "mkdocs.yml")
    names = [name for name in listed.split("\0") if name.startswith(read) and (ROOT / name).is_file()]
    return {name: (ROOT / name).read_bytes() for name in names}


def write_sources(house: Path, names: list[str]) -> None:
    """Write the sources in the order of their names, as the one commit of a repository of its own."""
    texts = sources()
    for name in names:
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_bytes(texts[name])
    moment = {"GIT_AUTHOR_DATE": f"{TIME} +0000", "GIT_COMMITTER_DATE": f"{TIME} +0000"}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    for arguments in (["init", "-q"], ["add", "--all"], ["commit", "-q", "-m", "sources"]):
        command = ["git", "-C", str(house), *identity, *arguments]
        subprocess.run(command, env={**os.environ, **moment, **alone}, check=True)


def build(house: Path, **environment: str) -> Path:
    done = run("build", folder=house, **environment)
    assert done.returncode == 0, done.stderr
    return house / "site"


def modes(site: Path) -> set[tuple[bool, str]]:
    return {(path.is_dir(), oct(path.stat().st_mode & 0o777)) for path in (site, *site.rglob("*"))}


def another_machine() -> None:
    """One core, and nobody else may read what this process writes."""
    os.umask(0o077)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def turkish(folder: Path) -> dict[str, str]:
    """Settings for a Turkish machine, in which the small i has another capital; the locale is made here."""
    folder.mkdir()
    subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", folder / "tr_TR.UTF-8"], check=True)
    return {"LOCPATH": str(folder), "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}


def test_another_machine_builds_the_same_bytes(here: Path, tmp_path: Path) -> None:
    house = tmp_path / "ein anderer Pfad für die Quellen"
    write_sources(house, sorted(sources(), reverse=True))
    settings = {**turkish(tmp_path / "locales"), "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}
    done = run("build", folder=house, before=another_machine, **settings)
    assert done.returncode == 0, done.stderr
    assert contents(house / "site") == contents(here)
    assert "kreise/darmstadt/2025/index.html" in contents(here)


def test_everybody_may_read_every_file_on_every_machine(here: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    shutil.copytree(here.parent, house, ignore=shutil.ignore_patterns("site"))
    for path in house.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert run("build", folder=house, before=another_machine).returncode == 0
    assert modes(house / "site") == modes(here) == {(True, "0o755"), (False, "0o644")}


def test_the_only_time_is_that_of_the_commit(here: Path) -> None:
    house = here.parent
    before = contents(here)
    assert contents(build(house, SOURCE_DATE_EPOCH=str(TIME))) == before
    assert contents(build(house, SOURCE_DATE_EPOCH="1000000000")) != before


def test_the_release_names_commit_and_digests(here: Path) -> None:
    release = json.loads((here / "release.json").read_text(encoding="utf-8"))
    commit = subprocess.run(
        ["git", "-C", here.parent, "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert release["commit"] == commit
    listed = {address: digest for address, digest in contents(here).items() if address != "release.json"}
    lines = "".join(f"{digest}  {address}\n" for address, digest in sorted(listed.items()))
    assert release["site_sha256"] == hashlib.sha256(lines.encode()).hexdigest()


def test_nothing_of_the_building_machine_gets_into_the_site(here: Path) -> None:
    """Not the folder, not the host, not the user; names may be short, so they are looked for in paths and addresses."""
    traces = {str(here.parent), str(ROOT), str(Path.home()), f"//{socket.gethostname()}", f"{socket.gethostname()}:"}
    traces |= {f"/{getpass.getuser()}/", f"{getpass.getuser()}@"}
    found = [
        (path.relative_to(here).as_posix(), trace)
        for path in here.rglob("*")
        if path.is_file()
        for trace in traces
        if trace.encode() in path.read_bytes()
    ]
    assert found == []
