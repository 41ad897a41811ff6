"""The gate from bytes to text: an ordinary file, not too big, in UTF-8, with characters one can trust."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.register.characters import Fault, check_characters, torn_words
from macros.register.finding import Finding, quoted
from macros.register.leftovers import left_in_wording

StrPath = str | os.PathLike[str]

_LIMIT = 256 * 1024
_UNREADABLE = "Die Datei lässt sich nicht lesen.", "Prüfen Sie Namen und Zugriffsrechte der Datei."
_TOO_BIG = "Die Datei ist größer als 256 KB.", "Prüfen Sie, ob hier die richtige Datei liegt."


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file as delivered, byte for byte; only the bytes are kept, because a register holds thousands of files."""

    data: bytes

    @property
    def text(self) -> str:
        """The text without byte order mark and with LF as line end. Raises ``UnicodeDecodeError`` for other bytes."""
        text = self.data.decode("utf-8").removeprefix("\ufeff")
        return text.replace("\r\n", "\n") if "\r" in text else text


def read_text(path: StrPath, file: str) -> tuple[Delivered | None, list[Finding]]:
    """Read a wording; ``file`` is the path shown to editors.

    Returns ``None``, and one finding, only where there is no text at all: no ordinary file, over
    256 KB, or not UTF-8. A word that may be torn at a line end is a warning; what was never signed is an error.
    """
    delivered, text, findings = _through_the_gate(path, file)
    return delivered, sorted(findings + torn_words(text, file) + left_in_wording(text, file))


def deliver(path: StrPath, file: str) -> tuple[Delivered | None, list[Finding]]:
    """Pass any file through the gate, in this order: kind, size, UTF-8, line ends, characters."""
    delivered, _, findings = _through_the_gate(path, file)
    return delivered, findings


def _through_the_gate(path: StrPath, file: str) -> tuple[Delivered | None, str, list[Finding]]:
    data = _read(path)
    if not isinstance(data, bytes):
        return None, "", [Finding(file, 1, 1, "", *data)]
    delivered = Delivered(data)
    try:
        text = delivered.text
    except UnicodeDecodeError as error:
        return None, "", [_not_utf8(data, error.start, file)]
    return delivered, text, check_characters(text, file)


def check_ordinary(folder: Path) -> Iterator[Finding]:
    """Everything below a folder is an ordinary file that one may read, or a folder of such files."""
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            continue
        fault = None if stat.S_ISREG(mode) else _not_ordinary(mode)
        if fault is None and not os.access(path, os.R_OK):
            fault = _UNREADABLE
        if fault:
            yield Finding(path.relative_to(folder.parent).as_posix(), 1, 1, "", *fault)


def _read(path: StrPath) -> bytes | Fault:
    """Read an ordinary file of at most 256 KB; of a bigger one no more than one byte too many."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode):
            return _not_ordinary(status.st_mode)
        if status.st_size > _LIMIT:
            return _TOO_BIG
        data = _bytes_of(path, status.st_size)
    except FileNotFoundError:
        return "Die Datei fehlt.", "Prüfen Sie den Namen der Datei und ihres Ordners."
    except OSError:
        return _UNREADABLE
    return data if len(data) <= _LIMIT else _TOO_BIG


def _bytes_of(path: StrPath, size: int) -> bytes:
    """Ask for no more room than the file takes; one that grew meanwhile is read on."""
    with open(path, "rb", buffering=0) as handle:
        data = handle.read(size + 1)
        return data + handle.read(_LIMIT - size) if len(data) > size else data


def _not_ordinary(mode: int) -> Fault:
    """Only ordinary files are read: a link could publish any file, a pipe would wait for ever."""
    kind = "eine Verknüpfung" if stat.S_ISLNK(mode) else "ein Ordner" if stat.S_ISDIR(mode) else "ein Gerät"
    return f"Das ist {kind}, keine gewöhnliche Datei.", "Legen Sie hier die Datei selbst ab."


def _not_utf8(data: bytes, start: int, file: str) -> Finding:
    """Every file is UTF-8; what else it may be can only be guessed."""
    head = data[:start].decode("utf-8").removeprefix("\ufeff")
    guess = data[start : start + 1].decode("cp1252", "ignore")
    probably = f" (wahrscheinlich {quoted(guess)})" if guess.isalpha() else ""
    message = f"Die Datei ist nicht als UTF-8 gespeichert: Hier steht das Byte {data[start]:02X}{probably}."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "Die Datei ist als UTF-16 gespeichert, nicht als UTF-8."
    line, column = head.count("\n") + 1, len(head) - head.rfind("\n")
    return Finding(file, line, column, "", message, "Speichern Sie die Datei neu mit der Codierung UTF-8.")
