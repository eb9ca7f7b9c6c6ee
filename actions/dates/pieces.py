"""What the grammar finds in a text: pieces with a meaning, at a place, and the text between them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from actions.dates.model import Asked, DayRange, NoSuchDay, Preference, Shift, TimeRange


@dataclass(frozen=True)
class Context:
    """What the meaning of a text depends on: the moment in Amsterdam, how many times were offered, what was asked."""

    now: datetime
    offered: int = 0
    asked: Asked = Asked.EITHER

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True)
class Days:
    """Days that are certain; one range, or several that are alternatives."""

    ranges: tuple[DayRange, ...]
    period: bool = False
    """A stretch in which a weekday may be named: "volgende week dinsdag"."""


@dataclass(frozen=True)
class Weekday:
    """Weekdays of which the date depends on what stands around them; `every`: each such day is meant."""

    numbers: frozenset[int]
    every: bool = False


@dataclass(frozen=True)
class Times:
    range: TimeRange
    twin: TimeRange | None = None
    """The same on the clock twelve hours away: "8 uur" with "vanavond"."""

    @property
    def point(self) -> bool:
        return self.range.first == self.range.last


@dataclass(frozen=True)
class Number:
    """A bare number, which becomes a time or a day only by what stands beside it."""

    value: int


@dataclass(frozen=True)
class Mark:
    """Something that says of the days and times beside it that they suit, or do not."""

    positive: bool
    shift: Shift | None = None


@dataclass(frozen=True)
class Pick:
    """One of the offered times, by number from 1; several: "allebei"."""

    numbers: tuple[int, ...]


class Boundary:
    """The end of a clause."""


class Conclusion(Boundary):
    """ "dus": times named before it are the reason, not the wish."""


class Anything:
    """ "maakt niet uit" """


class Unrelated:
    """Words and numbers that name no time: "20 uur per week"."""


def one_day(day: date) -> Days:
    return Days((DayRange(day, day),))


Value = Days | Weekday | Times | Number | Mark | Pick | Boundary | Anything | Unrelated | Shift | Preference | NoSuchDay
Found = Value | tuple[Value, ...] | None
Build = Callable[[re.Match[str], Context], Found]


@dataclass(frozen=True)
class Piece:
    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class Rule:
    """A pattern of whole words and what it means; None: it means nothing here after all."""

    pattern: re.Pattern[str]
    build: Build


def one_of(words: str) -> str:
    """Give a pattern for one of some words."""
    return f"(?:{'|'.join(words.split())})"


def rule(pattern: str, build: Build | Value) -> Rule:
    meaning = build if callable(build) else lambda match, context: build
    return Rule(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), meaning)


def scan(text: str, rules: Iterable[Rule], context: Context) -> list[Piece]:
    """Give what the rules find, from the left; of two at one place the longer, then the earlier rule."""
    found: list[tuple[int, int, tuple[Value, ...]]] = []
    for one in rules:
        for match in one.pattern.finditer(text):
            meaning = one.build(match, context)
            if meaning is not None:
                values = meaning if isinstance(meaning, tuple) else (meaning,)
                found.append((match.start(), match.end(), values))
    found.sort(key=lambda one: (one[0], -one[1]))
    pieces: list[Piece] = []
    for start, end, values in found:
        if not pieces or start >= pieces[-1].end:
            pieces.extend(Piece(start, end, value) for value in values)
    return pieces


def before(text: str, pieces: Sequence[Piece], index: int) -> str:
    """Give the words between a piece and the one before it, or the beginning."""
    start = pieces[index - 1].end if index else 0
    return text[start : pieces[index].start].strip()


def after(text: str, pieces: Sequence[Piece], index: int) -> str:
    """Give the words between a piece and the next one, or the end."""
    end = pieces[index + 1].start if index + 1 < len(pieces) else len(text)
    return text[pieces[index].end : end].strip()


def linked(text: str, first: Piece, second: Piece) -> bool:
    """Say whether "of" or "en" makes two pieces alternatives."""
    return not {"of", "en"}.isdisjoint(text[first.end : second.start].split())
