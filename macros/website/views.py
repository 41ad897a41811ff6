"""What the pages show: rows and figures computed from the register, without any HTML."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from macros.register.agreement import Agreement, Project, Register
from macros.register.german import sort_key
from macros.register.model import District, MeasureType


@dataclass(frozen=True)
class YearRow:
    """One expected district in one year; without an agreement nothing is published yet, or all was withdrawn."""

    district: District
    agreement: Agreement | None
    withdrawn: bool


@dataclass(frozen=True)
class YearView:
    """One year: every expected district, published or not, and the sums of what is published."""

    year: int
    rows: tuple[YearRow, ...]
    total: Decimal
    projects: int

    @property
    def published(self) -> tuple[YearRow, ...]:
        """The rows with an agreement."""
        return tuple(row for row in self.rows if row.agreement)

    @property
    def missing(self) -> tuple[YearRow, ...]:
        """The rows without an agreement."""
        return tuple(row for row in self.rows if not row.agreement)

    @property
    def unworded(self) -> tuple[YearRow, ...]:
        """The rows whose agreement has no wording yet: their facts are not checked against the text."""
        return tuple(row for row in self.published if row.agreement and not row.agreement.wording)


@dataclass(frozen=True)
class TypeYear:
    """One measure type in one year: the projects by agreement, and the agreements that name none."""

    year: int
    named: tuple[tuple[Agreement, tuple[Project, ...]], ...]
    empty: tuple[Agreement, ...]
    missing: tuple[District, ...]

    @property
    def count(self) -> int:
        """How many projects all agreements of the year name together."""
        return sum(len(projects) for _, projects in self.named)


@dataclass(frozen=True)
class Tagged:
    """The pages of one district that bear a tag: its own, if ``current``, and those of ``agreements``."""

    district: District
    current: bool
    agreements: tuple[Agreement, ...]


def in_alphabet(districts: tuple[District, ...]) -> tuple[District, ...]:
    """Order districts by their short name as a German dictionary does."""
    return tuple(sorted(districts, key=lambda district: sort_key(district.short)))


def missing_details(agreement: Agreement) -> Iterator[tuple[str, bool]]:
    """The details of projects that not every one has, and whether some have it: then it is not called missing."""
    listed = [project.listed for project in agreement.projects]
    details = {
        "Träger, die ein Projekt durchführen": [one.provider for one in listed],
        "Zahl der Plätze": [one.places for one in listed],
    }
    yield from ((name, any(given)) for name, given in details.items() if not given or not all(given))


def neighbours(register: Register, district: District) -> tuple[District, ...]:
    """The other districts of the same Regierungsbezirk that exist in the newest year, from A to Z."""
    expected = register.expected(register.years[0]) if register.years else register.districts
    others = tuple(d for d in expected if d.region == district.region and d.slug != district.slug)
    return in_alphabet(others)


def newest_groups(register: Register) -> dict[str, TypeYear]:
    """The newest year of each measure type, by its key; empty before the first agreement."""
    if not register.years:
        return {}
    return {kind.key: next(type_years(register, kind)) for kind in register.measure_types}


def year_view(register: Register, year: int) -> YearView:
    """Collect one year for its page."""
    signed = {agreement.district.slug: agreement for agreement in register.in_year(year)}
    withdrawn = {agreement.district.slug for agreement in register.of_year(year)} - signed.keys()
    expected = in_alphabet(register.expected(year))
    rows = tuple(YearRow(d, signed.get(d.slug), d.slug in withdrawn) for d in expected)
    total = sum((agreement.total for agreement in signed.values()), Decimal(0))
    return YearView(year, rows, total, sum(len(agreement.projects) for agreement in signed.values()))


def type_years(register: Register, kind: MeasureType) -> Iterator[TypeYear]:
    """Collect one measure type, the newest year first."""
    for year in register.years:
        groups = [(agreement, agreement.projects_by_type.get(kind.key)) for agreement in register.in_year(year)]
        signed = {agreement.district.slug for agreement, _ in groups}
        missing = tuple(d for d in in_alphabet(register.expected(year)) if d.slug not in signed)
        named = tuple((agreement, projects) for agreement, projects in groups if projects)
        yield TypeYear(year, named, tuple(a for a, projects in groups if projects == ()), missing)


def tagged(register: Register, arguments: Container[str | int]) -> Iterator[Tagged]:
    """List from A to Z the districts whose own page or agreements bear a tag, by the ``arguments`` of those pages."""
    for district in in_alphabet(register.districts):
        agreements = tuple(a for a in register.of_district(district.slug) if a.id in arguments)
        if agreements or district.slug in arguments:
            yield Tagged(district, district.slug in arguments, agreements)


def newest(register: Register, limit: int) -> tuple[Agreement, ...]:
    """The agreements signed last, for the start page."""
    dated = [agreement for agreement in register.agreements if agreement.signed and register.in_force(agreement)]
    dated.sort(key=lambda agreement: (agreement.signed, agreement.id), reverse=True)
    return tuple(dated[:limit])


def earlier(register: Register, agreement: Agreement) -> Agreement | None:
    """The district's agreement in force before this one, if there is any."""
    of_district, year = register.of_district(agreement.district.slug), agreement.year
    return next((other for other in of_district if other.year < year and register.in_force(other)), None)


def suggested_pairs(register: Register, agreements: tuple[Agreement, ...]) -> tuple[tuple[Agreement, Agreement], ...]:
    """Pairs of agreements worth comparing: each of a year with the one before it, else the first two of the year."""
    before = ((earlier(register, agreement), agreement) for agreement in agreements)
    pairs = tuple((one, other) for one, other in before if one)
    return pairs or tuple(pairwise(agreements[:2]))
