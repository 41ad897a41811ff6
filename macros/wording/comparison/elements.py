"""The words of a common text: printed with its slots, each traced to the wording it is taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from macros.wording.blocks import Block
from macros.wording.comparison.flow import Flow
from macros.wording.comparison.names import NAME
from macros.wording.comparison.slots import AMOUNT, PROJECTS
from macros.wording.comparison.tokens import Keys

OPEN = "[…]"
SLOTS = frozenset({NAME, AMOUNT, PROJECTS})

_FORMS = 3  # more forms than these would not help a reader


class Element(NamedTuple):
    """One word, slot or open place of the common text.

    ``text`` is printed, after a space if ``spaced``; the word is taken from the block ``number`` of
    ``flow``. An open place has ``forms``: its printed forms by their keys.
    """

    key: str
    text: str
    spaced: bool
    flow: Flow
    number: int
    forms: Mapping[Keys, str] | None = None

    @property
    def block(self) -> Block:
        """The block from which the word is taken."""
        return self.flow.blocks[self.number]

    def forms_but(self, own: Keys | None) -> str:
        """What is printed here where ``own`` is not; of an open place the other forms."""
        if self.forms is None:
            return self.text
        others = [text for keys, text in self.forms.items() if keys != own]
        if len(others) > 1:
            return " / ".join(text or "(nichts)" for text in others) if len(others) <= _FORMS else OPEN
        return "".join(others)


def printed(elements: Iterable[Element], own: Keys | None = None) -> str:
    """Print a stretch of the common text in one line, as read beside a wording that has ``own`` there."""
    return "".join(f" {e.forms_but(own)}" if e.spaced else e.forms_but(own) for e in elements).strip()


class Place(NamedTuple):
    """Where a form of a contested run stands, as tokens of a wording that has it."""

    flow: Flow
    tokens: tuple[int, ...]


def elements_at(place: Place) -> Iterator[Element]:
    """Take words of one wording as they are, with its slots."""
    flow, tokens = place
    text = flow.text
    for token in tokens:
        key, (start, end) = flow.keys[token], flow.stretches[token]
        spaced = start == 0 or key == PROJECTS or text[start - 1].isspace()
        yield Element(key, key if key in SLOTS else text[start:end], spaced, flow, flow.numbers[token])
