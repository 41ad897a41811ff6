"""Mistakes as data: edit scripts against valid files, each with the findings that must come of it.

A file of ``mistake_cases`` holds cases, each begun by ``=== its name``. The parts of a case begin with ``==``:

- ``== base example``: edit the made-up agreements that use every field; without it, the two delivered ones
- ``== PATH``: lines of this file that go (``-``) and come (``+``); where none goes, they come at the end;
  ``~old → new`` changes a place inside a line
- ``== write PATH``: a file with these lines (``+``)
- ``== remove|folder|pipe PATH``, ``== rename|link PATH to PATH``: what else happens to files
- ``== encode PATH as CODEC``, ``== grow PATH to BYTES``: what else happens to their bytes
- ``== findings``: all that the check prints
- ``== for each``: a table; the case is made once for each row, with ``{column}`` filled in

``<U+00AD>`` stands for a character nobody sees, ``<0xFF>`` for a byte, ``⏎`` in a table for a line end.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "mistake_cases"
EXAMPLE = Path(__file__).parent / "example_agreements"
LISTS = Path(__file__).parent / "example_lists"  # as those of the site once were, so that their lines stand still

_HIDDEN = re.compile(r"<U\+([0-9A-F]{4,6})>")
_BYTE = re.compile(r"<0x([89A-F][0-9A-F])>")


@dataclass(frozen=True)
class Mistake:
    """One slip: the parts of its script, and the findings as printed."""

    name: str
    base: str
    edits: tuple[tuple[str, tuple[str, ...]], ...]
    findings: str


def mistakes() -> Iterator[Mistake]:
    """Yield every case of every file, once for each row of its table."""
    for path in sorted(CASES.glob("*.txt")):
        _, *cases = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for case in cases:
            for row, filled in enumerate(_filled(case), 1):
                yield _mistake(path.stem, filled, row)


def _filled(case: str) -> Iterator[str]:
    script, _, table = case.partition("== for each\n")
    if not table:
        yield script
        return
    columns, *rows = ([cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines())
    for row in rows:
        yield _with_cells(script, dict(zip(columns, row, strict=True)))


def _with_cells(script: str, cells: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: cells[name[1]], script)


def _mistake(group: str, script: str, row: int) -> Mistake:
    title, *parts = re.split(r"^== ", script, flags=re.MULTILINE)
    edits, base, findings = [], "delivered", ""
    for head, *lines in (part.rstrip("\n").split("\n") for part in parts):
        if head == "findings":
            findings = "\n".join(lines)
        elif head.startswith("base "):
            base = head.removeprefix("base ")
        else:
            edits.append((head, tuple(lines)))
    return Mistake(f"{group}: {title.strip()} ({row})", base, tuple(edits), _characters(findings))


def lay_out(base: str, folder: Path) -> None:
    """Copy the valid files of a base into an empty folder."""
    shutil.copytree(ROOT / "agreements", folder / "agreements")
    if base == "example":
        shutil.rmtree(folder / "agreements/2025")
        shutil.copytree(EXAMPLE, folder / "agreements", dirs_exist_ok=True)
    shutil.copytree(LISTS, folder / "site_src")


def make(mistake: Mistake, folder: Path) -> None:
    """Lay out the base of a mistake and carry out its script."""
    lay_out(mistake.base, folder)
    for head, lines in mistake.edits:
        verb, _, names = head.partition(" ")
        if names:
            path, _, other = re.sub(" (?:to|as) ", "\n", names).partition("\n")
            _VERBS[verb](folder / path, other, lines)
        else:
            _edit(folder / head, lines)


def _edit(path: Path, lines: tuple[str, ...]) -> None:
    text = path.read_bytes().decode("utf-8")
    for line in (line[1:].replace("⏎", "\n") for line in lines if line.startswith("~")):
        old, _, new = line.partition(" →")
        new = new.removeprefix(" ")
        assert text.count(old) == 1, (path, old, text.count(old))
        text = text.replace(old, new)
    gone, come = _taken(lines, "-"), _taken(lines, "+")
    assert not gone or f"\n{text}".count(f"\n{gone}") == 1, (path, gone)
    _write(path, f"\n{text}".replace(f"\n{gone}", f"\n{come}")[1:] if gone else text + come)


def _taken(lines: tuple[str, ...], sign: str) -> str:
    return "".join(f"{line[1:]}\n" for line in lines if line.startswith(sign)).replace("⏎", "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    halves = _BYTE.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), _characters(text))
    path.write_bytes(halves.encode("utf-8", "surrogateescape"))


def _characters(text: str) -> str:
    return _HIDDEN.sub(lambda code: chr(int(code[1], 16)), text)


def _rename(path: Path, other: str, _: tuple[str, ...]) -> None:
    (path.parent / other).parent.mkdir(exist_ok=True)
    path.rename(path.parent / other)


_VERBS: dict[str, Callable[[Path, str, tuple[str, ...]], object]] = {
    "write": lambda path, _, lines: _write(path, _taken(lines, "+")),
    "remove": lambda path, *_: path.unlink(),
    "rename": _rename,
    "folder": lambda path, *_: path.mkdir(),
    "pipe": lambda path, *_: os.mkfifo(path),
    "link": lambda path, other, _: path.symlink_to(other),
    "encode": lambda path, codec, _: path.write_bytes(path.read_bytes().decode("utf-8").encode(codec)),
    "grow": lambda path, size, _: path.write_bytes(path.read_bytes().ljust(int(size), b"\n")),
}
