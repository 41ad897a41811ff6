"""The folder ``agreements`` as it was at a git revision, to hold the present one against it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.editing.git import Repository, repository_of
from macros.editing.refused import Refused
from macros.register.agreement import Register
from macros.register.changes import State, compare
from macros.register.finding import Finding, quoted
from macros.register.folder import read_register
from macros.register.history import check_history
from macros.wording.anchors import check_addresses
from macros.wording.shifted import check_shifted

_NO_STATE = "0" * 40  # what git and the platforms call the state before the first one


@dataclass(frozen=True)
class Base:
    """An earlier state: the commit it comes from and a temporary folder with its files."""

    commit: str
    folder: Path


@contextmanager
def at_revision(agreements: Path, revision: str | None) -> Iterator[Base]:
    """Lay out ``agreements`` as it was at ``revision`` in a folder that is gone afterwards.

    Without a revision it is the state at which this branch left the main branch. Raises ``Refused``
    where the revision is not known, git is missing or there is no repository.
    """
    repository = repository_of(agreements)
    commit = _commit(repository, revision)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "agreements"
        folder.mkdir()
        repository.write_folder(commit, folder)
        yield Base(commit, folder)


def read_state(folder: Path, register: Register) -> State:
    """Join what was read of a folder with the names of the agreement files that lie in it."""
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.glob("20*/*.yaml"))
    return State(folder.as_posix(), register, files)


def findings_since(revision: str, agreements: Path, register: Register) -> list[Finding]:
    """Check the present agreements against those of a revision: nothing published changes unnoticed."""
    if revision == _NO_STATE:
        return []
    with at_revision(agreements, revision) as base:
        before = read_state(base.folder, read_register(base.folder)[0])
        after = read_state(agreements, register)
        return findings_between(before, after)


def findings_between(before: State, after: State) -> list[Finding]:
    """Hold the present state against a published one: no fact, wording or address changes unnoticed."""
    findings = check_history(before, after) + check_addresses(before.register, after.register, after.folder)
    shifted = (found for change in compare(before, after).changed for found in check_shifted(change))
    return sorted([*findings, *shifted])


def _commit(repository: Repository, revision: str | None) -> str:
    commit = repository.fork() if revision is None else repository.commit(revision)
    if commit is not None:
        return commit
    if revision is None:
        raise Refused("Dieses Repositorium hat noch keinen Stand, mit dem sich vergleichen ließe.")
    raise Refused(
        f"Den Stand {quoted(revision)} kennt dieses Repositorium nicht. "
        "Prüfen Sie den Namen, oder holen Sie die ganze Geschichte mit „git fetch“."
    )
