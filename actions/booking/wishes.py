"""Put what somebody says about the moment together with what he said before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

from actions.dates import DayRange, Direction, Preference, Shift, TimeRange, Unit, Window, Wish

PART_OF_A_DAY = timedelta(hours=2)
"""A range of times at least so wide is about a part of the day, and holds for other days as well."""
_ANY_TIME, _ANY_DAY = TimeRange(), DayRange()


def merged(before: Wish, said: Wish) -> Wish:
    """Give what is wanted now: what was said last, with what it leaves open as it was before.

    "Liever in de ochtend" keeps the day. "Dan vrijdag" keeps a part of the day, and not the exact time, of which
    somebody just heard that it is not free.
    """
    if _says_anything_goes(said):
        return Wish(prefer=said.prefer)
    windows = _together(before.windows, said.windows)
    kept = [gone for gone in before.without if not any(_takes_back(window, gone) for window in said.windows)]
    return Wish(windows, tuple(dict.fromkeys([*kept, *said.without])), prefer=said.prefer or before.prefer)


def shifted(before: Wish, shift: Shift, offered: Sequence[datetime]) -> Wish:
    """Give what is wanted by who asks for earlier, later or other times than the wall-clock moments offered."""
    if not offered:
        return before
    if shift.direction is Direction.OTHER:
        gone = (_day(moment.date()) if shift.unit is Unit.DAY else the_moment(moment) for moment in offered)
        return Wish(_parts_of_the_day(before) if shift.unit is Unit.DAY else before.windows, (*before.without, *gone))
    later = shift.direction is Direction.LATER
    anchor = max(offered) if later else min(offered)
    if shift.unit is Unit.MINUTE and shift.amount:
        step = timedelta(minutes=shift.amount if later else -shift.amount)
        return Wish((the_moment(anchor + step),), before.without)
    prefer = None if later else Preference.LATEST
    if shift.unit is Unit.DAY:
        return Wish(_other_days(anchor.date(), later, shift.amount, before), before.without, prefer=prefer)
    return Wish(_after(anchor) if later else _before(anchor), before.without, prefer=prefer)


def exact_moment(wish: Wish) -> tuple[date, time] | None:
    """Give the one day and time that a wish names, if it does."""
    if len(wish.windows) != 1:
        return None
    days, times = wish.windows[0].days, wish.windows[0].times
    return (days.first, times.first) if days.first == days.last and times.first == times.last else None


def only_day(wish: Wish) -> date | None:
    """Give the one day that a wish is about, if it is."""
    days = {(window.days.first, window.days.last) for window in wish.windows}
    first, last = next(iter(days), (date.min, date.max))
    return first if len(days) == 1 and first == last else None


def the_moment(moment: datetime) -> Window:
    """Give the window of one moment."""
    return Window(DayRange(moment.date(), moment.date()), TimeRange(moment.time(), moment.time()))


def _says_anything_goes(said: Wish) -> bool:
    return Window() in said.windows


def _together(before: Sequence[Window], said: Sequence[Window]) -> tuple[Window, ...]:
    if not said:
        return tuple(before)
    found = []
    for window, earlier in product(said, before or [Window()]):
        if not _names_days(window):
            window = replace(window, days=earlier.days, weekdays=earlier.weekdays)
        elif window.times == _ANY_TIME and _width(earlier.times) >= PART_OF_A_DAY:
            window = replace(window, times=earlier.times)
        found.append(window)
    return tuple(dict.fromkeys(found))


def _takes_back(window: Window, gone: Window) -> bool:
    """Say whether what is wanted now lies in what was refused before."""
    within_days = gone.days.first <= window.days.first and window.days.last <= gone.days.last
    weekdays = window.weekdays if window.days.first != window.days.last else {window.days.first.weekday()}
    return _names_days(window) and within_days and weekdays <= gone.weekdays


def _names_days(window: Window) -> bool:
    return window.days != _ANY_DAY or window.weekdays != Window().weekdays


def _width(times: TimeRange) -> timedelta:
    return datetime.combine(date.min, times.last) - datetime.combine(date.min, times.first)


def _parts_of_the_day(wish: Wish) -> tuple[Window, ...]:
    """Give the windows without their days; an exact time does not hold for another day."""
    broad = (Window(times=window.times) for window in wish.windows if _width(window.times) >= PART_OF_A_DAY)
    return tuple(dict.fromkeys(window for window in broad if window.times != _ANY_TIME))


def _other_days(anchor: date, later: bool, amount: int | None, before: Wish) -> tuple[Window, ...]:
    if amount is not None:
        day = anchor + timedelta(days=amount if later else -amount)
        days = DayRange(day, day)
    else:
        one = timedelta(days=1)
        days = DayRange(first=anchor + one) if later else DayRange(last=anchor - one)
    parts = _parts_of_the_day(before) or (Window(),)
    return tuple(replace(part, days=days) for part in parts)


def _after(anchor: datetime) -> tuple[Window, ...]:
    day, minute = anchor.date(), timedelta(minutes=1)
    rest_of_the_day = Window(DayRange(day, day), TimeRange(first=(anchor + minute).time()))
    return rest_of_the_day, Window(DayRange(first=day + timedelta(days=1)))


def _before(anchor: datetime) -> tuple[Window, ...]:
    day, minute = anchor.date(), timedelta(minutes=1)
    start_of_the_day = Window(DayRange(day, day), TimeRange(last=(anchor - minute).time()))
    return start_of_the_day, Window(DayRange(last=day - timedelta(days=1)))


def _day(day: date) -> Window:
    return Window(DayRange(day, day))
