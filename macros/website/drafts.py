"""The pages made from data, those of each year finished in one go with the checks of its wordings.

Checking, comparing and writing up a year needs the same reading of its wordings, so the years are shared out
among the cores, and each reading is let go as soon as its pages are done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from macros.machine.cores import parts, spread
from macros.register.finding import Finding, stops
from macros.website.basis import rests_on_the_same
from macros.website.calls import Calls, DefineEnv
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.spool import Drafts, Spool

_FEWEST_YEARS = 3  # a core with fewer would read as much of the years before anew


class _Stretch(NamedTuple):
    """What one core finishes: all of some years, and ``pages`` of no year."""

    spool: Spool
    years: Sequence[int]
    pages: list[GeneratedPage]


@dataclass(frozen=True, slots=True)
class _Outcome:
    findings: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def draft_years(portal: Portal, define_env: DefineEnv) -> list[Finding]:
    """Check the wordings of all years, and give the portal the pages of those without an error.

    ``define_env`` registers the macros that the pages call.
    """
    stretches = _stretches(portal)
    outcomes = spread(partial(_draft, portal, define_env), stretches)
    spools: dict[str, Spool] = {}
    for stretch, outcome in zip(stretches, outcomes, strict=True):
        stretch.spool.places.update(outcome.places)
        spools |= dict.fromkeys(outcome.places, stretch.spool)
    wordings = {id: digest for outcome in outcomes for id, digest in outcome.wordings.items()}
    findings = {year: found for outcome in outcomes for year, found in outcome.findings.items()}
    portal.drafts = Drafts(spools, wordings, findings)
    return portal.drafts.all_findings


def _stretches(portal: Portal) -> list[_Stretch]:
    """The years in equal parts; most pages of no year in small ones, for whoever is done with the years first."""
    stretches = [_Stretch(Spool(), years, []) for years in parts(sorted(portal.register.years), _FEWEST_YEARS)]
    others: list[GeneratedPage] = []
    for page in portal.generated.values():
        if page.year is None:  # those of districts show wordings, most of them of the newest year
            (stretches[-1].pages if page.macro == "district_page" else others).append(page)
    if len(stretches) == 1:
        stretches[0].pages.extend(others)
        return stretches
    return stretches + [_Stretch(Spool(), (), list(pages)) for pages in parts(others, fewest=1, turns=2)]


def redraft(earlier: Portal, define_env: DefineEnv, portal: Portal) -> list[Finding]:
    """Draft only what rests on anything that changed since ``earlier``, and take over the rest."""
    if earlier.register.catalogue != portal.register.catalogue:
        return draft_years(portal, define_env)
    kept = earlier.drafts
    findings = {
        year: kept.findings[year]
        if year in kept.findings and earlier.register.of_year(year) == portal.register.of_year(year)
        else portal.library.year(year).findings
        for year in portal.register.years
    }
    spools = {} if any(map(stops, findings.values())) else _respooled(earlier, define_env, portal)
    portal.drafts = Drafts(spools, {}, findings)
    return portal.drafts.all_findings


def _respooled(earlier: Portal, define_env: DefineEnv, portal: Portal) -> dict[str, Spool]:
    calls, spool, kept = Calls(portal, define_env), Spool(), earlier.drafts.spools
    spools: dict[str, Spool] = {}
    for path, page in portal.generated.items():
        if path in kept and rests_on_the_same(earlier, portal, path):
            spools[path] = kept[path]
        else:
            spool.keep(path, calls.page(page))
            spools[path] = spool
    spool.file.flush()
    return spools


def _draft(portal: Portal, define_env: DefineEnv, stretch: _Stretch) -> _Outcome:
    calls, outcome, spool = Calls(portal, define_env), _Outcome(), stretch.spool
    made: defaultdict[int, list[GeneratedPage]] = defaultdict(list)
    for page in portal.generated.values():
        if page.year is not None:
            made[page.year].append(page)
    for position, year in enumerate(stretch.years):
        read = portal.library.year(year)
        outcome.findings[year] = read.findings
        outcome.wordings.update((id, reading.digest) for id, reading in read.readings.items())
        for page in () if stops(read.findings) else made[year]:
            spool.keep(page.path, calls.page(page))
        portal.library.forget(*stretch.years[:position])
    for page in stretch.pages:
        spool.keep(page.path, calls.page(page))
    spool.file.flush()
    outcome.places.update(spool.places)
    return outcome
