"""All wordings of the register, year by year: blocks, evidence of each fact, comparison of the year.

A year is read when it is first asked for. So a process that makes the pages of some years reads no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from macros.register.agreement import Agreement, Register
from macros.register.finding import Finding
from macros.wording.blocks import Wording, read_wording
from macros.wording.comparison.consistency import inconsistencies, told_by
from macros.wording.comparison.year import YearComparison, compare_year
from macros.wording.evidence.facts import Evidence, find_evidence

_BLANKS = b" \t\n\r\v\f"


@dataclass(frozen=True, slots=True)
class Reading:
    """One wording, with the places in which the facts of its agreement stand."""

    wording: Wording
    evidence: Evidence

    @property
    def digest(self) -> str:
        """The SHA-256 of all characters of the wording but spaces and line ends: what its page has to hold."""
        return characters_digest("".join(block.text for block in self.wording.blocks))


@dataclass(frozen=True, slots=True)
class ReadYear:
    """One year: the readings by id of their agreement, superseded ones included, and the comparison of those in force.

    An agreement without a wording has no entry. The findings tell where facts and wordings contradict each other.
    """

    readings: Mapping[str, Reading]
    comparison: YearComparison
    findings: tuple[Finding, ...]


class Library:
    """Reads and compares the wordings of a year at first use, and keeps the outcome."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._years: dict[int, ReadYear] = {}

    def year(self, year: int) -> ReadYear:
        """Return a year; of one without agreements everything is empty."""
        if year not in self._years:
            self._years[year] = self._read(year)
        return self._years[year]

    def reading(self, agreement: Agreement) -> Reading | None:
        """The reading of one agreement, ``None`` where its wording is missing."""
        return self.year(agreement.year).readings.get(agreement.id)

    def after(self, register: Register) -> Library:
        """Make the library of a later state of the register; it keeps the years in which nothing changed."""
        later, before = Library(register), self._register
        kept = (year for year in self._years if register.of_year(year) == before.of_year(year))
        later._years = {year: self._years[year] for year in kept}
        return later

    def forget(self, *years: int) -> None:
        """Let go of years that are no longer needed."""
        for year in years:
            self._years.pop(year, None)

    def _read(self, year: int) -> ReadYear:
        readings: dict[str, Reading] = {}
        findings: list[Finding] = []
        for agreement in self._register.of_year(year):
            if agreement.wording is None:
                findings.append(_missing(agreement))
                continue
            wording = read_wording(agreement.wording.text)
            evidence, faults = find_evidence(agreement, wording)
            readings[agreement.id] = Reading(wording, evidence)
            findings += faults
        worded = [(a, readings[a.id].wording) for a in self._register.in_year(year) if a.id in readings]
        comparison = compare_year(year, worded)
        told = told_by({id: reading.evidence.disputed for id, reading in readings.items()}, comparison.comparisons)
        for agreement, _ in worded:
            findings += inconsistencies(agreement, comparison.comparisons[agreement.id], told)
        return ReadYear(readings, comparison, tuple(sorted(findings)))


def characters_digest(text: str) -> str:
    """The SHA-256 of the characters of a text in UTF-8, without spaces, tabs and line ends."""
    return sha256(text.encode("utf-8").translate(None, _BLANKS)).hexdigest()


def check_wordings(register: Register, library: Library) -> list[Finding]:
    """Read every wording; the findings of all years, sorted."""
    return sorted(finding for year in register.years for finding in library.year(year).findings)


def _missing(agreement: Agreement) -> Finding:
    message = "Der Wortlaut ist noch nicht erfasst; die Angaben gelten als ungeprüft."
    hint = f"Legen Sie den Text der Vereinbarung als {agreement.wording_file} daneben."
    return Finding(agreement.file, 1, 1, "", message, hint, "notice")
