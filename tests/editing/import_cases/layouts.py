"""Other layouts of the same words."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

_MARKED = re.compile(r"( *)((?:[-•] |[0-9][.)] )?)(.*)")
_WIDTH = 78


def plain(text: str) -> str:
    """No marks at all: bare „§ 4“, titles as lines of their own, numbers as they are."""
    return re.sub(r"^#+ ", "", text.replace("**", ""), flags=re.MULTILINE)


def bold(text: str) -> str:
    """Bold lines in the place of headings."""
    return re.sub(r"^#+ \**(.*?)\**$", r"**\1**", text, flags=re.MULTILINE)


def one_heading(text: str) -> str:
    """Number and title of a paragraph in one line."""
    return re.sub(r"^(#* ?)(\**)(§ \d)\2\n\n#* ?\**(.*?)\**$", r"\1\2\3 \4\2", text, flags=re.MULTILINE)


def brackets(text: str) -> str:
    """Numbers with a bracket, entries with a dot as bullet."""
    return re.sub(r"^  - ", "  • ", re.sub(r"^(\d)\. ", r"\1) ", text, flags=re.MULTILINE), flags=re.MULTILINE)


def tabbed(text: str) -> str:
    """Indentation by eight blanks, as a tab leaves them."""
    return re.sub(r"^  ([-•]) ", r"        \1   ", text, flags=re.MULTILINE)


def wrapped(text: str) -> str:
    """Lines of a typewriter; what goes on is indented below its mark."""
    return "\n".join(_wrap(line) for line in text.split("\n"))


def _wrap(line: str) -> str:
    found = _MARKED.fullmatch(line)
    if not found or line.startswith("#") or len(line) <= _WIDTH:
        return line
    indent = found[1] + " " * len(found[2])
    lines = textwrap.wrap(
        found[3], _WIDTH, initial_indent=found[1] + found[2], subsequent_indent=indent, break_on_hyphens=False
    )
    return "\n".join(lines)


def spaced(text: str) -> str:
    """A blank line between all entries of the list."""
    return re.sub(r"^( +[-•] .*|\d[.)] .*)$", r"\1\n", text, flags=re.MULTILINE)


def columns(text: str) -> str:
    """Signatures side by side."""
    begin = re.search(r"^\S.*, den ?.*$", text, re.MULTILINE)
    assert begin
    below = text[begin.start() :].rstrip().split("\n\n")
    middle = next(index for index, part in enumerate(below) if index and ", den" in part)
    sides = [[line.strip() for line in "\n\n".join(part).split("\n")] for part in (below[:middle], below[middle:])]
    length = max(map(len, sides))
    left, right = (side + [""] * (length - len(side)) for side in sides)
    rows = (f"{one:<46}{other}".rstrip() for one, other in zip(left, right, strict=True))
    return text[: begin.start()] + "\n".join(rows) + "\n"


def days_first(text: str) -> str:
    """Both places and days stand above all persons."""
    head, _, below = text.rpartition("veröffentlicht.\n\n")
    days = re.findall(r"^\S.*, den ?.*$", below, re.MULTILINE)
    for day in days:
        below = below.replace(f"{day}\n\n", "", 1)
    return f"{head}veröffentlicht.\n\n" + "\n\n".join([*days, below])


def names_twice(text: str) -> str:
    """Signatures read as text above the printed names."""
    return re.sub(
        r"^(\S[^\n]*?)(  \n(?:Staats|Landr|Ober|Bürger|Kreis|Stadtr|Erster))", r"\1\n\n\1\2", text, flags=re.MULTILINE
    )


def office_beside(text: str) -> str:
    """Name and office in one line."""
    return re.sub(r"  \n(?=Staats|Landr|Ober|Bürger|Kreisbei|Stadtr|Erster)", ", ", text)


def carriage_returns(text: str) -> str:
    """Line ends of Windows."""
    return text.replace("\n", "\r\n")


LAYOUTS: tuple[Callable[[str], str], ...] = (
    plain, bold, one_heading, brackets, tabbed, wrapped, spaced, columns, days_first, names_twice, office_beside,
)  # fmt: skip
