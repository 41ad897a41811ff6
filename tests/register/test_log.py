"""What ``portal check`` prints steers neither a terminal nor the platform, whatever lies in the folder."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.command import portal

ANNOTATION = re.compile(
    r"::(?P<severity>error|warning|notice) file=(?P<file>[^,:]+),line=(?P<line>\d+),col=(?P<col>\d+)::(?P<said>.+)"
)
HARM = (
    "\x1b[31mrot\x1b[0m",
    "a\u202eb",
    "::error::falsch",
    "##[add-mask]Darmstadt",
    "##[stop-commands]x",
    "100%0A::error::falsch",
    "x" * 5000,
    "\r\n::warning::falsch",
    "\x9b31m",
)


@pytest.fixture
def harmful(agreements: Path) -> Path:
    """A folder in which names of files, names of fields and values hold whatever a log could obey."""
    lines = (agreements / "2025/darmstadt.yaml").read_text("utf-8").split("\n")
    for number, harm in enumerate(HARM):
        lines[-1:-1] = [f'"feld{number}{escaped(harm)}": "{escaped(harm)}"']
    lines[-1:-1] = ["ver\u202esteckt: x", "un\u200bsichtbar: x"]
    lines[2] = 'year: "::error::2025"'
    lines[1] = 'district: "##[group]darmstadt"'
    (agreements / "2025/darmstadt.yaml").write_text("\n".join(lines), encoding="utf-8")
    mtk = agreements / "2025/main-taunus-kreis.yaml"
    mtk.write_bytes(mtk.read_bytes().replace("ÜSBZ".encode(), f"::error::\x1b[2J{HARM[3]}".encode()))
    for name in ("a\n::error::b", "c\x1b[31m.yaml", "##[group]x", "%0A::error,file=x", "d\u202e.md"):
        (agreements / f"2025/{name}").write_text("x", encoding="utf-8")
    return agreements


def escaped(text: str) -> str:
    """Write a text as YAML does in double quotes."""
    return "".join(f"\\u{ord(c):04x}" if not c.isprintable() else c for c in text)


def test_every_line_for_people_is_a_finding_a_mend_or_the_summary(harmful: Path) -> None:
    *findings, empty, summary = portal("check", "--agreements", str(harmful), expect=1).rstrip("\n").split("\n")
    assert empty == ""
    assert re.fullmatch(r"\d+ Fehler in 7 Dateien\. Nichts wurde veröffentlicht\.", summary)
    for line in findings:
        assert line.isprintable()
        assert "##[" not in line
        assert len(line) < 3200
        assert re.match(rf"(?:(?:{re.escape(str(harmful))}|site_src)/\S.*|mkdocs\.yml):\d+:\d+: |    [A-ZÄÖÜ„]", line)


def test_every_line_for_the_platform_is_one_annotation_of_one_finding(harmful: Path) -> None:
    printed = portal("check", "--agreements", str(harmful), "--format", "github", expect=1).rstrip("\n").split("\n")
    findings = json.loads(portal("check", "--agreements", str(harmful), "--format", "json", expect=1))
    assert len(printed) == len(findings) > 20
    for line, finding in zip(printed, findings, strict=True):
        annotation = ANNOTATION.fullmatch(line)
        assert annotation
        assert line.isprintable()
        assert "##[" not in line
        assert (int(annotation["line"]), int(annotation["col"])) == (finding["line"], finding["column"])
        assert annotation["severity"] == finding["severity"]
        assert plain(annotation["file"]).startswith((f"{harmful}/", "site_src/", "mkdocs.yml"))
        assert finding["hint"][:400] in plain(annotation["said"])


def plain(text: str) -> str:
    """Undo the escaping of the platform."""
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a: x\n" * 10_000_000, "1:1: Die Datei ist größer als 256 KB."),
        (b"a: " + b"x" * 5_000_000, "1:1: Die Datei ist größer als 256 KB."),
        (b"".join(b"k%d: x\n" % number for number in range(20_000)), "5001:1: Die Datei hat mehr als 5000 Zeilen."),
        (b"[" * 2000, "1:1001: Die Angaben sind tiefer als 6 Ebenen verschachtelt."),
        (b"a: " + b"[" * 900, "1:9: Die Angaben sind tiefer als 6 Ebenen verschachtelt."),
        (b"", "1:1: Die Datei enthält keine Angaben."),
    ],
    ids=["50 MB", "a line of 5 MB", "20,000 fields", "2,000 brackets", "900 brackets", "nothing"],
)
def test_a_file_of_any_size_gives_one_finding(agreements: Path, content: bytes, message: str) -> None:
    (agreements / "2025/darmstadt.yaml").write_bytes(content)
    printed = portal("check", "--agreements", str(agreements), expect=1)
    assert [line for line in printed.split("\n") if "darmstadt.yaml:" in line] == [
        f"{agreements}/2025/darmstadt.yaml:{message}"
    ]
    assert "1 Fehler in 1 Datei. Nichts wurde veröffentlicht." in printed
