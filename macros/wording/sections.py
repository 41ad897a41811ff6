"""Where the sections of an agreement begin, and which rank its headings get on the page.

Sections are told by their look alone, for the delivered texts agree in nothing else: a „§ 4“ stands in a
heading, in a bold line, or bare on a line of its own. This module is given the looks of all blocks and
gives back their ranks; it knows neither lines of the source nor finished blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["heading", "paragraph", "item"]

_PAGE_LEVEL = 2  # the wording stands under an <h2>
_TITLE_LENGTH = 120  # characters: a longer bold line is emphasis, not the title of a section
_LINE_LENGTH = 160  # characters: place and date fill less, even in two columns

_NUMBERED = re.compile(r"\s*§\s*([0-9]{1,3}(?: ?[a-z]|[A-Z])?)(?!\w)[\s.:)–—-]*(.*)", re.DOTALL)

_PLACE = r"(?:[A-ZÄÖÜ][^\s,0-9]*|[_.…]{3,})(?:\s+[^\s,0-9]+){0,5}\s*"
_DEN = r"(?:,\s*|(?<=\s))(?i:den)\b"
_MONTH = r"(?i:jan|jän|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez)[A-ZÄa-zä]{0,6}\.?"
_DAY = rf"[0-9]{{1,2}}\.\s*(?:[0-9]{{1,2}}\.|{_MONTH})\s*(?:[0-9]{{4}}|[0-9]{{2}})"
_DATE = rf"\s*(?:{_DAY}|{_MONTH}\s*[0-9]{{4}}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\.?"
_GAPS = r"[0-9\s_.…/–-]*"
_DATED = rf"{_PLACE}(?:{_DEN}|,\s*im\b|,){_DATE}"
_BLANK = rf"{_PLACE}(?:{_DEN}|,(?=\s*[_.…]{{2}})){_GAPS}(?:{_MONTH}{_GAPS})?"
PRINTED_DATE = re.compile(_DATE)
_DATED_LINE = re.compile(rf"{_DATED}\s*")
_SIGNING_LINE = re.compile(rf"(?:{_DATED}|{_BLANK})(?:\s+(?:{_DATED}|{_BLANK}))?\s*")


class Look(NamedTuple):
    """How a block looks in the source.

    ``rank`` is the number of heading marks or the depth of an item, ``bold`` says that all of the
    text is bold, ``first_line`` is the text as far as the first line of the source goes.
    """

    kind: Kind
    rank: int
    text: str
    first_line: str
    bold: bool

    @property
    def bold_line(self) -> bool:
        """Whether this may be a heading that was only made bold."""
        return self.kind == "paragraph" and self.bold and len(self.text) <= _TITLE_LENGTH


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its key, its number and title as printed, and where it ends among all blocks.

    ``levels`` are the ranks on the page of those blocks that are headings there, by their position.
    """

    key: str
    number: str
    title: str
    end: int
    levels: Mapping[int, int]


class _Start(NamedTuple):
    """The beginning of a section; ``names`` are the blocks that print its number and title."""

    key: str
    number: str
    title: str
    begin: int
    names: tuple[int, ...]


def arrange(looks: Sequence[Look]) -> list[Part]:
    """Divide all blocks of a wording, in their order, into sections; no section is empty."""
    starts = _starts(looks)
    ends = [*(start.begin for start in starts[1:]), len(looks)]
    parts = []
    level = _PAGE_LEVEL
    for start, end in zip(starts, ends, strict=False):
        levels = _levels(looks, start, end, level)
        level = next(reversed(levels.values()), level)
        parts.append(Part(start.key, start.number, start.title, end, levels))
    return parts


def _starts(looks: Sequence[Look]) -> list[_Start]:
    numbered = _numbered(looks)
    named = _preamble(looks[: numbered[0].begin] if numbered else looks) + numbered
    head = _head(looks[: named[0].begin] if named else looks)
    after = named[-1].begin + 1 if named else 0
    last_third = -(-2 * len(looks) // 3)
    return head + named + _signatures(looks, after if numbered else max(after, last_third))


def _head(looks: Sequence[Look]) -> list[_Start]:
    """The head is all that stands before the preamble or the first §, and bears its first heading."""
    names = tuple(index for index, look in enumerate(looks) if look.kind == "heading")[:1]
    title = "".join(_folded(looks[index].text) for index in names)
    return [_Start("kopf", "", title, 0, names)] if looks else []


def _preamble(looks: Sequence[Look]) -> list[_Start]:
    """The preamble begins with the first block that says only „Präambel“."""
    for index, look in enumerate(looks):
        if look.kind != "item" and look.text.strip().rstrip(".:").lower() == "präambel":
            return [_Start("praeambel", "", _folded(look.text), index, (index,))]
    return []


def _numbered(looks: Sequence[Look]) -> list[_Start]:
    """Each § heading begins a section; where a number comes again its key gets a count."""
    starts = []
    seen: Counter[str] = Counter()
    for index in [index for index, look in enumerate(looks) if not look.text[:1].isalnum()]:
        if sign := _sign(looks[index]):
            number, title = sign
            names: tuple[int, ...] = (index,)
            if not title and index + 1 < len(looks) and (title := _title(looks[index], looks[index + 1])):
                names = (index, index + 1)
            key = number.lower()
            seen[key] += 1
            count = f"-{seen[key]}" if seen[key] > 1 else ""
            starts.append(_Start(f"{key}{count}", f"§ {number}", title, index, names))
    return starts


@lru_cache(maxsize=4096)
def _sign(look: Look) -> tuple[str, str] | None:
    """A § heading says only „§ 4“, or begins so and is a heading or a bold line with a title."""
    found = _NUMBERED.match(look.text)
    if not found or look.kind == "item":
        return None
    title = _folded(found[2])
    named = look.kind == "heading" or not title or (look.bold_line and not title[0].islower())
    return (found[1].replace(" ", ""), title) if named else None


@lru_cache(maxsize=4096)
def _title(sign: Look, following: Look) -> str:
    """The title of a bare „§ 6“ is the heading after it, or the bold line if „§ 6“ is no heading."""
    titled = following.kind == "heading" or (following.bold_line and sign.kind != "heading")
    return _folded(following.text) if titled and not (_sign(following) or _signs(following)) else ""


def _signatures(looks: Sequence[Look], begin: int) -> list[_Start]:
    """The signatures begin with the first place and date."""
    found = (index for index in range(begin, len(looks)) if _signs(looks[index]))
    return [_Start("unterschriften", "", "", index, ()) for index in found][:1]


@lru_cache(maxsize=4096)
def _signs(look: Look) -> bool:
    """Place and date fill the first line; a date left blank must end it for good, not by wrapping."""
    line = look.text.partition("\n")[0]
    signing = len(line) <= _LINE_LENGTH and _SIGNING_LINE.fullmatch(line)
    wrapped = len(look.first_line) <= _LINE_LENGTH and _DATED_LINE.fullmatch(look.first_line)
    return look.kind != "item" and bool(signing or wrapped)


def _levels(looks: Sequence[Look], start: _Start, end: int, level: int) -> dict[int, int]:
    """Fit the headings of a section below the ones before, so that no rank is jumped over."""
    levels: dict[int, int] = {}
    title_rank: int | None = None
    for index in range(start.begin, end):
        if (looks[index].kind == "heading" or index in start.names) and (
            wanted := _wanted(looks[index], index, start, title_rank)
        ):
            level = levels[index] = min(wanted, level + 1)
            title_rank = looks[index].rank if wanted == _PAGE_LEVEL + 2 else title_rank
    return levels


def _wanted(look: Look, index: int, start: _Start, title_rank: int | None) -> int:
    """The level a heading should have, or 0 if it is to be none."""
    if index in start.names:
        return _PAGE_LEVEL + 1 + start.names.index(index)
    if start.key == "kopf":
        return 0
    deeper = title_rank is not None and look.rank > title_rank
    return _PAGE_LEVEL + (3 if deeper else 2)


def _folded(text: str) -> str:
    return " ".join(text.split())
