"""Tell which days and times suit and which do not: "maandag kan ik niet, dinsdag wel"."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from actions.dates.pieces import Boundary, Conclusion, Days, Mark, Piece, Times, Weekday

_ABOUT_BEFORE = re.compile(r"\s*,?\s*(?:dat|die|dan|daar)(?!\S)")


@dataclass
class _Clause:
    """Days and times of one clause, in runs without a mark between, and the marks around the runs."""

    start: int
    concludes: bool = False
    runs: list[list[Piece]] = field(default_factory=list)
    marks: list[list[Mark]] = field(default_factory=lambda: [[]])
    """One list before each run, and one after the last."""

    def add(self, piece: Piece) -> None:
        if isinstance(piece.value, Mark):
            self.marks[-1].append(piece.value)
        elif self.runs and not self.marks[-1]:
            self.runs[-1].append(piece)
        else:
            self.runs.append([piece])
            self.marks.append([])


def sorted_by_polarity(text: str, pieces: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Give the days and times that suit, and in runs those that do not.

    After "dus" the times that were wanted before it count no more, if it names others.
    """
    wanted: list[list[Piece]] = []
    refused: list[list[Piece]] = []
    last: list[Piece] | None = None
    for clause in _clauses(text, pieces):
        if not clause.runs and last in wanted and _refuses_before(text, clause):
            wanted.remove(last)
            refused.append(last)
        if clause.concludes and any(isinstance(piece.value, Times) for run in clause.runs for piece in run):
            wanted = [[piece for piece in run if not isinstance(piece.value, Times)] for run in wanted]
        for run, positive in _judged(text, clause):
            (wanted if positive else refused).append(run)
            last = run
    return [piece for run in wanted for piece in run], refused


def _clauses(text: str, pieces: list[Piece]) -> list[_Clause]:
    clauses = [_Clause(0)]
    for index, piece in enumerate(pieces):
        if isinstance(piece.value, Boundary):
            if not _in_a_list(text, pieces, index):
                clauses.append(_Clause(piece.start, isinstance(piece.value, Conclusion)))
        elif isinstance(piece.value, Mark | Days | Weekday | Times):
            clauses[-1].add(piece)
    return clauses


def _in_a_list(text: str, pieces: list[Piece], index: int) -> bool:
    """Say whether a comma stands between nothing but days or times: "maandag, dinsdag of woensdag"."""
    if not 0 < index < len(pieces) - 1 or text[pieces[index].start] != ",":
        return False
    around = pieces[index - 1], pieces[index + 1]
    named = all(isinstance(piece.value, Days | Weekday | Times) for piece in around)
    return named and not text[around[0].end : around[1].start].strip(" ,")


def _refuses_before(text: str, clause: _Clause) -> bool:
    """Say whether a clause without days refuses those before it: "dinsdag, dat lukt niet"."""
    marks = clause.marks[0]
    return bool(marks) and not marks[0].positive and bool(_ABOUT_BEFORE.match(text[clause.start :]))


def _judged(text: str, clause: _Clause) -> list[tuple[list[Piece], bool]]:
    """Give each run with whether it suits.

    A mark after the last run shows that marks follow what they are about; else they precede it. Of two marks between
    runs each belongs to the run beside it.
    """
    follow = bool(clause.marks[-1])
    judged: list[tuple[list[Piece], bool]] = []
    last = len(clause.runs) - 1
    for index, run in enumerate(clause.runs):
        ahead, behind = clause.marks[index], clause.marks[index + 1]
        before = ahead[-1] if ahead and (index == 0 or len(ahead) > 1 or not follow) else None
        after = behind[0] if behind and (index == last or len(behind) > 1 or follow) else None
        judged.extend(_with_marks(text, run, before, after))
    return judged


def _with_marks(text: str, run: list[Piece], before: Mark | None, after: Mark | None) -> list[tuple[list[Piece], bool]]:
    """Judge a run by the marks at its sides: where they differ, a comma in it parts them, else the refusal counts."""
    if before and after and before.positive != after.positive:
        commas = [index for index, (one, two) in enumerate(pairwise(run), 1) if "," in text[one.end : two.start]]
        if commas:
            return [(run[: commas[-1]], before.positive), (run[commas[-1] :], after.positive)]
    return [(run, all(mark.positive for mark in (before, after) if mark))]
