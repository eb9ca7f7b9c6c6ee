"""What is still to be said to somebody about an appointment."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from backend.models.base import BackendModel
from backend.models.moment import Moment


class OutboxMessage(BackendModel, table=True):
    """A message, until the bot has said it; after that only that it was said, or why not."""

    __tablename__ = "backend_outbox"
    __table_args__ = (Index("ix_backend_outbox_done_at_due_at", "done_at", "due_at"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=24)
    appointment: UUID = Field(foreign_key="backend_appointment.id", index=True)
    conversation: str | None = None
    """Rasa's id of the talk, encrypted; nothing once the message was said or dropped."""
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """What the kind of message needs besides the appointment; empty once it was said or dropped."""
    by: str | None = Field(default=None, max_length=100)
    """Who of the staff wrote it, as colleagues know him."""
    created_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    claimed_at: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int = 0
    """How often it was given to the bot to say."""
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    """When it was said, or dropped."""
    dropped_reason: str | None = Field(default=None, max_length=24)
