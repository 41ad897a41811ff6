"""What every page shows, by address, without building the site: so that two states of the register can be compared."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from macros.website.portal import Portal
from macros.website.slots import Slots

_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")


def shown_pages(portal: Portal, site_src: Path, define_env: Callable[[Any], None]) -> dict[str, str]:
    """Return the texts and the HTML of each page that calls a macro, by address relative to the site's root.

    ``define_env`` registers the macros, as it does for the real site.
    """
    slots = Slots(portal)
    macros = _macros(slots, define_env)
    return {
        _address(path): head + slots.fill(_run(source, macros))
        for path, head, source in [*_generated(portal), *_handwritten(site_src)]
        if _CALL.search(source)
    }


def _address(path: str) -> str:
    """The address of a Markdown file: ``kreise/index.md`` is ``kreise/``, ``index.md`` is empty."""
    plain = path.removesuffix(".md")
    return plain.removesuffix("index") if f"/{plain}".endswith("/index") else f"{plain}/"


def _macros(slots: Slots, define_env: Callable[[Any], None]) -> dict[str, Callable[..., str]]:
    """Collect the macros in an environment of the same shape as the plugin's, of a page at the site's root."""
    found: dict[str, Callable[..., str]] = {}

    def macro(function: Callable[..., str]) -> None:
        found[function.__name__] = function

    conf = SimpleNamespace(extra={"slots": slots}, site_url="")
    define_env(SimpleNamespace(conf=conf, page=SimpleNamespace(url=""), macro=macro))
    return found


def _run(source: str, macros: dict[str, Callable[..., str]]) -> str:
    """Put in the place of each call what its macro returns; arguments are literals."""

    def result(call: re.Match[str]) -> str:
        arguments = ast.literal_eval(f"({call[2]},)") if call[2] else ()
        return macros[call[1]](*arguments)

    return _CALL.sub(result, source)


def _generated(portal: Portal) -> Iterator[tuple[str, str, str]]:
    """Yield path, texts about the page, and source. The texts hold data, so no macro is looked for in them."""
    for page in portal.generated.values():
        yield page.path, f"{page.title}\n{page.description}\n{page.tags}\n{page.updated}\n", page.source


def _handwritten(site_src: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(site_src.rglob("*.md")):
        yield path.relative_to(site_src).as_posix(), "", path.read_text(encoding="utf-8")
