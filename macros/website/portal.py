"""The portal as the doors see it: a register, the pages made from it, and the HTML of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from macros.register.agreement import Agreement, Register
from macros.register.model import MeasureType
from macros.register.moves import kept_anchors
from macros.register.operator import Operator
from macros.register.site_texts import SiteTexts
from macros.website import views
from macros.website.commit import UNKNOWN
from macros.website.differences import differences
from macros.website.moved import keep_anchors, redirect_pages
from macros.website.pages import GeneratedPage, generated_pages
from macros.website.passages import Passages, marks_of
from macros.website.projects import project_pages, projects_view
from macros.website.rendering import Compiled, Renderer
from macros.website.service import Service
from macros.website.spool import NO_DRAFTS
from macros.wording.comparison.succession import changes_between
from macros.wording.library import Library


class Portal:
    """Renders pages. ``root`` always leads from the page to the site's root, as ``../../`` or empty."""

    def __init__(
        self, register: Register, library: Library, operator: Operator, texts: SiteTexts, templates: Path
    ) -> None:
        self.register = register
        self.library = library
        self.operator = operator
        self.service = Service(operator, texts)
        self.base_url = ""
        self.commit = UNKNOWN
        self.drafts = NO_DRAFTS
        self.compiled = Compiled()
        self._templates = templates

    @cached_property
    def generated(self) -> dict[str, GeneratedPage]:
        """The pages made from data, by the path of their Markdown."""
        return {page.path: page for page in (*generated_pages(self.register), *project_pages(self.register))}

    def day_of(self, page: GeneratedPage) -> date:
        """The day of a page made from data: the state of its own facts, or of all where these tell no day."""
        return page.updated or self.register.updated

    @cached_property
    def _agreements(self) -> dict[str, Agreement]:
        return {agreement.id: agreement for agreement in self.register.agreements}

    def district_page(self, slug: str, root: str) -> Markup:
        """The page of one district: its newest agreement in force and all years."""
        district = self.register.by_slug[slug]
        agreements = self.register.of_district(slug)
        newest = self.register.newest_of(slug)
        passages = Passages(
            self.library.reading(newest) if newest else None, f"{root}{newest.address}" if newest else ""
        )
        return self._render(
            "pages/district.html", root, district=district, agreements=agreements, newest=newest, passages=passages
        )

    def wording_digest(self, agreement: Agreement) -> str | None:
        """The digest of what the page of an agreement has to hold of its wording, ``None`` where that is missing."""
        if agreement.id in self.drafts.wordings:
            return self.drafts.wordings[agreement.id]
        reading = self.library.reading(agreement)
        return reading.digest if reading else None

    def agreement(self, id: str) -> Agreement:
        """The agreement with an id."""
        return self._agreements[id]

    def agreement_page(self, id: str, root: str, graph: str) -> Markup:
        """The page of one agreement: facts, projects, signatures, wording. ``graph`` is JSON-LD, safe in a script."""
        agreement = self._agreements[id]
        reading, compared = self.library.reading(agreement), self.library.year(agreement.year).comparison
        comparison = compared.comparisons.get(id)
        html = self._render(
            "pages/agreement.html",
            root,
            agreement=agreement,
            successor=self.register.superseded.get(id),
            passages=Passages(reading),
            wording=reading.wording if reading else None,
            marks=marks_of(reading, comparison) if reading else {},
            comparison=differences(agreement, comparison, reading.evidence) if reading and comparison else None,
            others=len(compared.comparisons) - 1,
            graph=Markup(graph),
            before=views.earlier(self.register, agreement),
            base_url=self.base_url,
            digest=sha256(agreement.wording.data).hexdigest() if agreement.wording else None,
        )
        return keep_anchors(html, kept_anchors(agreement, self.register.moves))

    def common_text_page(self, year: int, root: str) -> Markup:
        """The text that all agreements of a year share."""
        compared = self.library.year(year).comparison
        agreements = [agreement for agreement in self.register.in_year(year) if agreement.id in compared.comparisons]
        before = max((number for number in self.register.years if number < year), default=None)
        return self._render(
            "pages/common_text.html",
            root,
            year=year,
            blocks=compared.common,
            agreements=agreements,
            before=before,
            changes=changes_between(self.library.year(before).comparison, compared) if before else (),
        )

    def data_page(
        self, root: str, tables: Iterable[object], downloads: Iterable[object], licence: str, graph: str
    ) -> Markup:
        """The page of the open data: every file, every column. ``graph`` is JSON-LD, safe in a script."""
        return self._render(
            "pages/data.html", root, tables=tables, downloads=downloads, licence=licence, graph=Markup(graph)
        )

    @cached_property
    def delivered(self) -> dict[str, bytes]:
        """The wordings as delivered and the pages that lead on, by the path of their file below the site."""
        worded = ((a.address, a.wording) for a in self.register.agreements)
        wordings = {f"{address}wortlaut.txt": wording.data for address, wording in worded if wording}
        return wordings | redirect_pages(self.register)

    def measure_type_page(self, key: str, root: str) -> Markup:
        """The index of one measure type: projects by year and district, and all pages that bear it as their tag."""
        kind = self._measure_type(key)
        years = tuple(views.type_years(self.register, kind))
        arguments = {page.argument for page in self.generated.values() if kind in page.tags}
        tagged = tuple(views.tagged(self.register, arguments))
        return self._render("pages/measure_type.html", root, kind=kind, years=years, tagged=tagged)

    def year_page(self, year: int, root: str) -> Markup:
        """The page of one year: every expected district."""
        return self._render("pages/year.html", root, view=views.year_view(self.register, year))

    def projects_page(self, root: str, year: int | None = None) -> Markup:
        """The table of all projects, or of one year's."""
        return self._render("pages/projects.html", root, view=projects_view(self.register, year))

    def overview(self, name: str, root: str) -> Markup:
        """A part of a handwritten page, by the name of its template: ``home``, ``years``, ``corrections``."""
        return self._render(f"pages/{name}.html", root)

    def _measure_type(self, key: str) -> MeasureType:
        return next(kind for kind in self.register.measure_types if kind.key == key)

    @cached_property
    def _renderer(self) -> Renderer:
        tools = self.service.tools(self.register, self.library, self.base_url, self.commit.day)
        return Renderer(self._templates, self.compiled, **tools)

    def _render(self, template: str, root: str, **context: object) -> Markup:
        return self._renderer.render(template, root, register=self.register, **context)
