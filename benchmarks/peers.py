"""The generators that are measured side by side: what each needs on disk, and the commands that build its site.

A new row of the table is a new line of ``CONTENDERS``.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import content_pages, kind_of
from macros.register.agreement import Register

ROOT = Path(__file__).parents[1]
SITE = "site"
_LEFTOVERS = (SITE, ".cache", "resources", ".hugo_build.lock")
_LEAVES = ("agreement", "measure type", "year")
_PLAIN_CONFIG = """\
site_name: Zielvereinbarungen
site_url: https://example.org/
theme: {name: material, language: de, font: false}
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table: a command of one peer, run in the peer's folder, that writes the folder ``site``."""

    peer: str
    label: str
    command: tuple[str, ...]
    largest: int = 8_320


PUBLISH = Contender("ours", "portal build", ("portal", "build", "--site-dir", SITE))
HUGO = Contender("hugo", "Hugo", ("hugo", "--quiet", "--destination", SITE))
CONTENDERS = (
    PUBLISH,
    Contender("ours", "mkdocs build", ("mkdocs", "build", "--quiet", "--strict")),
    Contender("ours", "pages only", ("python", "-m", "benchmarks.rendering")),
    HUGO,
    Contender("mkdocs", "MkDocs + Material", ("mkdocs", "build", "--quiet"), largest=2_080),
    Contender("zensical", "Zensical", ("zensical", "build"), largest=2_080),
)


def write_ours(folder: Path, register: Register) -> None:
    """Put the program beside the synthetic ``agreements`` that lie in the folder."""
    for name in ("macros", "site_src", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)


def write_mkdocs(folder: Path, register: Register) -> None:
    """Write the content for MkDocs and Zensical: no ``nav``, so all pages are in it, as both do by default."""
    (folder / "mkdocs.yml").write_text(_PLAIN_CONFIG, encoding="utf-8")
    for page in content_pages(register):
        path = _source(page.address, "index")
        _write(folder / "docs" / path, f"# {page.title}\n\n{_linked(page.body, posixpath.dirname(path))}\n")


def write_hugo(folder: Path, register: Register) -> None:
    """Write the content for Hugo with small templates of its own. Links stand there ready-made: no work for Hugo."""
    shutil.copytree(ROOT / "benchmarks/hugo", folder, dirs_exist_ok=True)
    for page in content_pages(register):
        front = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
        _write(folder / "content" / _source(page.address, "_index"), f"{front}\n{page.body}\n")


PEERS: Mapping[str, Callable[[Path, Register], None]] = {
    "ours": write_ours,
    "hugo": write_hugo,
    "mkdocs": write_mkdocs,
    "zensical": write_mkdocs,
}


def clean(folder: Path) -> None:
    """Remove the site and every cache of the build before, so that the next one starts cold."""
    for name in _LEFTOVERS:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _source(address: str, overview: str) -> str:
    return f"{address.rstrip('/')}.md" if kind_of(address) in _LEAVES else f"{address}{overview}.md"


def _linked(body: str, here: str) -> str:
    """Let the links lead from a folder to the files of the pages, as MkDocs wants them."""

    def file(found: re.Match[str]) -> str:
        return f"]({posixpath.relpath(_source(found[1], 'index'), here)})"

    return re.sub(r"\]\(/(.*?)\)", file, body)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
