"""The dossier tells in plain German what a change does to the public site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from markdown import markdown

from macros.editing.markdown import code, fenced, table
from tests.site.test_new_agreement import FRANKFURT, HANAU, add
from tests.support.command import portal
from tests.support.repository import Repository
from tests.support.states import edit

DARMSTADT = "2025/darmstadt.yaml"
READY = "**Bereit zur Veröffentlichung.**"


def dossier(repository: Repository, *arguments: str, expect: int = 0) -> dict[str, str]:
    """The sections of the dossier by heading; what stands above the first one has no name."""
    printed = portal("dossier", "--agreements", str(repository.agreements), *arguments, expect=expect)
    parts = printed.replace(f"{repository.agreements}/", "").split("\n## ")
    head, sections = parts[0], dict(part.split("\n\n", 1) for part in parts[1:])
    return {"": head, **{title: text.strip() for title, text in sections.items()}}


def pages(sections: dict[str, str]) -> dict[str, list[str]]:
    """The addresses by what happens to them: new, changed, gone."""
    groups = re.findall(r"^(\w+): \d+\n\n((?:- .+\n?)+)", sections["Seiten"], re.MULTILINE)
    return {title: re.findall(r"`(.+)`", listed) for title, listed in groups}


def test_a_change_of_nothing_says_so(repository: Repository) -> None:
    sections = dossier(repository)
    commit = repository.git("rev-parse", "HEAD")[:12]
    assert sections[""] == (
        "# Was diese Änderung auf der Website bewirkt\n\n"
        f"Verglichen mit dem veröffentlichten Stand `{commit}`. Es geht nur um die Vereinbarungen.\n"
    )
    assert sections["Vereinbarungen"] == "Keine Vereinbarung kommt hinzu, ändert sich oder fällt weg."
    assert sections["Seiten"] == "Keine Seite ändert sich."
    assert sections["Summen und Vollständigkeit"] == "Keine Summe ändert sich."
    assert sections["Befunde"].startswith("Keine Fehler und keine Warnungen.")
    assert sections["Befunde"].endswith(READY)


def test_a_new_agreement_is_shown_with_all_its_facts_pages_and_sums(repository: Repository) -> None:
    repository.branch("frankfurt")
    add(repository.agreements, "frankfurt-am-main", 2025, FRANKFURT)
    repository.commit("Frankfurt")
    sections = dossier(repository)
    shown = sections["Vereinbarungen"].splitlines()
    assert shown[0] == "### Neu: 2025, `Stadt Frankfurt am Main`"
    assert "| Haushaltsmittel AQB: Betrag in Euro | – | `2.400.000 Euro` |" in shown
    assert "| Projekte: Ausbildung und Coaching | – | nicht angegeben |" in shown
    assert "| Projekte: Qualifizierung | – | `SoWirt's` |" in shown
    assert "| 2. Unterschrift (Kreis): Datum | – | `12. August 2025` |" in shown
    assert shown[-1] == "Wortlaut: liegt vor."
    listed = pages(sections)
    assert listed["Neu"] == ["/kreise/frankfurt-am-main/2025/"]
    assert {"/", "/jahre/2025/", "/kreise/frankfurt-am-main/", "/massnahmenarten/qualifizierung/"} <= {
        *listed["Geändert"]
    }
    assert "/kreise/fulda/" not in listed["Geändert"]
    assert sections["Summen und Vollständigkeit"] == (
        "- 2025: 2 von 26 → 3 von 26; Summe 2.019.190\xa0Euro → 4.419.190\xa0Euro; Projekte 10 → 17"
    )
    assert sections["Befunde"].endswith(READY)


def test_an_agreement_without_its_wording_is_told(repository: Repository) -> None:
    add(repository.agreements, "frankfurt-am-main", 2025, FRANKFURT)
    (repository.agreements / "2025/frankfurt-am-main.md").unlink()
    sections = dossier(repository)
    assert sections["Vereinbarungen"].endswith("Wortlaut: noch nicht erfasst.")
    assert sections["Summen und Vollständigkeit"].endswith("; ohne Wortlaut 0 → 1")


def test_the_first_agreement_of_a_year_makes_no_sum_out_of_nothing(repository: Repository) -> None:
    add(repository.agreements, "hanau", 2026, HANAU)
    sections = dossier(repository)
    assert sections["Summen und Vollständigkeit"] == (
        "- 2026: 0 von 27 → 1 von 27; Summe noch keine → 1.000.280\xa0Euro; Projekte 0 → 7"
    )


def test_a_changed_fact_is_shown_before_and_after_with_its_line(repository: Repository) -> None:
    edit(repository.agreements, DARMSTADT, "name: Barbara Akdeniz", "name: Barbara Akdenis")
    edit(repository.agreements, "2025/darmstadt.md", "Barbara Akdeniz", "Barbara Akdenis")
    sections = dossier(repository, expect=1)
    assert sections["Vereinbarungen"] == (
        "### Geändert: 2025, `Wissenschaftsstadt Darmstadt`\n\n"
        "| Angabe | Vorher | Nachher |\n| --- | --- | --- |\n"
        "| 2. Unterschrift (Kreis): Name | `Barbara Akdeniz` | `Barbara Akdenis` |\n\n"
        "Der Wortlaut ändert sich:\n\n"
        "```diff\n- 105 | Barbara Akdeniz\n+ 105 | Barbara Akdenis\n```"
    )
    assert (
        "```text\n2025/darmstadt.yaml:31:11: signatures[1].name: „Barbara Akdeniz“ ist veröffentlicht, "
        "hier steht „Barbara Akdenis“. Dazu fehlt die Korrektur.\n"
    ) in sections["Befunde"]
    assert "\n31 |     name: Barbara Akdenis\n```" in sections["Befunde"]
    assert sections["Befunde"].endswith("**Noch nicht bereit: 2 Fehler.**")


def test_a_deleted_agreement_is_shown_with_what_would_be_lost(repository: Repository) -> None:
    for ending in ("yaml", "md"):
        (repository.agreements / f"2025/darmstadt.{ending}").unlink()
    sections = dossier(repository, expect=1)
    assert sections["Vereinbarungen"].startswith("### Entfällt: 2025, `Wissenschaftsstadt Darmstadt`\n")
    assert "| Haushaltsmittel AQB: Betrag in Euro | `1.000.280 Euro` | – |" in sections["Vereinbarungen"]
    assert pages(sections)["Entfallen"] == ["/kreise/darmstadt/2025/"]
    assert "Die veröffentlichte Vereinbarung zv-2025-06411 fehlt." in sections["Befunde"]


def test_all_that_the_check_finds_since_the_base_is_told(repository: Repository) -> None:
    wording = (repository.agreements / "2025/darmstadt.md").read_text(encoding="utf-8")
    paragraph = next(line for line in wording.splitlines() if line.startswith("Im Jahr 2025 werden"))
    edit(repository.agreements, "2025/darmstadt.md", f"{paragraph}\n\n", "")
    found = dossier(repository, expect=1)["Befunde"]
    checked = portal("check", "--agreements", str(repository.agreements), "--base", "HEAD", expect=1)
    told = re.findall(r"^\S+/(2025/\S+: .*(?:Korrektur|Adresse).*)$", checked, re.MULTILINE)
    assert [line.partition(": ")[0] for line in told] == ["2025/darmstadt.md:41:1", "2025/darmstadt.yaml:1:1"]
    assert [line for line in told if line not in found] == []


def test_a_file_with_faults_leaves_pages_and_sums_open(repository: Repository) -> None:
    edit(repository.agreements, DARMSTADT, "amount: 1000280", "amount: 1.018")
    sections = dossier(repository, expect=1)
    assert sections["Vereinbarungen"].endswith(
        "Nicht verglichen, weil die Dateien Fehler haben: `2025/darmstadt.yaml`."
    )
    assert (
        sections["Seiten"] == "Welche Seiten sich ändern, steht hier, sobald alle Dateien ohne Fehler gelesen werden."
    )
    assert sections["Summen und Vollständigkeit"].startswith("Die Summen stehen hier, sobald")
    assert (
        "```text\n2025/darmstadt.yaml:9:13: budgets[0].amount: „1.018“ ist keine eindeutige Zahl.\n"
        "    Schreiben Sie den vollen Betrag in Euro ohne Punkte, zum Beispiel 1018000 für 1.018.000 Euro.\n"
        "9 |     amount: 1.018\n```"
    ) in sections["Befunde"]
    assert sections["Befunde"].endswith("**Noch nicht bereit: 1 Fehler.**")


def test_the_same_change_gives_the_same_dossier(repository: Repository) -> None:
    add(repository.agreements, "frankfurt-am-main", 2025, FRANKFURT)
    edit(repository.agreements, DARMSTADT, "    - Jugendatelier\n", "")
    arguments = ["dossier", "--agreements", str(repository.agreements), "--base", "main"]
    first = portal(*arguments, expect=1, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    assert portal(*arguments, expect=1, PYTHONHASHSEED="2", LC_ALL="tr_TR.UTF-8", TZ="Asia/Tokyo") == first


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[Klick](javascript:alert(1))",
    "![Bild](https://example.org/x.png)",
    "`` ` ``` <b>x</b>",
    "| a | b |",
    "a \\| <i>b</i> \\",
    "**fett** _kursiv_ ~~weg~~ # Titel",
    "&lt;b&gt; &#60;",
    "$\\href{x}{y}$ :smile: @team #1",
    "</code></pre><h1>X</h1>",
    "::error::x",
    "--- {: onclick=x }",
]
HARMLESS = {"div", "p", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"}


def shown(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{markdown(text, extensions=['tables', 'fenced_code'])}</div>")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_data_acts_as_markdown_or_html(text: str) -> None:
    block = fenced([f"1 | {text}", "```", text])
    document = shown(f"{code(text)}.\n\n{table(('Vorher', 'Nachher'), [(code(text), code(text))])}\n\n{block}\n")
    assert {element.tag for element in document.iter()} <= HARMLESS
    assert {name for element in document.iter() for name in element.attrib} <= {"class"}
    assert [element.text_content() for element in document.iter("code")][:3] == [text] * 3
    assert document.find(".//pre").text_content() == f"1 | {text}\n```\n{text}\n"
    assert len(document.findall(".//td")) == 2


def test_what_would_steer_a_terminal_is_written_out() -> None:
    assert code("a\x1b[31mb\u202ec\nd") == "<code>a&#92;u001b&#91;31mb&#92;u202ec&#92;u000ad</code>"
    assert fenced(["a\x1b\r"]) == "```text\na\\u001b\\u000d\n```"


def test_hostile_facts_stay_facts(repository: Repository, tmp_path: Path) -> None:
    listed = "".join(f"    - {text!r}\n" for text in HOSTILE if "\\" not in text and "'" not in text)
    edit(repository.agreements, DARMSTADT, "    - Jugendatelier\n", listed)
    printed = portal("dossier", "--agreements", str(repository.agreements), expect=1)
    document = shown(printed)
    assert {element.tag for element in document.iter()} <= HARMLESS | {"h1", "h2", "h3", "ul", "li", "hr", "strong"}
    cells = [cell.text_content() for cell in document.findall(".//td")]
    assert [text for text in HOSTILE if "\\" not in text and text not in cells] == []


def test_what_a_wording_has_of_its_own_is_told_with_its_line(repository: Repository) -> None:
    edit(repository.agreements, "2025/darmstadt.md", "Unterjährige", "| `Alle` <b>unterjährige")
    told = dossier(repository, expect=1)["Abweichungen vom gemeinsamen Text"]
    assert "### 2025, `Wissenschaftsstadt Darmstadt`" in told
    assert "mit dem gemeinsamen Text 2025 (1 andere Vereinbarung)" in told
    row = next(line for line in told.splitlines() if line.startswith("| § 6 |"))
    assert row.startswith("| § 6 | 83 | Wortlaut | <code>")
    assert "| § 5 | 70 | Schreibweise | `Ausbildungsbereufen` | `Ausbildungsberufen` |" in told
    table = shown(told).find(".//tbody")
    assert table is not None
    assert {len(list(line)) for line in table} == {5}
    assert table.find(".//b") is None


def test_a_wording_that_follows_the_common_text_is_told_as_such(repository: Repository) -> None:
    edit(repository.agreements, "2025/main-taunus-kreis.yaml", "name: Johannes Baron", "name: Johannes Baronn")
    edit(repository.agreements, "2025/main-taunus-kreis.md", "Johannes Baron", "Johannes Baronn")
    told = dossier(repository, expect=1)["Abweichungen vom gemeinsamen Text"]
    assert told.endswith("(1 andere Vereinbarung); er weicht nirgends davon ab.")


def test_the_first_wording_of_a_year_has_nothing_to_differ_from(repository: Repository) -> None:
    add(repository.agreements, "hanau", 2026, HANAU)
    told = dossier(repository)["Abweichungen vom gemeinsamen Text"]
    assert told.endswith("Für 2026 liegt noch kein anderer Wortlaut vor, mit dem sich dieser vergleichen ließe.")


def test_without_a_changed_wording_or_agreement_there_is_no_such_section(repository: Repository) -> None:
    assert "Abweichungen vom gemeinsamen Text" not in dossier(repository)
