"""A full disk or a limit of the system: the old site stays complete, and one German sentence says why."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import ROOT
from tests.support.process import PORTAL, contents, run, told

KEPT = "Nichts wurde veröffentlicht, die alte Seite bleibt stehen: "
BUILD = """
cp -a "$3" "$1/site"
code=0
"$2" build --site-dir "$1/site" || code=$?
diff -r "$3" "$1/site"
ls -A "$1"
exit $code
"""
NEW = """
cp agreements/districts.yaml agreements/programmes.yaml "$1"
dd if=/dev/zero of="$1/fill" status=none 2>/dev/null || true
code=0
"$2" new fulda 2026 --agreements "$1" || code=$?
ls -A "$1"
exit $code
"""
DATABASE = """
import sys
from pathlib import Path
from macros.exports.database import write_database
from macros.exports.edition import Edition
from macros.exports.outlet import Outlet
from macros.machine.hindrance import reason
from macros.register.folder import read_register
from macros.register.operator import read_operator
edition = Edition(read_register(Path("agreements"))[0], read_operator(Path("site_src/operator.yaml"), "")[0])
try:
    write_database(edition, Outlet(Path(sys.argv[1])))
except Exception as error:
    print(reason(error))
"""


def on_a_small_disk(script: str, size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script whose first argument is a folder on a disk of its own, of ``size`` bytes."""
    own_disks = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    mounted = f'mount -t tmpfs -o size={size} tmpfs "$1"\n{script}'
    command = [*own_disks, "sh", "-euc", mounted, "sh", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("share", [1.1, 1.4, 1.7])
def test_a_full_disk_leaves_the_old_site(site: Path, tmp_path: Path, share: float) -> None:
    used = sum(-(-path.stat().st_size // 4096) * 4096 for path in site.rglob("*"))
    disk = tmp_path / "disk"
    disk.mkdir()
    done = on_a_small_disk(BUILD, int(used * share), str(disk), PORTAL, str(site))
    assert told(done, expect=2).startswith(f"{KEPT}Auf dem Datenträger ist kein Platz mehr")
    assert done.stdout == "site\n"


@pytest.mark.parametrize("limit", [0, 16_000, 64_000, 80_000])
def test_a_limit_for_files_leaves_the_old_site(built_copy: Path, limit: int) -> None:
    before = contents(built_copy)

    def set_limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = run("build", "--site-dir", str(built_copy), before=set_limit)
    assert told(done, expect=2).startswith(KEPT)
    assert contents(built_copy) == before
    assert os.listdir(built_copy.parent) == ["site"]


@pytest.mark.parametrize("limit", [12, 20])
def test_a_limit_for_open_files_leaves_the_old_site(built_copy: Path, limit: int) -> None:
    before = contents(built_copy)

    def set_limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))

    done = run("build", "--site-dir", str(built_copy), before=set_limit)
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert contents(built_copy) == before


@pytest.mark.parametrize("file", ["daten/projekte.csv", "daten/arbeitswelt.xlsx", "feed.xml", "release.json"])
def test_an_export_to_a_full_device_is_told(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).symlink_to("/dev/full")
    (tmp_path / "release.json").touch()  # the mark of an earlier export
    done = run("export", str(tmp_path))
    assert told(done, expect=2) == "Auf dem Datenträger ist kein Platz mehr."


def test_a_disk_too_small_for_the_open_data_is_told(tmp_path: Path) -> None:
    done = on_a_small_disk('"$2" export "$1"', 65_536, str(tmp_path), PORTAL)
    assert "dem Datenträger" in told(done, expect=2)


def test_a_database_that_does_not_fit_on_the_disk_is_told(tmp_path: Path) -> None:
    done = on_a_small_disk('"$2" -c "$3" "$1"', 65_536, str(tmp_path), sys.executable, DATABASE)
    assert done.stdout.startswith("Die Datenbank lässt sich nicht schreiben; wahrscheinlich ist auf dem"), done.stderr


@pytest.mark.parametrize("command", ["check", "dossier"])
def test_an_output_that_cannot_be_written_is_told(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PORTAL, command], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Auf dem Datenträger ist kein Platz mehr.\n")


def test_a_closed_output_hinders_no_build(tmp_path: Path) -> None:
    done = run("build", "--site-dir", str(tmp_path / "site"), before=lambda: os.close(1))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [0, 2])
def test_a_closed_input_or_error_output_hinders_no_build(tmp_path: Path, number: int) -> None:
    done = run("build", "--site-dir", str(tmp_path / "site"), before=lambda: os.close(number))
    assert (done.returncode, done.stdout) == (0, f"Die Seite liegt in {tmp_path / 'site'}.\n")


def test_a_new_agreement_for_which_there_is_no_room_leaves_nothing(tmp_path: Path) -> None:
    done = on_a_small_disk(NEW, 262_144, str(tmp_path), PORTAL)
    assert told(done, expect=2).startswith("Auf dem Datenträger ist kein Platz mehr")
    assert done.stdout == "districts.yaml\nfill\nprogrammes.yaml\n"
