"""Looks whether all peers built the same: as many pages of each kind, and every wording whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import lxml.html

from benchmarks.content import Kind, kind_of
from macros.register.agreement import Agreement, Register

COMPARED: tuple[Kind, ...] = ("agreement", "district", "measure type", "year")
SAMPLES = 20
_ADDED = re.compile(r"^\s*(#+|\d+\.(?=\s))")


@dataclass(frozen=True, slots=True)
class Built:
    """What lies in one built site: the number of pages of each kind, and the wordings that are not whole."""

    label: str
    pages: Counter[Kind]
    sampled: int
    broken: tuple[str, ...]


def look_over(label: str, site: Path, register: Register) -> Built:
    """Count the pages of a built site and read some of its wordings, spread over the register."""
    pages = Counter(kind_of(path.parent.relative_to(site).as_posix()) for path in site.rglob("index.html"))
    samples = register.agreements[:: max(1, len(register.agreements) // SAMPLES)]
    broken = (agreement.id for agreement in samples if not is_whole(agreement, site))
    return Built(label, pages, len(samples), tuple(broken))


def is_whole(agreement: Agreement, site: Path) -> bool:
    """Say whether every line of the wording stands on the agreement's page, in order, letter for letter."""
    assert agreement.wording
    page = lxml.html.parse(site / agreement.address / "index.html").getroot()
    for script in page.xpath("//script | //style"):
        script.drop_tree()
    shown, place = _letters(page.text_content()), 0
    for line in agreement.wording.text.splitlines():
        letters = _letters(_ADDED.sub("", line))
        place = shown.find(letters, place) + len(letters)
        if place < len(letters):
            return False
    return True


def faults(built: Sequence[Built], register: Register) -> list[str]:
    """Tell what makes the figures of a size incomparable; an empty list where nothing does."""
    kinds = Counter(kind_of(agreement.address) for agreement in register.agreements)
    kinds["year"] = len(register.years)
    kinds["district"] = len({agreement.district.key for agreement in register.agreements})
    kinds["measure type"] = len(register.measure_types)
    found = [f"{one.label}: the wording of {id} is not whole." for one in built for id in one.broken]
    for one in built:
        for kind in COMPARED:
            if one.pages[kind] < kinds[kind]:
                found.append(f"{one.label}: {one.pages[kind]} pages of the kind {kind}, not {kinds[kind]}.")
    return found


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
