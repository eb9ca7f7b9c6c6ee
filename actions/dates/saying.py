"""Say days and times in Dutch, in words that `read` reads back."""

from datetime import date, datetime, time

from actions.dates.spans import coming_date
from werkwijzer.clock import AMSTERDAM
from werkwijzer.dutch import SHORT_MONTHS, SHORT_WEEKDAYS, full_day

FIRST_HOUR_AS_WRITTEN = 7
"""Below it an hour gets a leading zero, since "2.30 uur" is read as half past two in the afternoon."""


def say(moment: date | time) -> str:
    """Say in full: "dinsdag 24 november 2026 om 14.30 uur", or only the day or the time."""
    if isinstance(moment, time):
        return _clock(moment)
    if isinstance(moment, datetime):
        local = _local(moment)
        return f"{say(local.date())} om {_clock(local.time())}"
    return full_day(moment)


def say_short(moment: date, now: datetime) -> str:
    """Say for a button: "di 24 nov, 14.30 uur"; with the year when without it another year would be understood."""
    if isinstance(moment, datetime):
        local = _local(moment)
        return f"{say_short(local.date(), now)}, {_clock(local.time())}"
    day = f"{SHORT_WEEKDAYS[moment.weekday()]} {moment.day} {SHORT_MONTHS[moment.month - 1]}"
    understood = coming_date(moment.day, moment.month, _local(now).date())
    return day if understood == moment else f"{day} {moment.year:04}"


def _clock(clock: time) -> str:
    hour = f"{clock.hour:02}" if clock.hour < FIRST_HOUR_AS_WRITTEN else str(clock.hour)
    return f"{hour}.{clock.minute:02} uur"


def _local(moment: datetime) -> datetime:
    """Give the moment in Amsterdam; a naive one is taken to be there already."""
    return moment.astimezone(AMSTERDAM) if moment.tzinfo else moment
