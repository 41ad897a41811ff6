"""The HTML of pages and parts of pages, from escaping templates that are compiled once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from markupsafe import Markup

from macros.machine.cores import aside
from macros.register import german
from macros.register.continuity import continuity
from macros.website import bars, sentences, tiles, views
from macros.website.transcript import common_text_html, transcript_html
from macros.wording.section_name import section_name

_OWN = ("pages/", "parts/")  # the theme's are MkDocs's


class Compiled(BytecodeCache):
    """Compiled templates, each held against the checksum of its source, for the renderers of later states."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was kept; the bucket refuses it when the source is another."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one template."""
        self._code[bucket.key] = bucket.bytecode_to_string()


def begin_compiling(templates: Path) -> Callable[[], Compiled]:
    """Begin to compile all templates of pages on another core, and return what waits for that."""
    return aside(partial(_compiled, templates))


def _compiled(templates: Path) -> Compiled:
    compiled = Compiled()
    Renderer(templates, compiled).compile()
    return compiled


class _Templates(Environment):
    def make_globals(self, d: Any) -> Any:
        """No template has globals of its own, so all share those of the environment.

        Jinja would lay one map over another for each, and asks for the keys of both at every import.
        """
        return self.globals


class Renderer:
    """Turns register and views into HTML, by templates that escape every value.

    ``shared`` is at hand in every template, also in one that is imported by another.
    """

    def __init__(self, templates: Path, compiled: Compiled, **shared: object) -> None:
        self._templates = templates
        self._environment = _Templates(
            loader=FileSystemLoader(templates),
            autoescape=True,
            auto_reload=False,  # the preview makes a new renderer for every state
            bytecode_cache=compiled,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "euro": german.euro,
            "number": german.number,
            "day": german.day,
            "projects": sentences.projects,
            "capital": sentences.capital,
        }
        self._environment.globals |= {
            "sentences": sentences,
            "views": views,
            "tiles": tiles,
            "bars": bars,
            "transcript": transcript_html,
            "common_text": common_text_html,
            "section_name": section_name,
            "continuity": continuity,
            "earlier": views.earlier,
        } | shared

    def compile(self) -> None:
        """Compile all templates of pages now and not each when it is first used.

        What cannot be read or compiled stays: whoever uses it hears what is wrong.
        """
        for name in self._environment.list_templates():
            if name.startswith(_OWN) and (self._templates / name).is_file():
                with suppress(OSError, UnicodeError, TemplateError):
                    self._environment.get_template(name)

    def render(self, template: str, root: str, **context: Any) -> Markup:
        """Render one template. ``root`` leads from the page to the site's root: ``../../`` or empty."""
        return Markup(self._environment.get_template(template).render(root=root, **context))
