"""Announced totals: only with a source, and never compared without the caveat."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

from macros.register.site_texts import read_site_texts
from macros.website.announced import difference
from tests.support.command import ROOT
from tests.support.handwritten import handwritten, opened, part, template
from tests.support.pages import words

PROBE = """
{% from "parts/announced.html" import announced_total %}
{{ announced_total(views.year_view(register, register.years[-1])) }}
"""


def shown(tmp_path: Path, agreements: Path = ROOT / "agreements") -> html.HtmlElement:
    site_src = handwritten(tmp_path)
    return part(opened(site_src, agreements)[0], template(site_src, PROBE))


def test_without_a_source_the_page_says_that_no_total_is_known(tmp_path: Path) -> None:
    assert words(shown(tmp_path)) == "Eine angekündigte Gesamtsumme für 2025 ist uns nicht bekannt."


def test_an_announced_total_stands_beside_the_published_sum_with_caveat_and_source(
    agreements: Path, tmp_path: Path
) -> None:
    source = (agreements / "2025/darmstadt.yaml").read_text(encoding="utf-8")
    shutil.rmtree(agreements / "2025")
    (agreements / "2023").mkdir()
    (agreements / "2023/darmstadt.yaml").write_text(source.replace("2025", "2023"), encoding="utf-8")
    page = shown(tmp_path, agreements)
    text = words(page).replace("\xa0", " ")
    assert text.startswith(
        "Das Land kündigte 27,7 Millionen Euro für 2023 an, und zwar für das Ausbildungs- und Qualifizierungsbudget. "
        "Die veröffentlichten Vereinbarungen ergeben zusammen 1.000.280 Euro. "
        "Veröffentlicht sind damit rund 26.700.000 Euro weniger als angekündigt. "
        "25 von 26 Vereinbarungen sind noch nicht veröffentlicht. Als die Zahl bekannt gegeben wurde, "
    )
    [link] = page.iter("a")
    assert link.get("href").startswith("https://hessen.de/presse/277-millionen-euro-landesmittel-")


@pytest.mark.parametrize(
    ("published", "sentence"),
    [
        ("27660000", "Beide Beträge liegen weniger als 100.000 Euro auseinander."),
        ("27740000", "Beide Beträge liegen weniger als 100.000 Euro auseinander."),
        ("27000000", "Veröffentlicht sind damit rund 700.000 Euro weniger als angekündigt."),
        ("28010000", "Veröffentlicht sind damit rund 300.000 Euro mehr als angekündigt."),
    ],
)
def test_the_difference_is_as_exact_as_the_announcement(published: str, sentence: str) -> None:
    announced = read_site_texts(ROOT / "site_src")[0].announced(2023)
    assert announced
    assert difference(announced, Decimal(published)).replace("\xa0", " ") == sentence
