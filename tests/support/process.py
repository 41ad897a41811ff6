"""Runs ``portal`` as its own process under conditions that a test sets, and compares whole sites."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.support.command import ROOT

PORTAL = str(Path(sys.executable).with_name("portal"))
PATIENCE = 60


def run(
    *arguments: str,
    before: Callable[[], None] | None = None,
    wrapped_in: Sequence[str] = (),
    folder: Path = ROOT,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run ``portal`` in ``folder``; ``before`` runs in the new process, ``wrapped_in`` is a command that starts it."""
    return subprocess.run(
        [*wrapped_in, PORTAL, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        preexec_fn=before,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def contents(site: Path) -> dict[str, str]:
    """The digest of every file of a site by its address."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def told(done: subprocess.CompletedProcess[str], expect: int) -> str:
    """What a failed run told: one sentence and no traceback, besides the hints that a build begins with."""
    assert done.returncode == expect, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr, done.stderr
    said = [line for line in done.stderr.splitlines() if "„portal check“ zeigt sie" not in line]
    assert len(said) == 1, said
    return said[0]


def without_privileges() -> Sequence[str]:
    """A command that starts another so that the rights of files hold for it, also where the tests run as root."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def forked(work: Callable[[], None]) -> int:
    """Do work in a process of its own and return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child
