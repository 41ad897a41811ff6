"""Two states of the folder ``agreements``, for tests that change one of them."""

from __future__ import annotations

from pathlib import Path

from macros.editing.revision import read_state
from macros.register.changes import State
from macros.register.folder import read_register


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the one place where ``old`` stands in a file; an empty ``old`` means: append."""
    path = folder / file
    text = path.read_bytes().decode("utf-8")
    assert not old or text.count(old) == 1, (file, old, text.count(old))
    path.write_bytes((text.replace(old, new) if old else text + new).encode("utf-8"))


def state(folder: Path) -> State:
    """Read a folder as the commands do; faults of its files are left to the caller's expectations."""
    return read_state(folder, read_register(folder)[0])
