"""What differs between two states of the register: agreements, facts, wordings. Pure, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from macros.register.agreement import Agreement, Register
from macros.register.fields import NOTHING, Field, Value, fields_of
from macros.register.reading import Location
from macros.register.source import Delivered

_ALIKE = 0.6


@dataclass(frozen=True)
class State:
    """One state of the folder ``agreements``.

    ``folder`` is its path as the editor knows it; ``files`` are the agreement files that lie in it
    (``2025/darmstadt.yaml``), those included that could not be read into the register.
    """

    folder: str
    register: Register
    files: frozenset[str]

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """The agreements by id, in the order of the register."""
        return {agreement.id: agreement for agreement in self.register.agreements}

    @cached_property
    def unread(self) -> frozenset[str]:
        """The agreement files with faults: what they say is not known."""
        return self.files - {name_in_folder(agreement) for agreement in self.register.agreements}


@dataclass(frozen=True)
class FactChange:
    """One value that is another now; ``NOTHING`` stands for a value that was or is not there.

    ``location`` is where to look in the present file: the new value, else the field it stood in.
    """

    field: Field
    location: Location
    old: Value
    new: Value

    @property
    def path(self) -> str:
        """The field as corrections name it: ``budgets[0].amount``, ``projects.qualifizierung``."""
        return self.field.path

    @property
    def tells_itself(self) -> bool:
        """Whether no correction need tell it: an editors' note, or a withdrawal, which bears its day and reason."""
        withdrawn = self.field.location[0] == "withdrawn" and self.old == NOTHING
        return self.field.editorial or withdrawn


@dataclass(frozen=True)
class ChangedLine:
    """One line of a wording that was taken out (``-``, old number) or put in (``+``, new number)."""

    sign: str
    number: int
    text: str


@dataclass(frozen=True)
class AgreementChange:
    """One agreement in both states."""

    before: Agreement
    after: Agreement
    facts: tuple[FactChange, ...]
    wording: bool

    @property
    def lines(self) -> tuple[ChangedLine, ...]:
        """The changed lines of the wording; none where only line ends or the byte order mark differ."""
        return tuple(_changed_lines(self.before.wording, self.after.wording)) if self.wording else ()

    @property
    def logged(self) -> bool:
        """Say whether the list of corrections differs."""
        return self.before.facts.corrections != self.after.facts.corrections


@dataclass(frozen=True)
class Changes:
    """All differences of two states, each group in the order of the register."""

    added: tuple[Agreement, ...]
    removed: tuple[Agreement, ...]
    kept: tuple[AgreementChange, ...]

    @property
    def changed(self) -> tuple[AgreementChange, ...]:
        """The agreements in both states with other facts, another wording or other corrections."""
        return tuple(change for change in self.kept if change.facts or change.wording or change.logged)


def name_in_folder(agreement: Agreement) -> str:
    """The file of an agreement relative to its folder: ``2025/darmstadt.yaml``."""
    return "/".join(agreement.file.split("/")[-2:])


def compare(before: State, after: State) -> Changes:
    """Compare two states. An agreement whose file has faults in one of them is left out: nothing is known."""
    old, new = before.agreements, after.agreements
    return Changes(
        tuple(a for id, a in new.items() if id not in old and name_in_folder(a) not in before.unread),
        tuple(a for id, a in old.items() if id not in new and name_in_folder(a) not in after.unread),
        tuple(_agreement_change(old[id], a) for id, a in new.items() if id in old),
    )


def _agreement_change(before: Agreement, after: Agreement) -> AgreementChange:
    facts = tuple(_fact_changes(before, after)) if before.facts != after.facts else ()
    return AgreementChange(before, after, facts, _bytes(before.wording) != _bytes(after.wording))


def _bytes(wording: Delivered | None) -> bytes | None:
    return wording.data if wording else None


def _fact_changes(before: Agreement, after: Agreement) -> Iterator[FactChange]:
    old = {field.path: field for field in fields_of(before)}
    new = {field.path: field for field in fields_of(after)}
    for path in [*new, *(path for path in old if path not in new)]:
        field = new.get(path) or old[path]
        was = old[path].values if path in old else ()
        now = new[path].values if path in new else ()
        for one, other in _pairs(was, now):
            yield FactChange(field, _location(field, other, now), one, other)


def _location(field: Field, value: Value, now: tuple[Value, ...]) -> Location:
    return (*field.location, now.index(value)) if field.listed and value in now else field.location


def _pairs(was: tuple[Value, ...], now: tuple[Value, ...]) -> Iterator[tuple[Value, Value]]:
    """Pair what is no longer there with what is new: the same key first, then similar text, then nothing."""
    gone = [value for value in was if value not in now]
    come = [value for value in now if value not in was]
    for value in gone:
        partner = _partner(value, come)
        if partner in come:
            come.remove(partner)
        yield value, partner
    yield from ((NOTHING, value) for value in come)


def _partner(value: Value, candidates: list[Value]) -> Value:
    same = [candidate for candidate in candidates if candidate.key == value.key]
    alike = get_close_matches(value.raw, [candidate.raw for candidate in candidates], 1, _ALIKE)
    similar = [candidate for candidate in candidates if candidate.raw in alike]
    return (same or similar or [NOTHING])[0]


def _changed_lines(before: Delivered | None, after: Delivered | None) -> Iterator[ChangedLine]:
    old = before.text.split("\n") if before else []
    new = after.text.split("\n") if after else []
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (ChangedLine("-", number, old[number - 1]) for number in range(start + 1, end + 1))
            yield from (ChangedLine("+", number, new[number - 1]) for number in range(first + 1, last + 1))
