"""Links from facts to their words, and the marks that lie over a wording on its page."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from markupsafe import Markup, escape

from macros.website.transcript import FACT, Mark, Marks
from macros.wording.comparison.year import Comparison
from macros.wording.library import Reading
from macros.wording.section_name import section_name


class Passages:
    """Where the facts of one agreement stand in its wording; empty where there is no wording."""

    def __init__(self, reading: Reading | None, page: str = "") -> None:
        self._found = reading.evidence.passages if reading else {}
        self._page = page

    def link(self, kind: str, text: str, *location: int | str) -> Markup:
        """Print a fact as a link to its words, or as plain text where the wording is not there yet."""
        passages = self._found.get(location)
        if not passages:
            return Markup(f'<span data-fact="{escape(kind)}">{escape(text)}</span>')
        block = passages[0].block
        return Markup(f"{_begin(kind, f'{self._page}#{block.anchor}', block.section)}{escape(text)}</a>")

    def name(self, *location: int | str) -> str:
        """Name the place of a fact: ``§ 4``; empty where the wording is not there yet."""
        passages = self._found.get(location)
        return section_name(passages[0].block.section) if passages else ""


@lru_cache(maxsize=4096)
def _begin(kind: str, address: str, section: str) -> str:
    """Begin a link; in most agreements a fact of one kind stands in the same place."""
    source = f"Fundstelle: {section_name(section)}"
    return f'<a class="evidence" data-fact="{escape(kind)}" href="{escape(address)}" title="{escape(source)}">'


def marks_of(reading: Reading, comparison: Comparison | None) -> Marks:
    """Collect the marks of one wording by block: where facts stand, and what differs from the common text."""
    marks: defaultdict[str, dict[Mark, None]] = defaultdict(dict)
    for passages in reading.evidence.passages.values():
        for passage in passages[:1]:
            marks[passage.anchor][Mark(passage.start, passage.end, FACT)] = None
    for deviation in comparison.deviations if comparison else ():
        marks[deviation.anchor][Mark(deviation.start, deviation.end, deviation.kind)] = None
    return {anchor: tuple(found) for anchor, found in marks.items()}
