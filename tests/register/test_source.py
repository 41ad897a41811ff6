"""The gate from a file to nodes: what it lets through, and the complete list of what it says."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from macros.register.finding import Finding, render
from macros.register.source import Mapping, Node, Place, Scalar, Sequence, read_nodes, read_text
from macros.register.yaml_faults import _CAUSES, Cause
from tests.register.damage import parser_phrases

Read = tuple[object, list[Finding]]

CASES = Path(__file__).parent / "source_cases"
GOOD = (CASES / "agreement_without_fault.yaml").read_bytes()
FILE = "agreements/2025/darmstadt.yaml"
KB = 1024


def nodes_of(folder: Path, content: str | bytes) -> tuple[Mapping | Sequence | None, list[Finding]]:
    path = folder / "case.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_nodes(path, FILE)


def told(findings: list[Finding]) -> list[str]:
    return [f"{finding.line}:{finding.column} {finding.message}" for finding in findings]


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if node else None


# The complete list of findings


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_a_file_gets_exactly_the_findings_written_beside_it(case: Path) -> None:
    _, findings = read_nodes(case, case.name)
    said = render(findings, "text")
    assert said == case.with_suffix(".expected").read_text("utf-8").rstrip("\n")


def test_every_list_of_findings_belongs_to_a_file() -> None:
    assert {path.stem for path in CASES.glob("*.expected")} == {path.stem for path in CASES.glob("*.yaml")}


@pytest.mark.parametrize("cause", _CAUSES, ids=lambda cause: cause.message)
def test_every_cause_in_the_table_occurs_in_a_case(cause: Cause) -> None:
    said = "".join(path.read_text("utf-8") for path in CASES.glob("*.expected"))
    sentence = re.escape(cause.message).replace(r"\{character\}", "„.“")
    assert re.search(f"{sentence}\n    {re.escape(cause.hint)}\n", said)


def test_every_problem_in_the_table_is_one_the_parser_knows() -> None:
    compiled = Path(yaml._yaml.__file__).read_bytes()
    problems = {problem for cause in _CAUSES for problem in cause.problems}
    assert {problem for problem in problems if problem.encode() not in compiled} == set()


def test_no_words_of_the_parser_reach_an_editor() -> None:
    phrases = parser_phrases()
    assert "mapping values are not allowed here" in " ".join(phrases)
    assert "did not find expected key" in phrases
    for case in CASES.glob("*.yaml"):
        said = render(read_nodes(case, case.name)[1], "text")
        assert [phrase for phrase in phrases if phrase in said] == []


# Nodes


def test_nodes_are_the_strings_that_were_written() -> None:
    root, _ = read_nodes(CASES / "strings_stay_strings.yaml", FILE)
    assert plain(root) == {
        "zahl": "1.018",
        "null": "~",
        "nein": "No",
        "schluessel": "06411",
        "stunde": "12:30:45",
        "tag": "2025-02-30",
        "unterstrich": "1_000_280",
        "2025": "x",
        "yes": "x",
        "lang": "99999999999999999999999999999999999999999999",
    }


def test_an_agreement_is_read_whole() -> None:
    root, findings = read_nodes(CASES / "agreement_without_fault.yaml", FILE)
    assert findings == []
    facts = plain(root)
    assert isinstance(facts, dict)
    assert list(facts) == ["district", "year", "parties", "budgets", "projects", "signatures"]
    assert facts["budgets"] == [{"programme": "aqb", "amount": "1000280"}]
    assert facts["projects"]["qualifizierung"][0] == "SoWirt's"
    assert facts["projects"]["ausbildung"] == []
    assert facts["signatures"][1]["name"] == "Barbara Akdeniz"


def test_places_count_lines_and_characters_from_one(tmp_path: Path) -> None:
    root, findings = nodes_of(tmp_path, 'name: x\n"größe 😀": {ä: "ö", b: [ü, \'ß\']}\n')
    assert findings == []
    assert root == Mapping(
        entries={
            "name": Scalar("x", Place(1, 7), plain=True),
            "größe 😀": Mapping(
                entries={
                    "ä": Scalar("ö", Place(2, 16), plain=False),
                    "b": Sequence(
                        (Scalar("ü", Place(2, 25), plain=True), Scalar("ß", Place(2, 28), plain=False)),
                        Place(2, 24),
                    ),
                },
                keys={"ä": Place(2, 13), "b": Place(2, 21)},
                place=Place(2, 12),
            ),
        },
        keys={"name": Place(1, 1), "größe 😀": Place(2, 1)},
        place=Place(1, 1),
    )


def test_columns_are_those_of_the_file_where_tabs_were_replaced(tmp_path: Path) -> None:
    root, _ = nodes_of(tmp_path, "parties:\n\tstate: Land\n\tdistrict: &a Kreis\n")
    assert isinstance(root, Mapping)
    parties = root.entries["parties"]
    assert isinstance(parties, Mapping)
    assert (parties.keys["district"], parties.entries["district"].place) == (Place(3, 2), Place(3, 12))


def test_a_list_may_be_the_root(tmp_path: Path) -> None:
    root, findings = nodes_of(tmp_path, "- x\n-\n")
    assert (plain(root), findings) == (["x", ""], [])


def test_of_equal_fields_the_first_one_counts(tmp_path: Path) -> None:
    root, _ = nodes_of(tmp_path, "a: 1\na: 2\n")
    assert plain(root) == {"a": "1"}


def test_refused_fields_are_left_out_and_refused_marks_taken_off(tmp_path: Path) -> None:
    root, findings = nodes_of(tmp_path, "<<: x\n[b]: 1\na: &c !d 1\ne: *c\n\u00a0f: 1\n")
    assert plain(root) == {"a": "1", "e": "*c", "f": "1"}
    assert len(findings) == 6


@pytest.mark.parametrize("content", ["a: 1\n---\nb: 2\n", "a: [[[[[[[x]]]]]]]\n"])
def test_a_file_that_is_read_in_part_only_gives_no_nodes(tmp_path: Path, content: str) -> None:
    root, findings = nodes_of(tmp_path, content)
    assert (root, len(findings)) == (None, 1)


def test_an_empty_value_at_the_end_has_a_place_that_exists(tmp_path: Path) -> None:
    root, _ = nodes_of(tmp_path, "? name\n")
    assert isinstance(root, Mapping)
    assert root.entries["name"].place == Place(1, 7)


# The file


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert read_nodes(tmp_path / "fehlt.yaml", FILE) == (
        None,
        [Finding(FILE, 1, 1, "", "Die Datei fehlt.", "Prüfen Sie den Namen der Datei und ihres Ordners.")],
    )


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    root, findings = read_nodes(tmp_path / ("x" * 300 + ".yaml"), FILE)
    assert root is None
    assert told(findings) == ["1:1 Die Datei lässt sich nicht lesen."]


@pytest.mark.parametrize("read", [read_nodes, read_text])
def test_only_ordinary_files_are_opened(tmp_path: Path, read: Callable[..., Read]) -> None:
    (tmp_path / "ordner.yaml").mkdir()
    (tmp_path / "ziel.yaml").write_bytes(GOOD)
    (tmp_path / "link.yaml").symlink_to("ziel.yaml")
    (tmp_path / "loser-link.yaml").symlink_to("fehlt.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    names = ("ordner", "link", "loser-link", "pipe")
    assert {name: told(read(tmp_path / f"{name}.yaml", FILE)[1]) for name in names} == {
        "ordner": ["1:1 Das ist ein Ordner, keine gewöhnliche Datei."],
        "link": ["1:1 Das ist eine Verknüpfung, keine gewöhnliche Datei."],
        "loser-link": ["1:1 Das ist eine Verknüpfung, keine gewöhnliche Datei."],
        "pipe": ["1:1 Das ist ein Gerät, keine gewöhnliche Datei."],
    }


def test_256_kb_are_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    line = b"# " + b"x" * 1021 + b"\n"
    root, findings = nodes_of(tmp_path, line * 255 + b"a: " + b"x" * 1021)
    assert findings == []
    assert root is not None
    root, findings = nodes_of(tmp_path, line * 255 + b"a: " + b"x" * 1022)
    assert root is None
    assert told(findings) == ["1:1 Die Datei ist größer als 256 KB."]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "case.yaml").open("wb") as handle:
        handle.truncate(64 * KB**3)
    assert told(read_text(tmp_path / "case.yaml", FILE)[1]) == ["1:1 Die Datei ist größer als 256 KB."]


def test_a_file_is_read_to_its_end_even_if_it_is_longer_than_the_system_said() -> None:
    """What lies below ``/proc`` has no size before it is read, as a file that grows between question and reading."""
    told_by_the_system = Path("/proc/version")
    assert told_by_the_system.stat().st_size == 0
    delivered, _ = read_text(told_by_the_system, FILE)
    assert delivered is not None
    assert delivered.data == told_by_the_system.read_bytes()


# Bytes to text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_refused(tmp_path: Path, encoding: str) -> None:
    text = "\ufeff" * (encoding != "utf-16") + GOOD.decode()
    root, findings = nodes_of(tmp_path, text.encode(encoding))
    assert root is None
    assert told(findings) == ["1:1 Die Datei ist als UTF-16 gespeichert, nicht als UTF-8."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: 1\nStraße: x".encode() + b"\xfc", "2:10 {}: Hier steht das Byte FC (wahrscheinlich „ü“)."),
        (b"\xef\xbb\xbf\xe4", "1:1 {}: Hier steht das Byte E4 (wahrscheinlich „ä“)."),
        (b"a\n\xc3", "2:1 {}: Hier steht das Byte C3 (wahrscheinlich „Ã“)."),
        (b"a: \x80", "1:4 {}: Hier steht das Byte 80."),
        (b"a: \xed\xa0\x80", "1:4 {}: Hier steht das Byte ED (wahrscheinlich „í“)."),
        (b"a: \xc0\xaf", "1:4 {}: Hier steht das Byte C0 (wahrscheinlich „À“)."),
    ],
)
def test_anything_but_strict_utf_8_is_refused_at_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    root, findings = nodes_of(tmp_path, content)
    assert root is None
    assert told(findings) == [said.format("Die Datei ist nicht als UTF-8 gespeichert")]


def test_one_byte_order_mark_at_the_start_is_dropped(tmp_path: Path) -> None:
    root, findings = nodes_of(tmp_path, "\ufeffa: &b 1\n")
    assert plain(root) == {"a": "1"}
    assert told(findings) == ["1:4 Ein Text darf hier nicht mit „&“ beginnen."]
    root, findings = nodes_of(tmp_path, "\ufeff\ufeffa: &b 1\n")
    assert told(findings) == [
        "1:1 Hier steht unsichtbar U+FEFF (Byte-Reihenfolge-Marke).",
        "1:5 Ein Text darf hier nicht mit „&“ beginnen.",
    ]


def test_line_ends_of_windows_become_lf(tmp_path: Path) -> None:
    root, findings = nodes_of(tmp_path, GOOD.replace(b"\n", b"\r\n"))
    assert findings == []
    assert root == nodes_of(tmp_path, GOOD)[0]


def test_a_wording_keeps_its_bytes(tmp_path: Path) -> None:
    data = "\ufeff## § 1  \r\n\u00a0\u202f„Ausbildungs-\r\nund“ ‚x‘ ’ – — … €  \n".encode()
    (tmp_path / "case.md").write_bytes(data)
    delivered, findings = read_text(tmp_path / "case.md", FILE)
    assert findings == []
    assert delivered is not None
    assert delivered.data == data
    assert delivered.text == "## § 1  \n\u00a0\u202f„Ausbildungs-\nund“ ‚x‘ ’ – — … €  \n"


def test_a_faulty_wording_is_still_delivered(tmp_path: Path) -> None:
    (tmp_path / "case.md").write_text("Quali\u00adfi-\nzierung\n", "utf-8")
    delivered, findings = read_text(tmp_path / "case.md", FILE)
    assert delivered is not None
    assert delivered.text == "Quali\u00adfi-\nzierung\n"
    assert [(f.line, f.column, f.severity) for f in findings] == [(1, 1, "warning"), (1, 6, "error")]


@pytest.mark.parametrize("name", ["darmstadt", "main-taunus-kreis"])
def test_the_signed_texts_pass(name: str) -> None:
    path = Path(__file__).parents[2] / "agreements" / "2025" / f"{name}.md"
    delivered, findings = read_text(path, FILE)
    assert findings == []
    assert delivered is not None
    assert delivered.data == path.read_bytes()


# Characters and structure together


def test_faults_of_characters_and_of_structure_are_found_in_one_run(tmp_path: Path) -> None:
    content = "a: 1\0\na: \u202e2\nb: ﬁ &x\x9b\nc: &d \ue000\ufffe\ud7ff\ne: \uffff\x7f: x\n"
    root, findings = nodes_of(tmp_path, content)
    assert root is None
    assert told(findings) == [
        "1:5 Hier steht unsichtbar U+0000 (Nullzeichen).",
        "2:1 Das Feld „a“ gibt es schon in Zeile 1.",
        "2:4 Hier steht unsichtbar U+202E (Steuerzeichen der Schreibrichtung).",
        "3:4 „ﬁ“ ist hier ein einziges Zeichen (Ligatur, U+FB01).",
        "3:8 Hier steht unsichtbar U+009B (Steuerzeichen).",
        "4:4 Ein Text darf hier nicht mit „&“ beginnen.",
        "4:7 Hier steht U+E000 (Zeichen aus dem privaten Bereich). In dieser Zeile gibt es 2 solche Stellen.",
        "5:4 Hier steht U+FFFF (kein Schriftzeichen).",
        "5:5 Hier steht unsichtbar U+007F (Löschzeichen).",
        "5:6 In dieser Zeile steht ein Doppelpunkt im Text.",
    ]


def test_a_character_is_named_once_although_the_value_repeats_it(tmp_path: Path) -> None:
    _, findings = nodes_of(tmp_path, 'a: "x\u200by \\"z\\""\n')
    assert told(findings) == ["1:6 Hier steht unsichtbar U+200B (Leerzeichen ohne Breite)."]


@pytest.mark.parametrize("unclear", ["\r", "\x85", "\u2028", "\u2029"])
def test_where_lines_are_unclear_only_the_characters_are_told(tmp_path: Path, unclear: str) -> None:
    root, findings = nodes_of(tmp_path, f"a: 1\na: [{unclear}x: y: z\n")
    assert root is None
    assert len(findings) == 1
    assert re.match("Hier steht ein ungewöhnlicher Zeilenwechsel", findings[0].message)


# Input made to break programs


def test_2000_brackets_and_5000_digits_are_no_danger(tmp_path: Path) -> None:
    _, findings = nodes_of(tmp_path, "[" * 900)
    assert told(findings) == ["1:7 Die Angaben sind tiefer als 6 Ebenen verschachtelt."]
    _, findings = nodes_of(tmp_path, "[" * 2000)
    assert told(findings) == ["1:1001 Die Angaben sind tiefer als 6 Ebenen verschachtelt."]
    assert plain(nodes_of(tmp_path, "a: " + "9" * 5000)[0]) == {"a": "9" * 5000}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 256 * KB, id="brackets"),
        pytest.param("- " * 128 * KB, id="dashes"),
        pytest.param("- &a b\n" * 36 * KB, id="anchors"),
        pytest.param("[\n" + "&a b,\n" * 40 * KB, id="anchors in an open bracket"),
        pytest.param("---\n" * 64 * KB, id="documents"),
        pytest.param("a: x\n" * 50 * KB + "b: [", id="equal fields"),
        pytest.param("a: x\n" + " x\n" * 85 * KB, id="one value over many lines"),
        pytest.param("\x01\n" * 128 * KB, id="control characters"),
        pytest.param("Ã¼" * 64 * KB, id="mojibake"),
        pytest.param("a" + "\u0301" * 64 * KB + "\u0323" * 63 * KB, id="accents upon accents"),
        pytest.param('- "\\e"\n' * 36 * KB, id="escapes"),
        pytest.param("x-\ny" * 64 * KB, id="hyphens"),
    ],
)
def test_256_kb_of_anything_take_seconds_at_most(tmp_path: Path, content: str) -> None:
    (tmp_path / "case.yaml").write_bytes(content.encode())
    start = time.perf_counter()
    _, findings = read_nodes(tmp_path / "case.yaml", FILE)
    read_text(tmp_path / "case.yaml", FILE)
    assert findings
    assert time.perf_counter() - start < 10
