"""Forget people: when they ask for it, and when an appointment is over."""

from datetime import datetime

from sqlmodel import Session, and_, col, delete, or_

from backend.models import Appointment, BookingKey
from backend.services import held_numbers
from backend.services.booking.changing import cancel
from backend.services.booking.finding import all_locked
from backend.services.booking.history import By, What, note
from backend.services.booking.office import Office
from backend.services.booking.port import Erased, Status
from backend.services.booking.transactions import hold, write
from backend.services.outbox.writing import prune, stop_telling


def erase_conversation(session: Session, office: Office, conversation: str, *, cancelling: bool) -> Erased:
    """Forget which appointments were booked in the conversation; those kept are found by their code from then on.

    What is over, or cancelled, loses name and number as well.
    """
    hashed = office.seal.conversation(conversation)
    hold(session, f"conversation {hashed}")
    now = office.clock()
    kept = cancelled = 0
    rows = all_locked(session, Appointment.conversation == hashed)
    for row in rows:
        if row.status == Status.CANCELLED or row.ends_at <= now:
            row.first_name = row.phone = None
        elif cancelling and row.starts_at > now:
            cancel(session, office, row.id, By.PERSON)
            cancelled += 1
        else:
            kept += 1
        row.conversation = row.conversation_encrypted = None
        note(session, row.id, now, What.ERASED, By.PERSON)
    stop_telling(session, [row.id for row in rows], now, "erased")
    held_numbers.erase(session, hashed)
    return Erased(kept, cancelled)


def erase_past(office: Office, now: datetime) -> int:
    """Erase the numbers of appointments that are over, and after the retention time who they were of; give how many.

    Raises:
        Unavailable: the database is away.
    """
    return write(office.engine, lambda session: _erase_past(session, office, now))


def _erase_past(session: Session, office: Office, now: datetime) -> int:
    long_ago = now - office.rules.retention
    over = and_(col(Appointment.ends_at) <= now, col(Appointment.phone).is_not(None))
    forgotten = and_(
        or_(
            col(Appointment.ends_at) <= long_ago,
            and_(col(Appointment.status) == Status.CANCELLED, col(Appointment.updated_at) <= long_ago),
        ),
        or_(
            col(Appointment.first_name).is_not(None),
            col(Appointment.conversation).is_not(None),
            col(Appointment.conversation_encrypted).is_not(None),
        ),
    )
    rows = all_locked(session, or_(over, forgotten))
    for row in rows:
        row.phone = None
        if row.ends_at <= long_ago or row.status == Status.CANCELLED:
            row.first_name = row.conversation = row.conversation_encrypted = None
        note(session, row.id, now, What.ERASED, By.SYSTEM)
    session.exec(delete(BookingKey).where(col(BookingKey.at) <= long_ago))
    prune(session, long_ago)
    held_numbers.forget_old(session, now)
    return len(rows)
