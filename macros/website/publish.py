"""Publishing: build aside, look the result over, swap it in one step. The old site stays whole until then."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.machine.cores import end_copies
from macros.machine.hindrance import Hindered, reason
from macros.machine.lock import locked
from macros.machine.stopping import stoppable
from macros.machine.swap import put_back, swap

Build = Callable[[Path], None]
Verify = Callable[[Path], list[str]]

_MOST = 20


class NotPublished(Exception):
    """Data or built site have faults, so nothing was published; the message is for the person at the keyboard."""


def publish(site: Path, build: Build, verify: Verify) -> None:
    """Build into a fresh sibling folder, verify it there, then swap it with ``site``.

    Raises ``NotPublished`` when the built site has faults, and ``Hindered`` when the system refuses something,
    another build runs or somebody stops this one. Whatever happens, ``site`` is either the old one or the new
    one, complete, and what is left of a killed run goes away with the next.
    """
    site = site.resolve()
    if not site.name:
        raise Hindered("Die Seite braucht einen Ordner mit einem Namen; nennen Sie einen neuen oder leeren Ordner.")
    with old_site_stays():
        site.parent.mkdir(parents=True, exist_ok=True)
        with locked(site), _modes_for_everybody(), stoppable() as stopping:
            put_back(site)
            refuse_foreign_folder(site, "index.html", "eine Seite")
            _remove_leftovers(site)
            fresh = site.with_name(f".{site.name}-neu-{os.getpid()}")
            try:
                build(fresh)
                _refuse_faults(verify(fresh))
                stopping.no_more()
                swap(fresh, site)
            finally:
                end_copies()
                shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def old_site_stays() -> Iterator[None]:
    """Say of what the system refuses that nothing was published; for a build and for what goes before it."""
    try:
        yield
    except (Hindered, NotPublished):
        raise
    except Exception as error:
        told = reason(error)
        if told is None:
            raise
        raise Hindered(f"Nichts wurde veröffentlicht, die alte Seite bleibt stehen: {told}.") from error


def refuse_foreign_folder(folder: Path, mark: str, what: str) -> None:
    """Only what a command wrote is ever written over, never a folder of something else that was named by mistake.

    ``mark`` is the name of a file or folder that tells its work, ``what`` names the work in German.
    """
    if folder.exists() and not (folder / mark).exists() and not _is_empty_folder(folder):
        name = folder.resolve().name
        raise Hindered(f"In {name} liegt etwas anderes als {what}; nennen Sie einen neuen oder leeren Ordner.")


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _refuse_faults(faults: list[str]) -> None:
    if faults:
        listed = [f"    {fault}" for fault in faults[:_MOST]]
        if len(faults) > _MOST:
            listed.append(f"    … und {len(faults) - _MOST} weitere.")
        raise NotPublished("Die gebaute Seite hat Fehler, die alte bleibt stehen:\n" + "\n".join(listed))


@contextmanager
def _modes_for_everybody() -> Iterator[None]:
    """A site is there to be read: its files are open to all readers, whatever the person's own setting."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def _remove_leftovers(site: Path) -> None:
    """Remove the folders of builds that died. The lock is held, so none of them belongs to a living one."""
    left = re.compile(rf"\.{re.escape(site.name)}-(neu-\d+|alt)")
    for path in sorted(site.parent.iterdir()):
        if left.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)
