"""A new agreement file with everything filled in that is known, and a note at everything that is not.

What stems from another agreement or from the catalogue is only a proposal, so it bears a note too. The
check refuses the file until each note has been answered and deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.editing.facts.file import SCHEMA_LINE
from macros.editing.new_files import write_new
from macros.editing.refused import Refused
from macros.editing.which_district import find_district
from macros.editing.which_year import find_year
from macros.register.agreement import Agreement, Register
from macros.register.model import District, Programme
from macros.register.writing import yaml_text

_ABSENT = "Steht nichts da, schreiben Sie fehlt."
_NOTES = {
    "copied": "Steht der Name genau so im Kopf der Vereinbarung?",
    "amount": "Betrag aus § 4 in Euro, nur Ziffern: aus 1.018.000 Euro wird 1018000.",
    "place": f"Ort vor dem Datum am Ende der Vereinbarung. {_ABSENT}",
    "date": f"Tag der Unterschrift als Jahr-Monat-Tag, zum Beispiel 2025-08-02. {_ABSENT}",
    "name": f"Vorname und Name unter der Unterschrift. {_ABSENT}",
    "office": f"Amt unter dem Namen, zum Beispiel Staatsministerin oder Landrätin. {_ABSENT}",
}
_PROJECTS = (
    "  # Die Projekte aus § 5. Wo keines genannt ist, bleibt [] stehen. Sonst löschen Sie [] und schreiben darunter:",
    "  #   - Name des ersten Projekts",
    "  #   - Name des zweiten Projekts",
)


def write_scaffold(agreements: Path, register: Register, district: str, year: str) -> Path:
    """Write ``<year>/<slug>.yaml`` below ``agreements`` and return its path.

    ``district`` may be slug, key, short or full name, or number plate. Raises ``Refused`` where the
    district or year is not clear, the district does not exist in that year, or the file is there.
    """
    partner = find_district(register, district)
    wanted_year = find_year(year)
    if not partner.exists_in(wanted_year):
        raise Refused(_not_in_year(register, partner, wanted_year))
    path = agreements / year / f"{partner.slug}.yaml"
    write_new({path: scaffold(register, partner, wanted_year).encode()})
    return path


def scaffold(register: Register, district: District, year: int) -> str:
    """Compose the text of the file: YAML with a note ``# PRÜFEN: …`` in each line that wants an answer."""
    model = _newest(register)
    programmes = model.programmes if model else register.programmes
    return "\n".join([*_head(district, year, model), *_money_and_projects(programmes), *_signatures(model), ""])


def _head(district: District, year: int, model: Agreement | None) -> Iterator[str]:
    yield SCHEMA_LINE
    yield f"district: {district.slug}"
    yield f"year: {year}"
    yield "parties:"
    yield _noted("  state:", model.facts.parties.state if model else "", _NOTES["copied"])
    yield _noted("  district:", district.name, _NOTES["copied"])


def _money_and_projects(programmes: tuple[Programme, ...]) -> Iterator[str]:
    yield "budgets:"
    for programme in programmes:
        yield f"  - programme: {programme.key}"
        yield _noted("    amount:", "", _NOTES["amount"])
    yield "projects:"
    yield from _PROJECTS
    for kind in (kind for programme in programmes for kind in programme.measure_types):
        yield f"  {kind.key}: []  # PRÜFEN: Welche Projekte stehen unter „{kind.title}“?"


def _signatures(model: Agreement | None) -> Iterator[str]:
    yield "signatures:"
    for party in ("state", "district"):
        yield f"  - party: {party}"
        for field in ("place", "date", "name", "office"):
            known = _seat(model) if (party, field) == ("state", "place") else ""
            yield _noted(f"    {field}:", known, _NOTES[field])


def _noted(field: str, value: str, note: str) -> str:
    filled = f"{field} {yaml_text(value)}" if value else field
    return f"{filled}  # PRÜFEN: {note}"


def _newest(register: Register) -> Agreement | None:
    """The agreement of the newest year that was signed last: names and places change with governments."""
    return max(register.agreements, key=lambda a: (a.year, str(a.signed or ""), a.id), default=None)


def _seat(model: Agreement | None) -> str:
    """Where the state signed the model agreement; empty where it is not given."""
    signed = model.signatures if model else ()
    return next((s.place for s in signed if s.party == "state" and s.place), "")


def _not_in_year(register: Register, district: District, year: int) -> str:
    before = register.by_slug.get(district.predecessor or "")
    instead = f" Für {year} gilt die Vereinbarung mit: {before.name} ({before.slug})." if before else ""
    return f"{district.name} ist {year} kein eigener Kreis.{instead}"
