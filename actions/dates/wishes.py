"""Make a wish of the pieces of a text: what suits and what does not, which times go with which days."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product

from actions.dates.clocks import narrowed
from actions.dates.model import Preference, Shift, Window, Wish
from actions.dates.pieces import Anything, Context, Mark, Piece, Times, Value, linked
from actions.dates.polarity import sorted_by_polarity
from actions.dates.weekdays import dated

_Days = tuple[Window, ...]


@dataclass
class _Group:
    """Days and the times on each of them; either may be missing."""

    days: list[Window] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)
    times_first: bool = False

    def windows(self) -> list[Window]:
        if not self.times:
            return self.days
        days = self.days or [Window()]
        return [replace(day, times=times.range) for day, times in product(days, self.times)]


def wish(text: str, pieces: list[Piece], context: Context) -> Wish | None:
    """Give the wish, None where the pieces say nothing of the kind."""
    wanted, refused = sorted_by_polarity(text, pieces)
    windows = _windows(text, wanted, context, refused=False)
    without = [window for run in refused for window in _windows(text, run, context, refused=True)]
    values = [piece.value for piece in pieces]
    if not windows and any(isinstance(value, Anything) for value in values):
        windows = [Window()]
    prefer = next((value for value in values if isinstance(value, Preference)), None)
    found = Wish(tuple(windows), tuple(without), _shift(values), prefer)
    return None if found == Wish() else found


def _shift(values: Iterable[Value]) -> Shift | None:
    shifts = (value.shift if isinstance(value, Mark) else value for value in values)
    return next((shift for shift in shifts if isinstance(shift, Shift)), None)


def _windows(text: str, pieces: list[Piece], context: Context, *, refused: bool) -> list[Window]:
    days = {id(piece): windows for piece, windows in dated(text, pieces, context, refused=refused)}
    groups = [_Group()]
    last: Piece | None = None
    for piece in pieces:
        link = last is not None and linked(text, last, piece)
        if isinstance(piece.value, Times):
            _add_times(groups, piece.value, last, link=link)
        elif id(piece) in days:
            follows_days = last is not None and id(last) in days
            _add_days(groups, days[id(piece)], narrows=follows_days and not link, link=link)
        else:
            continue
        last = piece
    found = [window for group in groups for window in group.windows()]
    return list(dict.fromkeys(found))


def _add_days(groups: list[_Group], days: _Days, *, narrows: bool, link: bool) -> None:
    """Put days into the group that is open, or into a new one when that has its times already."""
    group = groups[-1]
    complete = group.days and group.times and not group.times_first
    if complete or (group.times and not group.days and link):
        groups.append(group := _Group())
    elif narrows and (both := _common(group.days[-1], days)):
        group.days[-1:] = both
        return
    group.times_first = bool(group.times)
    group.days.extend(days)


def _add_times(groups: list[_Group], times: Times, last: Piece | None, *, link: bool) -> None:
    """Put times into the group that is open: narrowing those there ("vanavond om 8"), or beside them ("10 of 11")."""
    group = groups[-1]
    both = narrowed(group.times[-1], times) if group.times and not link else None
    if both is not None:
        group.times[-1] = both
        return
    follows_days = last is not None and not isinstance(last.value, Times)
    if follows_days and group.times:
        own = [group.days.pop()] if not link and len(group.days) > 1 else []
        groups.append(group := _Group(days=own))
    elif follows_days and link:
        groups.append(group := _Group())
    group.times.append(times)


def _common(one: Window, days: _Days) -> list[Window]:
    """Give what days have in common with the last ones named: "volgende week, de 2e"."""
    found = (one.days.overlap(other.days) for other in days)
    return [
        replace(other, days=both, weekdays=one.weekdays & other.weekdays)
        for both, other in zip(found, days, strict=True)
        if both is not None and one.weekdays & other.weekdays
    ]
