"""The table of all projects at ``/projekte/``: its rows, the choices of its filters, and its pages by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from macros.register.agreement import Agreement, Register
from macros.register.german import count
from macros.register.model import District, MeasureType, Programme
from macros.website.pages import GeneratedPage
from macros.website.views import in_alphabet

# A row is about 45 bytes on the line, so this many keep the first view well below 250 kB.
ROWS_ON_ONE_PAGE = 2000


@dataclass(frozen=True)
class ProjectsView:
    """One page of the table: all projects, or those of ``year`` where one page cannot hold them all."""

    register: Register
    year: int | None

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements in force whose projects stand on the page, in the order of the export files."""
        years = (self.year,) if self.year else self.register.years
        return tuple(agreement for year in years for agreement in self.register.in_year(year))

    @cached_property
    def naming(self) -> tuple[Agreement, ...]:
        """The agreements of the page that name a project."""
        return tuple(agreement for agreement in self.agreements if agreement.projects)

    @cached_property
    def count(self) -> int:
        """How many rows the table has."""
        return sum(len(agreement.projects) for agreement in self.agreements)

    @property
    def counted(self) -> str:
        """Say how many rows there are, and from how many agreements."""
        if not self.count:
            return "Keine Projekte"
        agreements = count(len(self.naming), "Zielvereinbarung", "Zielvereinbarungen")
        return f"{count(self.count, 'Projekt', 'Projekte')} aus {agreements}"

    @property
    def label(self) -> str:
        """Name the sum."""
        one = len(self.naming) == 1
        return "Haushaltsmittel dieser Zielvereinbarung" + ("" if one else "en zusammen")

    @property
    def total(self) -> Decimal:
        """The money of the agreements that name a project, each counted once, in euros."""
        return sum((agreement.total for agreement in self.naming), Decimal(0))

    @cached_property
    def districts(self) -> tuple[tuple[District, int], ...]:
        """Every district with its number of rows, in German order."""
        counts: Counter[str] = Counter()
        for agreement in self.agreements:
            counts[agreement.district.slug] += len(agreement.projects)
        return tuple((district, counts[district.slug]) for district in in_alphabet(self.register.districts))

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        """Every year with its number of projects, the newest first; the page's own year is one of them."""
        return tuple(self.register.project_counts.items())

    @cached_property
    def measure_types(self) -> tuple[tuple[Programme, tuple[tuple[MeasureType, int], ...]], ...]:
        """The measure types by programme, each with its number of rows."""
        counts = Counter(project.measure_type.key for agreement in self.agreements for project in agreement.projects)
        return tuple((p, tuple((kind, counts[kind.key]) for kind in p.measure_types)) for p in self.register.programmes)

    @property
    def programmes(self) -> tuple[tuple[Programme, int], ...]:
        """Every programme with its number of rows."""
        return tuple((programme, sum(number for _, number in kinds)) for programme, kinds in self.measure_types)


def projects_view(register: Register, year: int | None = None) -> ProjectsView:
    """Make the view of ``/projekte/`` or of the page of one year; a long table begins with the newest year."""
    return ProjectsView(register, year or (register.years[0] if _is_long(register) else None))


def project_pages(register: Register) -> Iterator[GeneratedPage]:
    """Yield a page for each year where one page cannot hold all projects."""
    for year in register.years if _is_long(register) else ():
        yield GeneratedPage(
            path=f"projekte/{year}.md",
            macro="projects_page",
            argument=year,
            title=f"Projekte {year}",
            description=f"Alle Projekte der Zielvereinbarungen {year} mit Kreis und Maßnahmenart.",
            year=year,
        )


def _is_long(register: Register) -> bool:
    return sum(register.project_counts.values()) > ROWS_ON_ONE_PAGE
