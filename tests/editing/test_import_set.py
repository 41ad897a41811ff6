"""The importer on a set of texts, PDF files and a scan: how many facts are right, and that none is silently wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.editing.importer import Imported, import_agreement
from macros.register.agreement import Register
from macros.register.folder import read_register
from tests.editing.import_cases.cases import Case, cases
from tests.editing.import_cases.documents import printed, scanned
from tests.editing.import_cases.made import made
from tests.editing.import_cases.texts import form_2025, older
from tests.editing.import_score import Answer, accuracy, answers, told

AGREEMENTS = Path(__file__).parents[2] / "agreements"
PDFS = (
    ("bullets", "lahn-dill-kreis", False, False),
    ("bullets", "vogelsbergkreis", True, True),
    ("letter", "wiesbaden", False, True),
    ("justified", "fulda", True, False),
    ("justified", "giessen", False, True),
    ("dense", "frankfurt-am-main", False, False),
    ("dense", "main-taunus-kreis", True, True),
)


Texts = dict[str, tuple[Case, list[str], list[Answer]]]
"""By the name of a case: the case, the lines of its doubts, and its answers."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the lists of districts and programmes, and no agreement."""
    folder = tmp_path_factory.mktemp("imports") / "agreements"
    folder.mkdir()
    for name in ("districts.yaml", "programmes.yaml"):
        shutil.copy(AGREEMENTS / name, folder)
    return folder


@pytest.fixture(scope="module")
def catalogue(folder: Path) -> Register:
    return read_register(folder)[0]


def read(folder: Path, catalogue: Register, data: bytes, ending: str, **arguments: str) -> Imported:
    """Import one file into the folder, which then holds its two files."""
    file = folder.parent / f"delivered.{ending}"
    file.write_bytes(data)
    return import_agreement(file, folder, catalogue, **arguments)


def scored(imported: Imported, case: str, truth: dict[str, str]) -> list[Answer]:
    """The answers of one import; the two files are taken away again."""
    found = answers(case, imported.facts, truth)
    imported.facts.unlink()
    imported.wording.unlink()
    return found


@pytest.fixture(scope="module")
def text_answers(folder: Path, catalogue: Register) -> Texts:
    """Every text of the set, imported once: its doubts and its answers by its name."""
    results = {}
    for case in cases(catalogue):
        imported = read(folder, catalogue, case.text.encode(), "txt", **case.arguments)
        doubts = imported.printed()
        results[case.name] = case, doubts, scored(imported, case.name, dict(case.truth))
    return results


def test_the_set_is_large_and_each_of_its_texts_has_a_name(catalogue: Register) -> None:
    names = [case.name for case in cases(catalogue)]
    assert len(names) == len(set(names)) >= 100


def test_no_fact_of_a_text_is_wrong_without_a_doubt(
    text_answers: Texts,
) -> None:
    found = [answer for _, _, found in text_answers.values() for answer in found]
    assert [answer for answer in found if answer.silent] == [], told(found)


def test_nearly_all_facts_of_the_texts_are_right(
    text_answers: Texts,
) -> None:
    found = [answer for _, _, found in text_answers.values() for answer in found]
    assert len(found) > 2000
    assert accuracy(found) >= 0.99, told(found)


def test_a_text_without_anything_unclear_gives_no_doubt(
    text_answers: Texts,
) -> None:
    clean = [result for result in text_answers.values() if result[0].clean]
    assert len(clean) >= 40
    assert {case.name: doubts for case, doubts, _ in clean if doubts} == {}


def test_a_text_with_something_unclear_gives_doubts(
    text_answers: Texts,
) -> None:
    assert [case.name for case, doubts, _ in text_answers.values() if not (case.clean or doubts)] == []


@pytest.fixture(scope="module")
def pdf_answers(browser: Browser, folder: Path, catalogue: Register) -> list[Answer]:
    """Printed PDF files in several styles: with columns, bullets, page numbers."""
    found = []
    for style, slug, columns, numbers in PDFS:
        agreement = made(catalogue.by_slug[slug], f"pdf {style}")
        data = printed(browser, form_2025(agreement), style, columns=columns, numbers=numbers)
        imported = read(folder, catalogue, data, "pdf")
        assert any(doubt.location == ("source",) for doubt in imported.doubts)
        found += scored(imported, f"pdf {style} {slug}", agreement.truth())
    return found


def test_facts_of_pdf_files_are_right_or_doubted(pdf_answers: list[Answer]) -> None:
    assert [answer for answer in pdf_answers if answer.silent] == [], told(pdf_answers)
    assert accuracy(pdf_answers) >= 0.98, told(pdf_answers)


@pytest.fixture(scope="module")
def scan_answers(
    browser: Browser, folder: Path, catalogue: Register, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[str], list[Answer]]:
    """Two scanned pages, read by text recognition."""
    ministry = "Hessisches Ministerium für Soziales und Integration"
    agreement = made(catalogue.by_slug["gross-gerau"], "scan", 2018).signed_for(ministry)
    text = older("two_budgets", agreement, SECOND="250.000")
    paper = printed(browser, text, "bullets", columns=True)
    picture = scanned(browser, paper, tmp_path_factory.mktemp("scan"), pages=2)
    imported = read(folder, catalogue, picture, "pdf")
    return imported.printed(), scored(imported, "scan", agreement.truth())


def test_facts_of_scanned_pages_are_right_or_doubted(scan_answers: tuple[list[str], list[Answer]]) -> None:
    doubts, found = scan_answers
    assert any("Durch Texterkennung gelesen: Seiten 1, 2." in line for line in doubts)
    assert [answer for answer in found if answer.silent] == [], told(found)
    assert accuracy(found) >= 0.9, told(found)


def test_all_in_all_the_share_of_right_facts_is_kept(
    text_answers: Texts, pdf_answers: list[Answer], scan_answers: tuple[list[str], list[Answer]]
) -> None:
    texts = [answer for _, _, found in text_answers.values() for answer in found]
    found = [*texts, *pdf_answers, *scan_answers[1]]
    assert [answer for answer in found if answer.silent] == [], told(found)
    assert accuracy(found) >= 0.98, told(found)
