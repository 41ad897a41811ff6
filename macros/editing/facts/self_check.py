"""What was read, read back: the two files go through the same checks as every agreement."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.editing.facts.draft import Doubt, Draft
from macros.editing.facts.file import facts_text
from macros.editing.reading.repairs import legible
from macros.editing.reading.transcript import unfolded
from macros.register.delivery import read_text
from macros.register.finding import Finding, stops
from macros.register.folder import read_register
from macros.register.raw_values import ABSENT
from macros.register.reading import Location, field_path
from macros.wording.library import Library, check_wordings

_CATALOGUE = ("districts.yaml", "programmes.yaml")
_LINE = re.compile(r"\bZeile ([0-9]+)")
_LEAST = "1000"  # the smallest amount the check takes: stands for one that could not be read


def check_back(draft: Draft, stem: str, year: str, wording: bytes, agreements: Path) -> list[Finding]:
    """Check the draft beside its wording and the other agreements of its year; of notices nothing is said.

    What could not be read is filled in for the check, and characters that may not stand in a file are
    replaced: they have their doubt already, and must not hide others.
    """
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "agreements"
        (folder / year).mkdir(parents=True)
        for name in _CATALOGUE:
            shutil.copyfile(agreements / name, folder / name)
        for other in _ordinary(agreements / year):
            shutil.copyfile(other, folder / year / other.name)
        facts, text = (folder / year / f"{stem}.{ending}" for ending in ("yaml", "md"))
        values = {location: _filled(location, value) for location, value in draft.values.items()}
        facts.write_text(facts_text(values), encoding="utf-8", newline="\n")
        text.write_bytes(wording)
        gate, places = _gate(text)
        register, findings = read_register(folder)
        told = (_placed(finding, text, places) for finding in (*findings, *check_wordings(register, Library(register))))
        found = [finding for finding in {*gate, *told} if finding.severity != "notice"]
    own = tuple(f"/{year}/{stem}.{ending}" for ending in ("yaml", "md"))
    return sorted(_at_home(finding, temporary, agreements) for finding in found if finding.file.endswith(own))


def _at_home(finding: Finding, temporary: str, agreements: Path) -> Finding:
    """The finding with the real folder in the place of the temporary one."""
    elsewhere = Path(temporary, "agreements").as_posix()
    return replace(finding, hint=finding.hint.replace(elsewhere, agreements.as_posix()))


def _gate(wording: Path) -> tuple[list[Finding], tuple[int, ...]]:
    """What the gate says about the wording; afterwards a copy that the other checks can read lies in its place.

    Also tells for each line of the copy the line of the wording.
    """
    delivered, findings = read_text(wording, wording.as_posix())
    text = delivered.text if delivered else ""
    lines, places = unfolded((legible(text) if stops(findings) else text).split("\n"))
    wording.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return findings, places


def _placed(finding: Finding, wording: Path, places: tuple[int, ...]) -> Finding:
    own = finding.file.endswith(f"/{wording.parent.name}/{wording.name}") and finding.line <= len(places)
    return replace(finding, line=places[finding.line - 1]) if own else finding


def _ordinary(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink())


def _filled(location: Location, value: str | None) -> str | None:
    if value != "":
        return value
    return _LEAST if location[-1] == "amount" else ABSENT


def doubt_findings(draft: Draft, findings: list[Finding], wording: str) -> None:
    """Turn what the check found into doubts, unless the field has one already."""
    known = {field_path(location): location for location in _all(draft)}
    own = list(draft.doubts)
    for finding in findings:
        in_wording = finding.file.endswith(".md")
        location = _nearest(finding.field, known)
        line = finding.line if in_wording else _line_of(finding, draft.values.get(location), wording)
        if not location or not any(_covers(doubt, location, line) for doubt in own):
            draft.doubt(location, line, f"{finding.message} {finding.hint}".strip())


def _covers(doubt: Doubt, location: Location, line: int) -> bool:
    """A doubt at the same field, or at a part of it because of the same line, tells the editor enough."""
    return doubt.location == location or (doubt.location[: len(location)] == location and doubt.line == line)


def _all(draft: Draft) -> Iterator[Location]:
    for location in draft.values:
        yield from (location[:depth] for depth in range(1, len(location) + 1))


def _nearest(field: str, known: dict[str, Location]) -> Location:
    """The field itself, or the one that holds it; nothing for the wording as a whole."""
    while field and field not in known:
        cut = max(field.rfind("."), field.rfind("["))
        field = field[: max(cut, 0)]
    return known.get(field, ())


def _line_of(finding: Finding, value: str | None, wording: str) -> int:
    """The line of the wording that a finding names, else the one on which the value stands, else the first."""
    if named := _LINE.search(finding.message):
        return int(named[1])
    lines = wording.split("\n")
    return next((number for number, line in enumerate(lines, 1) if value and value in line), 1)
