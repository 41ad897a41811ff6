"""The editors' guide explains every field and every check, each once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.register import checks, references
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
    "_shared_projects_name_known_districts": "Andere Kreise, mit denen ein Projekt gemeinsam ist, gibt es",
    "_both_parties_signed": "Beide Seiten haben unterschrieben",
    "_signatures_belong_to_the_year": "Das Datum passt zum Jahr",
    "_later_versions_name_what_they_supersede": "Eine zweite Fassung sagt, was sie ersetzt",
    "_superseded_agreement_exists": "die ersetzte Vereinbarung gibt es",
    "_continued_project_exists": "Ein früheres Projekt, das weitergeht, gibt es",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_explained_once_in_the_table(field: str) -> None:
    assert re.search(rf"`{field}`", GUIDE), field


def test_every_rule_is_explained() -> None:
    rules = {rule.__name__ for _, rule in checks.RULES}
    rules |= {name for name in vars(references) if name.endswith("_exists")}
    assert rules == set(EXPLAINED)


@pytest.mark.parametrize("rule", EXPLAINED)
def test_a_rule_is_explained_in_plain_words(rule: str) -> None:
    assert EXPLAINED[rule] in re.sub(r"\s+", " ", GUIDE)
