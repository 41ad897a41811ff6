"""From the heading of the wording: which district, which year, which partners."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from macros.editing.facts.draft import Draft
from macros.editing.reading.transcript import Transcript, quote
from macros.register.german import listing
from macros.register.model import District, PartyName
from macros.register.reading import Location
from macros.wording.evidence.mentions import mentions
from macros.wording.layout import fold
from macros.wording.likeness import nearly
from macros.wording.statements.parties import declined, full_names, is_name_of, short_names, title_end
from macros.wording.statements.passages import Statement

_CHANGED = re.compile(r"\b(?:Änderung|Ergänzung|Nachtrag|Fortschreibung|Neufassung|[0-9]\. Fassung)\w*", re.IGNORECASE)
_LABEL = {"state": "Der Name des Ministeriums", "district": "Der Name des Kreises oder der Stadt"}


def read_district(transcript: Transcript, draft: Draft, wanted: District | None) -> District | None:
    """Tell which district the heading names; ``wanted`` is what the editor said, and goes before it."""
    said = transcript.said.district
    line = transcript.place(said.first) if said else 1
    candidates = _candidates(transcript)
    found = wanted or (candidates[0] if candidates else None)
    if found is None:
        return None
    draft.put(("district",), found.slug)
    if wanted and wanted not in candidates:
        printed = f"Im Kopf steht {quote(said.value)}" if said else "Der Kopf nennt keinen Kreis"
        draft.doubt(("district",), line, f"{printed}, gelesen als {wanted.name}, wie beim Aufruf angegeben.")
    elif not wanted and (len(candidates) > 1 or not said or not is_name_of(found, said.value)):
        printed = quote(said.value) if said else "der Name"
        names = listing(district.name for district in candidates)
        draft.doubt(("district",), line, f"Welcher Kreis ist gemeint? Im Kopf steht {printed}; infrage kommt: {names}.")
    elif (usual := _most_often(transcript)) and found not in usual:
        names = listing(district.name for district in usual)
        draft.doubt(("district",), line, f"Im Kopf steht {found.name}, im Text aber meist: {names}.")
    return found


def _candidates(transcript: Transcript) -> list[District]:
    """The districts that the heading may mean; without a legible name those that the text names most often."""
    said, districts = transcript.said.district, transcript.register.districts
    if said:
        printed = fold(said.value)
        for rule in (_is_named, is_name_of, _is_named_in_passing, _is_nearly_named):
            if found := [district for district in districts if rule(district, printed)]:
                return found
    return _most_often(transcript)


def _is_named(district: District, printed: str) -> bool:
    return printed in full_names(district)


def _is_named_in_passing(district: District, printed: str) -> bool:
    return printed in short_names(district)


def _is_nearly_named(district: District, printed: str) -> bool:
    return any(nearly(printed, name) for name in full_names(district))


def _most_often(transcript: Transcript) -> list[District]:
    """The districts whose full names stand most often in the text."""
    running, districts = transcript.said.running, transcript.register.districts
    times = {d.slug: len(mentions(running.text, full_names(d), 0, len(running.text))) for d in districts}
    most = max(times.values(), default=0)
    return [district for district in districts if most and times[district.slug] == most]


def read_year(transcript: Transcript, draft: Draft, wanted: int | None) -> int | None:
    """Tell the year of the agreement: that of the heading, confirmed by the sentences."""
    titles, years = transcript.said.title_years, transcript.said.years
    often = Counter(statement.value for statement in years).most_common(1)
    usual = often[0][0] if often else None
    found = wanted or (titles[0].value if titles else usual)
    if found is None:
        return None
    draft.put(("year",), str(found))
    line = transcript.place(titles[0].first) if titles else 1
    said = sorted({statement.value for statement in titles})
    if wanted and said != [wanted]:
        printed = f"steht {listing(map(str, said))}" if said else "steht kein Jahr"
        draft.doubt(("year",), line, f"Im Kopf {printed}; {wanted} ist beim Aufruf angegeben.")
    elif said != [found]:
        printed = listing(map(str, said)) if said else "kein Jahr"
        draft.doubt(("year",), line, f"Im Kopf steht {printed}; gelesen als {found}. Welches Jahr gilt?")
    elif usual and usual != found:
        draft.doubt(("year",), line, f"Im Kopf steht {found}, im Text meist {usual}. Welches Jahr gilt?")
    if titles:
        _doubt_repair(transcript, draft, ("year",), titles[0])
    _doubt_version(transcript, draft)
    return found


def _doubt_version(transcript: Transcript, draft: Draft) -> None:
    """An agreement that changes an earlier one of the same year is a version of its own."""
    running = transcript.said.running
    if changed := _CHANGED.search(running.text, 0, title_end(running)):
        line = transcript.place(running.passages(*changed.span())[0])
        message = f"Im Kopf steht {quote(changed[0])}. Ist das eine spätere Fassung? Dann ergänzen Sie version."
        draft.doubt(("year",), line, message)


def read_partners(transcript: Transcript, draft: Draft, district: District) -> None:
    """Take the partners' names as they are printed, without article and in the nominative.

    A known name is written with plain hyphens, whatever kind the text has.
    """
    said = transcript.said
    names = {form for name in transcript.known.states for form in declined(name)}
    _read_partner(transcript, draft, "state", said.state, frozenset(names))
    _read_partner(transcript, draft, "district", said.district, full_names(district))


def _read_partner(
    transcript: Transcript, draft: Draft, party: PartyName, said: Statement[str] | None, known: frozenset[str]
) -> None:
    location: Location = ("parties", party)
    known_name = said is not None and fold(said.value) in known
    draft.put(location, "" if said is None else fold(said.value) if known_name else said.value)
    if said is None:
        message = f"{_LABEL[party]} ist im Kopf nicht zu finden."
        draft.doubt(location, 1, f"{message} Er steht sonst zwischen „zwischen“ und „zur Umsetzung“.")
        return
    _doubt_repair(transcript, draft, location, said)
    if known_name:
        return
    line = transcript.place(said.first)
    if transcript.trace:
        draft.doubt(location, line, f"{_LABEL[party]} lautet {quote(said.value)}. {transcript.trace}")
    elif not _recurs(transcript, said):
        message = f"{_LABEL[party]} lautet im Kopf {quote(said.value)}, kommt aber so nicht wieder vor."
        draft.doubt(location, line, message)


def _recurs(transcript: Transcript, said: Statement[str]) -> bool:
    """Say whether a name of the heading comes again in the sentences, where a wrong cut would show."""
    running = transcript.said.running
    behind = running.span(said.passages[-1])[1]
    return bool(mentions(running.text, declined(said.value), behind, len(running.text)))


def _doubt_repair(transcript: Transcript, draft: Draft, location: Location, said: Statement[Any]) -> None:
    """What stood otherwise must be compared."""
    if repair := transcript.repair_of(said):
        draft.doubt(location, repair.line, repair.told())
