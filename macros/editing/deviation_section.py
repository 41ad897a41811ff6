"""Section of the dossier on the wordings: in what each new or changed one differs from the common text of its year."""

from __future__ import annotations

from collections.abc import Iterator

from macros.editing.case import Case
from macros.editing.markdown import MOST, code, cut, table
from macros.register.agreement import Agreement
from macros.register.german import count
from macros.wording.comparison.deviation import LABELS, Deviation
from macros.wording.comparison.year import YearComparison
from macros.wording.section_name import section_name

_FILLED_IN = {"amount", "project", "signature"}  # what every agreement has of its own; the facts above tell it
_HEAD = ("Stelle", "Zeile", "Art", "Hier steht", "Im gemeinsamen Text steht")
_SLOTS = "Betrag, Projekte und Unterschriften hat jede Vereinbarung selbst; sie zählen hier nicht."


def deviations(case: Case) -> Iterator[str]:
    """What differs from the common text, for each agreement that comes or changes and has its wording."""
    touched = [*case.changes.added, *(change.after for change in case.changes.changed)]
    compared = [(agreement, case.library.year(agreement.year).comparison) for agreement in touched]
    worded = [(agreement, year) for agreement, year in compared if agreement.id in year.comparisons]
    if worded:
        yield "## Abweichungen vom gemeinsamen Text"
        yield _SLOTS
    for agreement, year in worded:
        yield from _of(agreement, year)


def _of(agreement: Agreement, year: YearComparison) -> Iterator[str]:
    yield f"### {agreement.year}, {code(agreement.district.name)}"
    if len(year.comparisons) == 1:
        yield f"Für {agreement.year} liegt noch kein anderer Wortlaut vor, mit dem sich dieser vergleichen ließe."
        return
    found = [one for one in year.comparisons[agreement.id].deviations if one.kind not in _FILLED_IN]
    others = count(len(year.comparisons) - 1, "andere Vereinbarung", "andere Vereinbarungen")
    compared = f"Verglichen ist der Wortlaut mit dem gemeinsamen Text {agreement.year} ({others})"
    if not found:
        yield f"{compared}; er weicht nirgends davon ab."
        return
    yield f"{compared}. Bitte sehen Sie diese Stellen im unterschriebenen Dokument nach:"
    yield table(_HEAD, map(_row, found[:MOST]))
    if len(found) > MOST:
        yield f"… und {len(found) - MOST} weitere."


def _row(deviation: Deviation) -> tuple[str, ...]:
    common = _cell(deviation.common)
    if not deviation.settled:
        common = f"uneinheitlich, in anderen {common}"
    place = section_name(deviation.section)
    return place, str(deviation.line), LABELS[deviation.kind], _cell(deviation.here), common


def _cell(text: str) -> str:
    return code(cut(text)) if text else "nichts"
