"""What a text about days and times says: windows that are wanted or not, a shift, or a choice among offered times.

Days are calendar days and times wall-clock times in Amsterdam; both ends of a range belong to it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from typing import Generic, Self, TypeVar

Point = TypeVar("Point", date, time)

LAST_MINUTE = time(23, 59)
EVERY_WEEKDAY = frozenset(range(7))


@dataclass(frozen=True)
class _Range(Generic[Point]):
    first: Point
    last: Point

    def __contains__(self, point: Point) -> bool:
        return self.first <= point <= self.last

    def overlap(self, other: Self) -> Self | None:
        """Give what both have in common, None where they have nothing."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return replace(self, first=first, last=last) if first <= last else None


@dataclass(frozen=True)
class DayRange(_Range[date]):
    """Days in a row; an open end is the first or the last day there is."""

    first: date = date.min
    last: date = date.max


@dataclass(frozen=True)
class TimeRange(_Range[time]):
    """When an appointment may begin, to the minute: "tot 3 uur" ends at 14.59."""

    first: time = time.min
    last: time = LAST_MINUTE


@dataclass(frozen=True)
class Window:
    """Days, of those only some weekdays (Monday is 0), and times on each of them; what was not said is not limited."""

    days: DayRange = DayRange()
    times: TimeRange = TimeRange()
    weekdays: frozenset[int] = EVERY_WEEKDAY

    def allows(self, moment: datetime) -> bool:
        """Say whether an appointment that begins at this wall-clock moment in Amsterdam lies in the window."""
        day = moment.date()
        start = moment.time().replace(second=0, microsecond=0)
        return day in self.days and day.weekday() in self.weekdays and start in self.times


class Direction(Enum):
    EARLIER = "earlier"
    LATER = "later"
    OTHER = "other"


class Unit(Enum):
    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True)
class Shift:
    """A wish against a time already offered: "iets later" has no unit and no amount, "een andere dag" a unit only."""

    direction: Direction
    unit: Unit | None = None
    amount: int | None = None


class Preference(Enum):
    SOONEST = "soonest"
    LATEST = "latest"


@dataclass(frozen=True)
class Wish:
    """The union of `windows` less the union of `without`.

    No windows: nothing was said of what is wanted. A window without limits: anything goes ("maakt niet uit").
    """

    windows: tuple[Window, ...] = ()
    without: tuple[Window, ...] = ()
    shift: Shift | None = None
    prefer: Preference | None = None

    def allows(self, moment: datetime) -> bool:
        """Say whether an appointment may begin at this wall-clock moment in Amsterdam; the shift is not looked at."""
        wanted = not self.windows or any(window.allows(moment) for window in self.windows)
        return wanted and not any(window.allows(moment) for window in self.without)


@dataclass(frozen=True)
class Choice:
    """The offered times that are chosen, by number from 1; none of them: "geen van deze"."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class NoSuchDay:
    """A date that no calendar has, such as 31 november; `year` where one was given."""

    day: int
    month: int
    year: int | None = None


class Asked(Enum):
    """What the bot asked for: it decides what a number by itself means, "12" or "10-12"."""

    DAY = "day"
    TIME = "time"
    EITHER = "either"


Reading = Wish | Choice | NoSuchDay
