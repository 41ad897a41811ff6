"""The golden questions: what people ask, in their words, and what both searches must answer first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.support.corpus import GOLDEN, SUFFIX, Corpus, built_corpus
from tests.support.served import served

QUESTIONS: list[dict[str, Any]] = [
    question
    for group in yaml.safe_load((GOLDEN / "questions.yaml").read_text(encoding="utf-8")).values()
    for question in group
]
TYPED = ["Kompass", "Fluechtlinge", "Zukunftswerkstätten", "MTK", "1018910", '"für morgen"', "Azubilotsen", "Raumfahrt"]
GROUPS = {
    "project": "Projekte",
    "district": "Kreise und Städte",
    "agreement": "Vereinbarungen",
    "signature": "Unterschriften",
    "page": "Seiten",
}
ONLY_IN_HEAD = {"page", "signature"}
FIRST = 5

ASK = """async (questions) => {
  const module = (name) => import(new URL(`/assets/search/${name}`, location.href).href);
  const [core, { load }, groups, { select }, { waysOut }, { places }] =
    await Promise.all(["core.js", "index.js", "groups.js", "filter.js", "help.js", "places.js"].map(module));
  const index = await load();
  const nothing = { kreis: "", jahr: "", art: "", programm: "", sort: "" };
  return questions.map((q) => {
    const head = groups.answer(index, q);
    const rows = (words) => select(index.projects, core.parse(words), { ...nothing, q: words }).hits;
    const meant = ({ text }) => text.startsWith("Meinten");
    const ways = rows(q).length ? [] : waysOut(index, { ...nothing, q });
    const better = ways.filter(meant);
    const shown = better.length ? rows(better[0].change.q) : rows(q);
    return {
      head: head.groups.flatMap(({ name, hits }) => hits.map(({ title, about }) => [name, title, about])),
      headCorrected: head.corrected,
      headFewer: head.fewer,
      sizes: head.groups.map(({ hits }) => hits.length),
      list: shown.map(({ name, agreement }) => [name, agreement.district.short, String(agreement.year)]),
      listCorrected: better.length ? better[0].change.q : null,
      places: places(index, { ...nothing, q }, rows(q).length).districts.map(({ short }) => short),
    };
  });
}"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return built_corpus(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def address(corpus: Corpus) -> Iterator[str]:
    with served(corpus.site) as address:
        yield address


@pytest.fixture(scope="module")
def answers(browser: Browser, address: str) -> dict[str, dict[str, Any]]:
    """What both searches answer to each question, asked in a browser on the built site."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.goto(f"{address}projekte/")
    asked = [question["q"] for question in QUESTIONS]
    answered = dict(zip(asked, page.evaluate(ASK, asked), strict=True))
    context.close()
    return answered


def name(shown: str) -> str:
    return shown.removesuffix(SUFFIX)


def found_in_head(question: dict[str, Any], answer: dict[str, Any]) -> bool:
    """The expected hit is among the first five of the dialog; hits for fewer words are none for the question."""
    first = [(group, name(title)) for group, title, _ in answer["head"][:FIRST]]
    if "nothing" in question:
        return not first or answer["headFewer"] is not None
    kind = next(kind for kind in GROUPS if kind in question)
    wanted = question[kind]
    if kind == "agreement":
        place, year = wanted.rsplit(" ", 1)
        wanted = f"Zielvereinbarung {year}: {place}"
    return (GROUPS[kind], wanted) in first


def found_in_list(question: dict[str, Any], answer: dict[str, Any]) -> bool:
    """The expected row is among the first five of the table; a question for a district is answered by its rows.

    Where no row has all words of the question the district stands above the list.
    """
    first = answer["list"][:FIRST]
    if "nothing" in question:
        return not first
    if "fewer" in question:
        return not first and question["district"] in answer["places"]
    if "project" in question:
        return question["project"] in [name(row[0]) for row in first]
    place = question.get("agreement") or question["district"]
    return place in [f"{district} {year}" if "agreement" in question else district for _, district, year in first]


def test_there_are_enough_questions_and_no_two_alike() -> None:
    asked = [question["q"] for question in QUESTIONS]
    assert len(asked) == len(set(asked)) >= 120


def test_the_dialog_answers_nearly_all_questions_in_its_first_five_hits(answers: dict[str, dict[str, Any]]) -> None:
    missed = [question["q"] for question in QUESTIONS if not found_in_head(question, answers[question["q"]])]
    assert 1 - len(missed) / len(QUESTIONS) >= 0.95, missed
    assert missed == []


def test_the_list_answers_nearly_all_questions_in_its_first_five_rows(answers: dict[str, dict[str, Any]]) -> None:
    questions = [question for question in QUESTIONS if not ONLY_IN_HEAD & question.keys()]
    missed = [question["q"] for question in questions if not found_in_list(question, answers[question["q"]])]
    assert 1 - len(missed) / len(questions) >= 0.95, missed
    assert missed == []


@pytest.mark.parametrize("question", [q for q in QUESTIONS if "corrected" in q], ids=lambda question: question["q"])
def test_a_typing_slip_is_put_right(question: dict[str, Any], answers: dict[str, dict[str, Any]]) -> None:
    assert answers[question["q"]]["headCorrected"] == question["corrected"]
    if not ONLY_IN_HEAD & question.keys():
        assert answers[question["q"]]["listCorrected"] == question["corrected"]


def test_a_good_question_is_never_changed(answers: dict[str, dict[str, Any]]) -> None:
    changed = [q["q"] for q in QUESTIONS if "corrected" not in q and answers[q["q"]]["headCorrected"]]
    assert changed == []


def test_fewer_words_are_answered_only_where_nothing_has_them_all(answers: dict[str, dict[str, Any]]) -> None:
    fewer = {question: answer["headFewer"] for question, answer in answers.items() if answer["headFewer"]}
    assert fewer == {question["q"]: question["fewer"] for question in QUESTIONS if "fewer" in question}


def test_a_district_that_is_asked_for_stands_above_the_list(answers: dict[str, dict[str, Any]]) -> None:
    missed = [q["q"] for q in QUESTIONS if "district" in q and q["district"] not in answers[q["q"]]["places"]]
    assert missed == []


@pytest.mark.parametrize(("asked", "no_hit"), [("Träger", "trag"), ("Baron", "barun")])
def test_a_few_letters_in_the_middle_of_a_word_are_no_hit(page: Page, address: str, asked: str, no_hit: str) -> None:
    page.goto(address)
    [answer] = page.evaluate(ASK, [asked])
    assert answer["headCorrected"] is None
    assert [hit for hit in answer["head"] if no_hit.lower() in " ".join(hit).lower()] == []


def test_no_list_is_drowned_by_equal_hits(answers: dict[str, dict[str, Any]]) -> None:
    for question, answer in answers.items():
        assert max(answer["sizes"], default=0) <= FIRST, question
        hits = [tuple(hit) for hit in answer["head"]]
        assert len(hits) == len(set(hits)), question


def test_a_sentence_of_the_common_text_is_found_once(page: Page, address: str) -> None:
    page.goto(address)
    [answer] = page.evaluate(ASK, ["familiensorgenden Tätigkeiten"])
    assert [(group, title) for group, title, _ in answer["head"]] == [("Seiten", "Ziele des Landes")]


@pytest.mark.parametrize("question", TYPED)
def test_typing_shows_the_same_answers(
    page: Page, address: str, answers: dict[str, dict[str, Any]], question: str
) -> None:
    page.goto(f"{address}projekte/")
    page.get_by_label("Wörter im Namen").press_sequentially(question)
    rows = page.locator(".projects-table tbody tr")
    expect(rows).to_have_count(len(answers[question]["list"]))
    assert rows.locator("th").all_text_contents()[:FIRST] == [row[0] for row in answers[question]["list"][:FIRST]]
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("searchbox").fill(question)
    hits = page.locator(".finder__list .finder__title")
    expect(hits).to_have_count(len(answers[question]["head"]))
    assert hits.all_text_contents() == [title for _, title, _ in answers[question]["head"]]
