"""The text of a PDF: from its text layer, page by page, or by text recognition where a page is a picture."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PageObject, PdfReader

from macros.editing.original.page_lines import wording_of
from macros.editing.original.recognition import recognise
from macros.editing.refused import Refused

_MOST_PAGES = 60
_FEWEST_LETTERS = 40  # of a page that is more than a page number or a stamp
_MOST_UNREADABLE = 0.05  # of the characters of a page
_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1f\ue000-\uefff]|\\(cid:[0-9]+\\)|/[a-z][0-9]{1,3}(?=/)")
_INVISIBLE = re.compile(rb"(?<![0-9.])3\s+Tr\b")


@dataclass(frozen=True)
class Extracted:
    """The text of a PDF as a wording; ``remarks`` say in German what had to be decided on the way.

    ``recognised`` says that at least a part was read from a picture, ``inferred`` that entries of lists were
    told by their indentation only.
    """

    text: str
    recognised: bool
    inferred: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class _Page:
    """One page: its text with the layout kept, and what makes it doubtful."""

    text: str
    usable: bool
    recognised_before: bool
    uneven: bool


def read_pdf(path: Path, data: bytes) -> Extracted:
    """Extract the text of a PDF; raises ``Refused`` where it is broken, locked, too long or has none."""
    pages = _pages(path, data)
    scanned = [number for number, page in enumerate(pages, 1) if not page.usable]
    texts = [page.text for page in pages]
    remarks = []
    if scanned:
        recognised = recognise(path, data, len(pages))
        for number in scanned:
            texts[number - 1] = recognised[number - 1]
        remarks.append(f"Durch Texterkennung gelesen: {_numbered(scanned)}.")
    if any(page.recognised_before for page in pages):
        remarks.append("Der Text der PDF-Datei stammt aus einer früheren Texterkennung.")
    if uneven := [number for number, page in enumerate(pages, 1) if page.usable and page.uneven]:
        remarks.append(f"Wo Wörter enden, ist nicht überall eindeutig: {_numbered(uneven)}.")
    wording = wording_of(texts, bool(scanned))
    if not wording.text.strip():
        raise Refused(f"{path}: In der PDF-Datei ist kein Text zu finden, auch nicht durch Texterkennung.")
    doubtful = bool(scanned or uneven) or any(page.recognised_before for page in pages)
    return Extracted(wording.text, doubtful, wording.inferred, (*remarks, *wording.remarks))


def _numbered(pages: Sequence[int]) -> str:
    return f"{'Seite' if len(pages) == 1 else 'Seiten'} {', '.join(map(str, pages))}"


def _pages(path: Path, data: bytes) -> list[_Page]:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its English remarks are no news to an editor
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else list(reader.pages[: _MOST_PAGES + 1])
        read = [_read(page) for page in pages[:_MOST_PAGES]]
    except Exception as error:  # a damaged file can fail in any way inside of the library
        raise Refused(
            f"{path}: Die PDF-Datei ist beschädigt oder unlesbar. Speichern Sie sie neu, oder scannen Sie noch einmal."
        ) from error
    if locked:
        raise Refused(f"{path}: Die PDF-Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort.")
    if len(pages) > _MOST_PAGES:
        raise Refused(f"{path}: Die PDF-Datei hat mehr als {_MOST_PAGES} Seiten. Ist das eine Zielvereinbarung?")
    if not pages:
        raise Refused(f"{path}: Die PDF-Datei hat keine Seiten.")
    return read


def _read(page: PageObject) -> _Page:
    plain = page.extract_text()
    text, uneven = _agreed(page.extract_text(extraction_mode="layout"), plain)
    letters = sum(character.isalpha() for character in text)
    unreadable = len(_UNREADABLE.findall(text))
    usable = letters >= _FEWEST_LETTERS and unreadable <= _MOST_UNREADABLE * len(text)
    contents = page.get_contents()
    hidden = bool(contents and _INVISIBLE.search(contents.get_data()))
    return _Page(text, usable, hidden and letters > 0, uneven)


def _agreed(text: str, plain: str) -> tuple[str, bool]:
    """Hold the two ways of extraction against each other: a word that only one of them splits is one word.

    Also says whether they still differ about where words end.
    """
    words = Counter(plain.split())
    lines = ["".join(_whole(re.split("( +)", line), words)) for line in text.split("\n")]
    return "\n".join(lines), bool(Counter("\n".join(lines).split()) - words)


def _whole(parts: list[str], words: Counter[str]) -> list[str]:
    """Join neighbours, given with the blanks between them, that are one word elsewhere."""
    done: list[str] = parts[:1]
    for blank, word in zip(parts[1::2], parts[2::2], strict=True):
        if done[-1] and words[done[-1] + word] and not (words[done[-1]] and words[word]):
            done[-1] += word
        else:
            done += [blank, word]
    return done
