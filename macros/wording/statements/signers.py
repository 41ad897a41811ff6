"""One signature as the wording shows it, and which place and day belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from macros.register.model import PartyName
from macros.wording.statements.passages import Statement

MINISTRYS_SEAT = "Wiesbaden"
_LOOSE = 4  # persons without a side; where there are more, nothing can be told
_STATE = re.compile(r"(?i:minister|staatssekretär)|Land(?:es)? Hessen")
_DISTRICT = re.compile(r"(?i:landr|stadtr|kreisr|beigeordn|bürgermeister|kämmer|kreis|stadt)")


@dataclass(slots=True)
class Signer:
    """One signature; what the lines do not say is ``None``.

    ``day.value`` is ``None`` where a day is printed that cannot be read. ``strange`` are lines nearby that
    say nothing known, or name a partner that the caller did not expect.
    """

    side: PartyName | None = None
    name: Statement[str] | None = None
    office: Statement[str] | None = None
    place: Statement[str] | None = None
    day: Statement[date | None] | None = None
    strange: list[Statement[str]] = field(default_factory=list)

    def learn_side(self, words: str, side: PartyName | None = None) -> None:
        """Take the side from a partner that is known, or else from the look of an office or partner."""
        self.side = side or self.side or _side(words)


@lru_cache(maxsize=1024)
def _side(words: str) -> PartyName | None:
    if _STATE.search(words):
        return "state"
    return "district" if _DISTRICT.search(words) else None


class Signing(NamedTuple):
    """A place and a day, and how many persons stand above them; ``day`` is ``None`` where a gap was left."""

    place: Statement[str]
    day: Statement[date | None] | None
    above: int


def assign(signers: list[Signer], signings: Sequence[Signing]) -> bool:
    """Give each signature its place and day, and say whether that was clear from the order of the lines.

    Places and days stand each above their persons, or all above all of them. A place and day for which
    there is no person become a signature without a name.
    """
    if not signings:
        return not signers
    if all(signing.above == 0 for signing in signings):
        groups = _groups(signers, len(signings))
        pairs = _paired(groups, signings)
        clear = len(groups) == len(signings) and all(len(_sides(group)) < 2 for group in groups)
    else:
        bounds = [*(signing.above for signing in signings[1:]), len(signers)]
        pairs = [(signers[s.above : end], s) for s, end in zip(signings, bounds, strict=True)]
        clear = all(group for group, _ in pairs)
    for group, signing in pairs:
        members = group or [Signer()]
        signers += [] if group else members
        for signer in members:
            signer.place, signer.day = signing.place, signing.day
    return clear


def _groups(signers: Sequence[Signer], wanted: int) -> list[list[Signer]]:
    """Part the persons by side: several of one side sign in one place, a person without a side alone."""
    groups: list[list[Signer]] = []
    for signer in signers:
        if groups and signer.side and groups[-1][0].side == signer.side:
            groups[-1].append(signer)
        else:
            groups.append([signer])
    while wanted < len(groups) <= wanted + _LOOSE:
        loose = next((i for i, group in enumerate(groups) if group[0].side is None), len(groups) - 1)
        following = loose + 1 if loose + 1 < len(groups) else loose - 1
        groups[min(loose, following)] = sorted(
            groups[loose] + groups[following], key=lambda signer: (signer.side is None, signers.index(signer))
        )
        del groups[max(loose, following)]
    return groups


def _sides(group: Sequence[Signer]) -> set[PartyName]:
    return {signer.side for signer in group if signer.side}


def _paired(groups: list[list[Signer]], signings: Sequence[Signing]) -> list[tuple[list[Signer], Signing]]:
    """The ministry signs at its seat; the rest goes by order."""
    seats = [signing for signing in signings if signing.place.value == MINISTRYS_SEAT]
    states = [group for group in groups if group[0].side == "state"]
    if len(seats) == len(states) == 1:
        others = [signing for signing in signings if signing is not seats[0]]
        rest = [group for group in groups if group is not states[0]]
        pairs = [(states[0], seats[0])]
    else:
        others, rest, pairs = list(signings), groups, []
    rest = [*rest, *([] for _ in others[len(rest) :])]
    return [*pairs, *zip(rest, others, strict=False)]
