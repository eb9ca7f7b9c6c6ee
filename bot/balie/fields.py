"""Read days and times from forms and addresses."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot.balie.errors import NotUnderstood
from bot.balie.pages import Fault
from bot.balie.shapes import Hours
from werkwijzer.clock import AMSTERDAM

_YEARS = range(2000, 2200)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?|24[:.]00", re.ASCII)
DAY_END = "24:00"

NO_DAY = "Vul een dag in, zoals 26-11-2026."
NO_TIME = "Vul een tijd in, zoals 09:30."
NOT_AFTER = "De eindtijd moet na de begintijd liggen."


def day_of(typed: str) -> date | None:
    """Give the day as a browser sends it (2026-11-26) or as people type it (26-11-2026)."""
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            found = datetime.strptime(typed.strip(), form).date()
        except ValueError:
            continue
        return found if found.year in _YEARS else None
    return None


def day_in_address(typed: str | None, today: date) -> date:
    """Give the day that an address names, or today.

    Raises:
        NotUnderstood: it names something else.
    """
    found = day_of(typed) if typed else today
    if found is None:
        raise NotUnderstood
    return found


def week_in_address(typed: str | None, today: date) -> date:
    """Give the Monday of the week that an address names (2026-W48), or of this one.

    Raises:
        NotUnderstood: it names something else.
    """
    if not typed:
        return today - timedelta(days=today.weekday())
    found = re.fullmatch(r"(\d{4})-W(\d\d)", typed, re.ASCII)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        monday = None
    if monday is None or monday.year not in _YEARS:
        raise NotUnderstood
    return monday


def clock_of(typed: str) -> str | None:
    """Give the time as HH:MM."""
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        return None
    return f"{int(found[1]):02}:{found[2]}" if found[1] else DAY_END


def at(day: date, clock: str) -> datetime:
    """Give the moment at which the clocks of the Netherlands show this; 24:00 is the end of the day."""
    if clock == DAY_END:
        return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)
    return datetime.combine(day, time.fromisoformat(clock), AMSTERDAM)


def hours_of(form: Mapping[str, str], start: str, end: str) -> tuple[Hours | None, tuple[Fault, ...]]:
    """Give the hours of two fields, or what is wrong with them."""
    begins, ends = clock_of(form.get(start, "")), clock_of(form.get(end, ""))
    faults = [Fault(name, NO_TIME) for name, clock in ((start, begins), (end, ends)) if clock is None]
    if begins is None or ends is None:
        return None, tuple(faults)
    if begins >= ends:
        return None, (Fault(end, NOT_AFTER),)
    return Hours(start=begins, end=ends), ()
