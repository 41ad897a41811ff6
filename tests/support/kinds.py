"""One page of every kind that visitors meet: on the real site, and on a site with years, corrections and long names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.support.command import portal
from tests.support.states import edit
from tests.support.synthetic import MARK, write_agreements

KINDS = {
    "start": "",
    "kreise": "kreise/",
    "kreis mit Vereinbarung": "kreise/darmstadt/",
    "kreis ohne Vereinbarung": "kreise/fulda/",
    "vereinbarung": "kreise/darmstadt/2025/",
    "massnahmenarten": "massnahmenarten/",
    "massnahmenart mit Projekten": "massnahmenarten/ausbildungsvorbereitung/",
    "massnahmenart ohne Projekte": "massnahmenarten/ausbildung/",
    "jahre": "jahre/",
    "jahr": "jahre/2025/",
    "projekte": "projekte/",
    "projekte mit Treffern": "projekte/?q=teilzeit",
    "projekte ohne Treffer": "projekte/?q=xyzzy",
    "vergleich": "vergleich/",
    "vergleich zweier Vereinbarungen": "vergleich/?a=zv-2025-06411&b=zv-2025-06436",
    "wortlaut": "wortlaut/2025/",
    "daten": "daten/",
    "korrekturen": "korrekturen/",
    "glossar": "glossar/",
    "ueber": "ueber/",
    "impressum": "impressum/",
    "datenschutz": "datenschutz/",
    "barrierefreiheit": "barrierefreiheit/",
    "leichte-sprache": "leichte-sprache/",
    "404": "404.html",
}

RICH_KINDS = {
    "start voll": "",
    "kreis mit vielen Jahren": "kreise/darmstadt-dieburg/",
    "vereinbarung mit Vorjahr": "kreise/darmstadt-dieburg/2026/",
    "vereinbarung mit Korrektur": "kreise/darmstadt/2025/",
    "massnahmenart voll": "massnahmenarten/qualifizierung/",
    "jahr voll": "jahre/2026/",
    "projekte voll": "projekte/",
    "wortlaut mit Vorjahr": "wortlaut/2026/",
    "korrekturen voll": "korrekturen/",
}

_LONG_WORD = "Arbeitsmarktintegrationsqualifizierungsmaßnahmenbegleitung"
_LONG_NAMES = [
    f"{_LONG_WORD} für Alleinerziehende, Berufsrückkehrerinnen und Langzeitarbeitslose ({MARK})",
    f"„B.I.S.S. – {_LONG_WORD}“ / Teil 2 ({MARK})",
]
_CORRECTIONS = f"""corrections:
  - date: 2025-09-01
    kind: transcript
    field: budgets[0].amount
    old: 1000820
    new: 1000280
    reason: Zahlendreher.
  - date: 2025-10-02
    kind: agreement
    field: projects.ausbildung
    old: {_LONG_WORD} & Beruf
    new: fehlt
    reason: Neu vereinbart.
"""


@cache
def rich_site(folder: Path) -> Path:
    """Build, once below ``folder``, a site with two years, all districts, corrections and very long names."""
    agreements, site = folder / "rich" / "agreements", folder / "rich" / "site"
    named = {("darmstadt-dieburg", year): {"qualifizierung": _LONG_NAMES} for year in (2025, 2026)}
    write_agreements(agreements, years=2, wording=True, named=named)
    edit(agreements, "2025/darmstadt.yaml", "", _CORRECTIONS)
    portal("build", "--agreements", str(agreements), "--site-dir", str(site))
    return site
