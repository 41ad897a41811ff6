"""Lines of pages put together to a wording: page numbers out, words whole, paragraphs, lists and signatures apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.editing.original.columns import apart
from macros.editing.original.page_lists import evened, with_lists
from macros.editing.reading.hyphens import GOES_ON
from macros.editing.section_line import begins_section

_PAGE_NUMBER = re.compile(r"[-–\s]*(?:Seite\s*)?(?P<number>[0-9]{1,2})(?:\s*(?:von|/)\s*[0-9]{1,2})?[-–\s]*")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACE = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_DIVIDED = re.compile(rf"(?<=[A-Za-zÄÖÜäöüß]{{2}}) ?[-‐]\n *{GOES_ON}(?=[a-zäöüß])")
_BULLET = re.compile("(?m)^( *)[\uf000-\uf0ff](?= )")  # of fonts made of signs
_OWN_LINES = ("Präambel", "zwischen")
_SENTENCE_END = (".", ":", ";", "!", "?")
_SIGNING = re.compile(r"\s*[A-ZÄÖÜ][^,;:0-9]{2,40}, ?(?:den\b|[0-9OlI]{1,2}\. ?[A-Z0-9]|[_.…]{3})")
_YEAR_BELOW = re.compile(r"(?m)^(.*\bden [0-9]{1,2}\. ?[A-Z0-9][a-zä0-9]*\.?)\n *(20[0-9]{2})$")

_PARAGRAPH_SIGN = re.compile(r"(?m)^( *)([§8$&S]) ?([1-9][0-9]?)(?=$| [A-ZÄÖÜ][a-zäöüß]{3})")

_REMARKS = {
    "signs": "Wo im Original wohl § steht, hat die Texterkennung ein anderes Zeichen gelesen.",
    "numbers": "Seitenzahlen stehen nicht im Wortlaut.",
    "ligatures": "Ligaturen (ein Zeichen für zwei Buchstaben) sind aufgelöst.",
    "hidden": "Weiche Trennstriche und andere unsichtbare Zeichen sind entfernt.",
    "divided": "Am Zeilenende getrennte Wörter sind zusammengesetzt.",
    "columns": "Die Unterschriften standen nebeneinander und stehen nun untereinander.",
    "bullets": "Aufzählungszeichen fehlen im Text der Datei und sind aus der Einrückung erschlossen.",
}


class PageText(NamedTuple):
    """The text of all pages, remarks in German on what was changed, and whether bullets were made up for lost ones."""

    text: str
    remarks: list[str]
    inferred: bool


def wording_of(pages: Sequence[str], recognised: bool) -> PageText:
    """Put the pages of a document together to one wording; ``recognised`` says that some come from a picture."""
    done: set[str] = set()
    text = _joined([_characters(_without_number(page, number, done), done) for number, page in enumerate(pages, 1)])
    if recognised:
        text = _with_paragraph_signs(text, done)
    lines = text.split("\n")
    begin = _signatures_begin(lines)
    body, bullets = with_lists(lines[:begin])
    done |= {"bullets"} if bullets else set()
    whole = _whole_words("\n".join(_paragraphs(body)), done)
    wording = "\n".join([*whole.split("\n"), *_signatures(lines[begin:], done)])
    wording = re.sub(r"\n{3,}", "\n\n", wording).strip("\n")
    remarks = [sentence for key, sentence in _REMARKS.items() if key in done]
    return PageText(f"{wording}\n" if wording else "", remarks, bullets)


def _without_number(page: str, number: int, done: set[str]) -> str:
    """Drop the number of the page, which stands alone in its first or last line."""
    lines = [line.rstrip() for line in page.replace("\r", "").replace("\f", "").split("\n")]
    filled = [index for index, line in enumerate(lines) if line]
    for index in {*filled[:1], *filled[-1:]}:
        found = _PAGE_NUMBER.fullmatch(lines[index])
        if found and int(found["number"]) == number:
            lines[index] = ""
            done.add("numbers")
    return "\n".join(lines).strip("\n")


def _characters(page: str, done: set[str]) -> str:
    done |= {"ligatures"} if _LIGATURE.search(page) else set()
    done |= {"hidden"} if _HIDDEN.search(page) else set()
    page = _BULLET.sub(r"\1•", page)
    page = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), page)
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _HIDDEN.sub("", page)))


def _joined(pages: Sequence[str]) -> str:
    """A sentence goes on over a page break if it has no end above and no capital below."""
    text = ""
    for page in (page for page in pages if page.strip()):
        goes_on = text and not text.endswith(_SENTENCE_END) and page.lstrip()[:1].islower()
        text += (("\n" if goes_on else "\n\n") if text else "") + page
    return text


def _with_paragraph_signs(text: str, done: set[str]) -> str:
    """The sign § is often read as 8 or $: put it back where the numbers of the paragraphs go on."""
    expected = 1

    def sign(found: re.Match[str]) -> str:
        nonlocal expected
        number = int(found[3])
        if found[2] == "§" or number in (expected, expected + 1):
            expected = number + 1
            done.update({"signs"} if found[2] != "§" else ())
            return f"{found[1]}§ {number}"
        return found[0]

    return _PARAGRAPH_SIGN.sub(sign, text)


def _signatures_begin(lines: Sequence[str]) -> int:
    """The first line with place and day below the last § and in the last half of the text, else its end."""
    titles = [number for number, line in enumerate(lines) if number and begins_section(line, lines[number - 1])]
    first = max([len(lines) // 2, *titles])
    return next((n for n, line in enumerate(lines) if n > first and _SIGNING.match(line)), len(lines))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Titles stand in paragraphs of their own, and a § is a heading."""
    above = ""
    for line in lines:
        if begins_section(line, above):
            yield from ("", f"## {line}", "")
        elif line in _OWN_LINES:
            yield from ("", line, "")
        else:
            yield line
        above = line


def _whole_words(text: str, done: set[str]) -> str:
    """Put a word that a line end divides into the first of the two lines."""
    if not _DIVIDED.search(text):
        return text
    done.add("divided")
    lines = text.split("\n")
    for index in range(len(lines) - 1):
        if _DIVIDED.search(f"{lines[index]}\n{lines[index + 1]}"):
            tail, _, rest = lines[index + 1].strip().partition(" ")
            indent = lines[index + 1][: len(lines[index + 1]) - len(lines[index + 1].lstrip())]
            lines[index] = re.sub(r" ?[-‐]$", "", lines[index]) + tail
            lines[index + 1] = f"{indent}{rest}" if rest else ""
    return "\n".join(lines)


def _signatures(lines: Sequence[str], done: set[str]) -> Iterator[str]:
    """Each line of the signatures stands alone; two columns stand one below the other."""
    columns = apart(lines)
    done |= {"columns"} if columns else set()
    single = [line for line, _ in columns] if columns else list(lines)
    single = _YEAR_BELOW.sub(r"\1 \2\n", "\n".join(single)).split("\n")
    yield ""
    for line, below in zip(single, [*single[1:], ""], strict=True):
        words = evened(line)
        yield f"{words}  " if words and below.strip() else words
