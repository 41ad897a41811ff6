"""Publishing: build aside, look the result over, swap it in by rename. The old site stays whole until then."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Build = Callable[[Path], None]
Verify = Callable[[Path], list[str]]


class NotPublished(Exception):
    """Nothing was published; the message is one German sentence for the person at the keyboard."""


def publish(site: Path, build: Build, verify: Verify) -> None:
    """Build into a fresh sibling folder, verify it there, then rename it to ``site``.

    Raises ``NotPublished`` when another build runs or the built site has faults; whatever happens,
    ``site`` is either the old one or the new one, complete.
    """
    site = site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    with _lock(site):
        _remove_leftovers(site)
        fresh = site.parent / f".{site.name}-neu-{os.getpid()}"
        try:
            build(fresh)
            faults = verify(fresh)
            if faults:
                listed = "\n".join(f"    {fault}" for fault in faults)
                raise NotPublished(f"Die gebaute Seite hat Fehler, die alte bleibt stehen:\n{listed}")
            _swap(fresh, site)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, site: Path) -> None:
    old = site.parent / f".{site.name}-alt-{os.getpid()}"
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _lock(site: Path) -> Iterator[None]:
    """Hold the site for one build; a lock left by a dead process is taken over."""
    path = site.parent / f".{site.name}-sperre"
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        if _alive(path.read_text(encoding="ascii").strip()):
            message = f"Ein anderer Lauf baut gerade nach {site.name}. Warten Sie, bis er fertig ist."
            raise NotPublished(message) from None
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    os.write(handle, str(os.getpid()).encode("ascii"))
    os.close(handle)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def _remove_leftovers(site: Path) -> None:
    """Remove the folders of builds that died; put the old site back if one died between its two renames."""
    pattern = re.compile(rf"\.{re.escape(site.name)}-(neu|alt)-(\d+)")
    for path in sorted(site.parent.iterdir()):
        match = pattern.fullmatch(path.name)
        if not match or _alive(match[2]):
            continue
        if match[1] == "alt" and not site.exists():
            path.rename(site)
        else:
            shutil.rmtree(path, ignore_errors=True)
