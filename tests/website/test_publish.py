"""Publishing swaps whole sites: whatever fails, the old one stays as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.website.publish import Build, NotPublished, publish


def page(text: str) -> Build:
    def build(folder: Path) -> None:
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")

    return build


def fine(folder: Path) -> list[str]:
    return []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(tmp_path / "site", page("old"), fine)
    return tmp_path / "site"


def shown(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def test_a_good_build_takes_the_place_of_the_old_site(site: Path) -> None:
    publish(site, page("new"), fine)
    assert shown(site) == "new"
    assert beside(site) == ["site"]


def test_a_build_with_faults_leaves_the_old_site(site: Path) -> None:
    with pytest.raises(NotPublished, match="Die Seite x fehlt"):
        publish(site, page("new"), lambda folder: ["Die Seite x fehlt."])
    assert shown(site) == "old"
    assert beside(site) == ["site"]


def test_a_build_that_breaks_off_leaves_the_old_site(site: Path) -> None:
    def build(folder: Path) -> None:
        page("half")(folder)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(site, build, fine)
    assert shown(site) == "old"
    assert beside(site) == ["site"]


def test_a_second_build_at_the_same_time_is_refused(site: Path) -> None:
    def build(folder: Path) -> None:
        with pytest.raises(NotPublished, match="Ein anderer Lauf"):
            publish(site, page("second"), fine)
        page("first")(folder)

    publish(site, build, fine)
    assert shown(site) == "first"


def dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    return ended.pid


def test_the_traces_of_a_dead_build_are_removed(site: Path) -> None:
    pid = dead_process()
    (site.parent / f".site-neu-{pid}").mkdir()
    (site.parent / ".site-sperre").write_text(str(pid), encoding="ascii")
    publish(site, page("new"), fine)
    assert beside(site) == ["site"]


def test_a_site_lost_between_two_renames_is_put_back(site: Path) -> None:
    site.rename(site.parent / f".site-alt-{dead_process()}")
    with pytest.raises(NotPublished):
        publish(site, page("new"), lambda folder: ["fault"])
    assert shown(site) == "old"


def test_the_traces_of_a_living_build_are_left_alone(site: Path) -> None:
    living = site.parent / f".site-neu-{os.getppid()}"
    living.mkdir()
    publish(site, page("new"), fine)
    assert living.is_dir()
