"""The same commit gives the same bytes, whatever machine builds it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.support.command import portal


def digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_identical_in_other_time_zone_locale_and_hash_order(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere" / "site"
    portal("build", "--site-dir", str(again), TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="4711")
    assert digests(again) == digests(site)
    assert "kreise/darmstadt/2025/index.html" in digests(site)


def test_no_path_of_the_building_machine_gets_into_the_site(site: Path) -> None:
    here = str(Path(__file__).parents[2]).encode()
    assert [path for path in site.rglob("*") if path.is_file() and here in path.read_bytes()] == []
