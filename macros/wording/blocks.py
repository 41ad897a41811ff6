"""The delivered text of an agreement, read into blocks: headings, paragraphs, list items."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from macros.wording.sections import Kind, arrange
from macros.wording.stanzas import Draft, Run, drafts_of


class Block(NamedTuple):
    """A heading, a paragraph or a list item of the wording.

    ``level`` is the rank a heading has on the page (3 to 5), the depth of an item (from 0), else 0.
    ``marker`` is what stands before an item in the source („1.“, „-“). ``text`` are the words of all
    ``runs``, without marks: a soft line end is one space, a hard line break a line feed. ``line`` is the
    source line on which the block starts; ``line_starts`` are the offsets in ``text`` at which its further
    lines start. ``number`` counts the blocks of a section from 1.
    """

    kind: Kind
    level: int
    marker: str
    runs: tuple[Run, ...]
    text: str
    line: int
    section: str
    number: int
    line_starts: tuple[int, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the block on its page, such as ``w-5-4``."""
        return f"w-{self.section}-{self.number}"

    def line_of(self, offset: int) -> int:
        """Tell on which source line the character at this offset of ``text`` stands.

        The space or line feed that joins two lines belongs to the first of them.
        """
        return self.line + bisect_right(self.line_starts, offset)


class Section(NamedTuple):
    """A part of the wording: „kopf“, „praeambel“, one per § („4a“), „unterschriften“.

    ``number`` („§ 4“) and ``title`` are as printed, empty where nothing is printed; the blocks that
    print them are among ``blocks``.
    """

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The whole text: its sections in order, none of them empty."""

    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in the order of the text."""
        return tuple(chain.from_iterable(section.blocks for section in self.sections))


def read_wording(text: str) -> Wording:
    """Read the text of an agreement (lines end with a line feed). Any text can be read; none is lost."""
    drafts = drafts_of(text)
    sections = []
    begin = 0
    for part in arrange([draft.look for _, draft in drafts]):
        heading = part.levels.get
        placed = [_placed(*drafts[i], heading(i, 0), part.key, i - begin + 1) for i in range(begin, part.end)]
        sections.append(Section(part.key, part.number, part.title, tuple(placed)))
        begin = part.end
    return Wording(tuple(sections))


def _placed(stanza: int, draft: Draft, heading: int, section: str, number: int) -> Block:
    """Give a block its place and rank; a heading that becomes a paragraph stays as heavy as it was."""
    line, marker, runs, line_starts, (kind, rank, text, _, _) = draft
    if heading:
        kind, rank = "heading", heading
    elif kind == "heading":
        kind, rank, runs = "paragraph", 0, (Run(text, True),)
    return Block(kind, rank, marker, runs, text, stanza + line, section, number, line_starts)
