"""What changed since the year before: a word is explained only where it stands."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from tests.support.command import ROOT
from tests.support.handwritten import opened
from tests.support.pages import words
from tests.support.synthetic import MARK, write_agreements


def test_vermutlich_is_explained_only_where_it_stands(tmp_path: Path) -> None:
    named = {("darmstadt", year): {"qualifizierung": [f"Werkstattjahr ({MARK})"]} for year in (2025, 2026)}
    register = write_agreements(tmp_path / "agreements", years=2, named=named)
    portal, _ = opened(ROOT / "site_src", tmp_path / "agreements")
    explained = set()
    for agreement in register.in_year(2026):
        page = html.fromstring(f"<article>{portal.agreement_page(agreement.id, '', '{}')}</article>")
        said = any(words(entry).endswith(", vermutlich") for entry in page.xpath(".//dl[@class='changes']/dd"))
        assert ("„Vermutlich“ heißt" in words(page)) == said
        explained.add(said)
    assert explained == {True, False}
