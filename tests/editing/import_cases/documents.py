"""PDF files of agreements as people make them: printed from a word processor, or scanned."""

from __future__ import annotations

import html
import re
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser

from macros.wording.blocks import Block, read_wording

_PAGE = "<!doctype html><html lang='de'><meta charset='utf-8'><style>{style}</style><body>{body}</body></html>"
STYLES = {
    "letter": "@page{size:A4;margin:25mm}body{font:11pt/1.35 'DejaVu Serif',serif}h2,h3,h4{font-size:12pt;text-align:center}",
    "justified": "@page{size:A4;margin:30mm}body{font:10pt/1.2 'DejaVu Sans',sans-serif;text-align:justify}p{margin:0 0 4pt}",
    "dense": "@page{size:A4;margin:20mm}body{font:10pt/1.15 'DejaVu Sans',sans-serif}p,h2,h3,h4{margin:0;font-size:10pt}ul,ol{margin:0}",
    "bullets": "@page{size:A4;margin:25mm}body{font:11pt/1.3 'DejaVu Sans',sans-serif}ul{list-style:none}ul li::before{content:'• '}",
}
_FOOTER = "<div style='font-size:9px;width:100%;text-align:center'><span class='pageNumber'></span></div>"


def printed(browser: Browser, text: str, style: str, *, columns: bool = False, numbers: bool = False) -> bytes:
    """Print a wording to a PDF with a text layer; ``columns`` puts the signatures side by side."""
    page = browser.new_page()
    page.set_content(_PAGE.format(style=STYLES[style], body="".join(_body(text, columns))))
    footer = {"display_header_footer": True, "header_template": "<span></span>", "footer_template": _FOOTER}
    margin = {"top": "22mm", "bottom": "22mm", "left": "25mm", "right": "25mm"}
    data = page.pdf(prefer_css_page_size=not numbers, margin=margin, **(footer if numbers else {}))
    page.close()
    return data


def scanned(browser: Browser, data: bytes, folder: Path, pages: int = 1) -> bytes:
    """Turn the first pages of a PDF into pictures, and these into a PDF without any text."""
    assert which("pdftoppm"), "Für den Scan fehlt pdftoppm (Paket poppler-utils); make test richtet es ein."
    (folder / "printed.pdf").write_bytes(data)
    command = [
        "pdftoppm",
        "-r",
        "200",
        "-gray",
        "-jpeg",
        "-l",
        str(pages),
        str(folder / "printed.pdf"),
        str(folder / "page"),
    ]
    subprocess.run(command, check=True)
    pictures = sorted(folder.glob("page*.jpg"))
    page = browser.new_page()
    body = "".join(f"<img src='data:image/jpeg;base64,{_base64(picture)}'>" for picture in pictures)
    style = "@page{size:A4;margin:0}body{margin:0}img{display:block;width:210mm;height:296.9mm}"
    page.set_content(_PAGE.format(style=style, body=body))
    scan = page.pdf(prefer_css_page_size=True)
    page.close()
    return scan


def _base64(picture: Path) -> str:
    return b64encode(picture.read_bytes()).decode()


def _body(text: str, columns: bool) -> Iterator[str]:
    wording = read_wording(text)
    for section in wording.sections:
        if section.key == "unterschriften" and columns:
            yield from _columns(section.blocks)
        else:
            yield from _blocks(section.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Items of the first level as a numbered list, the ones below as a list in it."""
    open_lists: list[str] = []
    for block in blocks:
        depth = block.level + 1 if block.kind == "item" else 0
        while len(open_lists) > depth:
            yield f"</{open_lists.pop()}>"
        while len(open_lists) < depth:
            open_lists.append("ol" if block.marker[:1].isdigit() else "ul")
            yield f"<{open_lists[-1]}>"
        yield _element(block)
    yield from (f"</{name}>" for name in reversed(open_lists))


def _element(block: Block) -> str:
    runs = (f"<b>{html.escape(run.text)}</b>" if run.bold else html.escape(run.text) for run in block.runs)
    inner = "".join(runs).replace("\n", "<br>")
    name = {"heading": f"h{min(block.level - 1, 4)}", "paragraph": "p", "item": "li"}[block.kind]
    return f"<{name}>{inner}</{name}>"


def _columns(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The persons of the two sides in the two cells of a table."""
    middle = next(i for i, block in enumerate(blocks) if i and re.search(", den", block.text))
    cells = ("".join(_blocks(part)) for part in (blocks[:middle], blocks[middle:]))
    yield "<table style='width:100%'><tr>" + "".join(
        f"<td style='width:50%;vertical-align:top'>{c}</td>" for c in cells
    )
    yield "</tr></table>"
