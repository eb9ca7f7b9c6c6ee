"""Keep what happened to an appointment."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session

from backend.models import AppointmentEvent


class What(StrEnum):
    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    ERASED = "erased"


class By(StrEnum):
    PERSON = "person"
    STAFF = "staff"
    SYSTEM = "system"


def note(
    session: Session,
    appointment: UUID,
    at: datetime,
    what: What,
    by: By,
    from_start: datetime | None = None,
    to_start: datetime | None = None,
) -> None:
    """Add one line of history, in the transaction of what it tells."""
    session.add(
        AppointmentEvent(appointment=appointment, at=at, what=what, from_start=from_start, to_start=to_start, by=by)
    )
