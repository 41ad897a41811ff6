"""The corpus for the searches: the real agreements, made-up ones around them, and made-up names worth searching."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from macros.register.agreement import Register
from tests.support.command import portal
from tests.support.synthetic import MARK, Named, write_agreements

GOLDEN = Path(__file__).parents[1] / "browser/golden"
SUFFIX = f" ({MARK})"
YEARS = 2


@dataclass(frozen=True)
class Corpus:
    """The folder of agreements, the register read from it, and the site built from it."""

    agreements: Path
    register: Register
    site: Path


@cache
def built_corpus(folder: Path) -> Corpus:
    """Write and build the corpus once below ``folder``, the base of all temporary folders of the run."""
    agreements, site = folder / "corpus" / "agreements", folder / "corpus" / "site"
    register = write_agreements(agreements, years=YEARS, wording=True, named=_named())
    portal("build", "--agreements", str(agreements), "--site-dir", str(site))
    return Corpus(agreements, register, site)


def _named() -> Named:
    listed = yaml.safe_load((GOLDEN / "corpus.yaml").read_text(encoding="utf-8"))
    named = {}
    for place, types in listed.items():
        slug, year = place.split("/")
        named[slug, int(year)] = {key: [f"{name}{SUFFIX}" for name in names] for key, names in types.items()}
    return named
