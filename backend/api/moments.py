"""Take moments in with their offset, and give them out as the clocks of the Netherlands show them."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime

from werkwijzer.clock import AMSTERDAM

_YEARS = range(2000, 2200)


def _in_utc(moment: datetime) -> datetime:
    # At the ends of the calendar there is no other zone to go to.
    _near(moment)
    return moment.astimezone(UTC)


def _near(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError("the year must lie between 2000 and 2200")
    return day


MomentIn = Annotated[AwareDatetime, AfterValidator(_in_utc)]
DayIn = Annotated[date, AfterValidator(_near)]


def in_amsterdam(value: Any) -> Any:
    """Give the value with every moment in it as it is in Amsterdam."""
    if isinstance(value, datetime):
        return value.astimezone(AMSTERDAM)
    if isinstance(value, tuple):
        return tuple(in_amsterdam(each) for each in value)
    return value
