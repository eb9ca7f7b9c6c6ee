"""Calendar arithmetic: weeks, months, their parts, and the next day that fits."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from actions.dates.model import DayRange

WEEK = 7
_LONGEST_MONTH = 31
_OF_WEEK = {"begin": (1, 2), "midden": (2, 4), "eind": (4, 5), "o1 helft": (1, 3), "o2 helft": (3, 5)}
_OF_MONTH = {"begin": (1, 10), "midden": (11, 20), "eind": (21, 31), "o1 helft": (1, 15), "o2 helft": (16, 31)}
_OF_YEAR = {"begin": (1, 1), "midden": (6, 7), "eind": (12, 12), "o1 helft": (1, 6), "o2 helft": (7, 12)}
TRIES = 9
"""Years looked ahead for a date that not every year has: 29 February may skip eight (1896, 1904; 2096, 2104)."""


def days_after(day: date, number: int) -> date:
    """Give the day so many days on; past the end of the calendar, its end."""
    try:
        return day + timedelta(days=number)
    except OverflowError:
        return date.max if number > 0 else date.min


def months_after(day: date, number: int) -> date:
    """Give the same day so many months on, or the last day of a month that is too short."""
    index = day.year * 12 + day.month - 1 + number
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def real_date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming_date(day: int, month: int, today: date) -> date | None:
    """Give the first such date from today on, None for one that never comes (31 november)."""
    found = (real_date(day, month, year) for year in range(today.year, today.year + TRIES))
    return next((one for one in found if one is not None and one >= today), None)


def coming_day_of_month(day: int, today: date) -> date | None:
    months = (months_after(today.replace(day=1), ahead) for ahead in range(12))
    found = (real_date(day, first.month, first.year) for first in months)
    return next((one for one in found if one is not None and one >= today), None)


def coming_weekday(weekday: int, today: date) -> date:
    """Give the first such weekday after today: who says "dinsdag" on a Tuesday does not mean today."""
    return days_after(today, (weekday - today.weekday() - 1) % WEEK + 1)


def first_weekday(weekday: int, since: date) -> date:
    return days_after(since, (weekday - since.weekday()) % WEEK)


def week_of(day: date, ahead: int = 0) -> DayRange:
    """Give the week, Monday to Sunday, that holds a day, or one so many weeks on."""
    monday = days_after(day, ahead * WEEK - day.weekday())
    return DayRange(monday, days_after(monday, WEEK - 1))


def month_of(day: date, ahead: int = 0) -> DayRange:
    first = months_after(day.replace(day=1), ahead)
    return DayRange(first, days_after(months_after(first, 1), -1))


def year_of(year: int) -> DayRange:
    return DayRange(date(year, 1, 1), date(year, 12, 31))


def iso_week(number: int, year: int) -> DayRange | None:
    try:
        return week_of(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def length(span: DayRange) -> int:
    return (span.last - span.first).days + 1


def part_of(span: DayRange, part: str) -> DayRange:
    """Give a part of a week, a month or a year: "begin", "midden", "eind", or "o1 helft" or "o2 helft" of it.

    A week: Monday and Tuesday, Tuesday to Thursday, Thursday and Friday. A month: day 1 to 10, 11 to 20, from 21.
    A year: January, June and July, December.
    """
    if length(span) <= WEEK:
        first, last = _OF_WEEK[part]
        return DayRange(days_after(span.first, first - 1), days_after(span.first, last - 1))
    if length(span) > _LONGEST_MONTH:
        first, last = _OF_YEAR[part]
        return DayRange(span.first.replace(month=first), month_of(span.first.replace(month=last)).last)
    first, last = _OF_MONTH[part]
    return DayRange(span.first.replace(day=first), span.first.replace(day=min(last, span.last.day)))


def weekdays_in(span: DayRange, weekday: int) -> Iterator[date]:
    day = first_weekday(weekday, span.first)
    while day in span and day < date.max:
        yield day
        day = days_after(day, WEEK)


def nth_weekday(span: DayRange, weekday: int, number: int) -> date | None:
    """Give the first (1), second … or last (-1) such weekday of a month or a year."""
    found = list(weekdays_in(span, weekday))
    index = number - 1 if number > 0 else number
    return found[index] if -len(found) <= index < len(found) else None


def nth_week(span: DayRange, number: int) -> DayRange | None:
    """Give seven days of a month or a year, counted from its first day, or from its last (-1)."""
    first = days_after(span.first, (number - 1) * WEEK) if number > 0 else days_after(span.last, 1 - WEEK)
    return DayRange(first, days_after(first, WEEK - 1)).overlap(span)
