"""The preview: how long from saving an agreement until its fresh page is served, beside a whole build by Hugo."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.building import build
from benchmarks.measure import tool
from benchmarks.peers import HUGO, PUBLISH, SITE
from macros.register.agreement import Agreement, Register
from macros.register.german import number

_LONGEST, _PAUSE = 600, 0.02
_RELOAD = re.compile(rb"<script>\s*var livereload = .*?</script>\n?", re.S)
# Forbids the script above, so the preview leaves it out.
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy".*?>\s*')
# Of a published site only, for it is taken over the pages without the script.
_DIGEST = re.compile(rb',\s*"site_sha256": "[0-9a-f]{64}"')


@dataclass(frozen=True, slots=True)
class Preview:
    """Seconds from saving to the fresh page and of Hugo's whole build; the files that a full build has otherwise."""

    size: int
    saved: tuple[float, ...]
    hugo: tuple[float, ...]
    files: int
    differing: tuple[str, ...]

    @property
    def fresh(self) -> float:
        """The median of the seconds from saving to the fresh page."""
        return median(self.saved)

    @property
    def whole(self) -> float:
        """The median of the seconds that Hugo needs for a whole build."""
        return median(self.hugo)


def preview(folder: Path, register: Register, rounds: int) -> Preview:
    """Serve a prepared register, save one agreement again and again, and compare at the end with a full build."""
    agreement = register.agreements[len(register.agreements) // 2]
    saved, hugo = [], []
    with _served(folder / "ours") as address:
        page = f"{address}{agreement.address}"
        _wait(page, b"</html>")
        amounts = [int(agreement.total), *range(700_001, 700_001 + rounds)]
        for old, new in pairwise(amounts):
            hugo.append(build(folder, HUGO).wall)
            begun = _save(folder / "ours/agreements", agreement, old, new)
            saved.append(_wait(page, number(new).encode()) - begun)
        build(folder, PUBLISH, SITE_URL=address)
        site = folder / "ours" / SITE
        files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        differing = tuple(name for name in files if not _same(site / name, f"{address}{name}"))
    return Preview(len(register.agreements), tuple(saved), tuple(hugo), len(files), differing)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*tool("portal"), "serve", "--port", str(port)]
    environment = {**os.environ, "TMPDIR": str(folder.parent)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _save(agreements: Path, agreement: Agreement, old: int, new: int) -> float:
    """Put another amount in the wording and the facts; give the moment after the last byte."""
    for name, before, after in (
        (agreement.wording_file, number(old), number(new)),
        (agreement.file, f"amount: {old}", f"amount: {new}"),
    ):
        path = agreements / str(agreement.year) / Path(name).name
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, name
        path.write_text(text.replace(before, after), encoding="utf-8")
    return time.perf_counter()


def _wait(page: str, expected: bytes) -> float:
    """Ask for a page until it shows what is expected; give the moment it did."""
    end = time.perf_counter() + _LONGEST
    while time.perf_counter() < end:
        if expected in _fetched(page):
            return time.perf_counter()
        time.sleep(_PAUSE)
    raise TimeoutError(f"{page} never showed {expected!r}.")


def _fetched(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url) as answer:
            content: bytes = answer.read()
    except urllib.error.URLError:
        return b""
    return content


def _same(file: Path, url: str) -> bool:
    return _DIGEST.sub(b"", _POLICY.sub(b"", file.read_bytes())) == _RELOAD.sub(b"", _fetched(url))
