"""What a line among the signatures is by its look: a name, an office, a partner, or nothing known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Kind = Literal["signing", "name", "office", "partner", "unknown"]

_OFFICE = re.compile(
    r"\b[\w-]{0,40}(?:minister(?!i(?:um|en|al))|sekretär|präsident|direktor|bürgermeister|landrat|landrät|stadtrat"
    r"|stadträt|kreisrat|kreisrät|beigeordnet|dezernent|kämmerer|kämmerin|leiter|leitung|vorsitzend|geschäftsführ"
    r"|beauftragt|vorstand|vorständin|bevollmächtigt)[\w:*/-]*",
    re.IGNORECASE,
)
_RANK = r"(?:Erste|Zweite|Hauptamtliche|Ehrenamtliche|Stellvertretende|Leitende|Hessische)[rn]?|Ltd\."
_RANKS = re.compile(rf"(?:(?:{_RANK}) )+$")
_PARTNER = re.compile(
    r"inisterium|Land(?:es)? Hessen|[Kk]reis(?:es)?\b|[Ss]tadt\b|(?:^|\s)(?:[Dd]e[rmns]|[Dd]ie|[Dd]as|[Ff]ür) "
)
_NAME_WORD = re.compile(r"[A-ZÄÖÜ][\w'.-]*|von|van|de|der|zu|zur|vom")
_LEAD = re.compile(r"(?:gez\.?|[iI]\. ?[VA]\.|[iI]m Auftrag|[iI]n Vertretung)[ :]+")
_LONGEST_LINE = 200  # characters: more is no line of a signature
_LONGEST_NAME = 6  # words
_EDGE = " ,;"


class Stretch(NamedTuple):
    """A part of one line, and the index of its block."""

    start: int
    end: int
    block: int


class Look(NamedTuple):
    """What a stretch of the text looks like."""

    kind: Kind
    start: int
    end: int


def judge(text: str, stretches: Sequence[Stretch]) -> list[Look]:
    """Tell for each stretch what it looks like; the name of a partner may fill several lines."""
    looks: list[Look] = []
    block = -1
    for stretch in stretches:
        last = looks[-1] if looks else None
        if last and last.kind == "partner" and _goes_on(text, last, block, stretch):
            looks[-1] = Look("partner", last.start, _trimmed(text, stretch.start, stretch.end)[1])
        else:
            looks += _divided(text, stretch.start, stretch.end)
        block = stretch.block
    return looks


def _goes_on(text: str, partner: Look, block: int, stretch: Stretch) -> bool:
    """The name of a partner ends with its block, unless what follows cannot stand alone („Darmstadt“)."""
    between = text[partner.end : stretch.start]
    words = text[stretch.start : stretch.end].strip(_EDGE)
    if between.strip(" ,\n"):
        return False
    alone = " " in words or _OFFICE.search(words[:_LONGEST_LINE])
    return stretch.block == block or "," in between or words[:1].islower() or not alone


def _divided(text: str, start: int, end: int) -> Iterator[Look]:
    """Divide „Heike Hofmann, Staatsministerin“ into name and office; most lines are one of them only."""
    lead = _LEAD.match(text, start, end)
    start, end = _trimmed(text, lead.end() if lead else start, end)
    words = text[start:end]
    office = _OFFICE.search(words) if len(words) <= _LONGEST_LINE else None
    if not office:
        yield Look(_kind(words), start, end)
        return
    ranks = _RANKS.search(words, 0, office.start())
    begin = ranks.start() if ranks else office.start()
    begin = begin if is_name(words[:begin].strip(_EDGE)) else 0
    behind = words[office.end() :].strip(_EDGE)
    finish = office.end() if is_name(behind) or _PARTNER.search(behind) else len(words)
    if begin:
        yield Look("name", *_trimmed(text, start, start + begin))
    yield Look("office", start + begin, start + finish)
    if finish < len(words):
        yield Look(_kind(behind), *_trimmed(text, start + finish, end))


def _kind(words: str) -> Kind:
    if len(words) > _LONGEST_LINE:
        return "unknown"
    if _PARTNER.search(words):
        return "partner"
    return "name" if is_name(words) else "unknown"


def is_name(words: str) -> bool:
    """Say whether words look like a person's name: two words or more, nearly all with a capital letter."""
    parts = words.split()
    return (
        2 <= len(parts) <= _LONGEST_NAME
        and all(_NAME_WORD.fullmatch(part) for part in parts)
        and sum(part[0].isupper() for part in parts) >= 2
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip(_EDGE)), end - len(words) + len(words.rstrip(_EDGE))
