"""The folder ``agreements/``: finds its files, reads each once, and joins them to the register."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from macros.machine.cores import begin, parts
from macros.register import ledger
from macros.register.agreement import Agreement, Register, agreement_id, in_order
from macros.register.catalogue import MOVES_FILE, read_districts, read_moves, read_programmes
from macros.register.checks import check
from macros.register.corrections import check_corrections
from macros.register.filed import Filed
from macros.register.finding import Finding, quoted
from macros.register.model import District, Facts, Programme
from macros.register.reading import read_fields, start_of, untold
from macros.register.references import check_references
from macros.register.shelf import Shelf
from macros.register.source import Delivered, Mapping, Sequence, deliver, read_delivered, read_text
from macros.register.stray import stray

_FEWEST_YEARS = 10  # a core with fewer would be quicker done than called
_CATALOGUE = ("districts.yaml", "programmes.yaml", "agreement.schema.json", MOVES_FILE, ledger.FILE)
_YEAR = re.compile(r"20[0-9]{2}", re.ASCII)
_VERSIONED = re.compile(r"(?P<slug>.+)-(?P<version>[0-9]+)", re.ASCII)
_FILE = re.compile(r"(?P<stem>[a-z][a-z0-9]*(-[a-z0-9]+)*)\.(?P<kind>yaml|md)", re.ASCII)


Read = tuple[Agreement | None, list[Finding]]
"""What was read of the files of one agreement; without an agreement there is at least one finding."""


RegisterRead = tuple[Register, list[Finding]]
"""The register of all agreements that read without an error, and what is to be found in all files, sorted."""


def read_register(folder: Path, shelf: Shelf[Read] | None = None) -> RegisterRead:
    """Read every file of the folder.

    Findings name files as the editor knows them: relative to the working folder where possible.
    With a ``shelf`` agreements whose files are the same as last time are not read again.
    """
    return begin_reading(folder, shelf)()


def begin_reading(folder: Path, shelf: Shelf[Read] | None = None) -> Callable[[], RegisterRead]:
    """Begin ``read_register`` on the other cores, and return what does the rest."""
    shown = _shown(folder)
    districts, findings = read_districts(folder, shown)
    programmes, more = read_programmes(folder, shown)
    findings += more
    moves, more = read_moves(folder, shown)
    findings += more
    desk = _Desk(folder, shown, {d.slug: d for d in districts}, {p.key: p for p in programmes}, shelf)
    years = list(_year_folders(folder, shown, findings)) if districts and programmes else []
    reading = begin(desk.read, [years] if shelf else parts(years, _FEWEST_YEARS, turns=4))

    def joined() -> RegisterRead:
        found = _Found()
        for part in reading():
            found += part
        agreements, published = in_order(found.agreements), ledger.read_ledger(folder)
        register = Register(districts, programmes, agreements, moves, published)
        checked = check_references(register, found.unread) + check_corrections(register)
        return register, sorted(findings + found.findings + checked)

    return joined


def _shown(folder: Path) -> str:
    try:
        return folder.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return folder.as_posix()


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _year_folders(folder: Path, shown: str, findings: list[Finding]) -> Iterator[str]:
    """Yield the year folders; anything else that is not of the catalogue is a finding."""
    for entry in _entries(folder):
        if entry.name in _CATALOGUE:
            continue
        if _YEAR.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
            yield entry.name
        else:
            hint = "Vereinbarungen liegen in einem Ordner mit dem Jahr, zum Beispiel 2025/darmstadt.yaml."
            findings.append(start_of(f"{shown}/{entry.name}", f"{quoted(entry.name)} gehört nicht hierher.", hint))


@dataclass(slots=True)
class _Found:
    """What was read of some years; ``unread`` are the ids of agreements whose files have errors."""

    agreements: list[Agreement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def __iadd__(self, other: _Found) -> _Found:
        self.agreements += other.agreements
        self.findings += other.findings
        self.unread += other.unread
        return self


class _Desk:
    """Reads agreement files against the catalogue of districts and programmes."""

    def __init__(
        self,
        folder: Path,
        shown: str,
        districts: dict[str, District],
        programmes: dict[str, Programme],
        shelf: Shelf[Read] | None,
    ) -> None:
        self.folder = os.fspath(folder)
        self.shown = shown
        self.districts = districts
        self.programmes = programmes
        self.shelf = shelf
        if shelf:
            shelf.hold_against((districts, programmes))

    def read(self, years: Iterable[str]) -> _Found:
        """Read all agreements of some year folders."""
        found = _Found()
        for year in years:
            self._read_year(year, found)
        return found

    def _read_year(self, year: str, found: _Found) -> None:
        stems: dict[str, list[str]] = {"md": [], "yaml": []}
        entries = _entries(f"{self.folder}/{year}")
        names = frozenset(entry.name for entry in entries)
        for entry in entries:
            if named := _FILE.fullmatch(entry.name):
                stems[named["kind"]].append(named["stem"])
            else:
                found.findings.append(stray(f"{self.shown}/{year}", entry.name, names, self.districts))
        wordings, facts = set(stems["md"]), stems["yaml"]
        for stem in sorted(wordings.difference(facts)):
            file, hint = f"{self.shown}/{year}/{stem}.md", f"Legen Sie die Datei {stem}.yaml mit den Angaben daneben."
            found.findings.append(start_of(file, "Zu diesem Wortlaut fehlen die Angaben.", hint))
        for stem in facts:
            agreement, findings = self._read(year, stem, stem in wordings)
            found.findings += findings
            if agreement:
                found.agreements.append(agreement)
            else:
                found.unread += self._ids(year, stem)

    def _read(self, year: str, stem: str, worded: bool) -> Read:
        if self.shelf is None:
            return self._read_agreement(year, stem, worded)
        paths = tuple(Path(self.folder, year, f"{stem}.{kind}") for kind in ("yaml", "md")[: 1 + worded])
        return self.shelf.read(paths, partial(self._read_agreement, year, stem, worded))

    def _ids(self, year: str, stem: str) -> Iterator[str]:
        """The id of the agreement that a file with this name would hold."""
        named = _VERSIONED.fullmatch(stem)
        slug, version = (named["slug"], int(named["version"])) if named else (stem, 1)
        if slug in self.districts:
            yield agreement_id(year, self.districts[slug], version)

    def _read_agreement(self, year: str, stem: str, worded: bool) -> Read:
        file, wording_file = f"{self.shown}/{year}/{stem}.yaml", f"{self.shown}/{year}/{stem}.md"
        wording, found = self._read_wording(year, stem, wording_file) if worded else (None, [])
        delivered, more = deliver(f"{self.folder}/{year}/{stem}.yaml", file)
        nodes, faults = read_delivered(delivered, file) if delivered else (None, [])
        found += sorted(more + faults)
        if isinstance(nodes, Sequence):
            hint = "Beginnen Sie mit district: und year:, jedes in einer eigenen Zeile."
            found.append(start_of(file, "Die Datei enthält keine Felder, sondern eine Liste.", hint))
        if delivered is None or not isinstance(nodes, Mapping):
            return None, found
        fields, faults = read_fields(nodes, Facts, file)
        filed = Filed(file, year, stem, nodes, fields, self.districts, self.programmes)
        found += untold(faults + check(filed), found)
        if any(finding.severity == "error" for finding in found):
            return None, found
        facts = Facts(**fields)
        district = self.districts[facts.district]
        return Agreement(facts, district, filed.own_programmes, file, delivered, wording_file, wording), found

    def _read_wording(self, year: str, stem: str, file: str) -> tuple[Delivered | None, list[Finding]]:
        delivered, findings = read_text(f"{self.folder}/{year}/{stem}.md", file)
        if delivered is not None and not delivered.text.strip():
            hint = "Fügen Sie den Text der Vereinbarung ein, oder löschen Sie die Datei."
            findings.append(start_of(file, "Der Wortlaut ist leer.", hint))
        return delivered, findings
