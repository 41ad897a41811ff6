"""The bench runs: all of it in the smallest size here, so that it cannot rot. No time is asserted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.building import Result
from benchmarks.comparable import Built, faults, look_over
from benchmarks.content import Kind
from benchmarks.measure import Run, measured
from benchmarks.peers import CONTENDERS, HUGO, PUBLISH
from benchmarks.report import NOT_RUN, lines, report
from macros.register.agreement import Register
from tests.support.synthetic import write_register

ROOT = Path(__file__).parents[1]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one run of the bench wrote, Lighthouse left out: it has tests of its own."""
    folder = tmp_path_factory.mktemp("results")
    chosen = ["--sizes", "52", "--rounds", "1", "--parts", "build,preview,search"]
    command = [sys.executable, "-m", "benchmarks", *chosen, "--results", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def rows(results: Path, heading: str) -> dict[str, list[str]]:
    """The cells of the table under a heading, by the label of their row."""
    section = (results / "RESULTS.md").read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    return {cells[1] if cells[0] == "52" else cells[0]: cells for cells in table[2:]}


def test_every_contender_has_a_row_with_all_figures(results: Path) -> None:
    built = rows(results, "Building from nothing")
    assert list(built) == [one.label for one in CONTENDERS]
    for label, (_, _, *cells) in built.items():
        figures = [float(number.replace(",", "")) for cell in cells for number in cell.split(" to ")]
        assert len(figures) == 9 and all(figure > 0 for figure in figures), label


def test_every_contender_built_the_same_content(results: Path) -> None:
    compared = rows(results, "The same content")
    assert list(compared) == [one.label for one in CONTENDERS]
    for _, label, agreements, *_, whole, comparable in compared.values():
        sampled = re.fullmatch(r"(\d+) of \1", whole)
        assert (agreements, comparable) == ("52", "yes"), label
        assert sampled and int(sampled[1]) > 10, label


def test_the_preview_serves_what_a_full_build_has(results: Path) -> None:
    preview = rows(results, "One changed agreement in the preview")
    assert re.fullmatch(r"\d+\.\d\d s", preview["from saving to the fresh page"][1])
    assert re.fullmatch(r"0 of [\d,]{3,}: none", preview["served files that a full build has otherwise"][1])


def test_the_search_is_measured_in_a_browser(results: Path) -> None:
    for label, value in rows(results, "The search in the browser").values():
        assert re.fullmatch(r"[\d.]*[1-9][\d.]* (kB|ms)", value), label


@pytest.mark.parametrize("figure", ["wall", "memory"])
def test_the_plot_names_every_contender(results: Path, figure: str) -> None:
    drawn = ElementTree.parse(results / f"{figure}.svg")
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert {one.label for one in CONTENDERS} <= set(texts)
    assert len(list(drawn.iter(f"{SVG}circle"))) == len(CONTENDERS)


def test_the_limit_of_a_contender_is_shown_as_not_run(site: Path, register: Register) -> None:
    result = Result(8_320, PUBLISH, (Run(2.0, 1.0, 90.0),), look_over(site, register), ())
    other = Result(520, CONTENDERS[-1], (Run(4.0, 4.0, 90.0),), result.built, ())
    assert f"| 8,320 | {CONTENDERS[-1].label} | {NOT_RUN} |" in report([other, result], [], [], [])


def test_growth_is_told_by_the_time_for_one_agreement(site: Path, register: Register) -> None:
    built = look_over(site, register)
    grown = [Result(size, HUGO, (Run(wall, 1.0, 90.0),), built, ()) for size, wall in ((520, 1.0), (8_320, 24.0))]
    assert "| Hugo | 520 to 8,320 | 1.50 | 1.15 |" in report(grown, [], [], [])
    assert lines(grown, "wall") == {"Hugo": [(520, 1.0), (8_320, 24.0)]}


def test_a_word_missing_from_a_wording_is_no_comparable_site(site: Path, register: Register, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    assert faults(look_over(copy, register), register) == []
    page = copy / "kreise/darmstadt/2025/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("vordringlichsten", ""), encoding="utf-8")
    assert faults(look_over(copy, register), register) == ["the wording of zv-2025-06411 is not whole"]


def test_a_missing_page_is_no_comparable_site(site: Path, register: Register) -> None:
    built = look_over(site, register)
    fewer = Built(built.files, built.megabytes, built.pages - Counter[Kind](year=1), built.sampled, ())
    assert faults(fewer, register) == [f"{fewer.pages['year']} pages of the kind year, not {len(register.years)}"]


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(bytes(100_000_000)); time.sleep(1)"
    twice = f"from subprocess import Popen; import sys; both = [Popen([sys.executable, '-c', {hold!r}]) for _ in 'ab']"
    both = f"{twice}; [one.wait() for one in both]"
    assert measured(tmp_path, ["python", "-c", both]).memory > 180


def test_a_command_that_fails_gives_no_figure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such page"):
        measured(tmp_path, ["python", "-c", "raise SystemExit('no such page')"])


def test_a_register_has_exactly_the_wanted_size(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="53 agreements"):
        write_register(tmp_path / "uneven", 53)
    register = write_register(tmp_path / "even", 78)
    assert len(register.agreements) == 78 == sum(agreement.wording is not None for agreement in register.agreements)
    assert [len(register.in_year(year)) for year in register.years] == [26, 26, 26]
