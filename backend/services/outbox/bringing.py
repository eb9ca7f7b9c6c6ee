"""Give the bot what is due, each message to one process at a time, until it was said or cannot be."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from cryptography.fernet import InvalidToken
from sqlmodel import Session, and_, col, or_, select

from backend.models import Appointment, OutboxMessage
from backend.services.booking.errors import NotFound
from backend.services.booking.finding import all_locked, shown
from backend.services.booking.office import Office
from backend.services.booking.port import Details, Status
from backend.services.booking.transactions import write
from backend.services.outbox.writing import Kind, finish, stop_telling

log = structlog.get_logger()

AT_ONCE = 20
"""Messages of one claim: a process that dies holds up no more than these."""
TAKEN_OVER_AFTER = timedelta(minutes=5)
"""A claim of a process that has not said it by then is no more."""


@dataclass(frozen=True)
class Due:
    """A message to say now: in which conversation, what kind, and about which appointment."""

    id: int
    conversation: str
    kind: Kind
    payload: dict[str, Any]
    appointment: Details


def claim(office: Office) -> list[Due]:
    """Give what is due and nobody else is saying, the longest due first; it is the caller's for five minutes."""
    return write(office.engine, lambda session: _claimed(session, office))


def sent(office: Office, message: int) -> None:
    """Keep that a message was said.

    Raises:
        NotFound: it was taken away meanwhile, with its appointment's time.
    """

    def said(session: Session) -> None:
        waiting = select(OutboxMessage).where(OutboxMessage.id == message, col(OutboxMessage.done_at).is_(None))
        row = session.exec(waiting.with_for_update()).one_or_none()
        if row is None:
            raise NotFound
        finish(row, office.clock())

    write(office.engine, said)


def dropped(office: Office, message: int, reason: str) -> None:
    """Keep that somebody is not there to hear a message, nor anything else about what he booked in that talk.

    Raises:
        NotFound: it was taken away meanwhile.
    """

    def drop(session: Session) -> None:
        now = office.clock()
        row = session.get(OutboxMessage, message)
        if row is None or row.done_at is not None:
            raise NotFound
        about = session.get_one(Appointment, row.appointment)
        same_talk = Appointment.conversation == about.conversation if about.conversation else Appointment.id == about.id
        booked = all_locked(session, same_talk)
        for appointment in booked:
            appointment.conversation_encrypted = None
        stop_telling(session, [appointment.id for appointment in booked], now, reason)

    write(office.engine, drop)


def _claimed(session: Session, office: Office) -> list[Due]:
    now = office.clock()
    free = or_(col(OutboxMessage.claimed_at).is_(None), col(OutboxMessage.claimed_at) <= now - TAKEN_OVER_AFTER)
    query = (
        select(OutboxMessage)
        .where(and_(col(OutboxMessage.done_at).is_(None), col(OutboxMessage.due_at) <= now, free))
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    due = [_due(session, office, message, now) for message in session.exec(query)]
    return [message for message in due if message is not None]


def _due(session: Session, office: Office, message: OutboxMessage, now: datetime) -> Due | None:
    """Claim a message and give it, or drop it where it comes too late or cannot be read."""
    appointment = session.get_one(Appointment, message.appointment)
    stands = appointment.status == Status.BOOKED and appointment.starts_at > now
    if message.kind == Kind.REMINDER and not stands:
        finish(message, now, "too late")
        return None
    try:
        conversation = office.seal.open_conversation(message.conversation or "")
    except InvalidToken:
        log.error("message kept under another signing key", message=message.id)
        finish(message, now, "unreadable")
        return None
    message.claimed_at = now
    message.attempts += 1
    details = shown(session, office.appointments(), [appointment])[0]
    return Due(message.id or 0, conversation, Kind(message.kind), message.payload, details)
