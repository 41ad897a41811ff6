"""What a comparison has to say: where a wording differs from the common text of its year."""

from __future__ import annotations

from typing import Literal, NamedTuple

from macros.wording.blocks import Block
from macros.wording.comparison.flow import Flow
from macros.wording.comparison.tokens import in_one_line

Kind = Literal["name", "amount", "project", "spelling", "wording", "signature"]
LABELS: dict[Kind, str] = {
    "name": "Name",
    "amount": "Betrag",
    "project": "Projekt",
    "spelling": "Schreibweise",
    "wording": "Wortlaut",
    "signature": "Unterschrift",
}
"""What readers call each kind, in the order in which the kinds are listed."""


class Deviation(NamedTuple):
    """One place where a wording differs.

    ``section`` is the key of the section in which it stands, or in which the missing words stand
    elsewhere. ``anchor`` names the block of this wording, ``start`` and ``end`` count in its text:
    equal where words are missing; of a deviation over several blocks the part in the first. ``line``
    is the source line. ``here`` is the text of this wording, ``common`` that of the common text with
    its slots as „[Name]“, both in one line and empty where nothing stands. Where most wordings do not
    agree there is no common text: then ``settled`` is false and ``common`` what the others have.
    """

    kind: Kind
    section: str
    anchor: str
    line: int
    start: int
    end: int
    here: str
    common: str
    settled: bool = True


def deviation(
    kind: Kind, flow: Flow, stretch: tuple[int, int], common: str, *, section: str = "", settled: bool = True
) -> Deviation:
    """Make the deviation of a stretch of a flow; ``section`` only if it is not that of the stretch."""
    block, start, end = flow.spot(*stretch)
    here = in_one_line(flow.text[slice(*stretch)])
    line = block.line_of(start)
    return Deviation(kind, section or block.section, block.anchor, line, start, end, here, common, settled)


def block_deviation(kind: Kind, block: Block, common: str) -> Deviation:
    """Make the deviation of a whole block."""
    here = in_one_line(block.text)
    return Deviation(kind, block.section, block.anchor, block.line_of(0), 0, len(block.text), here, common)
