"""What is in a file of the program is seen in it: nothing turns round, hides or looks like something else.

Trojan Source hides in comments and texts that a reviewer's eye passes over. The characters that the gate refuses in
agreements are refused in code too; tests may show letters of other scripts, but nothing that cannot be seen.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.register.characters import check_characters

ROOT = Path(__file__).parents[1]
BINARY = {".woff2", ".png", ".pdf"}
HIDDEN = ("Hier steht unsichtbar", "Hier steht ein ungewöhnlicher Zeilenwechsel")
# Where such a character is the matter itself: the words of the finding that may be given there.
MATTER = {
    "macros/register/characters.py": "falsch umgewandelter Text",
    "macros/register/folding.py": "U+02BC",
    "macros/wording/layout.py": "U+02BC",
    "tests/register/awful/darmstadt.yaml": "U+00AD",
}


def program_files() -> list[str]:
    """All files of the project but the agreements, which pass the gate at every check."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    texts = [file for file in files if file and Path(file).suffix not in BINARY and (ROOT / file).is_file()]
    return [file for file in texts if not file.startswith("agreements/")]


def suspicious(text: str, file: str) -> list[str]:
    """What the gate says of a file; a tab is no fault in code."""
    findings = [f.message for f in check_characters(text.replace("\t", " ").replace("\r\n", "\n"), file)]
    if file.startswith("tests/"):
        findings = [message for message in findings if message.startswith(HIDDEN)]
    matter = MATTER.get(file)
    return [message for message in findings if matter is None or matter not in message]


def test_no_file_of_the_program_hides_anything() -> None:
    found = {file: suspicious((ROOT / file).read_text(encoding="utf-8"), file) for file in program_files()}
    assert {file: said for file, said in found.items() if said} == {}
    rooms = {file.partition("/")[0] for file in found}
    assert {"macros", "site_src", ".github", "tests", "benchmarks", "mkdocs.yml", "Makefile"} <= rooms


@pytest.mark.parametrize("file", ["macros/cli.py", "site_src/assets/scheme.js", ".github/workflows/check.yml"])
@pytest.mark.parametrize(
    "line",
    [
        "# \u202e fertig",
        "x = 'user\u2066'",
        "pass\u200bword = 1",
        "\u0440ath = 1",
        "x = 1 # gut\u2028evil()",
        "name\U000e0041 = 1",
        "x = 'a\x1b[2K'",
    ],
)
def test_a_hidden_or_false_character_in_code_is_found(file: str, line: str) -> None:
    assert suspicious((ROOT / file).read_text(encoding="utf-8") + line, file)


@pytest.mark.parametrize("file", MATTER)
def test_an_exception_is_needed_and_covers_nothing_else(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert any(MATTER[file] in finding.message for finding in check_characters(text, file))
    assert suspicious(f"{text}\n# \u202e", file)
