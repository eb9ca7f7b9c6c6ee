"""Say when somebody gives advice: wall time in the Netherlands, without the days that are closed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from backend.services.booking.quarters import MINUTES, Span, bits, day_of, midnight, quarter_of, wall_quarters
from werkwijzer.errors import SettingsError

_CATEGORIES = (holidays.PUBLIC, holidays.OPTIONAL)
"""Bevrijdingsdag is public once in five years, and optional in the others."""


@dataclass(frozen=True)
class Hours:
    """From `start` until `end`, as HH:MM on the clock."""

    start: str
    end: str

    @property
    def wall(self) -> int:
        """Give which of the 96 quarters of the clock lie wholly in it, as bits."""
        return _wall(self.start, self.end)


@dataclass(frozen=True)
class Timetable:
    """The hours of one adviser: by weekday, and per day those added and those that fall out."""

    weekly: Mapping[int, Sequence[Hours]]
    added: Mapping[date, Sequence[Hours]]
    dropped: Mapping[date, Sequence[Hours]]

    def of(self, day: date) -> int:
        """Give the quarters of the clock of that day that are open, as bits."""
        hours = [*self.weekly.get(day.weekday(), ()), *self.added.get(day, ())]
        return _together(hours) & ~_together(self.dropped.get(day, ()))


def open_bits(timetable: Timetable, span: Span, closed: frozenset[str]) -> int:
    """Give the open quarters of the span, with its first as base."""
    if not len(span):
        return 0
    start = quarter_of(midnight(day_of(span.first)))
    found = 0
    for day, base in _open_days(day_of(span.first), day_of(span.end - 1), closed):
        found |= _on_day(day, timetable.of(day)) << base - start
    return found >> span.first - start & span.all


@lru_cache(maxsize=256)
def _open_days(first: date, last: date, closed: frozenset[str]) -> tuple[tuple[date, int], ...]:
    """Give the days that are not closed, each with its first quarter."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple((day, quarter_of(midnight(day))) for day in days if holiday(day, closed) is None)


@lru_cache(maxsize=8192)
def _on_day(day: date, wall: int) -> int:
    """Give the quarters at which the clocks of that day show these of the 96, with midnight as base."""
    base = quarter_of(midnight(day))
    quarters = (quarter for number, quarter in enumerate(wall_quarters(day)) if wall >> number & 1)
    return bits((quarter for quarter in quarters if quarter is not None), base)


def holiday(day: date, closed: frozenset[str]) -> str | None:
    """Give the name of the holiday for which the day is closed, in Dutch; nothing when it is not."""
    return next((name for name in _holidays(day.year).get(day, ()) if name in closed), None)


def check_names(closed: Iterable[str]) -> frozenset[str]:
    """Give the names of holidays as a set.

    Raises:
        SettingsError: one is not the name of a Dutch holiday; a year is named in which there are all.
    """
    known = {name for year in range(2025, 2031) for names in _holidays(year).values() for name in names}
    wrong = sorted(set(closed) - known)
    if wrong:
        raise SettingsError(f"In WERKWIJZER_CLOSED_HOLIDAYS staat {wrong[0]}. Kies uit: {', '.join(sorted(known))}.")
    return frozenset(closed)


@lru_cache(maxsize=64)
def _holidays(year: int) -> Mapping[date, tuple[str, ...]]:
    """Give the holidays of a year, for good: a calendar of the library fills itself while it is read, by any thread."""
    calendar = holidays.country_holidays("NL", years=year, language="nl", categories=_CATEGORIES)
    return {day: tuple(calendar.get_list(day)) for day in calendar}


def _together(hours: Iterable[Hours]) -> int:
    found = 0
    for each in hours:
        found |= each.wall
    return found


@lru_cache(maxsize=1024)
def _wall(start: str, end: str) -> int:
    first, after = -(-_minutes(start) // MINUTES), _minutes(end) // MINUTES
    return Span(first, after).all << first


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)
