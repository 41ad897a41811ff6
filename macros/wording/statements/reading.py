"""What the wording says, read without any data beside it: typed values, each with its passages.

The check of an agreement holds its facts against these statements; the importer writes them down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from macros.register.model import MeasureType, PartyName
from macros.wording.blocks import Wording
from macros.wording.statements.figures import read_amounts, read_years
from macros.wording.statements.parties import declined, read_parties, read_title_years, title_end
from macros.wording.statements.passages import Statement
from macros.wording.statements.project_list import TypeHeading, read_project_list
from macros.wording.statements.running import RunningText
from macros.wording.statements.signature_block import SignatureBlock, read_signatures
from macros.wording.statements.signature_lines import Known


@dataclass(frozen=True, slots=True)
class Statements:
    """All that a wording says.

    ``title_end`` is the position behind the heading. ``title_years`` stand in the heading, ``years`` in phrases
    such as „Budgets 2025“; ``state`` and ``district`` are the partners' names as printed, without article and in
    the nominative. An amount's value is ``None`` where the number is misshapen. ``project_list`` holds the
    measure types in the order of the text.
    """

    running: RunningText
    title_end: int
    title_years: tuple[Statement[int], ...]
    years: tuple[Statement[int], ...]
    state: Statement[str] | None
    district: Statement[str] | None
    amounts: tuple[Statement[Decimal | None], ...]
    project_list: tuple[TypeHeading, ...]
    signatures: SignatureBlock


def read_statements(wording: Wording, measure_types: Sequence[MeasureType], known: Known | None = None) -> Statements:
    """Read a wording; ``known`` are words that the caller expects among the signatures."""
    running = RunningText(wording)
    end = title_end(running)
    state, district = read_parties(running, end)
    partners: dict[str, PartyName] = dict.fromkeys(declined(state.value) if state else (), "state")
    partners |= dict.fromkeys(declined(district.value) if district else (), "district")
    known = known or Known()
    return Statements(
        running,
        end,
        tuple(read_title_years(running, end)),
        tuple(read_years(running)),
        state,
        district,
        tuple(read_amounts(running)),
        tuple(read_project_list(running, measure_types)),
        read_signatures(running, replace(known, partners={**partners, **known.partners})),
    )
