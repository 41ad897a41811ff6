"""Text recognition of scanned pages, done by the programs ocrmypdf and tesseract."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from macros.editing.original.recognised_words import recognised_page
from macros.editing.refused import Refused

_PROGRAMS = ("ocrmypdf", "tesseract")
_LANGUAGE = "deu"
_TIMEOUT = 900  # seconds
_INSTALL = (
    "Das ist ein Scan ohne Text. Um ihn zu lesen, fehlt die Texterkennung. Installieren Sie sie mit: "
    "sudo apt-get install ocrmypdf tesseract-ocr tesseract-ocr-deu"
)


def recognise(path: Path, data: bytes, pages: int) -> list[str]:
    """Read the pages of a scanned PDF and return the text of each, with its layout where possible.

    Raises ``Refused`` where the programs or the German language are missing, or fail.
    """
    if not all(shutil.which(program) for program in _PROGRAMS) or _LANGUAGE not in _languages():
        raise Refused(f"{path}: {_INSTALL}")
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "scan.pdf").write_bytes(data)
        _run(path, folder)
        text = (folder / "text.txt").read_text(encoding="utf-8", errors="replace")
        laid_out = _laid_out(folder / "read.pdf")
    plain = [*text.split("\f"), *[""] * pages]
    return [layout or simple for layout, simple in zip([*laid_out, *[""] * pages][:pages], plain, strict=False)]


def _laid_out(recognised: Path) -> list[str]:
    try:
        return [recognised_page(page) for page in PdfReader(recognised).pages]
    except Exception:  # parts of the delivered file are still in it; the plain text is enough
        return []


def _languages() -> list[str]:
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).split()


def _run(path: Path, folder: Path) -> None:
    command = ["ocrmypdf", "--language", _LANGUAGE, "--force-ocr", "--rotate-pages", "--deskew", "--output-type", "pdf"]
    files = ["--sidecar", str(folder / "text.txt"), str(folder / "scan.pdf"), str(folder / "read.pdf")]
    try:
        done = subprocess.run([*command, *files], capture_output=True, timeout=_TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        raise Refused(f"{path}: Die Texterkennung hat nach 15 Minuten kein Ende gefunden.") from None
    if done.returncode or not (folder / "text.txt").exists():
        raise Refused(f"{path}: Die Texterkennung ist gescheitert. Scannen Sie noch einmal mit 300 dpi.")
