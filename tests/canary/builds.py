"""Builds the site with other generators, each in a copy of the project of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    """What a generator made: the folder of the site, empty where it failed, and what the generator said."""

    name: str
    site: Path
    said: str


def mkdocs(folder: Path) -> Built:
    """Build as the project is published."""
    project = copied_project(folder)
    return _run("MkDocs", project, "portal", "build", "--site-dir", str(project / "site"))


def properdocs(folder: Path) -> Built:
    """Build with the kept fork of MkDocs: the same configuration, hooks and frame."""
    project = copied_project(folder)
    return _run("ProperDocs", project, "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", "site")


def zensical(folder: Path) -> Built:
    """Build with the successor of Material: pages from the disk, macros without events, our frame but the sitemap."""
    project = copied_project(folder)
    _run("Zensical", project, "portal", "pages", "site_src")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"^hooks:\n(  .*\n)+", "", config, flags=re.M)
    config = config.replace("module_name: macros", "module_name: tests.canary.direct_macros")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    (project / "site_src/templates/theme/sitemap.xml").unlink()  # lists the pages of MkDocs
    return _run("Zensical", project, "zensical", "build", "-f", "mkdocs.yml")


def copied_project(folder: Path) -> Path:
    folder.mkdir()
    for name in ("site_src", "agreements"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


def _run(name: str, project: Path, program: str, *arguments: str) -> Built:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": "1767225600",  # one fixed day: a copy of the project has no commit
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    command = [str(Path(sys.executable).with_name(program)), *arguments]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    return Built(name, project / "site", f"{done.stdout}{done.stderr}".strip())
