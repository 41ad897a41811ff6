"""The one door: every promised address, the same bytes each time, no person's name, and what is live."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from macros.exports.api import write_api
from macros.exports.door import write_exports
from macros.exports.edition import Edition
from macros.exports.outlet import Outlet
from macros.register.agreement import Agreement, Register
from macros.register.model import District
from macros.register.operator import Operator
from macros.register.schema import agreement_schema
from tests.exports.reading import Published
from tests.exports.synthetic import FORMER_PERSON, PERSONS

ROOT = Path(__file__).parents[2]
FIXED = {
    "daten/vereinbarungen.csv",
    "daten/projekte.csv",
    "daten/haushaltsmittel.csv",
    "daten/vereinbarungen-excel.csv",
    "daten/projekte-excel.csv",
    "daten/haushaltsmittel-excel.csv",
    "daten/arbeitswelt.xlsx",
    "daten/arbeitswelt.sqlite",
    "daten/datapackage.json",
    "daten/agreement.schema.json",
    "daten/katalog.jsonld",
    "daten/katalog.ttl",
    "daten/katalog.rdf",
    "api/v1/agreements.json",
    "api/v1/projects.json",
    "api/v1/districts.json",
    "api/v1/measure-types.json",
    "api/v1/agreements/zv-2025-06411.json",
    "api/v1/agreements/zv-2025-06436.json",
    "api/v1/openapi.json",
    "feed.xml",
    "kreise/darmstadt/feed.xml",
    "kreise/hanau/feed.xml",
    "massnahmenarten/weiterbildung/feed.xml",
    "opensearch.xml",
    "release.json",
}
WRITE = """
import sys
from pathlib import Path
from macros.exports.door import write_exports
from macros.exports.edition import Edition
from macros.register.folder import read_register
from macros.register.operator import read_operator
from tests.exports.synthetic import synthetic_register
register, _ = read_register(Path("agreements"))
operator, _ = read_operator(Path("site_src/operator.yaml"), "operator.yaml")
for name, told in (("real", register), ("example", synthetic_register(register, (2024, 2025, 2026)))):
    write_exports(Edition(told, operator, sys.argv[2], "abc"), Path(sys.argv[1]) / name)
"""


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_promised_address_is_there(real: Published) -> None:
    assert set(real.addresses) >= FIXED


def test_the_returned_addresses_are_exactly_the_written_files_in_order(published: Published) -> None:
    assert list(published.addresses) == sorted(files(published.site))


def test_writing_over_an_older_edition_gives_the_same(real: Published, tmp_path: Path) -> None:
    for _ in range(2):
        write_exports(real.edition, tmp_path)
    assert files(tmp_path) == files(real.site)


@pytest.mark.parametrize("base_url", ["", "https://example.org/portal/"])
def test_two_runs_give_the_same_bytes_whatever_the_machine(base_url: str, tmp_path: Path) -> None:
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    )
    written = []
    for number, environment in enumerate(surroundings):
        folder = tmp_path / str(number)
        command = [sys.executable, "-c", WRITE, str(folder), base_url]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True, umask=0o022 + number * 0o055)
        written.append(files(folder))
    assert [name for name in written[0] if written[0][name] != written[1].get(name)] == []
    assert written[0].keys() == written[1].keys()


def texts(data: bytes, name: str, folder: Path) -> list[bytes]:
    """All a file says, unpacked if it is packed."""
    if not name.endswith(".xlsx"):
        return [data]
    (folder / "book.xlsx").write_bytes(data)
    with zipfile.ZipFile(folder / "book.xlsx") as book:
        return [book.read(part) for part in book.namelist()]


def test_no_person_is_named_in_any_file(published: Published, tmp_path: Path) -> None:
    register = published.edition.register
    persons = {s.name for agreement in register.agreements for s in agreement.signatures if s.name}
    assert persons
    needles = [
        name.encode(encoding) for name in (*persons, *PERSONS, FORMER_PERSON) for encoding in ("utf-8", "utf-16-le")
    ]
    needles += [json.dumps(name)[1:-1].encode() for name in persons]
    for name, data in files(published.site).items():
        for text in texts(data, name, tmp_path):
            assert not [needle for needle in needles if needle in text], name


def test_offices_places_and_days_may_be_told(real: Published) -> None:
    signatures = real.json("api/v1/agreements/zv-2025-06436.json")["signatures"]
    assert [(s["party"], s["place"], s["date"], s["office"]) for s in signatures] == [
        ("state", "Wiesbaden", "2025-08-02", "Staatsministerin"),
        ("district", "Hofheim", "2025-08-18", "Kreisbeigeordneter"),
    ]


def test_no_file_holds_an_absolute_address_until_the_site_has_one(real: Published, tmp_path: Path) -> None:
    for name, data in files(real.site).items():
        for text in texts(data, name, tmp_path):
            assert b"example.org" not in text
            assert str(real.site).encode() not in text


def test_the_release_says_what_is_live(example: Published, invented: Register) -> None:
    release = example.json("release.json")
    in_force = [agreement for year in invented.years for agreement in invented.in_year(year)]
    assert release["commit"] == example.edition.commit
    assert release["counts"] == {
        "agreements": len(in_force),
        "superseded": len(invented.superseded),
        "withdrawn": 0,
        "projects": len(example.csv("projekte")),
        "districts": 27,
        "years": 3,
    }
    assert release["updated"] == example.json("api/v1/agreements.json")["updated"]


def test_the_digest_names_the_data_wherever_they_stand(
    real: Published, register: Register, settled: Operator, tmp_path: Path
) -> None:
    write_exports(Edition(register, settled, "https://elsewhere.example/", "other"), tmp_path)
    elsewhere = json.loads((tmp_path / "release.json").read_text(encoding="utf-8"))
    assert elsewhere["sha256"] == real.json("release.json")["sha256"]


def test_the_digest_changes_with_every_fact(register: Register, operator: Operator, tmp_path: Path) -> None:
    def digest(*agreements: Agreement, districts: tuple[District, ...] = register.districts) -> str:
        return write_api(Edition(Register(districts, register.programmes, agreements), operator), Outlet(tmp_path))

    digests = {digest(*register.agreements)}
    first, second = register.agreements
    facts = first.facts
    changes = [
        {"year": 2024},
        {"signatures": facts.signatures[::-1]},
        {"budgets": second.facts.budgets},
        {"projects": second.facts.projects},
        {"parties": second.facts.parties},
    ]
    for change in changes:
        changed = replace(first, facts=replace(facts, **change))
        digests.add(digest(changed, second))
    digests.add(digest(replace(first, wording=None), second))
    digests.add(digest(*register.agreements, districts=register.districts[:-1]))
    assert len(digests) == len(changes) + 3


def test_the_schema_of_the_agreement_files_is_published(real: Published, register: Register) -> None:
    assert real.json("daten/agreement.schema.json") == agreement_schema(register)


def test_an_empty_register_gives_all_files_too(register: Register, operator: Operator, tmp_path: Path) -> None:
    empty = Register(register.districts, register.programmes, ())
    addresses = set(write_exports(Edition(empty, operator), tmp_path))
    assert addresses == {address for address in FIXED if "zv-" not in address} | {
        address for address in addresses if address.endswith(("feed.xml", ".schema.json"))
    }
    assert json.loads((tmp_path / "release.json").read_text(encoding="utf-8"))["counts"]["agreements"] == 0


def test_a_browser_is_offered_the_search(real: Published, example: Published) -> None:
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    for published, root in ((real, ""), (example, "https://example.org/portal/")):
        document = ET.fromstring(published.text("opensearch.xml"))
        assert document.tag == f"{name}OpenSearchDescription"
        assert 0 < len(str(document.findtext(f"{name}ShortName"))) <= 16
        assert 0 < len(str(document.findtext(f"{name}Description"))) <= 1024
        templates = {url.get("type"): url.get("template") for url in document.findall(f"{name}Url")}
        assert templates["text/html"] == f"{root}projekte/?q={{searchTerms}}"
