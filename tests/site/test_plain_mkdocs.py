"""Plain MkDocs gives the whole site too, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.command import ROOT


def test_mkdocs_build_alone_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert _files(tmp_path / "site") == _files(site)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
