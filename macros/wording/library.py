"""All wordings of the register, read once: blocks, evidence of each fact, comparison of each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.register.agreement import Agreement, Register
from macros.register.finding import Finding
from macros.wording.blocks import Wording, read_wording
from macros.wording.comparison.consistency import inconsistencies
from macros.wording.comparison.year import YearComparison, compare_year
from macros.wording.evidence.facts import Evidence, find_evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """One wording, with the places in which the facts of its agreement stand."""

    wording: Wording
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Library:
    """The readings by id of their agreement, and the comparisons by year. No wording, no entry."""

    readings: Mapping[str, Reading]
    years: Mapping[int, YearComparison]


def read_library(register: Register) -> tuple[Library, list[Finding]]:
    """Read and compare every wording; findings tell where facts and wordings contradict each other."""
    readings: dict[str, Reading] = {}
    findings: list[Finding] = []
    for agreement in register.agreements:
        if agreement.wording is None:
            findings.append(_missing(agreement))
            continue
        wording = read_wording(agreement.wording.text)
        evidence, faults = find_evidence(agreement, wording)
        readings[agreement.id] = Reading(wording, evidence)
        findings += faults
    years = {}
    for year in register.years:
        worded = [(a, readings[a.id].wording) for a in register.in_year(year) if a.id in readings]
        years[year] = compare_year(year, worded)
        for agreement, _ in worded:
            findings += inconsistencies(agreement, years[year].comparisons[agreement.id])
    return Library(readings, years), sorted(findings)


def _missing(agreement: Agreement) -> Finding:
    message = "Der Wortlaut ist noch nicht erfasst; die Angaben gelten als ungeprüft."
    hint = f"Legen Sie den Text der Vereinbarung als {agreement.wording_file} daneben."
    return Finding(agreement.file, 1, 1, "", message, hint, "notice")
