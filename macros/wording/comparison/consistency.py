"""What a comparison with the other agreements of the year lets one suspect: a number or a name copied wrongly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from macros.register.agreement import Agreement
from macros.register.finding import Finding, quoted
from macros.wording.comparison.deviation import Deviation
from macros.wording.comparison.names import NAME, Names, names_of
from macros.wording.comparison.tokens import Keys, keys_of
from macros.wording.comparison.year import Comparison


@dataclass(frozen=True, slots=True)
class Told:
    """What the evidence has found already: disputed ``lines`` by id, and the ``pairs`` of words that differ there.

    Where most wordings do not agree, the others show the same difference the other way round.
    """

    lines: Mapping[str, Collection[int]] = field(default_factory=dict)
    pairs: Collection[tuple[str, str]] = ()

    def covers(self, agreement: Agreement, deviation: Deviation) -> bool:
        """Say whether a deviation is no news."""
        mirrored = not deviation.settled and (deviation.common, deviation.here) in self.pairs
        return mirrored or deviation.line in self.lines.get(agreement.id, ())


def told_by(lines: Mapping[str, Collection[int]], comparisons: Mapping[str, Comparison]) -> Told:
    """Gather what disputed lines, by id of their agreement, tell of a comparison."""
    deviations = ((id, deviation) for id, comparison in comparisons.items() for deviation in comparison.deviations)
    return Told(lines, {(found.here, found.common) for id, found in deviations if found.line in lines.get(id, ())})


_FEW = 3  # words: a longer difference is a passage put otherwise, which a reader must judge
_HINT = "Vergleichen Sie die Stelle mit dem Original, und berichtigen Sie den Wortlaut."


def inconsistencies(agreement: Agreement, comparison: Comparison, told: Told = Told()) -> list[Finding]:
    """Find what must not differ from the other agreements of the year: numbers, and whose name it is."""
    names = names_of(agreement)
    return [
        Finding(agreement.wording_file, deviation.line, 1, "", message, _HINT)
        for deviation in comparison.deviations
        if not told.covers(agreement, deviation)
        for message in (*_numbers(deviation), *_name(deviation, names))
    ]


def _numbers(deviation: Deviation) -> Iterator[str]:
    """A number that is not a fact of the agreement is the same in all wordings."""
    if deviation.kind not in ("wording", "spelling"):
        return
    here, common = keys_of(deviation.here), keys_of(deviation.common)
    instead = bool(here and common) and max(len(here), len(common)) <= _FEW
    bare = not any(key.isalpha() for key in (*here, *common))
    if (instead or bare) and _with_digits(here) != _with_digits(common):
        yield _message(deviation)


def _with_digits(keys: Keys) -> Keys:
    return tuple(key for key in keys if any(char.isdigit() for char in key))


def _name(deviation: Deviation, names: Names) -> Iterator[str]:
    """Where the other wordings name their district, this one names its own."""
    replaced = deviation.kind == "name" and deviation.here and NAME in deviation.common
    if replaced and not any(names.mentions(keys_of(deviation.here))):
        yield f"Hier steht {quoted(deviation.here)}, {_others(deviation)} der Name des Kreises oder der Stadt."


def _message(deviation: Deviation) -> str:
    if not deviation.here:
        return f"Hier fehlt {quoted(deviation.common)}, das {_others(deviation)} steht."
    other = quoted(deviation.common) if deviation.common else "nichts"
    return f"Hier steht {quoted(deviation.here)}, {_others(deviation)} {other}."


def _others(deviation: Deviation) -> str:
    return f"in {'den ' if deviation.settled else ''}anderen Vereinbarungen des Jahres"
