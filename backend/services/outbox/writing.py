"""Write what is to be said, in the transaction of what causes it: never the one without the other."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Session, and_, col, delete, select

from backend.models import Appointment, OutboxMessage
from backend.services.booking.port import Status

BEFORE = timedelta(hours=24)
"""How long before a talk somebody is reminded of it."""
SOONEST = timedelta(hours=26)
"""Who books or moves later than this before the talk still has it in mind."""


class Kind(StrEnum):
    REMINDER = "reminder"
    CANCELLED_BY_STAFF = "cancelled_by_staff"


def plan_reminder(session: Session, row: Appointment, now: datetime) -> None:
    """Put the reminder where the appointment is now: later, sooner, or nowhere."""
    waiting = and_(
        col(OutboxMessage.appointment) == row.id,
        col(OutboxMessage.kind) == Kind.REMINDER,
        col(OutboxMessage.done_at).is_(None),
    )
    session.exec(delete(OutboxMessage).where(waiting))
    if row.status == Status.BOOKED and row.reminder and row.starts_at - now >= SOONEST:
        _add(session, row, Kind.REMINDER, now, row.starts_at - BEFORE)


def tell_cancelled_by_staff(session: Session, row: Appointment, words: str, by: str, now: datetime) -> bool:
    """Write that staff cancelled, in their words; say whether there is anywhere left to say it."""
    _add(session, row, Kind.CANCELLED_BY_STAFF, now, now, payload={"words": words}, by=by)
    return row.conversation_encrypted is not None


def stop_telling(session: Session, appointments: list[UUID], now: datetime, reason: str) -> None:
    """Drop what is still to be said about the appointments, for nobody is there to hear it."""
    waiting = select(OutboxMessage).where(
        col(OutboxMessage.appointment).in_(appointments), col(OutboxMessage.done_at).is_(None)
    )
    for message in session.exec(waiting.with_for_update()):
        finish(message, now, reason)


def prune(session: Session, before: datetime) -> None:
    """Delete what was said or dropped before a moment."""
    session.exec(delete(OutboxMessage).where(col(OutboxMessage.done_at) <= before))


def finish(message: OutboxMessage, now: datetime, reason: str | None = None) -> None:
    """Keep that the message was said, or why not, and nothing that it said."""
    message.done_at, message.dropped_reason = now, reason
    message.conversation, message.payload = None, {}


def _add(
    session: Session,
    row: Appointment,
    kind: Kind,
    now: datetime,
    due_at: datetime,
    *,
    payload: dict[str, Any] | None = None,
    by: str | None = None,
) -> None:
    message = OutboxMessage(
        kind=kind,
        appointment=row.id,
        conversation=row.conversation_encrypted,
        payload=payload or {},
        by=by,
        created_at=now,
        due_at=due_at,
    )
    if message.conversation is None:
        finish(message, now, "nobody to tell")
    session.add(message)
