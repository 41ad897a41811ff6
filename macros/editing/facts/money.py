"""The budgets: which programmes, and how many euros each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from macros.editing.facts.draft import Draft
from macros.editing.reading.transcript import Transcript, quote
from macros.register.german import listing
from macros.register.model import Programme
from macros.register.reading import Location
from macros.wording.layout import fold
from macros.wording.statements.parties import title_end
from macros.wording.statements.passages import Statement

Amount = Statement[Decimal | None]

_LEAST, _MOST = 50_000, 20_000_000  # euros: less or more is no usual budget of a district
_NEAR = 600  # characters around an amount in which its programme is named
_SENTENCE = 250  # characters around an amount that belong to its sentence
_REACH = 30  # characters before an amount in which „davon“ or „rund“ belongs to it
_PART = re.compile(r"\b(?:davon|darunter|hiervon|einschließlich|inklusive)\b")
_SENTENCE_END = re.compile(r"[a-zäöüß]\. [A-ZÄÖÜ]")
_VAGUE = re.compile(
    r"\b(?:rund|etwa|ca\.|circa|bis zu|über|mindestens|höchstens|Mio|Million|Tsd|Tausend)", re.IGNORECASE
)
_TOUCHING = re.compile(r"(?:[0-9]|(?<!\w)[OolI|])[.,]?\s?$")
_OTHER_BUDGET = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}budgets?\b")
_FUNDERS = re.compile(
    r"\bESF\b|Europäische[nr]? Sozialfonds|\b(?:Eigenmittel|Eigenanteil|Kofinanzierung|Bundesmittel)"
    r"|\b(?:kommunale|städtische)[nr]? Mittel"
)
_PERIOD = re.compile(r"\b(20[0-9]{2}) ?(?:bis|-|/) ?(20[0-9]{2})\b")


def read_budgets(transcript: Transcript, draft: Draft) -> None:
    """Read one budget for each programme that the agreement is about."""
    amounts = [amount for amount in transcript.said.amounts if amount.passages]
    programmes = _programmes(transcript, amounts)
    for position, programme in enumerate(programmes):
        location: Location = ("budgets", position)
        draft.put((*location, "programme"), programme.key)
        own = _own(transcript, programme, amounts, len(programmes))
        _put_amount(transcript, draft, (*location, "amount"), own, amounts)
        _read_terms(transcript, draft, location, own)
        if not _named(transcript, programme):
            message = f"Das Programm „{programme.name}“ wird im Text nicht genannt."
            draft.doubt((*location, "programme"), _line(transcript, own), message)
    _doubt_other_budgets(transcript, draft)


def _names(programme: Programme) -> tuple[str, ...]:
    return (fold(programme.name), fold(f"{programme.name}s"), programme.short)


def _named(transcript: Transcript, programme: Programme) -> bool:
    return any(any(transcript.said.running.find(name)) for name in _names(programme))


def _programmes(transcript: Transcript, amounts: Iterable[Amount]) -> tuple[Programme, ...]:
    """The programmes named in the heading or around an amount; where there is none, all of them."""
    running = transcript.said.running
    head = next((section.blocks[-1] for section in transcript.wording.sections if section.key == "kopf"), None)
    end = running.end_of(running.blocks.index(head)) if head else 0
    areas = [(0, end), *((a - _NEAR, b + _NEAR) for a, b in (running.span(amount.first) for amount in amounts))]
    found = [
        programme
        for programme in transcript.register.programmes
        if any(any(running.find(name, max(0, a), b)) for name in _names(programme) for a, b in areas)
    ]
    return tuple(found) or transcript.register.programmes[:1]


def _own(transcript: Transcript, programme: Programme, amounts: list[Amount], programmes: int) -> Amount | None:
    """The amount of a programme: best in a sentence that names it, else the one nearest to its name."""
    legible = [amount for amount in amounts if amount.value is not None] or amounts
    legible = [amount for amount in legible if not _is_part(transcript, amount)] or legible
    if len({amount.value for amount in legible}) < 2 and programmes < 2:
        return legible[0] if legible else None
    running = transcript.said.running
    named = [span for name in _names(programme) for span in running.find(name)]

    def distance(amount: Amount) -> tuple[bool, int]:
        begin, finish = running.span(amount.first)
        between = [sorted((begin, finish, *name))[1:3] for name in named]
        return min(((_parted(transcript, *gap), gap[1] - gap[0]) for gap in between), default=(True, _NEAR))

    return min(legible, key=distance, default=None)


def _parted(transcript: Transcript, start: int, end: int) -> bool:
    """Say whether a sentence or a paragraph ends between two places."""
    running = transcript.said.running
    return running.block_at(start) != running.block_at(end) or bool(_SENTENCE_END.search(running.text, start, end))


def _is_part(transcript: Transcript, amount: Amount) -> bool:
    """An amount after „davon“ is a part of the one before."""
    start = transcript.said.running.span(amount.first)[0]
    return _PART.search(transcript.said.running.text, max(0, start - _REACH), start) is not None


def _put_amount(
    transcript: Transcript, draft: Draft, location: Location, own: Amount | None, amounts: list[Amount]
) -> None:
    draft.put(location, "" if own is None or own.value is None else _written(own.value))
    if own is None:
        draft.doubt(location, transcript.last_line, "Im Text ist kein Betrag in Euro zu finden.")
        return
    line, words = _line(transcript, own), quote(own.first.text)
    for reason in _reasons(transcript, own):
        draft.doubt(location, line, f"{words} {reason}.")
    others = [amount for amount in amounts if amount.value != own.value]
    if others:
        printed = listing(f"{quote(other.first.text)} (Zeile {transcript.place(other.first)})" for other in others)
        draft.doubt(location, line, f"Außer {words} stehen weitere Beträge im Text: {printed}.")
    if repair := transcript.repair_of(own):
        draft.doubt(location, line, repair.told())
    elif transcript.trace:
        draft.doubt(location, line, f"Vergleichen Sie jede Ziffer von {words}. {transcript.trace}")


def _written(value: Decimal) -> str:
    return str(int(value)) if value == int(value) else f"{value:.2f}"


def _reasons(transcript: Transcript, own: Amount) -> Iterable[str]:
    """Whether a number is not quite an amount, or only a part of one."""
    running = transcript.said.running
    start, end = running.span(own.first)
    before = running.text[max(0, start - _REACH) : start]
    if own.value is None:
        yield "ist keine eindeutige Zahl"
    elif not _LEAST <= own.value <= _MOST:
        yield "ist für das Budget eines Kreises ungewöhnlich"
    if _TOUCHING.search(before) or running.text[start] == "0":
        yield "ist vielleicht nur ein Teil der Zahl"
    if _VAGUE.search(before) or _VAGUE.search(running.text[start:end]):
        yield "ist vielleicht gerundet"


def _read_terms(transcript: Transcript, draft: Draft, location: Location, own: Amount | None) -> None:
    """Other years or other funders, if the sentence of the amount or the heading names any."""
    if own is None:
        return
    running = transcript.said.running
    start, end = running.span(own.first)
    sentence = (max(0, start - _SENTENCE), min(len(running.text), end + _SENTENCE))
    for area in (sentence, (0, title_end(running))):
        if period := _PERIOD.search(running.text, *area):
            line = transcript.place(running.passages(*period.span())[0])
            for name, year in zip(("first", "last"), period.groups(), strict=True):
                draft.put((*location, "period", name), year)
                message = f"Gilt das Geld für mehrere Jahre? Im Text steht {quote(period[0])}."
                draft.doubt((*location, "period", name), line, message)
    if funder := _FUNDERS.search(running.text, *sentence):
        line = transcript.place(running.passages(*funder.span())[0])
        message = f"Kommt das Geld auch von anderen? Im Text steht {quote(funder[0])}; dann ergänzen Sie funders."
        draft.doubt((*location, "amount"), line, message)


def _doubt_other_budgets(transcript: Transcript, draft: Draft) -> None:
    """A budget that is no known programme („Arbeitsmarktbudget“)."""
    names = [name for programme in transcript.register.programmes for name in _names(programme)]
    known = {word for name in names for word in name.split()}
    running = transcript.said.running
    for found in _OTHER_BUDGET.finditer(running.text):
        if found[0] not in known and found[0].removesuffix("s") not in known:
            line = transcript.place(running.passages(*found.span())[0])
            message = f"Hier ist von einem weiteren Budget die Rede: {quote(found[0])}. Gehört es dazu?"
            draft.doubt(("budgets",), line, message)
            return


def _line(transcript: Transcript, amount: Amount | None) -> int:
    return transcript.place(amount.first) if amount else transcript.last_line
