"""Advisers and their hours."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from sqlalchemy import Engine
from sqlmodel import Session, col, delete

from backend.models import Adviser, AdviserKind, HoursException, WeeklyHours
from backend.services.booking.errors import BadHours
from backend.services.booking.opening import Hours
from backend.services.booking.placing import adviser_for_change
from backend.services.booking.staff.blocks import fill_new_seats
from backend.services.booking.staff.rooms import read_meeting_url
from backend.services.booking.transactions import write

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")

Week = Mapping[int, Sequence[Hours]]
"""Hours by weekday, 0 is Monday; those of one day do not overlap."""


@dataclass(frozen=True)
class NewAdviser:
    name: str
    region: str
    kinds: frozenset[str]
    weekly: Week = field(default_factory=dict)
    seats: int = 1
    meeting_url: str = ""
    """Where the adviser meets people online; without it there are no talks online."""
    example: bool = False


@dataclass(frozen=True)
class Change:
    """What changes of an adviser; nothing stays as it is. Appointments that stand are kept."""

    name: str | None = None
    region: str | None = None
    kinds: frozenset[str] | None = None
    seats: int | None = None
    active: bool | None = None
    meeting_url: str | None = None
    """An empty one takes away what was there."""


def add_adviser(engine: Engine, new: NewAdviser) -> int:
    """Add an adviser; give the number.

    Raises:
        BadHours, BadMeetingUrl.
    """
    return write(engine, lambda session: add(session, new))


def add(session: Session, new: NewAdviser) -> int:
    """Add an adviser in a transaction that does more; give the number.

    Raises:
        BadHours, BadMeetingUrl.
    """
    _check_week(new.weekly)
    adviser = Adviser(
        name=new.name,
        region=new.region,
        seats=new.seats,
        meeting_url=read_meeting_url(new.meeting_url),
        example=new.example,
    )
    session.add(adviser)
    session.flush()
    assert adviser.id is not None
    _set_kinds(session, adviser.id, new.kinds)
    _set_hours(session, adviser.id, new.weekly)
    return adviser.id


def alter_adviser(engine: Engine, adviser: int, change: Change) -> None:
    """Change an adviser; of new seats, the time that is blocked is blocked as well.

    Raises:
        NotFound: there is no such adviser.
        BadMeetingUrl.
    """
    write(engine, lambda session: _alter(session, adviser, change))


def _alter(session: Session, adviser: int, change: Change) -> None:
    row = adviser_for_change(session, adviser)
    for name in ("name", "region", "seats", "active"):
        value = getattr(change, name)
        if value is not None:
            setattr(row, name, value)
    if change.meeting_url is not None:
        row.meeting_url = read_meeting_url(change.meeting_url)
    if change.seats is not None:
        fill_new_seats(session, adviser, change.seats)
    if change.kinds is not None:
        _set_kinds(session, adviser, change.kinds)


def set_weekly_hours(engine: Engine, adviser: int, weekly: Week) -> None:
    """Replace the hours that come back every week; appointments that stand are kept.

    Raises:
        NotFound: there is no such adviser.
        BadHours: times that are none, that overlap, or that end before they begin.
    """
    _check_week(weekly)

    def replace(session: Session) -> None:
        adviser_for_change(session, adviser)
        _set_hours(session, adviser, weekly)

    write(engine, replace)


def add_exception(engine: Engine, adviser: int, day: date, hours: Hours, *, is_open: bool) -> int:
    """Add hours of one day, or let them fall out; give the number.

    Raises:
        NotFound: there is no such adviser.
        BadHours.
    """
    _check_hours([hours])

    def added(session: Session) -> int:
        adviser_for_change(session, adviser)
        row = HoursException(adviser=adviser, date=day, start=hours.start, end=hours.end, open=is_open)
        session.add(row)
        session.flush()
        assert row.id is not None
        return row.id

    return write(engine, added)


def _set_kinds(session: Session, adviser: int, kinds: Iterable[str]) -> None:
    session.exec(delete(AdviserKind).where(col(AdviserKind.adviser) == adviser))
    session.add_all(AdviserKind(adviser=adviser, kind=kind) for kind in sorted(kinds))


def _set_hours(session: Session, adviser: int, weekly: Week) -> None:
    session.exec(delete(WeeklyHours).where(col(WeeklyHours.adviser) == adviser))
    session.add_all(
        WeeklyHours(adviser=adviser, weekday=weekday, start=hours.start, end=hours.end)
        for weekday, day in weekly.items()
        for hours in day
    )


def _check_week(weekly: Week) -> None:
    if not set(weekly) <= set(range(7)):
        raise BadHours
    for day in weekly.values():
        _check_hours(day)


def _check_hours(hours: Sequence[Hours]) -> None:
    ordered = sorted(hours, key=lambda each: each.start)
    for each in ordered:
        if not (_CLOCK.fullmatch(each.start) and _CLOCK.fullmatch(each.end) and each.start < each.end):
            raise BadHours
    if any(one.end > other.start for one, other in pairwise(ordered)):
        raise BadHours
