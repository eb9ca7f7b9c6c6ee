"""Give an appointment its time: the rows that keep any other out."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, and_, col, delete, func, insert, not_, select

from backend.models import Adviser, Appointment, Occupied
from backend.services.booking.agenda import Agenda, Place
from backend.services.booking.errors import NotFound
from backend.services.booking.port import Mode, Status
from backend.services.booking.quarters import Span, day_of, midnight
from backend.services.booking.transactions import is_double
from backend.services.booking.wishes import Wish, whole


@dataclass(frozen=True)
class Chosen:
    """Where an appointment was put, and the quarters that it takes there."""

    place: Place
    span: Span


def ranked(session: Session, agenda: Agenda, quarter: int, chance: Random) -> list[Place]:
    """Give where an appointment can stand: with who has the fewest that day first, and among equals by chance.

    Chance, because many who want the same time at once would otherwise all wait for the same row.
    """
    places = list(agenda.places(quarter))
    if not places:
        return []
    advisers = sorted({place.adviser for place in places})
    number = _appointments_of_day(session, advisers, day_of(quarter))
    chance.shuffle(advisers)
    rank = {adviser: (number.get(adviser, 0), turn) for turn, adviser in enumerate(advisers)}
    return sorted(places, key=lambda place: (rank[place.adviser], place.seat))


def settle(session: Session, appointment: UUID, places: list[Place], wish: Wish) -> Place | None:
    """Take the time at the first place that is really free, and release what the appointment held elsewhere.

    Rows are added in ascending order and released last: who waits for another never holds what that one waits for.
    Gives nothing, and has changed nothing, when every place was taken in the meantime.
    """
    query = select(col(Occupied.adviser), col(Occupied.quarter), col(Occupied.seat))
    held = set(session.exec(query.where(Occupied.appointment == appointment)))
    span = whole(wish)
    for place in places:
        wanted = [(place.adviser, quarter, place.seat) for quarter in range(span.first, span.end)]
        rows = [
            {"adviser": adviser, "quarter": quarter, "seat": seat, "appointment": appointment}
            for adviser, quarter, seat in wanted
            if (adviser, quarter, seat) not in held
        ]
        if _added(session, place, rows, wish):
            release(session, appointment, Chosen(place, span))
            return place
    return None


def release(session: Session, appointment: UUID, but: Chosen | None = None) -> None:
    """Give back the time of an appointment, all of it or all but where it now stands."""
    gone = delete(Occupied).where(col(Occupied.appointment) == appointment)
    if but is not None:
        kept = and_(
            col(Occupied.adviser) == but.place.adviser,
            col(Occupied.seat) == but.place.seat,
            col(Occupied.quarter) >= but.span.first,
            col(Occupied.quarter) < but.span.end,
        )
        gone = gone.where(not_(kept))
    session.execute(gone)


def adviser_for_change(session: Session, adviser: int) -> Adviser:
    """Give the row of an adviser who gets other seats or less time; who is putting appointments there waits.

    Raises:
        NotFound: there is no such adviser.
    """
    query = select(Adviser).where(Adviser.id == adviser).with_for_update()
    row = session.exec(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise NotFound
    return row


def _added(session: Session, place: Place, rows: list[dict[str, object]], wish: Wish) -> bool:
    """Add the rows, or none of them when one is there already, or the seat is no longer one for this talk."""
    try:
        with session.begin_nested() as attempt:
            if not _still_a_seat(session, place, wish):
                attempt.rollback()
                return False
            if rows:
                session.execute(insert(Occupied).values(rows))
    except IntegrityError as error:
        if not is_double(error):
            raise
        return False
    return True


def _still_a_seat(session: Session, place: Place, wish: Wish) -> bool:
    """Look again, so that from here on nobody takes away the seat or its video room, or blocks it, before this ends.

    Before the rows are added, and not by their reference afterwards: who changes the adviser might wait for them.
    """
    query = select(col(Adviser.seats)).where(Adviser.id == place.adviser, col(Adviser.active))
    if wish.talk.mode is Mode.ONLINE:
        query = query.where(col(Adviser.meeting_url).is_not(None))
    seats = session.exec(query.with_for_update(read=True, key_share=True)).one_or_none()
    return seats is not None and place.seat < seats


def _appointments_of_day(session: Session, advisers: list[int], day: date) -> dict[int, int]:
    query = (
        select(col(Appointment.adviser), func.count())
        .where(
            col(Appointment.adviser).in_(advisers),
            col(Appointment.status) == Status.BOOKED,
            col(Appointment.starts_at) >= midnight(day),
            col(Appointment.starts_at) < midnight(day + timedelta(days=1)),
        )
        .group_by(col(Appointment.adviser))
    )
    return dict(session.exec(query).all())
