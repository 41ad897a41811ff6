"""A git repository of its own for one test, with the folder ``agreements`` as its first commit on ``main``."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_IDENTITY = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
_ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


class Repository:
    """Runs git in one folder; the machine's own settings of git play no part."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.agreements = root / "agreements"
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("published")

    def git(self, *arguments: str, expect: int = 0, given: bytes = b"") -> str:
        """Run git and return what it prints; its exit code must be ``expect``."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *_IDENTITY, *arguments],
            input=given,
            env={**os.environ, **_ALONE},
            capture_output=True,
            check=False,
        )
        printed = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
        assert done.returncode == expect, printed
        return printed.strip()

    def commit(self, message: str) -> str:
        """Commit everything in the folder; return the id of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "main") -> None:
        """Begin a branch and go to it."""
        self.git("switch", "--quiet", "--create", name, start)

    def switch(self, name: str) -> None:
        """Go to a branch."""
        self.git("switch", "--quiet", name)
