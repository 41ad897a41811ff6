"""The common text of a year as blocks to read, with its slots: for the page /wortlaut/<year>/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from macros.wording.blocks import Block
from macros.wording.comparison.chunks import SIGNATURES
from macros.wording.comparison.deviation import Kind
from macros.wording.comparison.elements import OPEN, Element, printed
from macros.wording.comparison.flow import Flow
from macros.wording.comparison.names import NAME
from macros.wording.comparison.slots import AMOUNT, PROJECTS

_SLOT_KINDS: dict[str, Kind] = {NAME: "name", AMOUNT: "amount", PROJECTS: "project", OPEN: "wording"}
_SIGNED = "[Orte, Daten, Personen]"
_TITLE = "kopf"  # its lines are no sentences
_STOPS = ".!?:;"
_QUOTES = '“”"»)’ '


@dataclass(frozen=True, slots=True)
class Text:
    """Words that most wordings share."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that each wording fills in its own way.

    ``label`` is what to print for it; where most wordings do not agree, ``kind`` is „wording“ and the
    label names their forms.
    """

    kind: Kind
    label: str


@dataclass(frozen=True, slots=True)
class CommonBlock:
    """A block of the common text; all but ``parts`` as in ``Block``."""

    section: str
    kind: Literal["heading", "paragraph", "item"]
    level: int
    marker: str
    parts: tuple[Text | Slot, ...]


def common_blocks(elements: Sequence[Element]) -> Iterator[CommonBlock]:
    """Put the words of the common text of one chunk back into blocks, torn paragraphs joined."""
    above: Block | None = None
    for group in _paragraphs(list(_groups(elements))):
        block = group[0].block
        parts = tuple(_parts(group))
        if group[0].key == PROJECTS:
            level = above.level + 1 if above and above.kind == "item" else 0
            yield CommonBlock(block.section, "item", level, "-", parts)
        else:
            yield CommonBlock(block.section, block.kind, block.level, block.marker, parts)
        above = block


def _groups(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Words of one block stand together; a word from another wording joins the words before it."""
    flows = Counter(map(attrgetter("flow"), elements))
    main = max(flows, key=flows.__getitem__, default=None)
    group: list[Element] = []
    number = None
    for element in elements:
        if group and _begins(element, group[-1], main, number):
            yield group
            group = []
        group.append(element)
        number = element.number if element.flow is main else number
    if group:
        yield group


def _begins(element: Element, before: Element, main: Flow | None, number: int | None) -> bool:
    if PROJECTS in (element.key, before.key):
        return True
    if element.flow is main and number is not None:
        return element.number != number
    return element.flow is before.flow and element.number != before.number


def _paragraphs(groups: Iterable[list[Element]]) -> Iterator[list[Element]]:
    """A paragraph that stops in mid-sentence goes on in the next one: a page break tore it."""
    whole: list[Element] = []
    for group in groups:
        if whole and not _torn(whole, group):
            yield whole
            whole = []
        whole = whole + group
    if whole:
        yield whole


def _torn(above: Sequence[Element], below: Sequence[Element]) -> bool:
    if PROJECTS in (above[-1].key, below[0].key):
        return False
    blocks = above[-1].block, below[0].block
    running = all(block.kind == "paragraph" and not all(run.bold for run in block.runs) for block in blocks)
    inside = blocks[0].section == blocks[1].section != _TITLE
    return running and inside and printed(above).rstrip(_QUOTES)[-1:] not in _STOPS


def _parts(group: Sequence[Element]) -> Iterator[Text | Slot]:
    text = ""
    for position, element in enumerate(group):
        text += " " if element.spaced and position else ""
        if kind := _SLOT_KINDS.get(element.key):
            if text:
                yield Text(text)
            text = ""
            yield Slot(kind, f"[{printed([element])}]" if element.key == OPEN else element.text)
        else:
            text += element.text
    if text:
        yield Text(text)


def signature_blocks(shared: Iterable[str]) -> Iterator[CommonBlock]:
    """The parts of signatures that most wordings share, and a slot for the rest."""
    for text in shared:
        yield CommonBlock(SIGNATURES, "paragraph", 0, "", (Text(text),))
    yield CommonBlock(SIGNATURES, "paragraph", 0, "", (Slot("signature", _SIGNED),))
