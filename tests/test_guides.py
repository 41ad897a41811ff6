"""The editors' guide explains every field and every check, each once."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from macros.register import checks, corrections, history, references
from macros.register.model import (
    Budget,
    Correction,
    Facts,
    ListedProject,
    Parties,
    Period,
    Signature,
    Source,
    Withdrawal,
    titles,
)
from macros.wording import anchors
from macros.wording.evidence import facts, parties

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
FIELDS = sorted(
    {
        name
        for record in (Facts, Parties, Budget, Period, ListedProject, Signature, Source, Correction, Withdrawal)
        for name in titles(record)
    }
)
# Each rule with the words that explain it in the guide.
EXPLAINED = {
    "_district_is_known": "Der Kreis ist bekannt",
    "_file_is_named_after_the_district": "Die Datei heißt wie der Kreis",
    "_folder_is_the_year": "Sie liegt im Ordner ihres Jahres",
    "_district_exists_in_the_year": "Der Kreis besteht in diesem Jahr",
    "_programmes_are_known": "Jedes Programm ist bekannt",
    "_periods_run_forward": "Ein Zeitraum endet nicht, bevor er beginnt",
    "_every_measure_type_is_listed": "Alle Maßnahmenarten stehen da",
    "_measure_types_are_known_and_in_order": "keine unbekannte, in der Reihenfolge des Programms",
    "_projects_have_ids_of_their_own": "Kein Projekt steht zweimal da",
    "_shared_projects_name_known_districts": "mit denen ein Projekt gemeinsam ist, gibt es in diesem Jahr",
    "_lists_name_each_once": "Keine Liste nennt dasselbe zweimal",
    "_both_parties_signed": "Beide Seiten haben unterschrieben",
    "_signatures_belong_to_the_year": "Das Datum passt zum Jahr",
    "_later_days_follow_the_signatures": "Korrekturen und ein Rückzug tragen einen späteren Tag",
    "_later_versions_name_what_they_supersede": "Eine zweite Fassung sagt, was sie ersetzt",
    "_superseded_agreement_exists": "die ersetzte Vereinbarung gibt es",
    "_versions_follow_one_another": "Sie ist nicht früher unterschrieben und hat ihren eigenen Wortlaut",
    "_continued_project_exists": "Ein früheres Projekt, das weitergeht, gibt es",
    "is_of_another_district": "Der Wortlaut ist der des Kreises",
    "check_year": "das Jahr im Kopf und nirgends ein anderes",
    "check_amounts": "jeder Betrag und jede Unterschrift des Wortlauts eine Angabe",
    "check_budget_details": "Beträge und was zu ihnen gehört",
    "check_paragraph_numbers": "Die Paragraphen sind ohne Lücke nummeriert",
    "check_heading": "Ministerium und Kreis",
    "check_ministry": "Ministerium und Kreis ohne Druckfehler",
    "check_district": "Ministerium und Kreis ohne Druckfehler",
    "check_order": "Maßnahmenarten und Projekte in ihrer Reihenfolge",
    "check_numbers": "die Maßnahmenarten auch",
    "check_projects": "Umgekehrt ist jedes Projekt",
    "check_project_order": "Maßnahmenarten und Projekte in ihrer Reihenfolge",
    "check_signatures": "jede Unterschrift. Umgekehrt",
    "_anchors_stay": "kein Projekt und keine Stelle im Wortlaut",
    "_catalogue_stays": "kein Kreis, keine Maßnahmenart",
    "_lists_only_grow": "Das Verzeichnis der Adressen und die Liste der Umzüge werden nur länger",
    "check_moved_anchors": "Ein Umzug führt auf eine Seite und eine Stelle, die es gibt",
    "_published_agreements_stay": "Keine veröffentlichte Adresse fällt weg: keine Vereinbarung",
    "_base_can_be_read": "Hat der frühere Stand Fehler, warnt die Prüfung",
    "_new_agreements_have_no_past": "Was neu ist, hat noch keine Korrekturen",
    "_address_stays": "Keine veröffentlichte Adresse fällt weg",
    "_field_can_be_corrected": "Jeder Eintrag nennt ein Feld, das es gibt",
    "_new_is_what_the_file_says": "führt zu dem, was jetzt dasteht",
    "_days_ascend": "in der Folge ihrer Tage",
    "_old_and_new_differ": "ändert etwas",
    "_log_only_grows": "Einträge bleiben stehen",
    "_facts_change_with_a_correction": "Jede Änderung einer veröffentlichten Angabe",
    "published_wording_stays": "Ein veröffentlichter Wortlaut bleibt",
    "words_change_with_corrections": "jede geänderte Stelle des Wortlauts hat einen Eintrag",
    "layout_changes_with_a_correction": "auch andere Umbrüche",
}


def test_each_field_has_its_row_in_the_table() -> None:
    table = GUIDE.partition("\n| Feld | Bedeutung |\n")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines()]
    assert sorted(name for cell in cells for name in re.findall(r"`([^`]+)`", cell)) == FIELDS


def test_every_rule_is_explained() -> None:
    rules = {rule.__name__ for _, rule in checks.RULES}
    rules |= {rule.__name__ for rule in (*corrections.RULES, *history.RULES, *facts._RULES)}
    rules |= {name for module in (references, history, anchors) for name in rules_written_in(module)}
    rules.add(parties.is_of_another_district.__name__)
    assert rules == set(EXPLAINED)


def rules_written_in(module: ModuleType) -> Iterator[str]:
    """The rules of a module: its own generators of findings, with the rule as docstring."""
    for name, function in vars(module).items():
        own = inspect.isgeneratorfunction(function) and function.__module__ == module.__name__
        if own and "Finding" in str(function.__annotations__["return"]) and function.__doc__:
            yield name


@pytest.mark.parametrize("rule", EXPLAINED)
def test_a_rule_is_explained_in_plain_words(rule: str) -> None:
    assert EXPLAINED[rule] in re.sub(r"\s+", " ", GUIDE)
