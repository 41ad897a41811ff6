"""Rules for the measure types: the wording lists those of the programmes, in their order."""

from __future__ import annotations

from macros.register.finding import quoted
from macros.register.model import MeasureType
from macros.wording.evidence.inquiry import Inquiry
from macros.wording.statements.project_list import TypeHeading

_LONGEST = 200  # characters of a title in a message
_COMPARE = "Vergleichen Sie die Liste mit der Vereinbarung."

Group = tuple[TypeHeading, MeasureType | None]


def check_measure_types(inquiry: Inquiry) -> list[Group]:
    """Each measure type stands in the list, under its own title or a misprint of it.

    Returns each heading with the measure type it stands for, which is ``None`` where nothing can be told.
    """
    said = inquiry.said.project_list
    named = {heading.measure_type.key for heading in said if heading.measure_type}
    missing = [kind for kind in inquiry.agreement.measure_types if kind.key not in named]
    unknown = [heading for heading in said if heading.measure_type is None]
    if not said:
        hint = "Die Maßnahmenarten stehen dort als 1., 2., 3., die Projekte darunter als Liste mit -."
        inquiry.fault(("projects",), "Im Wortlaut ist keine Liste der Projekte zu finden.", hint, key=True)
        return []
    replaced = {heading.title.first.line: kind for heading, kind in zip(unknown, missing, strict=False)}
    for heading, kind in zip(unknown, missing, strict=False):
        here, there = quoted(kind.title, _LONGEST), quoted(heading.title.value, _LONGEST)
        inquiry.contradict(("projects", kind.key), heading.title.first, there, here, _COMPARE, key=True)
    for kind in missing[len(unknown) :]:
        message = f"Die Maßnahmenart {quoted(kind.title, _LONGEST)} steht nicht im Wortlaut."
        inquiry.fault(("projects", kind.key), message, _COMPARE, key=True)
    for heading in unknown[len(missing) :]:
        message = f"{quoted(heading.title.value, _LONGEST)} ist keine Maßnahmenart des Programms."
        inquiry.stray(heading.title.first, message, _COMPARE, ("projects",))
    return [(heading, heading.measure_type or replaced.get(heading.title.first.line)) for heading in said]


def check_order(inquiry: Inquiry) -> None:
    """The measure types stand in the order of the programmes, each once."""
    order = [kind.key for kind in inquiry.agreement.measure_types]
    last = -1
    for heading in inquiry.said.project_list:
        if heading.measure_type is None:
            continue
        location = ("projects", heading.measure_type.key)
        position = order.index(heading.measure_type.key)
        if position > last:
            inquiry.attest(location, heading.title.passages)
        else:
            message = f"Die Maßnahmenart {quoted(heading.title.value, _LONGEST)} steht nicht an ihrem Platz."
            hint = f"Die Reihenfolge ist: {', '.join(order)}. {_COMPARE}"
            inquiry.stray(heading.title.first, message, hint, location)
        last = max(last, position)


def check_numbers(inquiry: Inquiry) -> None:
    """The measure types are numbered without a gap; a programme may begin with 1 again.

    That a measure type is missing is told once: the gap it leaves in the numbers is no news.
    """
    firsts = {programme.measure_types[0].key for programme in inquiry.agreement.programmes}
    named = {heading.measure_type.key for heading in inquiry.said.project_list if heading.measure_type}
    missing = sum(kind.key not in named for kind in inquiry.agreement.measure_types)
    before = 0
    for heading in inquiry.said.project_list:
        if heading.number is None:
            continue
        begins = heading.measure_type is not None and heading.measure_type.key in firsts
        if heading.number not in (before + 1, before + 1 + missing) and not (begins and heading.number == 1):
            message = f"Hier steht die Nummer {heading.number}, an der Reihe ist {before + 1}."
            inquiry.stray(heading.title.first, message, _COMPARE, ("projects",))
        before = heading.number
