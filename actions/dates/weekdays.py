"""Give weekdays their dates, by the week or month that is named beside them: "volgende week dinsdag of donderdag"."""

from datetime import date
from itertools import groupby

from actions.dates.model import DayRange, Window
from actions.dates.pieces import Context, Days, Piece, Weekday, linked
from actions.dates.spans import WEEK, coming_weekday, first_weekday, length, week_of


def dated(text: str, pieces: list[Piece], context: Context, *, refused: bool) -> list[tuple[Piece, tuple[Window, ...]]]:
    """Give the pieces that name days, with those days; a period that only tells of which week a weekday is goes.

    A refused weekday without a period is refused in every week.
    """
    periods = _periods(text, pieces)
    used = {id(period) for period in periods.values()}
    found: list[tuple[Piece, tuple[Window, ...]]] = []
    for piece in pieces:
        if isinstance(piece.value, Weekday):
            period = periods.get(id(piece))
            if period is not None and isinstance(period.value, Days):
                found.append((piece, _within(piece.value, period.value.ranges[0])))
            else:
                found.append((piece, _alone(piece.value, context.today, every=refused or piece.value.every)))
        elif isinstance(piece.value, Days) and id(piece) not in used:
            found.append((piece, tuple(Window(days) for days in piece.value.ranges)))
    return found


def _periods(text: str, pieces: list[Piece]) -> dict[int, Piece]:
    """Give for weekdays (by identity) the period they are of.

    It stands before them, or after them unless the next weekday takes it: "maandag of volgende week dinsdag".
    """
    named = [piece for piece in pieces if isinstance(piece.value, Days | Weekday)]
    bound: dict[int, Piece] = {}
    current: Piece | None = None
    waiting: list[Piece] = []
    for index, piece in enumerate(named):
        joined = index > 0 and not linked(text, named[index - 1], piece)
        if isinstance(piece.value, Weekday):
            if current is not None and (joined or named[index - 1] is not current):
                bound[id(piece)] = current
            else:
                current = None
                waiting.append(piece)
        elif isinstance(piece.value, Days) and piece.value.period:
            if joined and not _leads(text, named, index):
                bound.update((id(one), piece) for one in waiting)
            current, waiting = piece, []
    return bound


def _leads(text: str, named: list[Piece], index: int) -> bool:
    """Say whether a weekday follows the period at once."""
    if index + 1 >= len(named):
        return False
    return isinstance(named[index + 1].value, Weekday) and not linked(text, named[index], named[index + 1])


def _alone(weekday: Weekday, today: date, *, every: bool) -> tuple[Window, ...]:
    if every:
        return (Window(weekdays=weekday.numbers),)
    if len(weekday.numbers) > 1 and today.weekday() in weekday.numbers:
        return (Window(DayRange(today, first_weekday(max(weekday.numbers), today))),)
    return _in_a_row([coming_weekday(number, today) for number in weekday.numbers])


def _within(weekday: Weekday, period: DayRange) -> tuple[Window, ...]:
    """Give the weekdays of a period: dates within a week, the first ones of an open period, else all of them."""
    if (period.last < date.max and length(period) > WEEK) or (period.last == date.max and weekday.every):
        return (Window(period, weekdays=weekday.numbers),)
    since = period.first
    days = [first_weekday(number, since) for number in weekday.numbers]
    if not any(day in period for day in days):
        monday = week_of(period.last).first
        days = [first_weekday(number, monday) for number in weekday.numbers]
    return _in_a_row([day for day in days if day in period] or days)


def _in_a_row(days: list[date]) -> tuple[Window, ...]:
    """Give the days as ranges without gaps."""
    ordered = sorted(days)
    rows = groupby(enumerate(ordered), key=lambda one: one[1].toordinal() - one[0])
    found = [[day for _, day in row] for _, row in rows]
    return tuple(Window(DayRange(row[0], row[-1])) for row in found)
