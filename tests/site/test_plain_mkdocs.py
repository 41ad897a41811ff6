"""Plain MkDocs gives the whole site too, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.site.test_same_bytes import digests
from tests.support.command import ROOT


def test_mkdocs_build_alone_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "site") == digests(site)
