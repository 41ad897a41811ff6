"""Data stay text on the pages: whatever a hand types, nothing of it runs, styles, links or vanishes.

The site is built once from data that attack it (``tests/support/hostile``, the texts in ``payloads.yaml``).
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import html

from tests.support.hostile import (
    BARE,
    BARE_PAGE,
    PAYLOADS,
    REFUSED,
    WORDED,
    WORDED_PAGE,
    YEAR,
    Hostile,
    built_hostile,
    in_field,
    run,
    write_project,
)
from tests.support.pages import page

LISTS = yaml.safe_load(Path(__file__).with_name("inert.yaml").read_text(encoding="utf-8"))
# Own files, a place of a page, a letter to the operator, the few addresses of authorities in handwritten pages.
OWN = re.compile(r"(\.\./)*[\w./~-]*(\?[\w=&;%-]*)?(#[\w:.äöüß-]*)?", re.ASCII)
LETTER = "beispiel@example.org"
AUTHORITIES = {"lbit.hessen.de", "datenschutz.hessen.de"}
TARGETS = ("href", "src", "action", "formaction", "data-address", "data-source", "poster", "cite")
# What an executed payload would leave behind: the product of a template, the answer of a command.
EXECUTED = (b"6049261729", b"uid=", b"neunneun")
TWINS = {
    WORDED_PAGE: "kreise/darmstadt/2025/",
    BARE_PAGE: "kreise/darmstadt/2025/",
    f"jahre/{YEAR}/": "jahre/2025/",
    f"wortlaut/{YEAR}/": "wortlaut/2025/",
    "massnahmenarten/probe/": "massnahmenarten/ausbildung/",
}

Documents = dict[str, html.HtmlElement]
"""All pages by their address; ``404.html`` by its name."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return built_hostile(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def documents(hostile: Hostile) -> Documents:
    files = sorted(hostile.site.rglob("*.html"))
    return {path.relative_to(hostile.site).as_posix().removesuffix("index.html"): page(path) for path in files}


def elements(document: html.HtmlElement, within: str = ".//*") -> list[html.HtmlElement]:
    return [element for element in document.iterfind(within) if isinstance(element.tag, str)]


def own_words(block: html.HtmlElement) -> str:
    """The text of a block of the wording without its nested items and without what is said to screen readers."""
    parts = [block.text or ""]
    for child in block:
        if child.tag not in ("ul", "ol", "br") and "announce" not in child.get("class", ""):
            parts.append(own_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def is_harmless(target: str) -> bool:
    parts = urlsplit(target)
    letter = parts.scheme == "mailto" and parts.path == LETTER and set(parse_qs(parts.query)) <= {"subject", "body"}
    return bool(OWN.fullmatch(target)) or letter or (parts.scheme == "https" and parts.netloc in AUTHORITIES)


def test_articles_are_made_of_known_elements_and_attributes_only(documents: Documents) -> None:
    for address, document in documents.items():
        used = elements(document, ".//article//*")
        assert {element.tag for element in used} - set(LISTS["elements"].split()) == set(), address
        names = {name for element in used for name in element.attrib}
        assert names - set(LISTS["attributes"].split()) == set(), address


def test_a_page_has_as_many_scripts_and_styles_as_its_harmless_twin(documents: Documents, site: Path) -> None:
    for address, document in documents.items():
        twin = TWINS.get(address, address)
        harmless = page(site / (twin if twin.endswith(".html") else f"{twin}index.html"))
        here, there = (Counter(element.tag for element in elements(each)) for each in (document, harmless))
        assert [name for name in LISTS["counted"].split() if here[name] != there[name]] == [], address


def test_no_element_bears_a_handler_or_a_style(documents: Documents) -> None:
    for address, document in documents.items():
        names = {name for element in elements(document) for name in element.attrib}
        assert [name for name in names if name.startswith("on")] == [], address
        assert names & {"style", "srcdoc", "autofocus", "ping"} == set(), address


def test_every_link_leads_to_the_own_site_to_the_operator_or_to_an_authority(documents: Documents) -> None:
    for address, document in documents.items():
        targets = {element.get(name, "") for element in elements(document) for name in TARGETS}
        assert [target for target in targets if not is_harmless(target)] == [], address


def test_no_text_of_the_data_is_an_id_or_a_class(documents: Documents) -> None:
    for address, document in documents.items():
        for element in elements(document):
            names = f"{element.get('id', '')} {element.get('class', '')}"
            assert re.fullmatch(r"[\w :.-]*", names), (address, names)


def test_each_project_is_named_as_typed_where_projects_are_listed(documents: Documents) -> None:
    named = [heading.text_content() for heading in documents[WORDED_PAGE].find_class("project")]
    assert Counter(named) == Counter(PAYLOADS.values())
    rows = {cell.text_content() for cell in elements(documents["projekte/"], ".//table//th")}
    assert set(PAYLOADS.values()) - rows == set()
    by_type = [document for address, document in documents.items() if address.startswith("massnahmenarten/")]
    for listed in ([documents[f"kreise/{WORDED}/"]], by_type):
        text = "".join(document.find(".//article").text_content() for document in listed)
        assert [payload for payload in PAYLOADS.values() if payload not in text] == []


def test_each_line_of_the_wording_is_shown_as_typed(documents: Documents) -> None:
    wording = documents[WORDED_PAGE].get_element_by_id("wortlaut")
    paragraphs = {own_words(block) for block in elements(wording, ".//p")}
    items = {own_words(block).strip() for block in elements(wording, ".//li")}
    assert set(PAYLOADS.values()) - paragraphs == {PAYLOADS["numbered"]}
    assert {f"Beispiel\n{text}" for text in PAYLOADS.values() if not text.startswith("*")} - paragraphs == set()
    assert set(PAYLOADS.values()) - items == set()


def test_the_only_layout_in_these_lines_is_the_number_before_an_item(documents: Documents) -> None:
    wording = documents[WORDED_PAGE].get_element_by_id("wortlaut")
    numbered = PAYLOADS["numbered"].removeprefix("1. ")
    assert [item.get("value") for item in elements(wording, ".//li") if own_words(item).strip() == numbered] == ["1"]


@pytest.mark.parametrize("address", LISTS["shown"])
def test_each_field_is_readable_as_typed_on_its_page(documents: Documents, address: str) -> None:
    text = " ".join(documents[address].find(".//article").text_content().split())
    assert [name for name in LISTS["shown"][address] if in_field(name) not in text] == []


def test_titles_and_descriptions_are_text(documents: Documents) -> None:
    assert in_field("name") in documents[f"kreise/{BARE}/"].findtext(".//head/title")
    assert in_field("dative") in documents[BARE_PAGE].findtext(".//head/title")
    [description] = documents[BARE_PAGE].xpath("//head/meta[@name='description']/@content")
    assert in_field("dative") in description


def test_nothing_was_executed_while_the_site_was_built(hostile: Hostile) -> None:
    for path in sorted(hostile.site.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        assert [sign for sign in EXECUTED if sign in data] == [], path


def test_what_cannot_be_seen_or_read_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    project = write_project(tmp_path / "hostile")
    lines = [f"{name} {case['text']}" for name, case in REFUSED.items()]
    folder = project / "agreements" / str(YEAR)
    for path in (folder / f"{WORDED}.yaml", folder / f"{WORDED}.md", project / "site_src/operator.yaml"):
        text = path.read_text(encoding="utf-8")
        comment = "# " if path.suffix == ".yaml" else ""
        path.write_text(text + "".join(f"\n{comment}{line}\n" for line in lines), encoding="utf-8")
        told = run(project, "check")
        assert told.returncode == 1, told.stderr
        name = path.relative_to(project).as_posix()
        findings = [line for line in told.stdout.splitlines() if line.startswith(f"{name}:")]
        for case in REFUSED.values():
            assert any(f": {case['says']}" in line for line in findings), case
        path.write_text(text, encoding="utf-8")
