"""What was read of files, kept for the preview while they stay the same. A build keeps nothing: it reads every file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

Read = TypeVar("Read")

Stamp = tuple[int, ...]
"""What the system tells of a file and would tell otherwise after any change: times in nanoseconds, size, inode."""


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file, ``None`` where there is none."""
    try:
        return _stamp(path.lstat())
    except FileNotFoundError:
        return None


def stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield path and stamp of every file in a folder and the folders in it, or of ``folder`` itself if it is a file."""
    if not folder.is_dir():
        yield str(folder), stamp(folder) or ()
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from stamps(Path(entry.path))
            else:
                yield entry.path, _stamp(entry.stat(follow_symlinks=False))


def _stamp(told: os.stat_result) -> Stamp:
    return told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino


class Shelf(Generic[Read]):
    """Keeps what was read of groups of files, and against what they were held."""

    def __init__(self) -> None:
        self._against: object = None
        self._kept: dict[tuple[Path, ...], tuple[tuple[Stamp | None, ...], Read]] = {}

    def hold_against(self, catalogue: object) -> None:
        """Let go of everything that was held against another catalogue."""
        if catalogue != self._against:
            self._against, self._kept = catalogue, {}

    def read(self, paths: tuple[Path, ...], read: Callable[[], Read]) -> Read:
        """Give what was read of these files, and read them only if one of them changed since."""
        now = tuple(stamp(path) for path in paths)
        if paths not in self._kept or self._kept[paths][0] != now:
            self._kept[paths] = now, read()
        return self._kept[paths][1]
