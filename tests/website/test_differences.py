"""„Was ist hier anders?“ in words: one entry for each signature, whatever of it is its own."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from macros.website.portal import Portal
from macros.website.sentences import signed_when_and_where
from tests.support.command import ROOT
from tests.support.handwritten import opened
from tests.support.pages import words
from tests.support.synthetic import write_agreements


def told(agreements: Path) -> dict[str, list[str]]:
    """The list on the page of Darmstadt, by its headings."""
    portal, findings = opened(ROOT / "site_src", agreements)
    assert not [finding for finding in findings if finding.severity == "error"]
    return listed(portal, "zv-2025-06411")


def listed(portal: Portal, id: str) -> dict[str, list[str]]:
    page = html.fromstring(f"<article>{portal.agreement_page(id, '', '{}')}</article>")
    found: dict[str, list[str]] = {}
    for entry in page.xpath(".//dl[@class='deviations']/*"):
        if entry.tag == "dt":
            found[words(entry)] = []
        else:
            found[list(found)[-1]].append(words(entry))
    return found


def change(agreements: Path, file: str, old: str, new: str) -> None:
    path = agreements / "2025" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_a_signature_does_not_give_is_left_out(agreements: Path) -> None:
    change(agreements, "darmstadt.md", "Darmstadt, den 12. Aug. 2025", "Darmstadt, den")
    change(agreements, "darmstadt.yaml", "date: 2025-08-12", "date: fehlt")
    assert told(agreements)["Unterschrift"] == ["Barbara Akdeniz, Stadträtin, in Darmstadt"]


def test_each_signature_of_which_a_part_is_its_own_is_one_entry(agreements: Path) -> None:
    for file in ("darmstadt.md", "darmstadt.yaml"):
        change(agreements, file, "Staatsministerin", "Staatssekretärin")
    assert told(agreements)["Unterschriften"] == [
        "Heike Hofmann, Staatssekretärin, am 2. August 2025 in Wiesbaden",
        "Barbara Akdeniz, Stadträtin, am 12. August 2025 in Darmstadt",
    ]


def test_an_office_that_others_do_not_hold_is_part_of_its_signature(tmp_path: Path) -> None:
    register = write_agreements(tmp_path / "agreements", years=1, wording=True)
    [frankfurt] = register.of_district("frankfurt-am-main")
    portal, _ = opened(ROOT / "site_src", tmp_path / "agreements")
    signature = frankfurt.signatures[-1]
    when_and_where = " ".join(signed_when_and_where(signature.date, signature.place).split())
    found = listed(portal, frankfurt.id)["Unterschrift"]
    assert found == [f"Max Beispiel, Oberbürgermeister, {when_and_where}"]
