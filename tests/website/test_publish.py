"""Publishing swaps whole sites: whatever fails, the old one stays as it was."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from macros.machine.hindrance import Hindered
from macros.machine.swap import swap_by_renames
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

    expected = "Nichts wurde veröffentlicht, die alte Seite bleibt stehen: Auf dem Datenträger ist kein Platz mehr."
    with pytest.raises(Hindered, match=f"^{re.escape(expected)}$"):
        publish(site, build, fine)
    assert shown(site) == "old"
    assert beside(site) == ["site"]


def test_a_second_build_at_the_same_time_is_refused(site: Path) -> None:
    def build(folder: Path) -> None:
        with pytest.raises(Hindered, match="Ein anderer Lauf baut gerade nach site"):
            publish(site, page("second"), fine)
        page("first")(folder)

    publish(site, build, fine)
    assert shown(site) == "first"


def test_the_traces_of_a_killed_build_are_removed(site: Path) -> None:
    for trace in (".site-neu-4711", ".site-alt", f".site-neu-{os.getppid()}"):
        (site.parent / trace).mkdir()
    publish(site, page("new"), fine)
    assert beside(site) == ["site"]


@pytest.mark.parametrize("content", ["", "4711", "kein Prozess"])
def test_a_lock_file_that_nobody_holds_stops_nobody(site: Path, content: str) -> None:
    (site.parent / ".site-sperre").write_text(content, encoding="ascii")
    publish(site, page("new"), fine)
    assert shown(site) == "new"
    assert beside(site) == ["site"]


def test_a_site_lost_between_two_renames_is_put_back(site: Path) -> None:
    site.rename(site.parent / ".site-alt")
    with pytest.raises(NotPublished):
        publish(site, page("new"), lambda folder: ["fault"])
    assert shown(site) == "old"
    assert beside(site) == ["site"]


def test_two_renames_do_where_the_system_cannot_exchange_folders(site: Path) -> None:
    fresh = site.parent / "fresh"
    page("new")(fresh)
    swap_by_renames(fresh, site)
    assert (shown(site), shown(fresh)) == ("new", "old")
    assert beside(site) == ["fresh", "site"]


def test_a_swap_that_breaks_off_between_two_renames_puts_the_old_site_back(site: Path) -> None:
    with pytest.raises(FileNotFoundError):
        swap_by_renames(site.parent / "never built", site)
    assert shown(site) == "old"
    assert beside(site) == ["site"]


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "Briefe").mkdir()
    (tmp_path / "Briefe/an_die_Ministerin.txt").write_text("…", encoding="utf-8")
    with pytest.raises(Hindered, match="In Briefe liegt etwas anderes als eine Seite"):
        publish(tmp_path / "Briefe", page("new"), fine)
    assert beside(tmp_path / "Briefe") == ["Briefe"]
    assert (tmp_path / "Briefe/an_die_Ministerin.txt").exists()


def test_a_site_behind_a_link_is_replaced_and_the_link_stays(site: Path) -> None:
    link = site.parent / "seite"
    link.symlink_to(site)
    publish(link, page("new"), fine)
    assert link.is_symlink()
    assert shown(site) == "new"


def test_everybody_may_read_the_site_whatever_the_builder_s_own_setting(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(tmp_path / "site", page("new"), fine)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    modes = [oct(path.stat().st_mode & 0o777) for path in (tmp_path / "site", tmp_path / "site/index.html")]
    assert modes == ["0o755", "0o644"]


def test_many_faults_are_cut_to_a_length_one_reads(site: Path) -> None:
    with pytest.raises(NotPublished) as refusal:
        publish(site, page("new"), lambda folder: [f"Fehler {number}." for number in range(50)])
    assert str(refusal.value).splitlines()[-2:] == ["    Fehler 19.", "    … und 30 weitere."]
