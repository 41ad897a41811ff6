"""From the text or PDF of a signed agreement to its two files, with a list of everything that is unclear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.editing.facts.draft import Doubt, Draft
from macros.editing.facts.file import facts_text
from macros.editing.facts.heading import read_district, read_partners, read_year
from macros.editing.facts.money import read_budgets
from macros.editing.facts.projects import read_projects
from macros.editing.facts.self_check import check_back, doubt_findings
from macros.editing.facts.signatures import read_signatures
from macros.editing.new_files import refuse_existing, write_new
from macros.editing.original.delivered import DeliveredText, read_delivered
from macros.editing.reading.transcript import Transcript, transcribe
from macros.editing.refused import Refused
from macros.editing.which_district import find_district
from macros.editing.which_year import find_year
from macros.register.agreement import Register
from macros.register.german import count
from macros.register.model import District, MeasureType

_FROM_PDF = (
    "Der Wortlaut stammt aus einer PDF-Datei. Vergleichen Sie ihn Zeile für Zeile mit dem Original, auch die Absätze."
)


@dataclass(frozen=True)
class Imported:
    """The two files written, and everything an editor must look at before they can be published."""

    wording: Path
    facts: Path
    doubts: Sequence[Doubt]

    def printed(self) -> list[str]:
        """The doubts as lines for the terminal."""
        return [doubt.printed(self.wording.as_posix()) for doubt in self.doubts]

    def summary(self) -> str:
        """One German sentence that says what is left to do."""
        if not self.doubts:
            return "Alle Angaben sind sicher gelesen."
        return (
            f"{count(len(self.doubts), 'Zweifel', 'Zweifel')}. Vergleichen Sie jede Stelle mit dem Original, "
            f"und löschen Sie dann den Hinweis „# PRÜFEN“ in {self.facts}."
        )


def import_agreement(
    file: Path, agreements: Path, register: Register, district: str | None = None, year: str | None = None
) -> Imported:
    """Write ``<year>/<slug>.md`` and ``.yaml`` below ``agreements`` from a delivered file.

    ``district`` and ``year`` go before what the text says. Raises ``Refused`` where the file cannot be read,
    district or year cannot be told, or one of the two files is there already; then nothing was written.
    """
    wanted = find_district(register, district) if district is not None else None
    wanted_year = find_year(year) if year is not None else None
    delivered = read_delivered(file)
    transcript = transcribe(delivered.text, register, delivered.recognised, delivered.inferred)
    draft, partner = _read(transcript, wanted, wanted_year)
    _note_origin(draft, delivered)
    folder = str(draft.values["year",])
    target = agreements / folder / partner.slug
    wording, facts = target.with_suffix(".md"), target.with_suffix(".yaml")
    refuse_existing((wording, facts))
    doubt_findings(draft, check_back(draft, partner.slug, folder, delivered.data, agreements), delivered.text)
    doubts = draft.sorted_doubts()
    write_new({wording: delivered.data, facts: facts_text(draft.values, doubts).encode()})
    return Imported(wording, facts, doubts)


def _read(transcript: Transcript, wanted: District | None, wanted_year: int | None) -> tuple[Draft, District]:
    draft = Draft()
    district = read_district(transcript, draft, wanted)
    if district is None:
        raise Refused("Aus dem Text geht nicht hervor, welcher Kreis gemeint ist. Nennen Sie ihn mit --district.")
    year = read_year(transcript, draft, wanted_year)
    if year is None:
        raise Refused("Aus dem Text geht nicht hervor, für welches Jahr er gilt. Nennen Sie es mit --year.")
    read_partners(transcript, draft, district)
    read_budgets(transcript, draft)
    read_projects(transcript, draft, _measure_types(transcript, draft))
    read_signatures(transcript, draft, district, year)
    return draft, district


def _measure_types(transcript: Transcript, draft: Draft) -> list[MeasureType]:
    programmes = {programme.key: programme for programme in transcript.register.programmes}
    named = [str(value) for location, value in draft.values.items() if location[-1] == "programme"]
    return [kind for name in named for kind in programmes[name].measure_types]


def _note_origin(draft: Draft, delivered: DeliveredText) -> None:
    """A wording from a PDF names its file, and must be compared with it."""
    if delivered.sha256:
        if delivered.file:
            draft.put(("source", "file"), delivered.file)
        draft.put(("source", "sha256"), delivered.sha256)
        for remark in (_FROM_PDF, *delivered.remarks):
            draft.doubt(("source",), 1, remark)
