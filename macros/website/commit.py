"""The commit that is being built: the only thing the site knows of the repository, and its only clock."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit by its full hash, and the day on which it was made (UTC); either ``None`` where unknown."""

    id: str | None
    day: date | None


UNKNOWN = Commit(None, None)


def current_commit(folder: Path) -> Commit:
    """Ask git for the commit of a folder; ``SOURCE_DATE_EPOCH`` takes the place of its time, as it does elsewhere.

    Without git or a repository there is none. Raises ``OSError`` where the system lets no further program begin.
    """
    command = ["git", "-C", str(folder), "log", "-1", "--format=%H %ct"]
    try:
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    except (FileNotFoundError, PermissionError, subprocess.CalledProcessError):
        printed = []
    identity, seconds = printed if len(printed) == 2 else (None, None)
    seconds = os.environ.get("SOURCE_DATE_EPOCH", seconds)
    return Commit(identity, datetime.fromtimestamp(int(seconds), UTC).date() if seconds else None)
