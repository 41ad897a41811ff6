"""Looks whether all peers built the same: as many pages of each kind, and every wording whole."""

from __future__ import annotations

import re
from collections import Counter
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
    """What lies in a built site: files, megabytes, the pages of each kind, and the wordings that are not whole."""

    files: int
    megabytes: float
    pages: Counter[Kind]
    sampled: int
    broken: tuple[str, ...]


def look_over(site: Path, register: Register) -> Built:
    """Count what lies in a built site and read some of its wordings, spread over the register."""
    sizes = {path.relative_to(site): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = Counter(kind_of(path.parent.as_posix()) for path in sizes if path.name == "index.html")
    samples = register.agreements[:: -(-len(register.agreements) // SAMPLES)]
    broken = tuple(agreement.id for agreement in samples if not is_whole(agreement, site))
    return Built(len(sizes), sum(sizes.values()) / 1e6, pages, len(samples), broken)


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


def faults(built: Built, register: Register) -> list[str]:
    """Tell what makes a built site incomparable with the others; an empty list where nothing does."""
    wanted = Counter(kind_of(agreement.address) for agreement in register.agreements)
    wanted["year"] = len(register.years)
    wanted["district"] = len({agreement.district.key for agreement in register.agreements})
    wanted["measure type"] = len(register.measure_types)
    found = [f"the wording of {id} is not whole" for id in built.broken]
    for kind in COMPARED:
        if built.pages[kind] < wanted[kind]:
            found.append(f"{built.pages[kind]} pages of the kind {kind}, not {wanted[kind]}")
    return found


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
