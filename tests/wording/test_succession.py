"""From one year to the next: a changed sentence of the common text is told, the number of the year is not."""

from __future__ import annotations

from dataclasses import replace

from macros.register.agreement import Agreement, Register
from macros.wording.blocks import Wording, read_wording
from macros.wording.comparison.succession import changes_between
from macros.wording.comparison.year import YearComparison, compare_year


def year(register: Register, number: int, change: tuple[str, str] = ("", "")) -> YearComparison:
    """The real agreements as if they were those of another year, with one change in all of them."""
    texts: list[tuple[Agreement, Wording]] = []
    for agreement in register.agreements:
        assert agreement.wording
        text = agreement.wording.text.replace("2025", str(number)).replace(f"{number} bis 2029", "2025 bis 2029")
        text = text.replace(*change)
        facts = replace(agreement.facts, year=number)
        texts.append((replace(agreement, facts=facts), read_wording(text)))
    return compare_year(number, texts)


def test_a_text_that_only_bears_another_year_has_not_changed(register: Register) -> None:
    assert changes_between(year(register, 2025), year(register, 2026)) == ()


def test_a_changed_sentence_is_the_only_change(register: Register) -> None:
    later = year(register, 2026, ("im Herbst angesetzt", "im Frühjahr angesetzt"))
    [row] = changes_between(year(register, 2025), later)
    assert [span.text for span in row.left.spans if span.marker != "same"] == ["Herbst"]
    assert [span.text for span in row.right.spans if span.marker != "same"] == ["Frühjahr"]


def test_a_new_sentence_stands_on_one_side_only(register: Register) -> None:
    new = "im Herbst angesetzt. Die Ergebnisse werden festgehalten"
    [row] = changes_between(year(register, 2025), year(register, 2026, ("im Herbst angesetzt", new)))
    added = [span for span in row.right.spans if span.marker != "same"]
    assert "Ergebnisse werden festgehalten" in " ".join(span.text for span in added)
    assert all(span.marker == "same" for span in row.left.spans)


def test_the_years_of_a_programme_are_no_year_of_the_agreement(register: Register) -> None:
    later = year(register, 2026, ("2025 bis 2029", "2026 bis 2030"))
    [row] = changes_between(year(register, 2025), later)
    assert [span.text for span in row.left.spans if span.marker != "same"] == ["2025", "2029"]
