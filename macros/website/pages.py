"""The pages made from data: which there are, and the HTML of each from an escaping template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from markupsafe import Markup

from macros.machine.cores import aside
from macros.register import german
from macros.register.agreement import Agreement, Register
from macros.register.continuity import continuity
from macros.register.model import District, MeasureType
from macros.website import bars, sentences, tiles, views
from macros.website.passages import by_kind
from macros.website.transcript import common_text_html, transcript_html
from macros.wording.section_name import section_name

_OWN = ("pages/", "parts/")  # the theme's are MkDocs's
_SOURCE = "{{{{ {macro}({argument!r}) }}}}\n"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page made from data. ``path`` is its Markdown file below ``site_src``; texts are plain, unescaped.

    A page of one ``year`` shows nothing of the wordings but that year and the one before.
    """

    path: str
    macro: str
    argument: str | int
    title: str
    description: str
    tags: tuple[MeasureType, ...] = ()
    updated: date | None = None
    year: int | None = None

    @property
    def address(self) -> str:
        """The address below the site's root: ``kreise/darmstadt/2025/``."""
        return page_address(self.path)

    @property
    def source(self) -> str:
        """The Markdown of the page: one line that calls one macro. No data but a checked key stands in it."""
        return _SOURCE.format(macro=self.macro, argument=self.argument)


def page_address(path: str) -> str:
    """The address that the page of a Markdown file gets: ``kreise/index.md`` is ``kreise/``, ``index.md`` is empty."""
    plain = path.removesuffix(".md")
    return plain.removesuffix("index") if f"/{plain}".endswith("/index") else f"{plain}/"


def generated_pages(register: Register) -> Iterator[GeneratedPage]:
    """Yield every page made from data, in the order of the addresses."""
    yield from (_district_page(register, district) for district in register.districts)
    yield from (_agreement_page(agreement) for agreement in register.agreements)
    yield from (_measure_type_page(register, kind) for kind in register.measure_types)
    yield from (_year_page(register, year) for year in register.years)
    yield from (_common_text_page(register, year) for year in register.years)


def _tags(agreement: Agreement) -> tuple[MeasureType, ...]:
    return tuple(kind for kind in agreement.measure_types if agreement.projects_by_type[kind.key])


def _district_page(register: Register, district: District) -> GeneratedPage:
    newest = register.newest_of(district.slug)
    return GeneratedPage(
        path=f"kreise/{district.slug}.md",
        macro="district_page",
        argument=district.slug,
        title=f"{district.name}: Zielvereinbarungen",
        description=sentences.district_answer(register, district),
        tags=_tags(newest) if newest else (),
        updated=newest.updated if newest else None,
    )


def _agreement_page(agreement: Agreement) -> GeneratedPage:
    return GeneratedPage(
        path=f"{agreement.address.rstrip('/')}.md",
        macro="agreement_page",
        argument=agreement.id,
        title=agreement.title,
        description=sentences.withdrawal(agreement) or sentences.answer(agreement),
        tags=() if agreement.facts.withdrawn else _tags(agreement),
        updated=agreement.updated,
        year=agreement.year,
    )


def _measure_type_page(register: Register, kind: MeasureType) -> GeneratedPage:
    return GeneratedPage(
        path=f"massnahmenarten/{kind.key}.md",
        macro="measure_type_page",
        argument=kind.key,
        title=f"Maßnahmenart {kind.short}",
        description=f"Alle Projekte der Maßnahmenart „{kind.title}“ nach Jahr und Kreis.",
        updated=last_updated(register.agreements),
    )


def _year_page(register: Register, year: int) -> GeneratedPage:
    return GeneratedPage(
        path=f"jahre/{year}.md",
        macro="year_page",
        argument=year,
        title=f"Zielvereinbarungen {year}",
        description=sentences.year_answer(register, year),
        updated=last_updated(register.in_year(year)),
        year=year,
    )


def _common_text_page(register: Register, year: int) -> GeneratedPage:
    return GeneratedPage(
        path=f"wortlaut/{year}.md",
        macro="common_text_page",
        argument=year,
        title=f"Gemeinsamer Text {year}",
        description=f"Der Text, den die veröffentlichten Zielvereinbarungen {year} gemeinsam haben.",
        updated=last_updated(register.in_year(year)),
        year=year,
    )


def last_updated(agreements: Iterable[Agreement]) -> date | None:
    """The state of several agreements: the day of their newest signature or correction."""
    return max((agreement.updated for agreement in agreements if agreement.updated), default=None)


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
            "by_kind": by_kind,
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
