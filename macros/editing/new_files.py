"""New files of an agreement: written whole and all of them, or none; what is there already is never touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from macros.editing.refused import Refused


def refuse_existing(files: Iterable[Path]) -> None:
    """Raise ``Refused`` where something with one of the names is there, be it a link to nowhere."""
    for file in files:
        if file.exists() or file.is_symlink():
            raise Refused(f"Die Datei {file} gibt es schon; überschrieben wird nie. Ändern oder löschen Sie sie.")


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write new files, each into a folder that may be new too. Raises ``Refused`` where one is there already.

    Where the system refuses one (the disk is full, say), none of them stays, nor a folder made for them.
    """
    written: list[Path] = []
    missing = {file.parent for file in files if not file.parent.exists()}
    try:
        for file, data in files.items():
            file.parent.mkdir(exist_ok=True)
            with file.open("xb") as handle:
                written.append(file)
                handle.write(data)
    except OSError:
        for file in written:
            file.unlink()
        for folder in missing:
            with suppress(OSError):  # it never came, or somebody else uses it meanwhile
                folder.rmdir()
        refuse_existing(files)
        raise
