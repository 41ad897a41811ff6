"""The one door of this room: writes everything that journalists and machines take away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from macros.exports.api import write_api
from macros.exports.csv_files import write_csv
from macros.exports.database import write_database
from macros.exports.datapackage import write_datapackage
from macros.exports.edition import Edition
from macros.exports.feeds import write_feeds
from macros.exports.opensearch import write_opensearch
from macros.exports.outlet import Outlet
from macros.exports.tables.parts import in_force
from macros.exports.workbook import write_workbook
from macros.machine.cores import aside
from macros.register.schema import agreement_schema, as_text


def write_exports(edition: Edition, site: Path) -> list[str]:
    """Write all exports of an edition into the folder of the site and return their addresses, sorted."""
    return begin_exports(edition, site)()


def begin_exports(edition: Edition, site: Path) -> Callable[[], list[str]]:
    """Begin ``write_exports`` with the workbook on another core, and return what does the rest.

    The workbook takes as long as all else together.
    """
    return partial(_write, edition, site, aside(partial(_write_workbook, edition, site)))


def _write_workbook(edition: Edition, site: Path) -> list[str]:
    outlet = Outlet(site)
    write_workbook(edition, outlet)
    return outlet.addresses


def _write(edition: Edition, site: Path, workbook: Callable[[], list[str]]) -> list[str]:
    """Write all else; the catalogue and the data package come last, because they tell the sizes of the other files."""
    from macros.exports.catalogue import write_catalogue  # here, because loading rdflib takes long

    outlet = Outlet(site)
    for write in (write_csv, write_database, write_feeds, write_opensearch):
        write(edition, outlet)
    digest = write_api(edition, outlet)
    outlet.text("daten/agreement.schema.json", as_text(agreement_schema(edition.register)))
    outlet.addresses += workbook()
    write_datapackage(edition, outlet)
    write_catalogue(edition, outlet)
    outlet.json("release.json", release(edition, digest))
    return sorted(outlet.addresses)


def release(edition: Edition, digest: str) -> dict[str, Any]:
    """Say what is live: commit, state, counts, and the digest of the data."""
    agreements, everything = tuple(in_force(edition.register)), edition.register.agreements
    return {
        "commit": edition.commit,
        "updated": edition.register.updated.isoformat(),
        "counts": {
            "agreements": len(agreements),
            "superseded": sum(agreement.id in edition.register.superseded for agreement in everything),
            "withdrawn": sum(agreement.facts.withdrawn is not None for agreement in everything),
            "projects": sum(len(agreement.projects) for agreement in agreements),
            "districts": len(edition.register.districts),
            "years": len(edition.register.years),
        },
        "sha256": digest,
    }
