"""Writes down what was measured: tables in Markdown and the lines of the plots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from benchmarks.building import Result
from benchmarks.comparable import COMPARED
from benchmarks.machine import machine, today, versions
from benchmarks.peers import CONTENDERS, HUGO, Contender
from benchmarks.plot import Point
from benchmarks.preview import Preview
from benchmarks.reader import Search, Weight

NOT_RUN = "not run"
_GROWTH_FROM = 520
_HEAD = """\
# Results

Written by `make bench` on {day} in one run on one machine: {machine}.

{versions}.

[README.md](README.md) tells what is measured, and how.
"""
_PLOTS = """\
![Wall time by number of agreements](wall.svg)

![Peak memory by number of agreements](memory.svg)
"""


def report(
    results: Sequence[Result], previews: Sequence[Preview], searches: Sequence[Search], weighed: Sequence[Weight]
) -> str:
    """Write RESULTS.md; a part that was not measured is left out."""
    parts = [_HEAD.format(day=today(), machine=machine(), versions=versions())]
    if results:
        parts += [_PLOTS, "## Building from nothing\n", *_building(results), "## Growth\n", *_growth(results)]
        parts += ["## The same content\n", *_content(results)]
    if previews:
        parts += ["## One changed agreement in the preview\n", *map(_preview, previews)]
    if searches:
        parts += ["## The search in the browser\n", *map(_search, searches)]
    if weighed:
        parts += ["## Pages on a simulated phone\n", _weights(weighed)]
    return "\n".join(parts)


def lines(results: Sequence[Result], figure: str) -> Mapping[str, Sequence[Point]]:
    """The points of a plot: for each contender one figure (``wall`` or ``memory``) by number of agreements."""
    drawn: dict[str, list[Point]] = {}
    for result in results:
        drawn.setdefault(result.contender.label, []).append((result.size, getattr(result, figure)))
    return drawn


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table in Markdown."""
    columns = list(head)
    listed = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in listed) + "\n"


def _building(results: Sequence[Result]) -> Iterator[str]:
    head = (
        "agreements",
        "",
        "runs",
        "wall, s",
        "lowest to highest",
        "wall ÷ Hugo's",
        "CPU, s",
        "peak, MB",
        "output, MB",
        "files",
    )
    raced = [one for one in CONTENDERS if any(result.contender == one for result in results)]
    sizes = sorted({result.size for result in results})
    yield table(head, (_built_row(results, size, one) for size in sizes for one in raced))


def _built_row(results: Sequence[Result], size: int, contender: Contender) -> list[str]:
    result, yardstick = _at(results, size, contender), _at(results, size, HUGO)
    if result is None:
        return [f"{size:,}", contender.label, NOT_RUN, *[""] * 7]
    walls = sorted(run.wall for run in result.runs)
    ratio = f"{result.wall / yardstick.wall:.2f}" if yardstick else ""
    figures = [f"{result.wall:.2f}", f"{walls[0]:.2f} to {walls[-1]:.2f}", ratio, f"{result.cpu:.2f}"]
    weight = [f"{result.memory:.0f}", f"{result.built.megabytes:.1f}", f"{result.built.files:,}"]
    return [f"{size:,}", contender.label, str(len(walls)), *figures, *weight]


def _at(results: Sequence[Result], size: int, contender: Contender) -> Result | None:
    return next((result for result in results if (result.size, result.contender) == (size, contender)), None)


def _growth(results: Sequence[Result]) -> Iterator[str]:
    """Compare the time for one agreement in the largest register with that in the smallest from 520 on."""
    rows = []
    for contender in CONTENDERS:
        own = [result for result in results if result.contender == contender and result.size >= _GROWTH_FROM]
        if len(own) > 1:
            first, last = own[0], own[-1]
            times, factor = last.wall / first.wall, last.size / first.size
            span = f"{first.size:,} to {last.size:,}"
            rows.append([contender.label, span, f"{times / factor:.2f}", f"{log(times) / log(factor):.2f}"])
    yield (
        table(("", "agreements", "time for one agreement, last ÷ first", "exponent"), rows)
        if rows
        else "Not measured.\n"
    )


def _content(results: Sequence[Result]) -> Iterator[str]:
    rows = []
    for result in results:
        pages, built = [f"{result.built.pages[kind]:,}" for kind in (*COMPARED, "other")], result.built
        whole = f"{built.sampled - len(built.broken)} of {built.sampled}"
        rows.append([f"{result.size:,}", result.contender.label, *pages, whole, "; ".join(result.faults) or "yes"])
    kinds = (f"{kind} pages" for kind in (*COMPARED, "other"))
    yield table(("agreements", "", *kinds, "wordings whole", "comparable"), rows)


def _preview(one: Preview) -> str:
    differing = ", ".join(one.differing[:5]) or "none"
    rows = [
        ["from saving to the fresh page", f"{one.fresh:.2f} s"],
        ["each time", ", ".join(f"{seconds:.2f}" for seconds in one.saved)],
        ["Hugo, the whole site again", f"{one.whole:.2f} s"],
        ["limit: half of Hugo's time and half a second", f"{one.whole / 2 + 0.5:.2f} s"],
        ["served files that a full build has otherwise", f"{len(one.differing)} of {one.files:,}: {differing}"],
    ]
    return table((f"{one.size:,} agreements", ""), rows)


def _search(one: Search) -> str:
    rows = [
        ["index of the search, over the line", f"{one.index / 1000:.1f} kB"],
        ["everything the first use of the search asks for", f"{one.first_use / 1000:.1f} kB"],
        ["from the first letter to the first hit", f"{one.first_hit * 1000:.0f} ms"],
        ["slowest letter in `/projekte/`, best of 5", f"{one.letter:.0f} ms"],
    ]
    return table((f"{one.size:,} agreements, {one.projects:,} projects", ""), rows)


def _weights(weighed: Sequence[Weight]) -> str:
    categories = list(weighed[0].scores)
    rows = ([w.kind, f"{w.first_view / 1000:.1f}", *(str(w.scores[key]) for key in categories)] for w in weighed)
    return table(("page", "first view, kB over the line", *categories), rows)
