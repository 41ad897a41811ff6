"""The pages of each year, finished in one go with the checks of its wordings.

Checking, comparing and writing up a year needs the same reading of its wordings, so the years are shared out
among the cores, and each reading is let go as soon as its pages are done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO

from macros.register.finding import Finding, stops
from macros.website.basis import rests_on_the_same
from macros.website.calls import Calls, DefineEnv
from macros.website.cores import parts, spread
from macros.website.pages import GeneratedPage
from macros.website.portal import Portal
from macros.website.spool import Drafts, Spool
from macros.wording.library import same_year

_FEWEST_YEARS = 3  # a core with fewer would read as much of the years before anew


@dataclass(frozen=True, slots=True)
class _Outcome:
    findings: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def draft_years(portal: Portal, define_env: DefineEnv) -> list[Finding]:
    """Check the wordings of all years, and give the portal the pages of those without an error.

    ``define_env`` registers the macros that the pages call.
    """
    stretches = [(Spool(), years) for years in parts(sorted(portal.register.years), _FEWEST_YEARS)]
    outcomes = spread(partial(_draft, portal, define_env), stretches)
    spools: dict[str, Spool] = {}
    for (spool, _), outcome in zip(stretches, outcomes, strict=True):
        spool.places.update(outcome.places)
        spools |= dict.fromkeys(outcome.places, spool)
    wordings = {id: digest for outcome in outcomes for id, digest in outcome.wordings.items()}
    findings = {year: found for outcome in outcomes for year, found in outcome.findings.items()}
    portal.drafts = Drafts(spools, wordings, findings)
    return portal.drafts.all_findings


def redraft(earlier: Portal, define_env: DefineEnv, portal: Portal) -> list[Finding]:
    """Draft only what rests on anything that changed since ``earlier``, and take over the rest."""
    calls, spool, before = Calls(portal, define_env), Spool(BytesIO()), earlier.drafts
    findings: dict[int, tuple[Finding, ...]] = {}
    wordings: dict[str, str] = {}
    spools: dict[str, Spool] = {}
    for year in portal.register.years:
        if year in before.findings and same_year(earlier.register, portal.register, year):
            findings[year] = before.findings[year]
            ids = [agreement.id for agreement in portal.register.every_of_year[year]]
            wordings |= {id: before.wordings[id] for id in ids if id in before.wordings}
        else:
            findings[year] = portal.library.year(year).findings
            wordings |= {id: reading.digest for id, reading in portal.library.year(year).readings.items()}
    portal.drafts = Drafts(spools, wordings, findings)
    for path, page in portal.generated.items() if not stops(portal.drafts.all_findings) else ():
        if path in before.spools and rests_on_the_same(earlier, portal, path):
            spools[path] = before.spools[path]
        elif page.year:
            spool.keep(path, calls.page(page))
            spools[path] = spool
    return portal.drafts.all_findings


def _draft(portal: Portal, define_env: DefineEnv, stretch: tuple[Spool, Sequence[int]]) -> _Outcome:
    spool, years = stretch
    calls, outcome = Calls(portal, define_env), _Outcome()
    made: defaultdict[int | None, list[GeneratedPage]] = defaultdict(list)
    for page in portal.generated.values():
        made[page.year].append(page)
    for position, year in enumerate(years):
        read = portal.library.year(year)
        outcome.findings[year] = read.findings
        outcome.wordings.update((id, reading.digest) for id, reading in read.readings.items())
        for page in () if stops(read.findings) else made[year]:
            spool.keep(page.path, calls.page(page))
        portal.library.forget(*years[:position])
    spool.file.flush()
    outcome.places.update(spool.places)
    return outcome
