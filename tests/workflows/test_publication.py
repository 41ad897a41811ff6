"""A publication reminds of open details and leaves a list of parts, and an old one can be put back as it was."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.canary.builds import copied_project
from tests.support.command import ROOT
from tests.support.hostile import run
from tests.support.machine import Machine
from tests.support.repository import Repository
from tests.support.served import served
from tests.support.workflow_steps import run_step, step

LIVE = step("publish.yml", "nachsehen", "Stand der Website mit dem gebauten Stand vergleichen")


# Open details


def test_whoever_publishes_is_told_how_many_details_are_open(machine: Machine) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    machine = replace(machine, settings=workflow["env"])
    assert machine.run("make environment").returncode == 0
    told = machine.run(step("publish.yml", "pruefen_und_bauen", "An offene Angaben erinnern")["run"])
    open_fields = re.findall(r"^\w+: OFFEN$", (machine.clone / "site_src/operator.yaml").read_text("utf-8"), re.M)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("::warning title=Offene Angaben::")
    assert f"noch {len(open_fields)} Angaben" in told.stdout


# The list of parts


def sbom(folder: Path) -> bytes:
    """Run ``make sbom`` in a folder of its own with the packages that are installed here."""
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "README.md", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder)
    venv = Path(sys.executable).parents[1]
    installed = [f"--old-file={venv / mark}" for mark in (".site", ".dev")]
    command = ["make", "--silent", *installed, f"VENV={venv}", "sbom"]
    made = subprocess.run(command, cwd=folder, env={**os.environ, "MAKEFLAGS": ""}, capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    return (folder / "sbom.json").read_bytes()


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sbom(tmp_path_factory.mktemp("sbom") / "first")


def test_the_list_of_parts_names_every_locked_package_with_its_hashes(parts: bytes) -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    listed = json.loads(parts)["components"]
    assert {(part["name"], part["version"]) for part in listed} == set(
        re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, flags=re.M)
    )
    hashes = {each["content"] for part in listed for link in part["externalReferences"] for each in link["hashes"]}
    assert hashes == set(re.findall(r"--hash=sha256:([0-9a-f]{64})", lock))


def test_the_list_of_parts_has_the_same_bytes_every_time(parts: bytes, tmp_path: Path) -> None:
    assert sbom(tmp_path / "second") == parts


# The return to an old state


def digests(site: Path) -> dict[str, str]:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def keep(site: Path, artifact: Path) -> Path:
    """Pack a site as the platform keeps it: one archive without links and without marks of git."""
    command = ["tar", "--dereference", "--hard-dereference", "--directory", str(site)]
    subprocess.run([*command, "-cf", str(artifact), "--exclude=.git", "--exclude=.github", "."], check=True)
    return artifact


def deploy(artifact: Path, host: Path) -> None:
    """Replace the whole site of the host by what an archive holds."""
    shutil.rmtree(host, ignore_errors=True)
    host.mkdir()
    subprocess.run(["tar", "-xf", str(artifact), "--directory", str(host)], check=True)


def is_live(commit: str, host: Path) -> bool:
    with served(host) as address:
        return run_step(LIVE, host, ADRESSE=address, COMMIT=commit, DAUER="0", PAUSE="0").returncode == 0


def test_a_kept_artifact_brings_the_old_site_back_byte_for_byte(tmp_path: Path) -> None:
    project, host = copied_project(tmp_path / "project"), tmp_path / "host"
    repository = Repository(project)
    kept, built, commits = [], [], []
    for street in ("OFFEN", "Beispielweg 1"):
        operator = project / "site_src/operator.yaml"
        text = operator.read_text(encoding="utf-8")
        operator.write_text(text.replace("\naddress: OFFEN\n", f"\naddress: {street}\n"), encoding="utf-8")
        (project / "note.txt").write_text(street, encoding="utf-8")
        commits.append(repository.commit("another state"))
        site, archive = tmp_path / f"site-{len(kept)}", tmp_path / f"site-{len(kept)}.tar"
        made = run(project, "build", "--site-dir", str(site), SOURCE_DATE_EPOCH=None)
        assert made.returncode == 0, made.stdout + made.stderr
        built.append(digests(site))
        kept.append(keep(site, archive))

    assert built[0] != built[1]
    deploy(kept[0], host)
    deploy(kept[1], host)
    assert (is_live(commits[1], host), is_live(commits[0], host)) == (True, False)

    deploy(kept[0], host)
    assert digests(host) == built[0]
    assert json.loads((host / "release.json").read_text(encoding="utf-8"))["commit"] == commits[0]
    assert (is_live(commits[0], host), is_live(commits[1], host)) == (True, False)
