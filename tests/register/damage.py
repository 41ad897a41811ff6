"""Damage by chance to the bytes and lines of a file, and what must hold of whatever is said of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from macros.register.finding import Finding, render
from tests.support.command import ROOT

ODD = [
    *(b"\t", b"\r", b"\0", b"\xff", b"\xc3", b'"', b"'", b"[", b"}", b": ", b" #1", b"&a ", b"*a", b"- "),
    *(b"!b ", b"\\", b"|", b"%", b"\n---\n", b"  ", b"\xc2\x85", b"\xe2\x80\xa8", b"\xcc\x88", b"\xc2\xa0"),
    *(b"\xef\xbb\xbf", b"\xe2\x80\x8b", b"\xd0\xb0", b"\xe2\x80\x93", b"0", b"\x1b[31m", b"::error::", b"{{ x }}"),
]


def write_short_catalogue(folder: Path) -> None:
    """Write the real lists, the districts shortened to the two with an agreement: thousands of readings go faster."""
    entries = (ROOT / "agreements/districts.yaml").read_text("utf-8").split("\n- ")[1:]
    kept = [f"- {entry.rstrip()}\n" for entry in entries if re.search("slug: (darmstadt|main-taunus-kreis)\n", entry)]
    (folder / "districts.yaml").write_text("".join(kept), encoding="utf-8")
    (folder / "programmes.yaml").write_bytes((ROOT / "agreements/programmes.yaml").read_bytes())


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Delete, double, swap, replace or insert bytes; delete, double, swap, indent or move lines: up to three times."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(data) + 1)
        data = _lines(data, chance) if chance.random() < 0.4 else _bytes(data, at, chance)
    return data


def _bytes(data: bytes, at: int, chance: random.Random) -> bytes:
    return chance.choice(
        [
            data[:at] + data[at + 1 :],
            data[: at + 1] + data[at : at + 1] + data[at + 1 :],
            data[:at] + data[at : at + 2][::-1] + data[at + 2 :],
            data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
            data[:at] + bytes([chance.randrange(32, 127)]) + data[at + 1 :],
            data[:at] + chance.choice(ODD) + data[at:],
            data[:at] + chance.choice(ODD) + data[at:],
            data[:at] if chance.random() < 0.2 else data[:at] + b" " + data[at:],
        ]
    )


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    rest = lines[:one] + lines[one + 1 :]
    changed = chance.choice(
        [
            rest,
            [*lines[: one + 1], *lines[one:]],
            [*lines[:one], *lines[one : one + 2][::-1], *lines[one + 2 :]],
            [*lines[:one], b"  " + lines[one], *lines[one + 1 :]],
            [*lines[:one], lines[one].removeprefix(b"  "), *lines[one + 1 :]],
            [*rest[:other], lines[one], *rest[other:]],
        ]
    )
    return b"\n".join(changed)


def assert_places_exist(findings: list[Finding], folder: Path, data: bytes) -> None:
    """Every finding is of one printable line, at a line and a column that its file has."""
    for finding in findings:
        lines = _lines_of(folder / Path(finding.file).relative_to(folder))
        assert 1 <= finding.line <= len(lines), (finding, data)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, (finding, data)
        assert all(line.isprintable() for line in render([finding], "text").split("\n")), (finding, data)
        assert render([finding], "github").isprintable(), (finding, data)


def _lines_of(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8", "replace") if path.exists() else ""
    return text.removesuffix("\n").split("\n")


@cache
def parser_phrases() -> frozenset[str]:
    """Every phrase of three words and more in the sources and the compiled part of PyYAML."""
    package = Path(yaml.__file__).parent
    sources = b"\0".join((package / f"{name}.py").read_bytes() for name in ("scanner", "parser", "reader"))
    compiled = Path(yaml._yaml.__file__).read_bytes()
    phrases = re.findall(rb"[a-z][ -~]{7,}", sources) + re.findall(rb"[a-z][ -~]{7,}", compiled)
    return frozenset(phrase.decode() for phrase in phrases if phrase.count(b" ") >= 2)


def foreign_words(said: set[str]) -> Iterator[str]:
    """The words of a library in what was said to editors: of the parser, or of pydantic."""
    text = "\n".join(said)
    yield from (phrase for phrase in parser_phrases() if phrase in text)
    yield from re.findall(r"Input should|Field required|Extra inputs|validation error|Value error", text)
