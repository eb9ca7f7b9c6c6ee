"""Read who is open and who is taken, in four queries however long the time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, or_, select

from backend.models import Adviser, AdviserKind, HoursException, Occupied, WeeklyHours
from backend.services.booking.opening import Hours, Timetable, open_bits
from backend.services.booking.quarters import MINUTES, Span, day_of, grid, runs
from backend.services.booking.rules import Rules
from werkwijzer.content.appointments import AppointmentKind, Mode


@dataclass(frozen=True)
class Length:
    """Quarters of the talk itself, and with the pause after it."""

    talk: int
    whole: int

    @classmethod
    def of(cls, kind: AppointmentKind) -> "Length":
        return cls(kind.minutes // MINUTES, (kind.minutes + kind.pause) // MINUTES)


@dataclass(frozen=True)
class Talk:
    """A kind of appointment in a region; without a mode, however it is held."""

    kind: AppointmentKind
    region: str
    mode: Mode | None


@dataclass(frozen=True)
class Place:
    """Where an appointment can stand."""

    adviser: int
    seat: int


@dataclass(frozen=True)
class Desk:
    """One adviser: the quarters that are open, and per seat those that are taken."""

    adviser: int
    open: int
    taken: tuple[int, ...]


@dataclass(frozen=True)
class Agenda:
    """The advisers for a talk; it may begin at the quarters of `span`."""

    span: Span
    length: Length
    desks: tuple[Desk, ...]
    grid: int

    @property
    def open(self) -> int:
        """Give the quarters at which somebody works long enough."""
        return self._any(runs(desk.open, self.length.talk) for desk in self.desks)

    @property
    def free(self) -> int:
        """Give the quarters at which an appointment can be booked."""
        return self._any(self._starts(desk, seat) for desk in self.desks for seat in range(len(desk.taken)))

    def places(self, quarter: int) -> Iterator[Place]:
        """Give where an appointment that begins at the quarter can stand."""
        bit = 1 << (quarter - self.span.first)
        for desk in self.desks:
            for seat in range(len(desk.taken)):
                if self._starts(desk, seat) & self.grid & bit:
                    yield Place(desk.adviser, seat)

    def _starts(self, desk: Desk, seat: int) -> int:
        """Give where the talk is within open hours; the pause need not be, but the seat must be free for it too."""
        untaken = self.span.longer(self.length.whole).all & ~desk.taken[seat]
        return runs(desk.open, self.length.talk) & runs(untaken, self.length.whole)

    def _any(self, starts: Iterator[int]) -> int:
        found = 0
        for each in starts:
            found |= each
        return found & self.grid


def load(session: Session, talk: Talk, span: Span, rules: Rules, without: UUID | None = None) -> Agenda:
    """Give the agenda for appointments that begin in the span; the time that `without` takes counts as free."""
    length = Length.of(talk.kind)
    needed = span.longer(length.whole)
    seats = _seats(session, talk)
    timetables = _timetables(session, list(seats), needed)
    taken = _taken(session, list(seats), needed, without)
    desks = tuple(
        Desk(
            adviser,
            open_bits(timetables[adviser], needed, rules.closed),
            tuple(taken[adviser, seat] for seat in range(number)),
        )
        for adviser, number in seats.items()
    )
    return Agenda(span, length, desks, grid(span, rules.grid))


def _seats(session: Session, talk: Talk) -> dict[int, int]:
    """Give the advisers for the talk, with how many seats each has; online only those with a video room."""
    query = (
        select(col(Adviser.id), col(Adviser.seats))
        .join(AdviserKind, col(AdviserKind.adviser) == Adviser.id)
        .where(AdviserKind.kind == talk.kind.id, Adviser.region == talk.region, col(Adviser.active))
        .order_by(col(Adviser.id))
    )
    if talk.mode is Mode.ONLINE:
        query = query.where(col(Adviser.meeting_url).is_not(None))
    return {adviser: seats for adviser, seats in session.exec(query) if adviser is not None}


def _timetables(session: Session, advisers: Sequence[int], span: Span) -> dict[int, Timetable]:
    weekly: defaultdict[int, defaultdict[int, list[Hours]]] = defaultdict(lambda: defaultdict(list))
    regular = select(
        col(WeeklyHours.adviser), col(WeeklyHours.weekday), col(WeeklyHours.start), col(WeeklyHours.end)
    ).where(col(WeeklyHours.adviser).in_(advisers))
    for adviser, weekday, start, end in session.exec(regular):
        weekly[adviser][weekday].append(Hours(start, end))
    days: defaultdict[tuple[int, bool], defaultdict[date, list[Hours]]] = defaultdict(lambda: defaultdict(list))
    exceptions = select(HoursException).where(
        col(HoursException.adviser).in_(advisers),
        col(HoursException.date).between(day_of(span.first), day_of(span.end)),
    )
    for row in session.exec(exceptions):
        days[row.adviser, row.open][row.date].append(Hours(row.start, row.end))
    return {adviser: Timetable(weekly[adviser], days[adviser, True], days[adviser, False]) for adviser in advisers}


def _taken(
    session: Session, advisers: Sequence[int], span: Span, without: UUID | None
) -> defaultdict[tuple[int, int], int]:
    query = select(col(Occupied.adviser), col(Occupied.seat), col(Occupied.quarter)).where(
        col(Occupied.adviser).in_(advisers), Occupied.quarter >= span.first, Occupied.quarter < span.end
    )
    if without is not None:
        query = query.where(or_(col(Occupied.appointment).is_(None), col(Occupied.appointment) != without))
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for adviser, seat, quarter in session.exec(query):
        found[adviser, seat] |= 1 << (quarter - span.first)
    return found
