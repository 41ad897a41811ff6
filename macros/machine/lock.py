"""One build at a time: a lock that the kernel lets go when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.machine.hindrance import Hindered

_ATTEMPTS, _PAUSE = 10, 0.05  # seconds


@contextmanager
def locked(site: Path) -> Iterator[None]:
    """Hold ``site`` for one build; raises ``Hindered`` where another build holds it.

    Who holds the lock is known to the kernel and stands in no file, so a killed build, a process id given
    out again or an empty lock file cannot mislead. The file is only the thing to lock; it goes with the lock.
    """
    path = site.with_name(f".{site.name}-sperre")
    handle = _taken(path)
    if handle is None:
        raise Hindered(f"Ein anderer Lauf baut gerade nach {site.name}; warten Sie, bis er fertig ist.")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _taken(path: Path) -> int | None:
    """Open and lock the file, and make sure that it is still the one others would open: its holder may just have ended.

    A killed build holds its lock a moment longer, until the kernel has also ended what it began on other cores.
    """
    for _ in range(_ATTEMPTS):
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
        with suppress(BlockingIOError, FileNotFoundError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        os.close(handle)
        time.sleep(_PAUSE)
    return None
