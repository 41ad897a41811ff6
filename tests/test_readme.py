"""The README: every command in it works in a fresh clone, every place it names is there."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import tomllib
from importlib.metadata import metadata
from pathlib import Path
from urllib.request import urlopen

import pytest
from packaging.specifiers import SpecifierSet

from tests.support.machine import Machine

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`?\b(make [a-z]+|portal [a-z]+)\b", README)))
# Each command of the README with the test that runs it.
RUN_BY = {
    "make site": "test_the_first_command_makes_the_site",
    "make check": "test_the_check_says_that_all_is_well",
    "make serve": "test_the_preview_answers",
    "make test": "test_this_run_is_the_second_command",
}


def test_every_command_of_the_readme_is_run_here() -> None:
    assert set(RUN_BY) == set(COMMANDS)
    assert set(RUN_BY.values()) <= set(globals())


def test_the_first_command_makes_the_site(machine: Machine) -> None:
    done = machine.run("make site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (machine.clone / "site/index.html").is_file()


def test_the_check_says_that_all_is_well(machine: Machine) -> None:
    assert "Keine Fehler gefunden." in machine.run("make check").stdout


def test_the_preview_answers(machine: Machine) -> None:
    machine.run("make environment")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["make", "serve", f"VENV={machine.venv}", f"PORT={port}"]
    with subprocess.Popen(
        command, cwd=machine.clone, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as serving:
        try:
            assert "Arbeitswelt Hessen" in _answer(f"http://127.0.0.1:{port}/")
        finally:
            subprocess.run(["pkill", "-TERM", "-s", str(serving.pid)], check=True)


def _answer(address: str) -> str:
    for _ in range(150):
        try:
            with urlopen(address, timeout=5) as response:
                return str(response.read(), "utf-8")
        except OSError:
            time.sleep(0.2)
    pytest.fail("The preview did not answer.")


def test_this_run_is_the_second_command() -> None:
    recipe = subprocess.run(["make", "-n", "test"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "-m pytest" in recipe


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`([a-z_.]+/[a-zA-Z0-9_./-]*)`", README)) - {"site/"}))
def test_every_place_of_the_readme_is_there(place: str) -> None:
    example = re.fullmatch(r"agreements/2025/fulda\.(md|yaml)", place)
    assert example or (ROOT / place).exists()


def test_every_locked_package_runs_on_the_oldest_python_named() -> None:
    oldest = re.findall(r"Python ([0-9.]+) oder neuer", README)
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert [declared] == [f">={version}" for version in oldest]
    locked = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-dev.txt"))
    packages = sorted(set(re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)))
    needed = {name: metadata(name).get("Requires-Python") or "" for name in packages}
    assert {name: python for name, python in needed.items() if oldest[0] not in SpecifierSet(python)} == {}
