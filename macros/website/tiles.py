"""The tile map of Hessen: one tile for each district, roughly where it lies, shaded by its amount."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from macros.register.agreement import Agreement, Register
from macros.register.model import District

# The same bounds for every year, so that the same shade always means the same amount.
_BOUNDS = (500_000, 1_000_000, 1_500_000, 2_000_000)
SHADES = (
    "unter 500.000 Euro",
    "ab 500.000 Euro",
    "ab 1 Million Euro",
    "ab 1,5 Millionen Euro",
    "ab 2 Millionen Euro",
)


@dataclass(frozen=True)
class Tile:
    """One district on the map; without an agreement nothing is published yet, or all was withdrawn."""

    district: District
    agreement: Agreement | None
    withdrawn: bool

    @property
    def shade(self) -> int | None:
        """The position of the amount in ``SHADES``; ``None`` where there is no amount for one year."""
        return shade(self.agreement.total) if self.agreement and for_one_year(self.agreement) else None

    @property
    def several(self) -> bool:
        """Whether the amount is spread over several years."""
        return self.agreement is not None and not for_one_year(self.agreement)


def shade(amount: Decimal) -> int:
    """The position of an amount of euros in ``SHADES``."""
    return bisect_right(_BOUNDS, amount)


def breakable(name: str) -> str:
    """A name that may break before its ``kreis``, so that it fits on a tile: ``Hochtaunuskreis``."""
    return name.replace("kreis", "\N{SOFT HYPHEN}kreis")


def for_one_year(agreement: Agreement) -> bool:
    """Say whether the amount is for the agreement's year alone; money spread over years is not comparable."""
    return all(budget.period is None for budget in agreement.budgets)


def tile_map(register: Register, year: int) -> tuple[Tile, ...]:
    """The districts of ``year`` in reading order: row by row, each from left to right."""
    signed = {agreement.district.slug: agreement for agreement in register.in_year(year)}
    withdrawn = {agreement.district.slug for agreement in register.of_year(year)} - signed.keys()
    districts = sorted(register.expected(year), key=lambda district: (district.row, district.column))
    return tuple(Tile(district, signed.get(district.slug), district.slug in withdrawn) for district in districts)
