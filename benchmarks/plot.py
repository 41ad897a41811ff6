"""Draws lines over two logarithmic axes as a small SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import cycle
from math import ceil, floor, log10

Point = tuple[float, float]

_WIDTH, _HEIGHT = 760, 460
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 190, 40, 56
_COLOURS = ("#0b5cad", "#6a3fa0", "#b3261e", "#1b7f4b", "#8a5a00", "#444444")
_LABEL_GAP = 16
_STYLE = "font: 13px system-ui, sans-serif; fill: #222"


def log_plot(lines: Mapping[str, Sequence[Point]], across: str, up: str) -> str:
    """Draw one line for each name; every coordinate is above 0. Raises ``ValueError`` where there is no point."""
    axes = _Axes([point for points in lines.values() for point in points])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" style="{_STYLE}">',
        f"<title>{escape(up)}, {escape(across)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        *axes.drawn(),
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>',
        f'<text x="12" y="{_TOP - 20}">{escape(up)}</text>',
        *_lines(lines, axes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Axes:
    """Turns values into places: across from the first to the last value, up by whole powers of ten."""

    def __init__(self, points: Sequence[Point]) -> None:
        if not points:
            raise ValueError("There is nothing to draw.")
        self.across = sorted({x for x, _ in points})
        self.low = floor(log10(min(y for _, y in points)))
        self.high = max(ceil(log10(max(y for _, y in points))), self.low + 1)

    def x(self, value: float) -> float:
        """The place across."""
        first, last = log10(self.across[0]), log10(self.across[-1])
        share = (log10(value) - first) / (last - first) if last > first else 0.5
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(self, value: float) -> float:
        """The place from the top."""
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(_HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM), 1)

    def drawn(self) -> Iterator[str]:
        """Draw the grid with its numbers."""
        for power in range(self.low, self.high + 1):
            y = self.y(10.0**power)
            yield f'<path d="M{_LEFT} {y}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
            yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{10.0**power:,g}</text>'
        for value in self.across:
            x = self.x(value)
            yield f'<path d="M{x} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#eee"/>'
            yield f'<text x="{x}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">{value:,g}</text>'


def _lines(lines: Mapping[str, Sequence[Point]], axes: _Axes) -> Iterator[str]:
    lowest = float("-inf")
    ends = sorted((axes.y(points[-1][1]), name) for name, points in lines.items() if points)
    colours = dict(zip(lines, cycle(_COLOURS), strict=False))
    for end, name in ends:
        colour, points = colours[name], [(axes.x(x), axes.y(y)) for x, y in lines[name]]
        lowest = max(end + 4, lowest + _LABEL_GAP)
        drawn = " ".join(f"{x},{y}" for x, y in points)
        yield f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in points)
        yield f'<text x="{_WIDTH - _RIGHT + 12}" y="{lowest}" style="fill: {colour}">{escape(name)}</text>'
