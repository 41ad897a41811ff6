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
    """The register and the site built from it."""

    register: Register
    site: Path


@cache
def built_corpus(folder: Path) -> Corpus:
    """Write and build the corpus once below ``folder``, the base of all temporary folders of the run."""
    register = write_agreements(folder / "corpus" / "agreements", years=YEARS, wording=True, named=_named())
    site = folder / "corpus" / "site"
    portal("build", "--agreements", str(folder / "corpus" / "agreements"), "--site-dir", str(site))
    return Corpus(register, site)


def _named() -> Named:
    listed = yaml.safe_load((GOLDEN / "corpus.yaml").read_text(encoding="utf-8"))
    named = {}
    for place, types in listed.items():
        slug, year = place.split("/")
        named[slug, int(year)] = {key: [f"{name}{SUFFIX}" for name in names] for key, names in types.items()}
    return named
