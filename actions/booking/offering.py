"""Choose, of the times that are free, the few to offer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from actions.dates import Preference, Window, Wish

OFFERED = 5
"""Times at most: what fits on a phone without scrolling."""
NEAREST = 3
"""Times instead of what is not free."""
A_DAY = 2
"""Times of one day at most, where the wish does not name a day: a choice of days is worth more than one of hours."""


@dataclass(frozen=True)
class Offer:
    """Times to choose from, soonest first; `fits` is false where they are only the nearest to what was wanted."""

    times: tuple[datetime, ...]
    fits: bool


def offer(free: Sequence[datetime], wish: Wish) -> Offer:
    """Give what to offer of the free wall-clock moments, which are in order."""
    fitting = [moment for moment in free if wish.allows(moment)]
    if fitting:
        return Offer(tuple(_varied(fitting, wish)), fits=True)
    allowed = [moment for moment in free if Wish(without=wish.without).allows(moment)]
    windows = wish.windows or (Window(),)
    nearest = sorted(allowed or free, key=lambda moment: min(_distance(moment, window) for window in windows))
    return Offer(tuple(sorted(nearest[:NEAREST])), fits=False)


def _varied(fitting: Sequence[datetime], wish: Wish) -> list[datetime]:
    if wish.prefer is Preference.LATEST:
        return list(fitting[-OFFERED:])
    if wish.prefer is Preference.SOONEST:
        return list(fitting[:OFFERED])
    days: dict[date, list[datetime]] = defaultdict(list)
    for moment in fitting:
        days[moment.date()].append(moment)
    if len(days) == 1:
        return _spread(fitting, OFFERED)
    chosen = [moment for day in days.values() for moment in _spread(day, A_DAY)][:OFFERED]
    # Two days with two times each leave room for more of them.
    rest = [moment for moment in fitting if moment not in chosen]
    return sorted([*chosen, *rest[: OFFERED - len(chosen)]])


def _spread(moments: Sequence[datetime], count: int) -> list[datetime]:
    """Give that many moments, the first among them, evenly over all."""
    if len(moments) <= count:
        return list(moments)
    step = len(moments) / count
    return [moments[int(number * step)] for number in range(count)]


def _distance(moment: datetime, window: Window) -> timedelta:
    """Give how far a moment lies from a window: in days, and within a day in hours."""
    day = min(max(moment.date(), window.days.first), window.days.last)
    start = min(max(moment.time(), window.times.first), window.times.last)
    weekday = timedelta(days=0 if moment.weekday() in window.weekdays else 1)
    return abs(moment.date() - day) + weekday + abs(_since_midnight(moment.time()) - _since_midnight(start))


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
