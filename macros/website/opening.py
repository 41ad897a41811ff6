"""Opens the portal: reads all data and all that the editors write, and tells what is to be found in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from macros.register.delivery import check_ordinary
from macros.register.finding import Finding, stops
from macros.register.folder import RegisterRead, begin_reading, read_register
from macros.register.operator import read_operator
from macros.register.site_texts import read_site_texts
from macros.website.commit import UNKNOWN, Commit, current_commit
from macros.website.moved import check_moves
from macros.website.pages import page_address
from macros.website.plain_language import check_explanations
from macros.website.portal import Portal
from macros.website.rendering import Compiled, begin_compiling
from macros.wording.anchors import check_moved_anchors
from macros.wording.library import Library, check_wordings

ReadYears = Callable[[Portal], list[Finding]]
"""Reads the wordings of all years and tells what is to be found in them."""


def check_years(portal: Portal) -> list[Finding]:
    """Only check the wordings, and finish each page when it is asked for."""
    return check_wordings(portal.register, portal.library)


class Begun(NamedTuple):
    """What gives the register and the templates, on which other cores may have begun, and the commit they are of."""

    register: Callable[[], RegisterRead]
    compiled: Callable[[], Compiled] = Compiled
    commit: Commit = UNKNOWN


def begin_portal(agreements: Path, site_src: Path) -> Begun:
    """Begin ``open_portal`` on other cores, while this one has something else to do.

    Git is asked first: where few processes may run it could not begin beside the others.
    """
    commit = current_commit(site_src)
    return Begun(begin_reading(agreements), begin_compiling(site_src / "templates"), commit)


def open_portal(
    agreements: Path,
    site_src: Path,
    *,
    base_url: str = "",
    read_years: ReadYears = check_years,
    begun: Begun | None = None,
    earlier: Portal | None = None,
) -> tuple[Portal | None, list[Finding]]:
    """Read all data; without a usable operator file there is no portal, only findings.

    ``base_url`` is the address of the published site, empty where unknown. Only the preview has an ``earlier`` portal,
    of which it keeps what did not change.
    """
    begun = begun or Begun(partial(read_register, agreements))
    register, findings = begun.register()
    operator, more = read_operator(site_src / "operator.yaml", f"{site_src.name}/operator.yaml")
    library = earlier.library.after(register) if earlier else Library(register)
    texts, hints = read_site_texts(site_src)
    hints += check_ordinary(site_src)
    portal = Portal(register, library, operator, texts, site_src / "templates") if operator else None
    if portal is None:
        return None, sorted(findings + more + check_wordings(register, library) + hints)
    portal.base_url, portal.commit = base_url, begun.commit
    portal.compiled = earlier.compiled if earlier else begun.compiled()
    findings += read_years(portal)
    if not stops(findings):
        hints += check_explanations(texts, library)
    hints += check_moves(register, _addresses(portal, site_src))
    hints += check_moved_anchors(register)
    return portal, sorted(findings + more + hints)


def _addresses(portal: Portal, site_src: Path) -> set[str]:
    """The addresses of all pages, made from data and handwritten."""
    written = (path.relative_to(site_src).as_posix() for path in site_src.rglob("*.md"))
    return {page_address(path) for path in (*portal.generated, *written)}
