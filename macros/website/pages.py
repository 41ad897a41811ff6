"""The pages made from data: which there are, with their titles, descriptions and tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.register.agreement import Agreement, Register, state_of
from macros.register.model import District, MeasureType
from macros.website import sentences

_SOURCE = "{{{{ {macro}({argument!r}) }}}}\n"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page made from data. ``path`` is its Markdown file below ``site_src``; texts are plain, unescaped.

    A page of one ``year`` shows nothing of the wordings but that year and the one before. ``parent`` names the page
    one level above it, where that is made from data too.
    """

    path: str
    macro: str
    argument: str | int
    title: str
    description: str
    tags: tuple[MeasureType, ...] = ()
    updated: date | None = None
    year: int | None = None
    parent: str = ""

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
        updated=state_of(register.of_district(district.slug)),
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
        parent=agreement.district.name,
    )


def _measure_type_page(register: Register, kind: MeasureType) -> GeneratedPage:
    return GeneratedPage(
        path=f"massnahmenarten/{kind.key}.md",
        macro="measure_type_page",
        argument=kind.key,
        title=f"Maßnahmenart {kind.short}",
        description=f"Alle Projekte der Maßnahmenart „{kind.title}“ nach Jahr und Kreis.",
        updated=register.updated,
    )


def _year_page(register: Register, year: int) -> GeneratedPage:
    return GeneratedPage(
        path=f"jahre/{year}.md",
        macro="year_page",
        argument=year,
        title=f"Zielvereinbarungen {year}",
        description=sentences.year_answer(register, year),
        updated=state_of(register.of_year(year)),
        year=year,
    )


def _common_text_page(register: Register, year: int) -> GeneratedPage:
    return GeneratedPage(
        path=f"wortlaut/{year}.md",
        macro="common_text_page",
        argument=year,
        title=f"Gemeinsamer Text {year}",
        description=f"Der Text, den die veröffentlichten Zielvereinbarungen {year} gemeinsam haben.",
        updated=state_of(register.of_year(year)),
        year=year,
    )
