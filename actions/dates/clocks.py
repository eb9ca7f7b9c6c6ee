"""Arithmetic of times of the day, on a clock of twelve or of twenty-four hours."""

from datetime import time
from itertools import product

from actions.dates.model import TimeRange
from actions.dates.pieces import Times

HALF_DAY = 12 * 60
_FIRST_OFFICE_MINUTE = 7 * 60
"""A time on a twelve-hour clock is the one from 7.00 to 18.59: nobody books advice at half past two in the night."""

HALF_HOUR = 30


def minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def clock(total: int) -> time:
    """Give the time so many minutes into the day; what lies outside the day becomes its first or last minute."""
    hour, minute = divmod(min(max(total, 0), 24 * 60 - 1), 60)
    return time(hour, minute)


def at_minutes(first: int, last: int | None = None) -> TimeRange:
    return TimeRange(clock(first), clock(first if last is None else last))


def spoken(total: int) -> Times:
    """Give a time of the twelve-hour clock: within office hours, its twin at the other half of the day."""
    morning = total % HALF_DAY
    evening = morning + HALF_DAY
    office = (morning, evening) if morning >= _FIRST_OFFICE_MINUTE else (evening, morning)
    return Times(at_minutes(office[0]), at_minutes(office[1]))


def hour_of(written: str) -> int:
    """Give the number of an hour as the grammar writes it: "10", "een" or "h10"."""
    return 1 if written == "een" else int(written.removeprefix("h"))


def at_hour(written: str, minute: int = 0) -> Times | None:
    """Give the time of a written hour; "03" and anything after twelve is certain."""
    hour = hour_of(written)
    if hour > 23 or not 0 <= minute < 60:
        return None
    certain = hour > 12 or written.startswith("0")
    return Times(at_minutes(hour * 60 + minute)) if certain else spoken(hour * 60 + minute)


def around(found: Times) -> Times:
    twin = found.twin and _wider(found.twin)
    return Times(_wider(found.range), twin)


def _wider(span: TimeRange) -> TimeRange:
    return at_minutes(minutes(span.first) - HALF_HOUR, minutes(span.last) + HALF_HOUR)


def times_between(first: Times, last: Times, *, inclusive: bool = False) -> Times | None:
    """Give the times from one to the other, read so that the range is the shortest."""
    starts = [first.range, *([first.twin] if first.twin else [])]
    ends = [last.range, *([last.twin] if last.twin else [])]
    found = [
        TimeRange(start.first, end.last if inclusive else moved(end.first, -1))
        for start, end in product(starts, ends)
        if start.first < end.first
    ]
    found.sort(key=lambda span: minutes(span.last) - minutes(span.first))
    return Times(found[0], found[1] if len(found) > 1 else None) if found else None


def moved(time_of_day: time, by: int) -> time:
    return clock(minutes(time_of_day) + by)


def narrowed(one: Times, other: Times) -> Times | None:
    """Give what two times have in common; only a part of the day tells which half of it the other is in."""
    readings = [(one.range, other.range)]
    if one.twin is None and other.twin is not None:
        readings.append((one.range, other.twin))
    if other.twin is None and one.twin is not None:
        readings.append((one.twin, other.range))
    found = (first.overlap(second) for first, second in readings)
    return next((Times(both) for both in found if both is not None), None)
