"""One change under review: the published state, the proposed one, and what both show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.editing.revision import findings_between
from macros.register.changes import Changes, State, compare
from macros.register.finding import Finding
from macros.wording.library import Library


@dataclass(frozen=True)
class Case:
    """What the dossier is made from.

    ``base`` is the commit compared with, ``own_findings`` what the check says of the present state alone,
    ``library`` its wordings, and the two mappings hold, by address, what each page shows before and after.
    """

    base: str
    before: State
    after: State
    own_findings: list[Finding]
    library: Library
    pages_before: Mapping[str, str]
    pages_after: Mapping[str, str]

    @cached_property
    def changes(self) -> Changes:
        """The differences of the two states."""
        return compare(self.before, self.after)

    @cached_property
    def findings(self) -> list[Finding]:
        """All findings: of the present state, and of what changed since the base."""
        return sorted(self.own_findings + findings_between(self.before, self.after))

    @property
    def readable(self) -> bool:
        """Say whether all agreement files of both states could be read, so that pages and sums compare."""
        return not self.before.unread and not self.after.unread
