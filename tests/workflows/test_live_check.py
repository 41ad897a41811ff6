"""After a publication the site that is live is compared with the commit that was built; another state is a fault."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.served import served
from tests.support.workflow_steps import run_step, step

STEP = step("publish.yml", "nachsehen", "Stand der Website mit dem gebauten Stand vergleichen")
BUILT, OLD = "a" * 40, "b" * 40
SECONDS = 3


def publish(site: Path, release: str) -> None:
    (site / "release.json").write_text(release, encoding="utf-8")


@contextmanager
def later(site: Path, release: str, seconds: float) -> Iterator[None]:
    """Publish after a while."""
    timer = threading.Timer(seconds, publish, (site, release))
    timer.start()
    yield
    timer.join()


def look(site: Path) -> subprocess.CompletedProcess[str]:
    with served(site) as address:
        return run_step(STEP, site, ADRESSE=address, COMMIT=BUILT, DAUER=str(SECONDS), PAUSE="0.2")


def test_the_built_state_is_online(tmp_path: Path) -> None:
    publish(tmp_path, json.dumps({"commit": BUILT}))
    looked = look(tmp_path)
    assert (looked.returncode, looked.stdout) == (0, f"Online ist {BUILT}.\n")


def test_a_cache_that_needs_a_while_is_waited_for(tmp_path: Path) -> None:
    publish(tmp_path, json.dumps({"commit": OLD}))
    with later(tmp_path, json.dumps({"commit": BUILT}), seconds=1):
        looked = look(tmp_path)
    assert looked.returncode == 0, looked.stdout


@pytest.mark.parametrize(
    ("release", "told"),
    [
        (json.dumps({"commit": OLD}), OLD),
        (json.dumps({"commit": None}), "unbekannt"),
        (json.dumps({"commit": "::set-output name=x::y"}), "unbekannt"),
        (json.dumps({"commit": BUILT[:7]}), "unbekannt"),
        ("<html>Wartung</html>", "unbekannt"),
        (None, "unbekannt"),
    ],
    ids=["old", "without-commit", "command", "short", "no-json", "missing"],
)
def test_any_other_state_fails_loudly(tmp_path: Path, release: str | None, told: str) -> None:
    if release is not None:
        publish(tmp_path, release)
    begun = time.monotonic()
    looked = look(tmp_path)
    assert time.monotonic() - begun >= SECONDS - 1
    assert looked.returncode == 1
    [line] = looked.stdout.splitlines()
    assert line.startswith(f"::error title=Alter Stand online::Gebaut ist {BUILT}, online ist: {told}.")


def test_a_host_that_is_down_fails_loudly(tmp_path: Path) -> None:
    looked = run_step(STEP, tmp_path, ADRESSE="http://127.0.0.1:9/", COMMIT=BUILT, DAUER="0", PAUSE="0")
    assert looked.returncode == 1
    assert "online ist: unbekannt" in looked.stdout


def test_each_try_asks_past_the_caches(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    curl = tmp_path / "curl"
    curl.write_text(f'#!/bin/sh\nfor last; do :; done\necho "$last" >> "{asked}"\n', encoding="utf-8")
    curl.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    run_step(STEP, tmp_path, PATH=path, ADRESSE="https://example.org/x/", COMMIT=BUILT, DAUER="2", PAUSE="0.1")
    addresses = asked.read_text(encoding="utf-8").split()
    assert all(address.startswith(f"https://example.org/x/release.json?{BUILT}-") for address in addresses)
    assert len(set(addresses)) > len(addresses) / 2 > 1
