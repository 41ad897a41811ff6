"""The dossier: what a change does to the public site, in plain German Markdown, for someone who decides.

Each section is a function from the case to paragraphs; a further one is a line in ``SECTIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.editing.agreement_sections import agreements, corrections
from macros.editing.case import Case
from macros.editing.deviation_section import deviations
from macros.editing.effect import year_effects
from macros.editing.markdown import MOST, code, cut, fenced, limited
from macros.register.delivery import read_text
from macros.register.finding import Finding, render, stops

Section = Callable[[Case], Iterator[str]]


def dossier(case: Case) -> str:
    """Write the dossier; it ends with one sentence that says whether the change may go online."""
    return "\n\n".join(paragraph for section in SECTIONS for paragraph in section(case)) + "\n"


def _title(case: Case) -> Iterator[str]:
    yield "# Was diese Änderung auf der Website bewirkt"
    yield f"Verglichen mit dem veröffentlichten Stand {code(case.base[:12])}. Es geht nur um die Vereinbarungen."


def _pages(case: Case) -> Iterator[str]:
    yield "## Seiten"
    before, after = case.pages_before, case.pages_after
    if not case.readable:
        yield "Welche Seiten sich ändern, steht hier, sobald alle Dateien ohne Fehler gelesen werden."
        return
    groups = {
        "Neu": after.keys() - before.keys(),
        "Geändert": {address for address in after.keys() & before.keys() if after[address] != before[address]},
        "Entfallen": before.keys() - after.keys(),
    }
    if not any(groups.values()):
        yield "Keine Seite ändert sich."
    for title, addresses in groups.items():
        if addresses:
            listed = [f"- {code(f'/{address}')}" for address in sorted(addresses)]
            yield f"{title}: {len(addresses)}\n\n" + "\n".join(limited(listed, "- "))


def _sums(case: Case) -> Iterator[str]:
    yield "## Summen und Vollständigkeit"
    if not case.readable:
        yield "Die Summen stehen hier, sobald alle Dateien ohne Fehler gelesen werden."
        return
    lines = [f"- {line}" for line in year_effects(case.before.register, case.after.register)]
    yield "\n".join(lines) or "Keine Summe ändert sich."


def _findings(case: Case) -> Iterator[str]:
    yield "## Befunde"
    told = (finding for finding in case.findings if finding.severity != "notice")
    shown = sorted(told, key=lambda finding: finding.severity)  # errors before warnings, else in their order
    notices = len(case.findings) - len(shown)
    if not shown:
        yield "Keine Fehler und keine Warnungen."
    yield from (fenced(_quoted(finding)) for finding in shown[:MOST])
    if len(shown) > MOST:
        yield f"… und {len(shown) - MOST} weitere."
    if notices:
        yield f"Dazu Hinweise, die „portal check“ zeigt: {notices}."


def _verdict(case: Case) -> Iterator[str]:
    errors = sum(finding.severity == "error" for finding in case.findings)
    yield "---"
    yield f"**Noch nicht bereit: {errors} Fehler.**" if stops(case.findings) else "**Bereit zur Veröffentlichung.**"


SECTIONS: tuple[Section, ...] = (_title, agreements, deviations, _pages, _sums, corrections, _findings, _verdict)


def _quoted(finding: Finding) -> Iterator[str]:
    """The finding as the check prints it, and the line it is about."""
    yield from render([finding], "text").split("\n")
    delivered, _ = read_text(Path(finding.file), finding.file)
    lines = delivered.text.split("\n") if delivered else []
    if finding.line <= len(lines):
        yield f"{finding.line} | {cut(lines[finding.line - 1])}"
