"""Each mistake of ``mistake_cases`` gives exactly its findings: at lines that exist, in German, with the mend."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from macros.register.finding import Finding, render
from macros.website.opening import open_portal
from tests.register.mistakes import ROOT, Mistake, lay_out, make, mistakes

MISTAKES = list(mistakes())
FIND = re.compile(r"^(?P<file>\S.*?):(?P<line>[0-9]+):(?P<column>[0-9]+): ", re.MULTILINE)
ENGLISH = re.compile(
    r"\b(the|is|are|of|not|be|should|must|could|cannot|expected|found|invalid|unknown|missing|required|allowed|while"
    r"|scanning|parsing|mapping|sequence|scalar|token|string|integer|decimal|valid|value|input|type|literal|error"
    r"|exception|traceback|None|True|False|dict|list|tuple|null|extra|permitted|at least|item|character|document)\b"
)
ELSEWHERE = {"finding", "history", "wording_history"}  # two states of a file: ``correction_cases``
RULES = sorted(
    [
        *(path for path in (ROOT / "macros/register").glob("*.py") if path.stem not in ELSEWHERE),
        *(ROOT / "macros/wording/evidence").glob("*.py"),
        ROOT / "macros/wording/comparison/consistency.py",
        ROOT / "macros/wording/library.py",
        ROOT / "macros/website/plain_language.py",
    ]
)

# For faults that no file has: a system that denies reading, and a kind of fault that pydantic may bring one day.
FALLBACKS = (
    "Die Datei lässt sich nicht lesen.",
    "Prüfen Sie Namen und Zugriffsrechte der Datei.",
    "Dieser Wert passt hier nicht.",
    "Vergleichen Sie das Feld mit einem anderen Eintrag.",
)


def said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """All that ``portal check`` says when it is called in a folder."""
    monkeypatch.chdir(folder)
    return open_portal(Path("agreements"), Path("site_src"))[1]


@cache
def said_of_the_base(base: str) -> frozenset[Finding]:
    """What is said of the valid files: notices of what is still open, and nothing else."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
        lay_out(base, Path(folder))
        findings = said(Path(folder), monkeypatch)
    assert {finding.severity for finding in findings} == {"notice"}
    return frozenset(without_place(finding) for finding in findings)


def without_place(finding: Finding) -> Finding:
    return replace(finding, line=0, column=0)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_gives_exactly_its_findings(
    mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(mistake, tmp_path)
    findings = said(tmp_path, monkeypatch)
    news = [finding for finding in findings if without_place(finding) not in said_of_the_base(mistake.base)]
    assert render(news, "text") == mistake.findings
    for finding in news:
        assert 1 <= finding.line <= lines_of(tmp_path / finding.file)
        assert finding.hint or finding.severity == "notice"


def lines_of(path: Path) -> int:
    """The lines of a file; what is no file of text, or not there, has the line that findings of whole files name."""
    return path.read_bytes().removesuffix(b"\n").count(b"\n") + 1 if path.is_file() else 1


def test_there_are_more_than_400_and_no_two_are_the_same() -> None:
    assert len(MISTAKES) > 400
    assert len({(mistake.base, mistake.edits) for mistake in MISTAKES}) == len(MISTAKES)


def test_a_slip_gives_one_finding_and_few_give_more() -> None:
    several = [mistake for mistake in MISTAKES if len(FIND.findall(mistake.findings)) != 1]
    assert [mistake for mistake in MISTAKES if not FIND.match(mistake.findings)] == []
    assert len(several) <= 10


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_finding_is_german_and_of_one_line_with_its_mend_in_the_next(mistake: Mistake) -> None:
    for line in mistake.findings.split("\n"):
        assert FIND.match(line) or re.match(r"    [A-ZÄÖÜ„]", line)
        assert line.isprintable()
        said = re.sub(r"„[^“]*“|[\w.\[\]]+: |\b(?:list|type)\w*:", "", FIND.sub("", line))
        assert not ENGLISH.search(said)


def sentences(module: Path) -> Iterator[str]:
    """Patterns of all German sentences that a module can print."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg}
    passed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    passed |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in passed or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        texts = [str(part.value) if isinstance(part, ast.Constant) else None for part in parts]
        words = " ".join(text for text in texts if text)
        if re.search(r"[a-zäöüß]{3,} [\s\S]*[.?!]$", words) and not re.fullmatch(
            r"[\s\S]*[\\{}<>|^$][\s\S]*|#.*\n", words
        ):
            yield "".join(re.escape(text) if text is not None else ".*" for text in texts)


@pytest.mark.parametrize("module", RULES, ids=lambda module: module.stem)
def test_every_sentence_that_the_checks_can_say_is_said_in_a_case(module: Path) -> None:
    assert [sentence for sentence in sentences(module) if not re.search(sentence, known_sentences())] == []


@cache
def known_sentences() -> str:
    """What cases and tests demand literally of the checks."""
    here = Path(__file__).parent
    texts = [*here.glob("*_cases/*.expected"), *here.glob("awful/*.expected"), *here.glob("correction_cases/*.txt")]
    texts += [path for path in here.glob("test_*.py") if path != Path(__file__)]
    return "\n".join(
        [*FALLBACKS, *(mistake.findings for mistake in MISTAKES), *(path.read_text("utf-8") for path in texts)]
    )
