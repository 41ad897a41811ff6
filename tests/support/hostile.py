"""A project whose data attack the site: a payload in every text field and in every line that a hand can fill.

District, programme, agreements and operator are made up and say „Beispiel“. Two agreements, because a wording
must attest the facts: one has a wording full of payloads and a project for each, the other has no wording and
a payload in every field, also in those that a wording would have to attest.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from macros.register.writing import yaml_text
from tests.support.command import ROOT

_LISTED: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("payloads.yaml").read_text(encoding="utf-8")
)
PAYLOADS: dict[str, str] = _LISTED["allowed"]
REFUSED: dict[str, dict[str, str]] = _LISTED["refused"]

WORDED, BARE = "fulda", "giessen"
YEAR = 2026
WORDED_PAGE, BARE_PAGE = f"kreise/{WORDED}/{YEAR}/", f"kreise/{BARE}/{YEAR}/"
_SAID_BY_OTHERS = "ausbildungsvorbereitung", "ausbildung", "qualifizierung", "weiterbildung"


def in_field(name: str) -> str:
    """The text of a field of its own: its name, so that no two are alike, and all that breaks out of its place."""
    markup = '"><img src=x onerror=alert(99)></script><b>[x](javascript:alert(98))<!-- material/tags -->'
    return f"Beispiel {name} {{{{ 77777*77777 }}}}{markup}"


@dataclass(frozen=True)
class Hostile:
    """The folder of the project and the site built from it."""

    project: Path
    site: Path


@cache
def built_hostile(folder: Path) -> Hostile:
    """Write and build the project once below ``folder``, the base of all temporary folders of the run."""
    project = write_project(folder / "hostile")
    done = run(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return Hostile(project, project / "site")


def run(project: Path, *arguments: str, **variables: str | None) -> subprocess.CompletedProcess[str]:
    """Run the command ``portal`` in the folder of the project, on one fixed day; ``None`` takes a variable away."""
    command = [str(Path(sys.executable).with_name("portal")), *arguments]
    given = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", **variables}
    environment = {name: value for name, value in given.items() if value is not None}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def write_project(project: Path) -> Path:
    """Copy the project and put the hostile data in."""
    project.mkdir()
    for folder in ("site_src", "agreements"):
        shutil.copytree(ROOT / folder, project / folder)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "macros").symlink_to(ROOT / "macros")
    _hostile_districts(project / "agreements/districts.yaml")
    _hostile_programme(project / "agreements/programmes.yaml")
    _hostile_operator(project / "site_src/operator.yaml")
    year = project / "agreements" / str(YEAR)
    year.mkdir()
    (year / f"{WORDED}.yaml").write_text(worded_facts(), encoding="utf-8")
    (year / f"{WORDED}.md").write_text(wording(), encoding="utf-8")
    (year / f"{BARE}.yaml").write_text(bare_facts(), encoding="utf-8")
    return project


def _hostile_districts(path: Path) -> None:
    """Give the district without a wording a hostile name in all its forms."""
    districts = re.split(r"^(?=- key:)", path.read_text(encoding="utf-8"), flags=re.M)
    for position, entry in enumerate(districts):
        if f"slug: {BARE}\n" in entry:
            for field in ("name", "short", "nominative", "dative", "genitive", "accusative", "plate", "seat", "region"):
                entry = re.sub(
                    rf"^  {field}: .*$", lambda _, f=field: f"  {f}: {yaml_text(in_field(f))}", entry, flags=re.M
                )
            districts[position] = entry
    path.write_text("".join(districts), encoding="utf-8")


def _hostile_programme(path: Path) -> None:
    """Add a programme whose names attack."""
    text = f"""- key: beispiel
  name: {yaml_text(in_field("programme"))}
  short: {yaml_text(in_field("abbreviation"))}
  measure_types:
    - key: probe
      title: {yaml_text(in_field("measure type"))}
      short: Probe
"""
    path.write_text(f"{path.read_text(encoding='utf-8')}{text}", encoding="utf-8")


def _hostile_operator(path: Path) -> None:
    """Fill every open field of the operator that takes any text."""
    strict = {"statement_date", "conformance", "sign_language_video", "repository"}
    lines = path.read_text(encoding="utf-8").splitlines()
    for position, line in enumerate(lines):
        field, _, value = line.partition(": ")
        if value == "OFFEN" and field in ("email", "barrier_contact"):
            lines[position] = f"{field}: beispiel@example.org"
        elif value == "OFFEN" and field not in strict:
            lines[position] = f"{field}: {yaml_text(in_field(field))}"
        if line == "known_barriers: []":
            fields = ("what", "reason", "alternative", "planned")
            told = [f"    {field}: {yaml_text(in_field(field))}" for field in fields]
            lines[position] = "\n".join(["known_barriers:", "  -" + told[0][3:], *told[1:]])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def shares() -> dict[str, list[str]]:
    """Deal the payloads to the measure types that all agreements have."""
    texts = list(PAYLOADS.values())
    return {kind: texts[start :: len(_SAID_BY_OTHERS)] for start, kind in enumerate(_SAID_BY_OTHERS)}


def worded_facts() -> str:
    """Write the facts of the agreement whose wording attests them: a project for each payload."""
    listed = "".join(
        f"  {kind}:\n"
        + "".join(
            f"    - name: {yaml_text(text)}\n      id: probe-{kind}-{at}\n"
            f"      topics: [{yaml_text(in_field('topic'))}]\n"
            for at, text in enumerate(texts)
        )
        for kind, texts in shares().items()
    )
    return f"""district: {WORDED}
year: {YEAR}
parties:
  state: Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales
  district: Landkreis Fulda
budgets:
  - {{programme: aqb, amount: 400000}}
projects:
{listed}signatures:
  - {{party: state, place: Wiesbaden, date: {YEAR}-08-02, name: Erika Beispiel, office: Staatsministerin}}
  - {{party: district, place: Fulda, date: {YEAR}-08-12, name: Max Beispiel, office: Landrat}}
source:
  file: {yaml_text(in_field("file"))}
"""


def wording() -> str:
    """Write the wording after the pattern of a real one, with a paragraph, a heading and a list item per payload."""
    text = (ROOT / "agreements/2025/darmstadt.md").read_text(encoding="utf-8")
    text = re.sub(r"(?<!Jahre )2025(?! bis)", str(YEAR), text)
    text = text.replace("\n**und der Wissenschaftsstadt Darmstadt", "\n**und dem Landkreis Fulda")
    text = text.replace("von der Wissenschaftsstadt Darmstadt", "vom Landkreis Fulda")
    text = text.replace("stellt der Wissenschaftsstadt Darmstadt", "stellt dem Landkreis Fulda")
    text = text.replace("durch die Wissenschaftsstadt Darmstadt", "durch den Landkreis Fulda")
    text = re.sub("[Dd]ie Wissenschaftsstadt Darmstadt", "der Landkreis Fulda", text)
    text = text.replace("der Wissenschaftsstadt Darmstadt", "des Landkreises Fulda")
    text = text.replace("Stadträtin  \nder Wissenschaftsstadt  \nDarmstadt", "Landrat  \ndes Landkreises Fulda")
    text = text.replace("Darmstadt, den 12. Aug.", "Fulda, den 12. Aug.").replace("1.000.280", "400.000")
    text = text.replace("Heike Hofmann", "Erika Beispiel").replace("Barbara Akdeniz", "Max Beispiel")
    titles = re.findall(r"^\d\. (.*)$", text, flags=re.M)
    listed = "".join(
        f"{number}. {title}\n" + "".join(f"  - {text}\n" for text in texts)
        for number, (title, texts) in enumerate(zip(titles, shares().values(), strict=True), 1)
    )
    text = re.sub(r"1\. Ausbildungsvorbereitung\n.*?\n(?=\nDie Förderung)", lambda _: listed, text, flags=re.S)
    return text.replace("\n## § 3\n", "\n" + "\n\n".join(_paragraphs()) + "\n\n## § 3\n")


def _paragraphs() -> list[str]:
    """Each payload as a paragraph of its own, and in bold behind a hard line break where it is no mark itself."""
    plain = list(PAYLOADS.values())
    return [*plain, *(f"Beispiel  \n**{text}**" for text in plain if not text.startswith("*"))]


def bare_facts() -> str:
    """Write the facts of the agreement without a wording: a payload in every field that takes a text."""
    text = {
        name: yaml_text(in_field(name))
        for name in (
            "state",
            "district",
            "budget",
            "funder",
            "project",
            "theme",
            "provider",
            "place",
            "signer",
            "office",
            "second place",
            "second signer",
            "second office",
            "source",
            "old",
            "new",
            "reason",
        )
    }
    empty = "".join(f"  {kind}: []\n" for kind in _SAID_BY_OTHERS)
    return f"""district: {BARE}
year: {YEAR}
parties:
  state: {text["state"]}
  district: {text["district"]}
budgets:
  - programme: aqb
    amount: 500000
    name: {text["budget"]}
    funders: [{text["funder"]}, "=1+1"]
  - programme: beispiel
    amount: 600000
projects:
{empty}  probe:
    - name: {text["project"]}
      id: feindlich
      topics: [{text["theme"]}]
      provider: {text["provider"]}
signatures:
  - party: state
    place: {text["place"]}
    date: {YEAR}-08-02
    name: {text["signer"]}
    office: {text["office"]}
  - party: district
    place: {text["second place"]}
    date: {YEAR}-08-03
    name: {text["second signer"]}
    office: {text["second office"]}
source:
  file: {text["source"]}
corrections:
  - date: {YEAR}-09-01
    kind: transcript
    field: parties.district
    old: {text["old"]}
    new: {text["district"]}
    reason: {text["reason"]}
"""
