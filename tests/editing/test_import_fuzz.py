"""Damaged files: the importer answers in German or writes two readable files, and never breaks down."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from macros.editing.importer import import_agreement
from macros.editing.refused import Refused
from macros.register.agreement import Register
from macros.register.folder import read_register
from macros.register.source import read_nodes
from tests.support.command import ROOT

DELIVERED = [path.read_bytes() for path in sorted((ROOT / "agreements/2025").glob("*.md"))]
PRINTED = (Path(__file__).parent / "import_cases/printed.pdf").read_bytes()
ODD = (
    *(b"\0", b"\xff", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\r", b"\t", b"# ", b": ", b'"', b"'", b"{{ 7*7 }}", b"- "),
    *(b"\xef\xac\x81", b"\xc2\xad", b"\n\n", b"   ", b"**", b"\xd0\xb0", b"\xc2\xa0", b"\\", "§".encode(), b"1. "),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of agreements without any agreement."""
    folder = tmp_path / "agreements"
    folder.mkdir()
    for name in ("districts.yaml", "programmes.yaml"):
        shutil.copy(ROOT / "agreements" / name, folder)
    return folder


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Delete, double, put in or swap a few bytes and lines."""
    for _ in range(chance.randint(1, 10)):
        place = chance.randrange(len(data))
        end = place + chance.choice((1, 5, 80))
        lines = data.split(b"\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        data = chance.choice(
            (
                data[:place] + data[end:],
                data[:end] + data[place:],
                data[:place] + chance.choice(ODD) + data[place:],
                data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :],
                b"\n".join(lines[:one] + lines[one + 1 :]),
                b"\n".join([*lines[:one], lines[other], *lines[one:]]),
            )
        )
    return data


def take(folder: Path, catalogue: Register, data: bytes, name: str) -> bool:
    """Import a file and look at what was written; ``False`` where it was refused."""
    file = folder.parent / name
    file.write_bytes(data)
    before = sorted(folder.rglob("*.*"))
    try:
        imported = import_agreement(file, folder, catalogue)
    except Refused as refused:
        assert sorted(folder.rglob("*.*")) == before
        assert str(refused)
        return False
    nodes, findings = read_nodes(imported.facts, "facts")
    assert nodes is not None
    assert [finding for finding in findings if "Prüfung offen" not in finding.message] == []
    assert bool(findings) == bool(imported.doubts)
    assert all(line.isprintable() for line in imported.printed())
    imported.facts.unlink()
    imported.wording.unlink()
    return True


def test_a_damaged_text_is_answered_or_taken_with_doubts(folder: Path) -> None:
    catalogue, chance = read_register(folder)[0], random.Random("texts")
    taken = [take(folder, catalogue, damaged(chance.choice(DELIVERED), chance), "text.md") for _ in range(400)]
    assert 100 < sum(taken) < 350


def test_a_damaged_pdf_is_answered_or_taken_with_doubts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))  # text recognition of damaged pages would take minutes
    catalogue, chance = read_register(folder)[0], random.Random("pages")
    taken = [take(folder, catalogue, damaged(PRINTED, chance), "pages.pdf") for _ in range(40)]
    assert 0 < sum(taken) < 40
