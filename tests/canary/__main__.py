"""``python -m tests.canary``: builds with other generators and tells on the standard output how far they carry."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.canary.builds import mkdocs, properdocs, zensical
from tests.canary.comparison import Comparison

with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    published = mkdocs(folder / "mkdocs")
    print("# Andere Generatoren\n")
    for built in (properdocs(folder / "properdocs"), zensical(folder / "zensical")):
        comparison = Comparison(built.name, published.site, built.site)
        print(comparison.report())
        if comparison.missing:
            last = built.said.splitlines()[-1:]
            print(f"Die letzte Meldung: `{''.join(last)[:200]}`\n")
