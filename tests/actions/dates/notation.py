"""Readings in one short line each, so that a table of phrases stays a table, and the moments they are read at.

Windows are parted by "|", "!" goes before one that is refused, "~" before a shift, "^" before a preference.
"""

from datetime import date, datetime, time

from actions.dates import Asked, Choice, DayRange, NoSuchDay, Reading, Shift, TimeRange, Window, read
from actions.dates.model import EVERY_WEEKDAY, LAST_MINUTE
from werkwijzer.clock import AMSTERDAM
from werkwijzer.dutch import SHORT_WEEKDAYS

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)
SUNDAY = datetime(2026, 11, 22, 11, 0, tzinfo=AMSTERDAM)
FRIDAY_EVENING = datetime(2026, 11, 27, 19, 30, tzinfo=AMSTERDAM)
LAST_OF_YEAR = datetime(2026, 12, 31, 15, 0, tzinfo=AMSTERDAM)
BEFORE_SUMMER_TIME = datetime(2026, 3, 28, 23, 30, tzinfo=AMSTERDAM)
BEFORE_WINTER_TIME = datetime(2026, 10, 24, 23, 30, tzinfo=AMSTERDAM)
BEFORE_SUMMER_TIME_2027 = datetime(2027, 3, 27, 23, 30, tzinfo=AMSTERDAM)

Table = dict[str, str]


def reading(text: str, now: datetime, offered: int = 0, asked: Asked = Asked.EITHER) -> str:
    return shown(read(text, now, offered=offered, asked=asked))


def shown(found: Reading | None) -> str:
    if found is None:
        return "nothing"
    if isinstance(found, Choice):
        return "choice " + (" ".join(map(str, found.numbers)) or "none")
    if isinstance(found, NoSuchDay):
        return " ".join(str(part) for part in ("no such day", found.day, found.month, found.year) if part is not None)
    parts = [" | ".join(map(_window, found.windows)), *(f"! {_window(window)}" for window in found.without)]
    parts += [_shift(found.shift)] if found.shift else []
    parts += [f"^ {found.prefer.value}"] if found.prefer else []
    return " ".join(part for part in parts if part)


def _window(window: Window) -> str:
    weekdays = "/".join(SHORT_WEEKDAYS[number] for number in sorted(window.weekdays))
    named = weekdays if window.weekdays != EVERY_WEEKDAY else ""
    return " ".join(part for part in (_days(window.days), named, _times(window.times)) if part) or "any"


def _days(days: DayRange) -> str:
    first, last = ("" if day in (date.min, date.max) else day.isoformat() for day in (days.first, days.last))
    return "" if first == last == "" else first if first == last else f"{first}..{last}"


def _times(times: TimeRange) -> str:
    if times.first == times.last:
        return f"{times.first:%H:%M}"
    first = "" if times.first == time.min else f"{times.first:%H:%M}"
    last = "" if times.last == LAST_MINUTE else f"{times.last:%H:%M}"
    return "" if first == last == "" else f"{first}-{last}"


def _shift(shift: Shift) -> str:
    parts = (shift.direction.value, shift.amount, shift.unit and shift.unit.value)
    return "~ " + " ".join(str(part) for part in parts if part is not None)
