"""One agreement under inquiry: its facts, what its wording says, what was found so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from macros.register.agreement import Agreement
from macros.register.finding import Finding
from macros.register.reading import Location, field_path
from macros.wording.blocks import Wording
from macros.wording.layout import fold
from macros.wording.section_name import section_name
from macros.wording.statements.passages import Passage
from macros.wording.statements.reading import Statements
from macros.wording.statements.running import RunningText, Span


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Collects evidence and findings while the rules run, and the lines of the wording that findings concern."""

    agreement: Agreement
    wording: Wording
    said: Statements
    evidence: dict[Location, tuple[Passage, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    disputed: set[int] = field(default_factory=set)

    @property
    def running(self) -> RunningText:
        """The wording as one text."""
        return self.said.running

    def passages_of(self, words: str, spans: Iterable[Span]) -> list[Passage]:
        """All places within some spans of the running text where words stand, whatever the layout."""
        folded = " ".join(fold(words).split())
        found = (place for span in spans for place in self.running.find(folded, *span))
        return [passage for place in found for passage in self.running.passages(*place)]

    def attest(self, location: Location, passages: Iterable[Passage]) -> None:
        """Note where a fact stands, the best passage first and each once."""
        found = tuple(passages)
        once = {(p.block.line, p.start): p for p in found} if len(found) > 1 else {}
        self.evidence[location] = tuple(once.values()) or found

    def contradict(
        self, location: Location, passage: Passage, there: str, here: str, hint: str, *, key: bool = False
    ) -> None:
        """A fact stands differently in the wording: point at the fact and name the line of the wording."""
        self.disputed.add(passage.line)
        message = f"Im Wortlaut ({self.where(passage)}) steht {there}, hier steht {here}."
        self.fault(location, message, hint, key=key)

    def fault(self, location: Location, message: str, hint: str, *, key: bool = False) -> None:
        """Make a finding at a fact; with ``key`` at the name of the field."""
        place = self.agreement.place(location, key=key)
        self.findings.append(
            Finding(self.agreement.file, place.line, place.column, field_path(location), message, hint)
        )

    def stray(self, passage: Passage, message: str, hint: str, location: Location = ()) -> None:
        """Make a finding at a line of the wording; ``location`` is the field it is about."""
        line, column = passage.line, self._column(passage)
        self.disputed.add(line)
        self.findings.append(Finding(self.agreement.wording_file, line, column, field_path(location), message, hint))

    def where(self, passage: Passage) -> str:
        """Name the place of a passage as people say it: „§ 4, Zeile 55“."""
        return f"{section_name(passage.block.section)}, Zeile {passage.line}"

    def _column(self, passage: Passage) -> int:
        """The column of the passage in its source line, behind all marks."""
        delivered = self.agreement.wording
        lines = delivered.text.split("\n") if delivered else []
        line = lines[passage.line - 1] if passage.line <= len(lines) else ""
        words = passage.text.split()
        return max(line.find(words[0]), 0) + 1 if words else 1
