"""One appointment as its adviser sees it, with its history; and its end, with a word to the person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from backend.models import Adviser, Appointment, AppointmentEvent, OutboxMessage
from backend.services.booking.changing import cancel
from backend.services.booking.errors import NotFound
from backend.services.booking.finding import locked, meeting_url_of
from backend.services.booking.history import By, What
from backend.services.booking.office import Office
from backend.services.booking.port import Mode, Status
from backend.services.booking.staff.timeline import Seen, seen
from backend.services.booking.transactions import read, write
from backend.services.outbox.writing import tell_cancelled_by_staff


@dataclass(frozen=True)
class Event:
    """What happened, when, and through whom; `who` is the name where it was one of the staff who gave it."""

    at: datetime
    what: What
    by: By
    who: str | None
    from_start: datetime | None
    to_start: datetime | None


@dataclass(frozen=True)
class Dossier:
    """All there is to an appointment; `phone` only where the talk is by telephone, `reachable` by a message."""

    seen: Seen
    status: Status
    phone: str | None
    meeting_url: str | None
    reachable: bool
    history: tuple[Event, ...]


@dataclass(frozen=True)
class Cancelled:
    """A cancelled appointment; `told` says whether a message to the person was put in the outbox."""

    appointment: UUID
    told: bool


def dossier(office: Office, adviser: int, appointment: UUID) -> Dossier:
    """Give an appointment of an adviser.

    Raises:
        NotFound: there is none, or it is of another adviser.
    """

    def found(session: Session) -> Dossier:
        row = session.get(Appointment, appointment)
        if row is None or row.adviser != adviser:
            raise NotFound
        by_telephone = row.mode == Mode.TELEPHONE and row.phone is not None
        return Dossier(
            seen=seen(office, row),
            status=Status(row.status),
            phone=office.seal.open_phone(row.phone) if by_telephone and row.phone is not None else None,
            meeting_url=meeting_url_of(row, session.get_one(Adviser, adviser)),
            reachable=row.conversation_encrypted is not None,
            history=_history(session, appointment),
        )

    return read(office.engine, found)


def cancel_and_tell(office: Office, appointment: UUID, message: str, by: str) -> Cancelled:
    """Cancel an appointment and leave a message for the person, both or neither.

    What was cancelled before stays as it was, and nobody is told twice.

    Raises:
        NotFound: there is no such appointment.
    """

    def done(session: Session) -> Cancelled:
        row = locked(session, appointment)
        if row.status == Status.CANCELLED:
            return Cancelled(appointment, told=False)
        cancel(session, office, appointment, By.STAFF)
        told = tell_cancelled_by_staff(session, row, message, by, office.clock())
        return Cancelled(appointment, told)

    return write(office.engine, done)


def _history(session: Session, appointment: UUID) -> tuple[Event, ...]:
    query = select(OutboxMessage.by).where(OutboxMessage.appointment == appointment, col(OutboxMessage.by).is_not(None))
    name = session.exec(query).first()
    events = session.exec(
        select(AppointmentEvent).where(AppointmentEvent.appointment == appointment).order_by(col(AppointmentEvent.id))
    )
    return tuple(
        Event(
            at=event.at,
            what=What(event.what),
            by=By(event.by),
            who=name if event.by == By.STAFF else None,
            from_start=event.from_start,
            to_start=event.to_start,
        )
        for event in events
    )
