"""``portal import``: from the delivered text of an agreement to its two files, with every doubt told."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfWriter

from macros.register.folder import read_register
from tests.support.command import ROOT, portal

DELIVERED = {slug: (ROOT / f"agreements/2025/{slug}.md").read_bytes() for slug in ("darmstadt", "main-taunus-kreis")}
PUBLISHED = {slug: (ROOT / f"agreements/2025/{slug}.yaml").read_bytes() for slug in DELIVERED}
CATALOGUE = ("districts.yaml", "programmes.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of agreements without any agreement."""
    folder = tmp_path / "agreements"
    folder.mkdir()
    for name in CATALOGUE:
        shutil.copy(ROOT / "agreements" / name, folder)
    return folder


def take(folder: Path, text: bytes | str, *options: str, name: str = "delivered.md", expect: int = 0) -> str:
    """Hand in a file and return what the command prints, with the folder left out of its paths."""
    file = folder.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    printed = portal("import", str(file), "--agreements", str(folder), *options, expect=expect)
    return printed.replace(f"{folder}/", "").replace(f"{folder.parent}/", "")


def changed(*edits: tuple[str, str]) -> str:
    """The text of Darmstadt with some words replaced."""
    text = DELIVERED["darmstadt"].decode()
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name not in CATALOGUE)


@pytest.mark.parametrize("slug", DELIVERED)
def test_the_delivered_texts_give_the_published_files_byte_for_byte(folder: Path, slug: str) -> None:
    printed = take(folder, DELIVERED[slug])
    assert printed == f"Angelegt: 2025/{slug}.md und 2025/{slug}.yaml.\nAlle Angaben sind sicher gelesen.\n"
    assert (folder / f"2025/{slug}.md").read_bytes() == DELIVERED[slug]
    assert (folder / f"2025/{slug}.yaml").read_bytes() == PUBLISHED[slug]
    portal("check", "--agreements", str(folder))


@pytest.mark.parametrize("slug", DELIVERED)
def test_the_other_agreements_of_the_year_change_nothing(agreements: Path, slug: str) -> None:
    for ending in ("md", "yaml"):
        (agreements / f"2025/{slug}.{ending}").unlink()
    take(agreements, DELIVERED[slug])
    assert (agreements / f"2025/{slug}.yaml").read_bytes() == PUBLISHED[slug]


def test_each_doubt_is_a_line_of_the_terminal_and_a_comment_at_its_field(folder: Path) -> None:
    text = changed(("12. Aug. 2025", "12.8.25"), ("Chance 2.0 Kranichstein", "Chance 2.0 Kranich stein"))
    printed = take(folder, text, expect=1)
    assert printed.split("\n")[1:-2] == [
        "2025/darmstadt.md:67: projects.ausbildungsvorbereitung[1]: "
        "„Chance 2.0 Kranich stein“ enthält vielleicht ein zerrissenes Wort („Kranich stein“).",
        "2025/darmstadt.md:93: signatures[1].date: Bei „12.8.25“ fehlt das Jahrhundert.",
    ]
    assert printed.split("\n")[-2] == (
        "2 Zweifel. Vergleichen Sie jede Stelle mit dem Original, "
        "und löschen Sie dann den Hinweis „# PRÜFEN“ in 2025/darmstadt.yaml."
    )
    facts = (folder / "2025/darmstadt.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in facts if "PRÜFEN" in line] == [
        "    - Chance 2.0 Kranich stein  # PRÜFEN: Zeile 67: "
        "„Chance 2.0 Kranich stein“ enthält vielleicht ein zerrissenes Wort („Kranich stein“).",
        "    date: 2025-08-12  # PRÜFEN: Zeile 93: Bei „12.8.25“ fehlt das Jahrhundert.",
    ]


def test_the_check_refuses_a_file_until_its_doubts_are_answered(folder: Path) -> None:
    take(folder, changed(("12. Aug. 2025", "12.8.25")), expect=1)
    assert "Hier ist eine Prüfung offen" in portal("check", "--agreements", str(folder), expect=1)
    facts = folder / "2025/darmstadt.yaml"
    answered = re.sub(r"  # PRÜFEN: .*", "", facts.read_text(encoding="utf-8"))
    facts.write_text(answered, encoding="utf-8")
    portal("check", "--agreements", str(folder))


@pytest.mark.parametrize("ending", ["md", "yaml"])
def test_nothing_is_overwritten(folder: Path, ending: str) -> None:
    (folder / "2025").mkdir()
    (folder / f"2025/darmstadt.{ending}").write_text("mine", encoding="utf-8")
    printed = take(folder, DELIVERED["darmstadt"], expect=2)
    assert printed == (
        f"Die Datei 2025/darmstadt.{ending} gibt es schon; überschrieben wird nie. Ändern oder löschen Sie sie.\n"
    )
    assert written(folder) == ["2025", f"2025/darmstadt.{ending}"]
    assert (folder / f"2025/darmstadt.{ending}").read_text(encoding="utf-8") == "mine"


def test_a_link_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    (folder / "2025").mkdir()
    (folder / "2025/darmstadt.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    take(folder, DELIVERED["darmstadt"], expect=2)
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_district_and_year_can_be_given_and_a_contradiction_is_told(folder: Path) -> None:
    printed = take(folder, DELIVERED["darmstadt"], "--district", "Fulda", "--year", "2024", expect=1)
    assert "2025/" not in printed.split("\n")[0]
    assert (
        "2024/fulda.md:11: district: "
        "Im Kopf steht „Wissenschaftsstadt Darmstadt“, gelesen als Landkreis Fulda, wie beim Aufruf angegeben."
    ) in printed
    assert "2024/fulda.md:5: year: Im Kopf steht 2025; 2024 ist beim Aufruf angegeben." in printed


def test_a_district_that_does_not_exist_in_the_year_is_a_doubt(folder: Path) -> None:
    text = changed(("Wissenschaftsstadt Darmstadt", "Brüder-Grimm-Stadt Hanau"), ("Darmstadt, den", "Hanau, den"))
    printed = take(folder, text.replace("Wissenschaftsstadt  \nDarmstadt", "Brüder-Grimm-Stadt  \nHanau"), expect=1)
    assert "district: Brüder-Grimm-Stadt Hanau kann für 2025 keine Vereinbarung haben" in printed


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        (b"", "a.md", "a.md: Die Datei enthält keinen Text."),
        (b"PK\x03\x04...", "a.docx", "a.docx: Das ist eine Word- oder ZIP-Datei."),
        (b"\x89PNG\r\n", "a.png", "a.png: Das ist ein Bild. Speichern Sie den Scan als PDF."),
        ("Förderung".encode("cp1252"), "a.txt", "Die Datei ist nicht als UTF-8 gespeichert"),
        ("Förderung".encode("utf-16"), "a.txt", "Die Datei ist als UTF-16 gespeichert, nicht als UTF-8."),
        (b"x" * 300_000, "a.txt", "Die Datei ist größer als 256 KB."),
        (b"%PDF-1.7\nnothing else", "a.pdf", "a.pdf: Die PDF-Datei ist beschädigt oder unlesbar."),
        (b"\x00\x01\x02 2025 Euro", "a.md", "a.md: Das ist keine Textdatei."),
        (b"GIF89a 2025", "a.gif", "a.gif: Der Text nennt weder einen Paragrafen (§) noch Euro."),
        (b"Termin 2025 mit dem Landkreis Fulda", "a.eml", "noch Euro. Ist das eine Zielvereinbarung?"),
        ("§ 1 ohne Kreis".encode(), "a.md", "Nennen Sie ihn mit --district."),
    ],
)
def test_what_cannot_be_taken_is_answered_in_one_sentence_and_writes_nothing(
    folder: Path, text: bytes, name: str, sentence: str
) -> None:
    printed = take(folder, text, name=name, expect=2)
    assert sentence in printed
    assert "Traceback" not in printed
    assert written(folder) == []


def test_a_text_without_a_year_is_answered(folder: Path) -> None:
    printed = take(folder, re.sub("20[0-9]{2}", "", DELIVERED["darmstadt"].decode()), expect=2)
    assert printed == "Aus dem Text geht nicht hervor, für welches Jahr er gilt. Nennen Sie es mit --year.\n"


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--district", "Giesen", "Den Kreis „Giesen“ gibt es nicht. Meinten Sie „giessen“ (Landkreis Gießen)?"),
        ("--year", "25", "„25“ ist kein Jahr. Schreiben Sie das Jahr mit vier Ziffern, zum Beispiel 2025."),
    ],
)
def test_an_option_that_cannot_be_meant_is_answered(folder: Path, option: str, value: str, sentence: str) -> None:
    assert take(folder, DELIVERED["darmstadt"], option, value, expect=2) == f"{sentence}\n"


def test_a_folder_or_a_missing_file_is_answered(folder: Path) -> None:
    for name, sentence in (("agreements", "Das ist ein Ordner"), ("missing.md", "Die Datei fehlt.")):
        file = folder.parent / name
        assert sentence in portal("import", str(file), "--agreements", str(folder), expect=2)


def test_without_a_list_of_districts_the_findings_are_told(folder: Path) -> None:
    (folder / "districts.yaml").unlink()
    assert "districts.yaml:1:1: Die Datei fehlt." in take(folder, DELIVERED["darmstadt"], expect=1)


@pytest.mark.parametrize(
    ("edit", "line", "finding"),
    [
        (("SoWirt's", "SoWirt's\u00ad"), 72, "Hier steht unsichtbar U+00AD (weiches Trennzeichen)."),
        (("Qualifizierungsprojekte zur A", "Quali\ufb01zierungsprojekte zur A"), 71, "(Ligatur, U+FB01)"),
        (("  - Jugend", "\t- Jugend"), 66, "Hier steht ein Tabulator (U+0009)."),
        (("Perspektiven", "Рerspektiven"), 74, "Der Buchstabe „\\u0420“ (U+0420) ist kyrillisch."),
    ],
)
def test_the_bytes_stay_and_what_the_gate_refuses_is_told(
    folder: Path, edit: tuple[str, str], line: int, finding: str
) -> None:
    text = changed(edit)
    printed = take(folder, text, expect=1)
    assert (folder / "2025/darmstadt.md").read_bytes() == text.encode()
    assert any(told.startswith(f"2025/darmstadt.md:{line}: ") and finding in told for told in printed.split("\n"))
    assert f"# PRÜFEN: Zeile {line}: " in (folder / "2025/darmstadt.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("line_end", [b"\r\n", b"\n"])
def test_line_ends_and_byte_order_mark_stay(folder: Path, line_end: bytes) -> None:
    data = b"\xef\xbb\xbf" + DELIVERED["darmstadt"].replace(b"\n", line_end)
    take(folder, data)
    assert (folder / "2025/darmstadt.md").read_bytes() == data
    assert (folder / "2025/darmstadt.yaml").read_bytes() == PUBLISHED["darmstadt"]


def test_what_a_text_says_can_do_no_harm(folder: Path) -> None:
    text = changed(("Jugendatelier", "\x1b[31m{{ 7*7 }} # PRÜFEN: \u202enichts\n::error::x"))
    printed = take(folder, text, expect=1)
    assert all(line.isprintable() for line in printed.split("\n"))
    assert not any(line.startswith("::") for line in printed.split("\n"))
    faults = [finding.message for finding in read_register(folder)[1] if finding.file.endswith("darmstadt.yaml")]
    assert faults
    assert all("Prüfung offen" in fault for fault in faults)


def blank_pdf(password: str = "", pages: int = 1) -> bytes:
    """A PDF whose pages have no text."""
    writer, data = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(data)
    return data.getvalue()


def test_without_text_recognition_a_scan_is_answered_by_what_to_install(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(blank_pdf())
    printed = portal("import", str(file), "--agreements", str(folder), expect=2, PATH=str(tmp_path))
    assert printed == (
        f"{file}: Das ist ein Scan ohne Text. Um ihn zu lesen, fehlt die Texterkennung. Installieren Sie sie mit: "
        "sudo apt-get install ocrmypdf tesseract-ocr tesseract-ocr-deu\n"
    )
    assert written(folder) == []


def test_a_pdf_without_any_words_is_answered(folder: Path) -> None:
    sentence = "a.pdf: In der PDF-Datei ist kein Text zu finden, auch nicht durch Texterkennung.\n"
    assert take(folder, blank_pdf(), name="a.pdf", expect=2) == sentence


def test_a_locked_pdf_is_answered(folder: Path) -> None:
    sentence = "a.pdf: Die PDF-Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort.\n"
    assert take(folder, blank_pdf(password="geheim"), name="a.pdf", expect=2) == sentence


def test_a_pdf_of_many_pages_is_answered(folder: Path) -> None:
    sentence = "a.pdf: Die PDF-Datei hat mehr als 60 Seiten. Ist das eine Zielvereinbarung?\n"
    assert take(folder, blank_pdf(pages=61), name="a.pdf", expect=2) == sentence


def test_a_wording_from_a_pdf_names_its_file_and_must_be_compared(folder: Path) -> None:
    data = (Path(__file__).parent / "import_cases/printed.pdf").read_bytes()
    printed = take(folder, data, name="Vereinbarung Fulda.pdf", expect=1)
    assert "2025/fulda.md:1: source: Der Wortlaut stammt aus einer PDF-Datei. Vergleichen Sie ihn" in printed
    facts = (folder / "2025/fulda.yaml").read_text(encoding="utf-8")
    assert "\nsource:  # PRÜFEN: Zeile 1: Der Wortlaut stammt aus einer PDF-Datei." in facts
    assert f"\n  file: Vereinbarung Fulda.pdf\n  sha256: {hashlib.sha256(data).hexdigest()}\n" in facts
    wording = (folder / "2025/fulda.md").read_text(encoding="utf-8")
    assert "\n## § 4\n\nHaushaltsmittel und Eckdaten\n" in wording
    assert "\ufb01" not in wording
    assert os.sep not in re.findall("file: (.*)", facts)[0]


def test_a_pdf_whose_doubts_are_answered_is_a_good_agreement(folder: Path) -> None:
    data = (Path(__file__).parent / "import_cases/printed.pdf").read_bytes()
    take(folder, data, name="a.pdf", expect=1)
    facts = folder / "2025/fulda.yaml"
    facts.write_text(re.sub(r"  # PRÜFEN: .*", "", facts.read_text(encoding="utf-8")), encoding="utf-8")
    portal("check", "--agreements", str(folder))
