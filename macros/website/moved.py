"""What is left at an address that moved: a small page that leads on, or an anchor beside the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from macros.register.agreement import Register
from macros.register.finding import Finding, quoted
from macros.register.model import Move

# The addresses are of the letters a to z, digits, hyphens and slashes (``values.Address``): nothing to escape.
_PAGE = """<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<title>Diese Seite ist umgezogen</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="canonical" href="{link}">
<meta http-equiv="refresh" content="0; url={link}">
</head>
<body>
<p>Diese Seite ist umgezogen. Sie steht jetzt hier: <a href="{link}">{new}</a>.</p>
</body>
</html>
"""


def redirect_pages(register: Register) -> dict[str, bytes]:
    """The pages that lead on, by their file below the site."""
    return {f"{move.old}index.html": _page(move) for move in register.moves if "#" not in move.old}


def keep_anchors(html: Markup, kept: Mapping[str, str]) -> Markup:
    """Put each former anchor into the element that now has the other one."""
    text = str(html)
    for old, new in sorted(kept.items()):
        opening = re.compile(rf'(<[a-z0-9]+\b[^>]*\sid="{re.escape(new)}"[^>]*>)')
        text = opening.sub(rf'\1<span id="{old}"></span>', text, count=1)
    return Markup(text)


def check_moves(register: Register, pages: set[str]) -> Iterator[Finding]:
    """A move leads from an address that is made no more, once; an anchor stays on its page.

    ``pages`` are the addresses of all pages of the site: ``kreise/darmstadt/``.
    """
    seen: set[str] = set()
    for position, move in enumerate(register.moves):
        if fault := _fault(move, seen, pages):
            field, *told = fault
            yield register.moved.finding((position, field), *told)
        seen.add(move.old)


def _fault(move: Move, seen: set[str], pages: set[str]) -> tuple[str, str, str] | None:
    """The field of a move that cannot be, what is wrong, and the mend."""
    page, _, anchor = move.old.partition("#")
    if move.old in seen:
        return "old", f"{quoted(move.old)} steht zweimal da.", "Löschen Sie einen der beiden Einträge."
    if not anchor and page in pages:
        hint = "Löschen Sie den Eintrag, oder berichtigen Sie old."
        return "old", f"Die Seite {quoted(page)} gibt es noch; sie kann nicht umgezogen sein.", hint
    if anchor and not (move.new.startswith(f"{page}#") and page in pages):
        hint = "Schreiben Sie unter new dieselbe Seite mit einem anderen Anker hinter dem #."
        return "new", f"Der Anker {quoted(move.old)} bleibt nicht auf seiner Seite.", hint
    if move.new.partition("#")[0] not in pages:
        hint = "Nennen Sie die Adresse ohne den Namen des Servers, zum Beispiel kreise/darmstadt/2025/."
        return "new", f"Die Seite {quoted(move.new)} gibt es nicht.", hint
    return None


def _page(move: Move) -> bytes:
    link = "../" * move.old.count("/") + move.new
    return _PAGE.format(link=link or "./", new=f"/{move.new}").encode("utf-8")
