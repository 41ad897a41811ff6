"""The evidence: for every fact of an agreement the exact places in its wording, or a finding.

Nothing about it is written in the files. A fact that the wording does not say, something that the wording
says and no fact holds, and the wording of another agreement are findings that stop the build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.register.agreement import Agreement
from macros.register.finding import Finding
from macros.register.reading import Location
from macros.wording.blocks import Wording
from macros.wording.evidence import figures, measure_types, parties, projects, signatures
from macros.wording.evidence.inquiry import Inquiry
from macros.wording.statements.passages import Passage
from macros.wording.statements.reading import read_statements

_RULES: tuple[Callable[[Inquiry], None], ...] = (
    figures.check_year,
    figures.check_amounts,
    figures.check_budget_details,
    figures.check_paragraph_numbers,
    parties.check_heading,
    parties.check_ministry,
    parties.check_district,
    measure_types.check_order,
    measure_types.check_numbers,
    projects.check_projects,
    projects.check_project_order,
    signatures.check_signatures,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passages for each fact by its location, such as ``("budgets", 0, "amount")``; the best comes first.

    ``disputed`` are the lines of the wording of which a finding says that they do not fit the facts.
    """

    passages: Mapping[Location, tuple[Passage, ...]]
    disputed: frozenset[int] = frozenset()


def find_evidence(agreement: Agreement, wording: Wording) -> tuple[Evidence, list[Finding]]:
    """Find every fact of an agreement in its wording; the findings name both files at their lines.

    An empty wording gives no evidence and no finding. The wording of another district gives one finding:
    all its differences would only hide it.
    """
    if not wording.sections:
        return Evidence(MappingProxyType({})), []
    known = signatures.known_of(agreement)
    inquiry = Inquiry(agreement, wording, read_statements(wording, agreement.measure_types, known))
    if not parties.is_of_another_district(inquiry):
        for rule in _RULES:
            rule(inquiry)
    evidence = Evidence(MappingProxyType(inquiry.evidence), frozenset(inquiry.disputed))
    return evidence, sorted(inquiry.findings)
