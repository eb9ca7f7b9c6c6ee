"""Gather all figures of one evaluation, as they stand in the report and, beside it, in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evaluation import measures
from evaluation.asking import Row
from evaluation.leaving_out import Trust
from evaluation.measures import Calibration, Confusion, Measures, Share


@dataclass(frozen=True)
class About:
    """What was measured: a sentence for the reader, when, with which encoder, and how sure the bot had to be."""

    what: str
    day: str
    encoder: str
    trust: Trust


@dataclass(frozen=True)
class Matrix:
    """Texts by what was meant (a row each) and where they were put (a column each), in the order of `names`."""

    names: list[str]
    counts: list[list[int]]


@dataclass(frozen=True)
class Slip:
    """A text that was handled wrongly in a way that is worth reading."""

    group: str
    text: str
    meant: str
    given: str
    confidence: float


@dataclass(frozen=True)
class Figures:
    about: About
    together: Measures
    groups: dict[str, Measures]
    topics: dict[str, Measures]
    matrix: Matrix
    """Between groups of topics."""
    matrices: dict[str, Matrix]
    """Within each group of topics; the last column counts the texts that were put at another group."""
    confusions: list[Confusion]
    calibration: Calibration
    false_accepts: list[Slip]
    missed_emergencies: list[Slip]
    false_alarms: list[Slip]


def gather(rows: Sequence[Row], group_of: dict[str, str], about: About) -> Figures:
    """Give the figures of rows; `group_of` says for each topic to which group of topics it belongs."""
    return Figures(
        about=about,
        together=measures.measure(rows),
        groups=measures.measure_by(rows, lambda row: row.group),
        topics=measures.measure_by(rows, lambda row: row.meant),
        matrix=_between(rows, group_of),
        matrices={group: _within(rows, group_of, group) for group in sorted({group_of[row.meant] for row in rows})},
        confusions=measures.confusions(rows),
        calibration=measures.calibration(rows),
        false_accepts=_slips([row for row in rows if measures.is_false_accept(row)]),
        missed_emergencies=_slips([row for row in rows if measures.is_missed_emergency(row)]),
        false_alarms=_slips([row for row in rows if measures.is_false_alarm(row)]),
    )


ELSEWHERE = "elders"


def _between(rows: Sequence[Row], group_of: dict[str, str]) -> Matrix:
    counts = measures.matrix(rows, group_of.__getitem__)
    names = sorted({name for pair in counts for name in pair})
    return Matrix(names, [[counts[meant, given] for given in names] for meant in names])


def _within(rows: Sequence[Row], group_of: dict[str, str], group: str) -> Matrix:
    own = [row for row in rows if group_of[row.meant] == group]
    counts = measures.matrix(own, lambda topic: topic if group_of[topic] == group else ELSEWHERE)
    names = sorted({name for pair in counts for name in pair} - {ELSEWHERE})
    columns = [*names, ELSEWHERE]
    return Matrix(names, [[counts[meant, given] for given in columns] for meant in names])


def _slips(rows: Sequence[Row]) -> list[Slip]:
    return [Slip(row.group, row.text, row.meant, row.given, row.confidence) for row in rows]


def as_json(figures: Figures) -> dict[str, Any]:
    """Give the figures for a program to read: a share as its count, what it is of, and its value."""
    return asdict(figures, dict_factory=_with_value)


def _with_value(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    given = dict(fields)
    return {**given, "value": Share(**given).value} if given.keys() == {"count", "of"} else given
