"""A package that is not installed is named, with the mend, and nothing else is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.machine import show_packages

START = "import sys; sys.path[:0] = sys.argv[1:3]; from macros.cli import main; sys.exit(main(sys.argv[3:]))"
PACKAGES = {
    "mkdocs": "mkdocs",
    "jinja2": "jinja2",
    "markupsafe": "markupsafe",
    "pyyaml": "yaml",
    "pydantic": "pydantic",
    "pydantic-core": "pydantic_core",
    "babel": "babel",
    "xlsxwriter": "xlsxwriter",
}


def build(packages: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build with no package in sight but those in a folder."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", START, str(packages), str(ROOT), "build", "--site-dir", str(site)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", PACKAGES)
def test_a_missing_package_is_named(tmp_path: Path, missing: str) -> None:
    listed = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert f"\n{missing}==" in f"\n{listed}"
    show_packages(listed.replace(f"{missing}==", f"{missing} is left out "), tmp_path / "packages")
    done = build(tmp_path / "packages", tmp_path / "site")
    expected = f"Das Paket „{PACKAGES[missing]}“ fehlt; „make environment“ richtet die Umgebung ein.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", expected)


def test_a_package_that_is_missing_only_at_the_end_is_named_too(tmp_path: Path) -> None:
    listed = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    show_packages(listed.replace("rdflib==", "rdflib is left out "), tmp_path / "packages")
    done = build(tmp_path / "packages", tmp_path / "site")
    assert done.returncode == 2
    assert done.stderr.endswith("Das Paket „rdflib“ fehlt; „make environment“ richtet die Umgebung ein.\n")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
