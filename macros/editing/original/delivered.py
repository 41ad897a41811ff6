"""The file an editor hands in: text as delivered, a PDF with its text, or a scan that is recognised."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from macros.editing.refused import Refused
from macros.register.characters import check_characters
from macros.register.delivery import read_text
from macros.register.finding import quoted, render

_PDF = b"%PDF-"
_OF_AGREEMENTS = re.compile("§|Euro|EUR|€")  # one of them survives in the worst copy of an agreement
_LARGEST_PDF = 50 * 1024 * 1024  # bytes
_SAVE = "Speichern Sie die Vereinbarung als PDF oder als Text (UTF-8)."
_PICTURE = "Das ist ein Bild. Speichern Sie den Scan als PDF."
_OTHER_KINDS = {
    b"PK\x03\x04": f"Das ist eine Word- oder ZIP-Datei. {_SAVE}",
    b"\xd0\xcf\x11\xe0": f"Das ist eine ältere Word-Datei. {_SAVE}",
    b"{\\rtf": f"Das ist eine RTF-Datei. {_SAVE}",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"II*\x00": _PICTURE,
    b"MM\x00*": _PICTURE,
}


@dataclass(frozen=True)
class DeliveredText:
    """A wording to be filed.

    ``data`` are the bytes to write, ``text`` is the same with LF as line end. ``file`` and ``sha256`` tell
    the PDF it was extracted from, else they are empty. ``recognised`` says that at least a part was read from a
    picture, ``inferred`` that entries of lists were told by their indentation only. ``remarks`` say in German
    what is unclear about the text as a whole.
    """

    data: bytes
    text: str
    file: str = ""
    sha256: str = ""
    recognised: bool = False
    inferred: bool = False
    remarks: tuple[str, ...] = ()


def read_delivered(path: Path) -> DeliveredText:
    """Read the file of an editor; raises ``Refused`` where there is no text in it that could be filed."""
    head = _head(path)
    if head.startswith(_PDF) or _PDF in head:
        return _from_pdf(path)
    for mark, sentence in _OTHER_KINDS.items():
        if head.startswith(mark):
            raise Refused(f"{path}: {sentence}")
    delivered, findings = read_text(path, str(path))
    if delivered is None:
        raise Refused(render(findings, "text"))
    if not delivered.text.strip():
        raise Refused(f"{path}: Die Datei enthält keinen Text.")
    if "\0" in delivered.text:
        raise Refused(f"{path}: Das ist keine Textdatei. {_SAVE}")
    if not _OF_AGREEMENTS.search(delivered.text):
        raise Refused(f"{path}: Der Text nennt weder einen Paragrafen (§) noch Euro. Ist das eine Zielvereinbarung?")
    return DeliveredText(delivered.data, delivered.text)


def _head(path: Path) -> bytes:
    """The first bytes of an ordinary file; of anything else nothing, and the gate tells the reason."""
    if path.is_symlink() or not path.is_file():
        return b""
    try:
        with path.open("rb") as handle:
            return handle.read(1024)
    except OSError:
        return b""


def _from_pdf(path: Path) -> DeliveredText:
    from macros.editing.original.pdf import read_pdf  # its library takes long to load, and no other command needs it

    if path.stat().st_size > _LARGEST_PDF:
        raise Refused(f"{path}: Die PDF-Datei ist größer als 50 MB. Verkleinern Sie den Scan.")
    data = path.read_bytes()
    extracted = read_pdf(path, data)
    encoded = extracted.text.encode("utf-8", "replace")
    name = path.name
    remarks = list(extracted.remarks)
    if check_characters(name, "") or name != name.strip():
        remarks.append(f"Der Name der Datei enthält unübliche Zeichen und fehlt unter source: {quoted(name)}.")
        name = ""
    digest = hashlib.sha256(data).hexdigest()
    traits = extracted.recognised, extracted.inferred, tuple(remarks)
    return DeliveredText(encoded, extracted.text, name, digest, *traits)
