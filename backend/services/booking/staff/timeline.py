"""One adviser's days from hour to hour: who comes, what is kept free, what can still be booked, when it is closed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from sqlmodel import Session, col, select

from backend.models import Adviser, Appointment, Block, HoursException, Occupied, WeeklyHours
from backend.services.booking.errors import NotFound
from backend.services.booking.office import Office
from backend.services.booking.opening import Hours, Timetable, holiday, open_bits
from backend.services.booking.port import Mode, Status
from backend.services.booking.quarters import Span, midnight, moment_of, quarter_of
from backend.services.booking.transactions import read


@dataclass(frozen=True)
class Seen:
    """An appointment as it stands in a list: without a telephone number."""

    id: UUID
    kind_name: str
    mode: Mode
    location: str | None
    starts_at: datetime
    ends_at: datetime
    first_name: str | None


@dataclass(frozen=True)
class Kept:
    """Time that is blocked."""

    id: int
    starts_at: datetime
    ends_at: datetime
    note: str


@dataclass(frozen=True)
class Period:
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Extra:
    """Hours of this day alone, on the clocks of the Netherlands."""

    id: int
    start: str
    end: str


@dataclass(frozen=True)
class TimelineDay:
    """One day. `closed` is what lies between open hours; a holiday is closed from end to end."""

    date: date
    holiday: str | None
    appointments: tuple[Seen, ...]
    blocks: tuple[Kept, ...]
    free: tuple[Period, ...]
    closed: tuple[Period, ...]
    extra: tuple[Extra, ...]


def timeline(office: Office, adviser: int, first: date, last: date) -> list[TimelineDay]:
    """Give the days from `first` to `last`, both included.

    Raises:
        NotFound: there is no such adviser.
        Unavailable: the database is away.
    """
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    found = read(office.engine, lambda session: _found(session, adviser, days))
    return [_day(office, found, day) for day in days]


@dataclass(frozen=True)
class _Found:
    seats: int
    timetable: Timetable
    extra: Sequence[HoursException]
    appointments: Sequence[Appointment]
    blocks: Sequence[Block]
    taken: dict[int, int]
    """How many seats of a quarter are taken."""


def _found(session: Session, adviser: int, days: Sequence[date]) -> _Found:
    row = session.get(Adviser, adviser)
    if row is None:
        raise NotFound
    start, end = midnight(days[0]), midnight(days[-1] + timedelta(days=1))
    appointments = select(Appointment).where(
        Appointment.adviser == adviser,
        Appointment.status == Status.BOOKED,
        Appointment.starts_at < end,
        Appointment.ends_at > start,
    )
    blocks = select(Block).where(Block.adviser == adviser, Block.starts_at < end, Block.ends_at > start)
    weekly = session.exec(select(WeeklyHours).where(WeeklyHours.adviser == adviser)).all()
    exceptions = session.exec(
        select(HoursException)
        .where(HoursException.adviser == adviser, col(HoursException.date).between(days[0], days[-1]))
        .order_by(col(HoursException.start))
    ).all()
    found = _Found(
        seats=row.seats,
        timetable=_timetable(weekly, exceptions),
        extra=[exception for exception in exceptions if exception.open],
        appointments=session.exec(appointments.order_by(col(Appointment.starts_at), col(Appointment.seat))).all(),
        blocks=session.exec(blocks.order_by(col(Block.starts_at))).all(),
        taken=_taken(session, adviser, Span(quarter_of(start), quarter_of(end))),
    )
    session.expunge_all()
    return found


def _timetable(weekly: Sequence[WeeklyHours], exceptions: Sequence[HoursException]) -> Timetable:
    hours: dict[int, list[Hours]] = {}
    for row in weekly:
        hours.setdefault(row.weekday, []).append(Hours(row.start, row.end))
    added: dict[date, list[Hours]] = {}
    dropped: dict[date, list[Hours]] = {}
    for exception in exceptions:
        of_day = (added if exception.open else dropped).setdefault(exception.date, [])
        of_day.append(Hours(exception.start, exception.end))
    return Timetable(hours, added, dropped)


def _taken(session: Session, adviser: int, span: Span) -> dict[int, int]:
    query = select(col(Occupied.quarter)).where(
        Occupied.adviser == adviser, Occupied.quarter >= span.first, Occupied.quarter < span.end
    )
    taken: dict[int, int] = {}
    for quarter in session.exec(query):
        taken[quarter] = taken.get(quarter, 0) + 1
    return taken


def _day(office: Office, found: _Found, day: date) -> TimelineDay:
    start, end = midnight(day), midnight(day + timedelta(days=1))
    span = Span(quarter_of(start), quarter_of(end))
    opened = open_bits(found.timetable, span, office.rules.closed)
    states = [_state(found, opened, span, quarter) for quarter in range(span.first, span.end)]
    return TimelineDay(
        date=day,
        holiday=holiday(day, office.rules.closed),
        appointments=tuple(
            seen(office, row) for row in found.appointments if row.starts_at < end and row.ends_at > start
        ),
        blocks=tuple(
            Kept(row.id, row.starts_at, row.ends_at, row.note)
            for row in found.blocks
            if row.id is not None and row.starts_at < end and row.ends_at > start
        ),
        free=tuple(_periods(states, "free", span.first)),
        closed=tuple(_between(list(_periods(states, "closed", span.first)), start, end)),
        extra=tuple(Extra(row.id, row.start, row.end) for row in found.extra if row.date == day and row.id is not None),
    )


def _state(found: _Found, opened: int, span: Span, quarter: int) -> str:
    taken = found.taken.get(quarter, 0)
    if opened >> (quarter - span.first) & 1:
        return "free" if taken < found.seats else "taken"
    return "taken" if taken else "closed"


def _periods(states: Sequence[str], wanted: str, first: int) -> Iterator[Period]:
    """Give the quarters of one state, those in a row together."""
    for state, run in groupby(enumerate(states, start=first), key=lambda each: each[1]):
        quarters = [quarter for quarter, _ in run]
        if state == wanted:
            yield Period(moment_of(quarters[0]), moment_of(quarters[-1] + 1))


def _between(periods: Sequence[Period], start: datetime, end: datetime) -> Iterator[Period]:
    """Give the periods without the night: what is closed before the first hour and after the last says nothing."""
    return (period for period in periods if period.starts_at > start and period.ends_at < end)


def seen(office: Office, row: Appointment) -> Seen:
    """Give an appointment as it stands in a list."""
    content = office.appointments()
    kind = content.kind(row.kind)
    return Seen(
        id=row.id,
        # An editor may have taken the kind or the place away since.
        kind_name=kind.name if kind is not None else row.kind,
        mode=Mode(row.mode),
        location=next((place.name for place in content.locations if place.id == row.location), row.location),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        first_name=row.first_name,
    )
