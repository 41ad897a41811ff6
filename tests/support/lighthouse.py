"""Runs Lighthouse from the locked npm packages with the Chromium on the PATH, as a phone on a slow line."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cached_property
from pathlib import Path
from shutil import which
from typing import Any

CLI = Path(__file__).parents[1] / "npm/node_modules/lighthouse/cli/index.js"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-component-update"


class Report:
    """What Lighthouse says of one page."""

    def __init__(self, said: dict[str, Any]) -> None:
        assert "runtimeError" not in said, said["runtimeError"]
        self._said = said

    @property
    def scores(self) -> dict[str, int]:
        """The scores of the four categories, each of 100."""
        return {key: round(100 * category["score"]) for key, category in self._said["categories"].items()}

    @property
    def below_full(self) -> dict[str, str]:
        """Title and measured value of every audit that counts for a score and is below full marks, by its id."""
        referred = [ref for category in self._said["categories"].values() for ref in category["auditRefs"]]
        counted = {ref["id"] for ref in referred if ref["weight"]}
        audits = {key: self._said["audits"][key] for key in sorted(counted)}
        return {
            key: f"{audit['score']}: {audit['title']}: {audit.get('displayValue', '')}"
            for key, audit in audits.items()
            if audit["score"] is not None and audit["score"] < 1
        }

    @cached_property
    def requests(self) -> dict[str, int]:
        """The bytes transferred for every address that the first view asks for."""
        items = self._said["audits"]["network-requests"]["details"]["items"]
        return {item["url"]: item["transferSize"] for item in items}

    @property
    def layout_shift(self) -> float:
        """The cumulative layout shift."""
        shift: float = self._said["audits"]["cumulative-layout-shift"]["numericValue"]
        return shift


def lighthouse(url: str, folder: Path, *, only: str | None = None) -> Report:
    """Measure one page on a simulated phone with a slow line; ``only`` names a single category."""
    path = folder / "lighthouse.json"
    command = ["node", str(CLI), url, "--quiet", "--output=json", f"--output-path={path}", f"--chrome-flags={FLAGS}"]
    command += ["--no-enable-error-reporting", *([f"--only-categories={only}"] if only else [])]
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    assert chromium, "Für Lighthouse fehlt Chromium auf dem PATH; make test richtet es ein."
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Report(json.loads(path.read_text(encoding="utf-8")))
