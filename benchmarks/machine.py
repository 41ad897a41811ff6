"""On what the figures were taken: the machine and the versions of everything that was measured."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import disk_usage, which

_IN_MEMORY, _ROOM = "/dev/shm", 8_000_000_000  # bytes for the sites of all contenders at one size
_PACKAGES = {
    "mkdocs": "MkDocs",
    "mkdocs-material": "Material for MkDocs",
    "mkdocs-macros-plugin": "mkdocs-macros-plugin",
    "hugo": "Hugo",
    "zensical": "Zensical",
}


def machine() -> str:
    """Name the processor, its cores, the memory, the system, and where the builds lie."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    builds = "in memory" if desk() else "on disk"
    return f"{os.cpu_count()} cores of {_processor()}, {memory:.0f} GB, {system}, builds {builds}"


def desk() -> str | None:
    """A folder in memory with room for all builds, ``None`` where there is none.

    On a disk every build would also pay for what the file system still does with the files of the build before.
    """
    return _IN_MEMORY if os.path.isdir(_IN_MEMORY) and disk_usage(_IN_MEMORY).free > _ROOM else None


def versions() -> str:
    """Name the versions of Python, of every generator, and of the browser."""
    return ", ".join(_versions())


def today() -> str:
    """The day of the run. A site never asks the clock; a measurement has to."""
    return datetime.now(UTC).date().isoformat()


def _versions() -> Iterator[str]:
    yield f"Python {platform.python_version()}"
    for package, name in _PACKAGES.items():
        yield f"{name} {importlib.metadata.version(package)}"
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium:
        said = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=False).stdout
        yield from re.findall(r"^\w+ [\d.]+", said)


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    names = re.findall(r"^model name\s*:\s*(.*)$", listed.read_text(), re.M) if listed.exists() else []
    return names[0] if names else platform.processor() or platform.machine()
