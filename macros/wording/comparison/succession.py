"""The common texts of two years side by side: which sentences changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from macros.wording.blocks import Block, Section, Wording
from macros.wording.comparison.common_blocks import CommonBlock, Text
from macros.wording.comparison.difference import Row, changes
from macros.wording.comparison.year import YearComparison
from macros.wording.stanzas import Run

_YEAR = "[Jahr]"


def changes_between(earlier: YearComparison, later: YearComparison) -> tuple[Row, ...]:
    """Set two common texts side by side and keep what differs; the years themselves do not count."""
    return changes(_common_wording(earlier), _common_wording(later))


def _common_wording(comparison: YearComparison) -> Wording:
    sections = groupby(comparison.common, key=lambda block: block.section)
    return Wording(tuple(_section(key, blocks, str(comparison.year)) for key, blocks in sections))


def _section(key: str, blocks: Iterable[CommonBlock], year: str) -> Section:
    return Section(key, f"§ {key}" if key[:1].isdigit() else "", "", tuple(_blocks(blocks, year)))


def _blocks(blocks: Iterable[CommonBlock], year: str) -> Iterator[Block]:
    for number, block in enumerate(blocks, start=1):
        text = "".join(part.text if isinstance(part, Text) else part.label for part in block.parts)
        run = Run(re.sub(rf"(?<!bis ){year}(?! bis)", _YEAR, text), False)  # not a year of „2025 bis 2029“
        yield Block(block.kind, block.level, block.marker, (run,), run.text, 1, block.section, number)
