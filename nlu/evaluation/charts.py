"""Draw what tables alone do not show: where topics are confused, and how far confidence may be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from evaluation.figures import Matrix
from evaluation.markup import element, scrolling, table
from evaluation.measures import Calibration

HEATS = 8
"""Shades in the style sheet, `heat-1` to `heat-8`; all light enough for dark text."""

_SIZE, _MARGIN = 300, 44


def heat_map(caption: str, matrix: Matrix, last: str = "") -> Element:
    """Draw a matrix as a table with warmer cells where a larger share of a row is.

    The columns only have the number of their row, so that many fit; `last` names a column that is no row.
    """
    columns: list[Element] = [
        element("span", element("span", f"{name}: ", class_="unseen"), str(number))
        for number, name in enumerate(matrix.names, start=1)
    ]
    columns += [element("span", last)] if last else []
    rows = [
        [f"{number} {name}", *_cells(counts, number - 1)]
        for number, (name, counts) in enumerate(zip(matrix.names, matrix.counts), start=1)
    ]
    return table(caption, ["bedoeld, en waar het terechtkwam", *columns], rows)


def _cells(counts: Sequence[int], own: int) -> list[Element]:
    total = max(sum(counts), 1)
    return [_cell(count, count / total, column == own) for column, count in enumerate(counts)]


def _cell(count: int, part: float, is_own: bool) -> Element:
    if not count:
        return element("td")
    heat = min(HEATS, 1 + int(part * HEATS))
    return element("td", str(count), class_=f"{'own' if is_own else 'heat'}-{heat}")


def reliability(calibration: Calibration) -> Element:
    """Draw how often the bot was right against how sure it was; on the diagonal both are the same."""
    side = _SIZE + 2 * _MARGIN
    drawing = element(
        "svg",
        element("title", "Hoe zeker de bot was, en hoe vaak hij gelijk had. De cijfers staan in de tabel eronder."),
        _line(0, 0, 1, 1, "ideal"),
        *_axes(),
        *_points(calibration),
        viewBox=f"0 0 {side} {side}",
        role="img",
        class_="plot",
    )
    return scrolling(drawing, "Grafiek van zekerheid")


def _axes() -> list[Element]:
    ticks = [step / 5 for step in range(6)]
    return [
        _line(0, 0, 1, 0, "axis"),
        _line(0, 0, 0, 1, "axis"),
        *(_label(_x(tick), _y(0) + 16, f"{tick:.0%}", "middle") for tick in ticks),
        *(_label(_x(0) - 6, _y(tick) + 4, f"{tick:.0%}", "end") for tick in ticks),
        _label(_x(0.5), _y(0) + 34, "zo zeker was de bot", "middle"),
        _label(_x(0), _MARGIN - 16, "zo vaak had hij gelijk", "start"),
    ]


def _points(calibration: Calibration) -> list[Element]:
    most = max(one.texts for one in calibration.bins)
    at = [(_x(one.confidence), _y(one.right), one.texts) for one in calibration.bins]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in at)
    circles = [
        element(
            "circle",
            element("title", f"{texts} teksten"),
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r=f"{3 + 7 * (texts / most) ** 0.5:.1f}",
        )
        for x, y, texts in at
    ]
    return [element("polyline", points=path), *circles]


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Element:
    ends = {"x1": _x(x1), "y1": _y(y1), "x2": _x(x2), "y2": _y(y2)}
    return element("line", class_=kind, **{name: f"{value:.0f}" for name, value in ends.items()})


def _label(x: float, y: float, text: str, anchor: str) -> Element:
    return element("text", text, x=f"{x:.0f}", y=f"{y:.0f}", text_anchor=anchor)


def _x(value: float) -> float:
    return _MARGIN + value * _SIZE


def _y(value: float) -> float:
    return _MARGIN + (1 - value) * _SIZE
