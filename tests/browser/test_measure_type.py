"""The index of a measure type over several years: the newest is open, and every address leads to what it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.register.german import sort_key
from tests.support.kinds import rich_site
from tests.support.pages import article, words
from tests.support.served import served

INDEX = "massnahmenarten/qualifizierung/"
OLDER = ["#jahr-2025", "#jahr-2025-darmstadt-dieburg"]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def rich_address(rich: Path) -> Iterator[str]:
    with served(rich) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=request.param, locale="de-DE"
    )
    yield context.new_page()
    context.close()


def test_the_newest_year_is_open_and_the_older_ones_are_folded(phone: Page, rich_address: str) -> None:
    phone.goto(rich_address + INDEX)
    expect(phone.get_by_role("heading", level=2).first).to_contain_text("2026: ")
    expect(phone.locator("#jahr-2026-darmstadt-dieburg")).to_be_visible()
    expect(phone.locator("#jahr-2025-darmstadt-dieburg")).to_be_hidden()
    expect(phone.locator("summary", has_text="2025: ")).to_be_visible()


@pytest.mark.parametrize("anchor", OLDER)
def test_an_address_in_an_older_year_opens_it_and_lands_there(phone: Page, rich_address: str, anchor: str) -> None:
    phone.goto(rich_address + INDEX + anchor)
    expect(phone.locator(anchor)).to_be_in_viewport()
    expect(phone.locator("#jahr-2025-bergstrasse")).to_be_visible()


def test_a_jump_to_a_year_opens_it_below_its_title(phone: Page, rich_address: str) -> None:
    phone.goto(rich_address + INDEX)
    phone.get_by_role("navigation", name="Zum Jahr").get_by_role("link", name="2025").click()
    expect(phone.locator("#jahr-2025-bergstrasse")).to_be_in_viewport()
    expect(phone.get_by_role("heading", name="2025: ")).to_be_in_viewport()


def test_every_page_with_the_tag_is_listed_by_its_district_from_a_to_z(rich: Path) -> None:
    [listed] = article(rich, INDEX).xpath(".//ul[@id='tag:qualifizierung']")
    names = [words(row).partition(":")[0] for row in listed]
    assert names == sorted(names, key=sort_key)
    mappings = json.loads((rich / "tags.json").read_text(encoding="utf-8"))["mappings"]
    tagged = {entry["item"]["url"] for entry in mappings if "Qualifizierung" in entry["tags"]}
    assert {link.get("href").removeprefix("../../") for link in listed.iter("a")} == tagged


def test_the_squares_keep_their_distance_from_the_first_project(phone: Page, rich_address: str) -> None:
    phone.goto(rich_address + INDEX)
    row = phone.locator(".measure-type").first
    squares, project = row.locator(".units").bounding_box(), row.locator("li").first.bounding_box()
    assert squares
    assert project
    assert project["y"] - squares["y"] - squares["height"] >= 8
