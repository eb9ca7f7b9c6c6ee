"""Appointments, the time that they take, and what happened to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from backend.models.base import BackendModel
from backend.models.moment import Moment


class Appointment(BackendModel, table=True):
    """A talk of one person with one adviser."""

    __tablename__ = "backend_appointment"
    __table_args__ = (Index("ix_backend_appointment_adviser_starts_at", "adviser", "starts_at"),)

    id: UUID = Field(primary_key=True)
    kind: str = Field(max_length=80)
    region: str = Field(max_length=32)
    adviser: int = Field(foreign_key="backend_adviser.id")
    seat: int
    starts_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment, index=True)
    mode: str = Field(max_length=16)
    location: str | None = Field(default=None, max_length=80)
    first_name: str | None = Field(default=None, max_length=60)
    phone: str | None = None
    """Encrypted."""
    reminder: bool = False
    code_hmac: str = Field(max_length=64, unique=True)
    conversation: str | None = Field(default=None, max_length=64, index=True)
    """A keyed hash; nothing once the conversation was erased."""
    conversation_encrypted: str | None = None
    """Where to say something unasked; nothing once there is nobody to hear it."""
    status: str = Field(max_length=16)
    sequence: int = 0
    """As in iCalendar: one more with every change."""
    created_at: datetime = Field(sa_type=Moment)
    updated_at: datetime = Field(sa_type=Moment)


class Occupied(BackendModel, table=True):
    """A quarter of an hour of one seat that is taken.

    Its primary key is the guard against double bookings: whatever the program does, the database refuses a second row.
    """

    __tablename__ = "backend_occupied"
    __table_args__ = (CheckConstraint("(appointment IS NULL) <> (block IS NULL)", name="ck_backend_occupied_by_one"),)

    adviser: int = Field(primary_key=True, foreign_key="backend_adviser.id")
    quarter: int = Field(primary_key=True)
    """Seconds since 1970 in UTC, divided by 900."""
    seat: int = Field(primary_key=True)
    appointment: UUID | None = Field(default=None, foreign_key="backend_appointment.id", index=True)
    block: int | None = Field(default=None, foreign_key="backend_block.id", index=True)


class AppointmentEvent(BackendModel, table=True):
    """What happened to an appointment, and who did it; nothing in it says whose appointment it is."""

    __tablename__ = "backend_appointment_event"

    id: int | None = Field(default=None, primary_key=True)
    appointment: UUID = Field(foreign_key="backend_appointment.id", index=True)
    at: datetime = Field(sa_type=Moment)
    what: str = Field(max_length=16)
    from_start: datetime | None = Field(default=None, sa_type=Moment)
    to_start: datetime | None = Field(default=None, sa_type=Moment)
    by: str = Field(max_length=16)


class BookingKey(BackendModel, table=True):
    """A request that led to an appointment, so that its repetition leads to no second one."""

    __tablename__ = "backend_booking_key"

    key: str = Field(primary_key=True, max_length=64)
    """A keyed hash of what the client chose."""
    digest: str = Field(max_length=64)
    """A keyed hash of the request, to tell a repetition from another request under the same key."""
    appointment: UUID = Field(foreign_key="backend_appointment.id", index=True)
    attempt: int
    """Which of the codes that follow from the key was the first one free."""
    at: datetime = Field(sa_type=Moment, index=True)
