"""The register: agreements joined with their district and programmes, as every other room sees them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from macros.register.german import slug, sort_key
from macros.register.lists import Listed
from macros.register.model import Budget, District, Facts, ListedProject, MeasureType, Move, Programme, Signature
from macros.register.reading import Location, place_of
from macros.register.source import Delivered, Place, nodes_of

FIRST_DAY = date(2025, 1, 1)
"""The day of what must bear one where no agreement tells any: a fixed one, for the clock is never asked."""

_NOTHING_MOVED: Listed[Move] = Listed()


def agreement_id(year: int | str, district: District, version: int = 1) -> str:
    """The id for ever of an agreement: ``zv-2025-06411``, with ``-2`` for a second version."""
    return f"zv-{year}-{district.key}{_suffix(version)}"


def _suffix(version: int) -> str:
    return f"-{version}" if version > 1 else ""


@dataclass(frozen=True, slots=True)
class Project:
    """One project of one agreement, under one measure type, with its id for ever."""

    id: str
    listed: ListedProject
    measure_type: MeasureType
    position: int

    @property
    def name(self) -> str:
        """The name as in the agreement."""
        return self.listed.name

    @property
    def location(self) -> Location:
        """Where the project stands in the facts: ``("projects", key, position)``."""
        return ("projects", self.measure_type.key, self.position)


@dataclass(frozen=True)
class Agreement:
    """One Zielvereinbarung: its facts, its district, the file it comes from and its wording, both as delivered."""

    facts: Facts
    district: District
    programmes: tuple[Programme, ...]
    file: str
    delivered: Delivered
    wording_file: str
    wording: Delivered | None

    @cached_property
    def year(self) -> int:
        """The year in the title of the agreement."""
        return self.facts.year

    @cached_property
    def id(self) -> str:
        """The id for ever: ``zv-2025-06411``, with ``-2`` for a second version."""
        return agreement_id(self.year, self.district, self.facts.version)

    @cached_property
    def address(self) -> str:
        """The page of the agreement, relative to the site's root: ``kreise/darmstadt/2025/``."""
        return f"kreise/{self.district.slug}/{self.year}{_suffix(self.facts.version)}/"

    @property
    def title(self) -> str:
        """What it is called: ``Zielvereinbarung 2025 mit der Wissenschaftsstadt Darmstadt``."""
        version = f", Fassung {self.facts.version}" if self.facts.version > 1 else ""
        return f"Zielvereinbarung {self.year} mit {self.district.dative}{version}"

    @property
    def budgets(self) -> tuple[Budget, ...]:
        """The money, one budget for each programme."""
        return tuple(self.facts.budgets)

    @cached_property
    def total(self) -> Decimal:
        """All budgets of the agreement together, in euros."""
        return sum((budget.amount for budget in self.facts.budgets), Decimal(0))

    @cached_property
    def measure_types(self) -> tuple[MeasureType, ...]:
        """The measure types of the agreement's programmes, in the programmes' order."""
        return tuple(kind for programme in self.programmes for kind in programme.measure_types)

    @cached_property
    def projects_by_type(self) -> Lookup[str, tuple[Project, ...]]:
        """The projects by key of their measure type, empty measure types included."""
        return {
            kind.key: tuple(
                Project(f"{self.id}-{listed.id or slug(listed.name)}", listed, kind, position)
                for position, listed in enumerate(self.facts.projects.get(kind.key, []))
            )
            for kind in self.measure_types
        }

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """All projects in the order of the agreement."""
        return tuple(project for group in self.projects_by_type.values() for project in group)

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The signatures, in the order of the file."""
        return tuple(self.facts.signatures)

    @cached_property
    def signed(self) -> date | None:
        """The day of the last signature, from which the agreement holds; ``None`` where no day is given."""
        return max((signature.date for signature in self.facts.signatures if signature.date), default=None)

    @cached_property
    def updated(self) -> date | None:
        """The state of the agreement: the day of its newest signature, correction or withdrawal.

        ``None`` where it tells no day at all.
        """
        days = [self.signed] if self.signed else []
        days += [correction.date for correction in self.facts.corrections]
        if self.facts.withdrawn:
            days.append(self.facts.withdrawn.date)
        return max(days, default=None)

    def place(self, location: Location, *, key: bool = False) -> Place:
        """Where a fact stands in the agreement's file; with ``key`` where its name stands."""
        return place_of(nodes_of(self.delivered), location, key=key)


@dataclass(frozen=True)
class Register:
    """All districts, programmes and agreements: the one source of every page and file.

    ``moved`` tells where former addresses went; ``published`` holds all addresses of the ledger.
    """

    districts: tuple[District, ...]
    programmes: tuple[Programme, ...]
    agreements: tuple[Agreement, ...]
    moved: Listed[Move] = _NOTHING_MOVED
    published: frozenset[str] = frozenset()

    @property
    def moves(self) -> tuple[Move, ...]:
        """Where former addresses went."""
        return self.moved.entries

    @property
    def catalogue(self) -> tuple[object, ...]:
        """Everything but the agreements that pages are made of."""
        return self.districts, self.programmes, self.moves

    @cached_property
    def updated(self) -> date:
        """The state of all data: the newest day that any agreement tells, and ``FIRST_DAY`` where none tells one."""
        return state_of(self.agreements) or FIRST_DAY

    @cached_property
    def by_slug(self) -> Lookup[str, District]:
        """The districts by their slug."""
        return {district.slug: district for district in self.districts}

    @cached_property
    def measure_types(self) -> tuple[MeasureType, ...]:
        """All measure types of all programmes, in order."""
        return tuple(kind for programme in self.programmes for kind in programme.measure_types)

    @cached_property
    def superseded(self) -> Lookup[str, Agreement]:
        """For each superseded agreement's id the version in its place: the last one that nobody withdrew."""
        lasting = sorted((a for a in self.agreements if not a.facts.withdrawn), key=lambda a: a.facts.version)
        last = {(a.year, a.district.slug): a for a in lasting}
        each = ((a, last.get((a.year, a.district.slug))) for a in self.agreements)
        return {a.id: later for a, later in each if later and a.facts.version < later.facts.version}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years with at least one agreement, the newest first."""
        return tuple(sorted({agreement.year for agreement in self.agreements}, reverse=True))

    @cached_property
    def _every_by_year(self) -> Lookup[int, tuple[Agreement, ...]]:
        return _by_year(self.agreements)

    @cached_property
    def _in_force_by_year(self) -> Lookup[int, tuple[Agreement, ...]]:
        return _by_year(filter(self.in_force, self.agreements))

    @cached_property
    def _by_district(self) -> Lookup[str, tuple[Agreement, ...]]:
        groups: dict[str, list[Agreement]] = {district.slug: [] for district in self.districts}
        for agreement in self.agreements:
            groups[agreement.district.slug].append(agreement)
        return {name: tuple(sorted(group, key=lambda a: (-a.year, -a.facts.version))) for name, group in groups.items()}

    @cached_property
    def project_counts(self) -> Lookup[int, int]:
        """How many projects the agreements in force of each year name, the newest year first."""
        return {year: sum(len(agreement.projects) for agreement in self.in_year(year)) for year in self.years}

    def in_force(self, agreement: Agreement) -> bool:
        """Say whether an agreement counts in lists and sums: no other supersedes it, and nobody withdrew it."""
        return agreement.id not in self.superseded and agreement.facts.withdrawn is None

    def newest_of(self, slug: str) -> Agreement | None:
        """The newest agreement in force of a district."""
        return next(filter(self.in_force, self.of_district(slug)), None)

    def in_year(self, year: int) -> tuple[Agreement, ...]:
        """The agreements in force of one year, by German order of the districts' short names."""
        return self._in_force_by_year.get(year, ())

    def of_year(self, year: int) -> tuple[Agreement, ...]:
        """All agreements of one year, superseded and withdrawn ones included; they alone tell which are in force."""
        return self._every_by_year.get(year, ())

    def of_district(self, slug: str) -> tuple[Agreement, ...]:
        """All agreements of one district, the newest first, superseded and withdrawn ones included."""
        return self._by_district[slug]

    def expected(self, year: int) -> tuple[District, ...]:
        """The districts that can have an agreement for ``year``."""
        return tuple(district for district in self.districts if district.exists_in(year))


def state_of(agreements: Iterable[Agreement]) -> date | None:
    """The state of several agreements, also superseded and withdrawn ones: that of the newest which tells a day."""
    return max((agreement.updated for agreement in agreements if agreement.updated), default=None)


def _by_year(agreements: Iterable[Agreement]) -> Lookup[int, tuple[Agreement, ...]]:
    groups: dict[int, list[Agreement]] = {}
    for agreement in agreements:
        groups.setdefault(agreement.year, []).append(agreement)
    return {year: tuple(group) for year, group in groups.items()}


def in_order(agreements: list[Agreement]) -> tuple[Agreement, ...]:
    """Order agreements for the register: newest year first, then by name, then by version."""
    return tuple(sorted(agreements, key=lambda a: (-a.year, sort_key(a.district.short), a.facts.version)))
