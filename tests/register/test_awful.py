"""One awful file, and the complete list of what the check has to say of it."""

from __future__ import annotations

from pathlib import Path

from macros.register.finding import render
from macros.register.folder import read_register

HERE = Path(__file__).parent / "awful"


def test_every_fault_of_the_awful_file_is_found_at_its_line(agreements: Path) -> None:
    awful = agreements / "2025" / "darmstadt.yaml"
    awful.write_bytes((HERE / "darmstadt.yaml").read_bytes())
    _, findings = read_register(agreements)
    printed = render(findings, "text").replace(f"{agreements.as_posix()}/", "agreements/")
    assert printed + "\n" == (HERE / "darmstadt.expected").read_text(encoding="utf-8")
