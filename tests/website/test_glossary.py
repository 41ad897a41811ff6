"""The glossary explains words where they stand, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.register.site_texts import Term, read_site_texts
from macros.website.glossary import Glossary
from macros.website.portal import Portal
from tests.support.command import ROOT
from tests.support.handwritten import handwritten, opened, part, template
from tests.support.pages import words

AQB = Term(term="AQB", anchor="aqb", forms=["Ausbildungsbudget"], explanation="Geld <b>& mehr</b>.")
ART = Term(term="Art", anchor="art", explanation="Eine Gruppe.")
GLOSSARY = Glossary([ART, AQB])


def parsed(text: str) -> html.HtmlElement:
    return html.fromstring(f"<p>{text}</p>")


def test_terms_stand_in_the_order_of_a_german_dictionary() -> None:
    texts, _ = read_site_texts(ROOT / "site_src")
    names = [term.term for term in Glossary(texts.terms).terms]
    assert names.index("Arbeitsmarktbudget") < names.index("AsylbLG") < names.index("Bescheid")
    assert len(names) == len(texts.terms)


@pytest.mark.parametrize("word", ["AQB", "Ausbildungsbudget"])
def test_a_word_is_a_button_that_opens_its_note(word: str) -> None:
    explained = parsed(GLOSSARY.explain(word, "../../"))
    [button] = explained.findall("button")
    [note] = explained.findall("span")
    assert words(button) == word
    assert button.get("type") == "button"
    assert button.get("popovertarget") == note.get("id") == "begriff-aqb"
    assert note.get("popover") == ""
    assert words(note) == "AQB: Geld <b>& mehr</b>. Mehr im Glossar"
    assert note.find("a").get("href") == "../../glossar/#aqb"


def test_the_mark_behind_a_word_is_never_torn_off() -> None:
    held = parsed(GLOSSARY.explain("AQB", "", ".")).find("span")
    assert (held.get("class"), words(held)) == ("term__held", "AQB.")
    told = parsed(GLOSSARY.explained("Das Geld (AQB) der Art, ja.", "", "AQB", "Art").sentence)
    assert [words(span) for span in told.find_class("term__held")] == ["(AQB)", "Art,"]
    assert words(told) == "Das Geld (AQB) der Art, ja."


def test_an_unknown_word_is_a_fault_of_the_page() -> None:
    with pytest.raises(KeyError):
        GLOSSARY.explain("Budget", "")


def test_words_of_a_sentence_are_explained_where_they_stand_first() -> None:
    told = GLOSSARY.explained("Das AQB & die Arten, das AQB, die Art ist", "", "AQB", "Art")
    sentence = parsed(told.sentence)
    assert words(sentence) == "Das AQB & die Arten, das AQB, die Art ist"
    assert [(words(button), (button.tail or "")[:5]) for button in sentence.findall("button")] == [
        ("AQB", " & di"),
        ("Art", " ist"),
    ]
    assert [note.get("id") for note in parsed(told.notes).findall("span")] == ["begriff-aqb", "begriff-art"]


def test_a_word_that_does_not_stand_in_the_sentence_has_no_note() -> None:
    told = GLOSSARY.explained("Noch nichts.", "", "AQB")
    assert (str(told.sentence), str(told.notes).strip()) == ("Noch nichts.", "")


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    site_src = handwritten(tmp_path)
    template(
        site_src,
        '{% set told = explained(sentences.answer(register.agreements[0]), root, "AQB", "Zielvereinbarung") %}'
        '<p class="answer">{{ told.sentence }}</p>{{ told.notes }}'
        '<p>{{ explain("Haushaltsmittel", root) }} {{ explain("Bescheid", root) }}</p>'
        '<p>{{ explain("Maßnahmenarten", root) }}</p>',
    )
    return opened(site_src)[0]


def test_templates_explain_the_words_of_the_agreements(portal: Portal) -> None:
    page = part(portal, "probe")
    answer = page.find_class("answer")[0]
    assert words(answer).startswith("Für 2025 stellt das Land Hessen der Wissenschaftsstadt Darmstadt")
    assert [words(button) for button in page.iter("button")] == [
        "AQB",
        "Zielvereinbarung",
        "Haushaltsmittel",
        "Bescheid",
        "Maßnahmenarten",
    ]
    notes = [note.get("id") for note in page.xpath(".//span[@popover]")]
    assert sorted(notes) == sorted(button.get("popovertarget") for button in page.iter("button"))
    assert answer.findall(".//a") == []


def test_the_page_of_the_glossary_holds_every_term_with_its_anchor(portal: Portal) -> None:
    page = part(portal, "glossary")
    assert {term.get("id") for term in page.iter("dt")} == {term.anchor for term in portal.service.texts.terms}
    assert len(page.findall(".//dd")) == len(portal.service.texts.terms)
