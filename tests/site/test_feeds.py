"""Walk J4: a correction is one entry in the feed of its district; a change of layout is none."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser

from tests.support.command import portal
from tests.support.pages import article, words

CORRECTION = """corrections:
  - date: 2026-01-31
    kind: transcript
    field: budgets[0].amount
    old: "1000820"
    new: "1000280"
    reason: Zahlendreher in der Abschrift
"""
SAID = ("Haushaltsmittel AQB: Betrag in Euro", "1.000.820 Euro", "1.000.280 Euro", "Zahlendreher in der Abschrift")


def entries(site: Path, feed: str) -> list[tuple[str, str]]:
    parsed = feedparser.parse((site / feed).read_bytes())
    assert not parsed.bozo
    return [
        (entry.id, re.sub(r"<[^>]+>|\s+", " ", f"{entry.title} {entry.get('summary', '')}")) for entry in parsed.entries
    ]


def test_walk_j4_one_entry_for_a_correction_none_for_layout(site: Path, agreements: Path, tmp_path: Path) -> None:
    facts, wording = agreements / "2025/darmstadt.yaml", agreements / "2025/main-taunus-kreis.md"
    facts.write_text(facts.read_text(encoding="utf-8") + CORRECTION, encoding="utf-8")
    wording.write_text(wording.read_text(encoding="utf-8").replace("**2025**", "2025"), encoding="utf-8")
    portal("build", "--agreements", str(agreements), "--site-dir", str(tmp_path / "site"))

    before, after = (entries(folder, "kreise/darmstadt/feed.xml") for folder in (site, tmp_path / "site"))
    [(_, told)] = [entry for entry in after if entry[0] not in dict(before)]
    log = words(article(tmp_path / "site", "korrekturen"))
    for part in SAID:
        assert part in told
        assert part in log
    assert len(after) == len(before) + 1
    feed = "kreise/main-taunus-kreis/feed.xml"
    assert entries(tmp_path / "site", feed) == entries(site, feed)
