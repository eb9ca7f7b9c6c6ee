"""Telephone numbers that somebody typed and that nothing of ours keeps, except for an appointment."""

from datetime import datetime

from sqlmodel import Field

from backend.models.base import BackendModel
from backend.models.moment import Moment


class HeldNumber(BackendModel, table=True):
    """A number, until an appointment takes it or its short time is over."""

    __tablename__ = "backend_held_number"

    conversation: str = Field(primary_key=True, max_length=64)
    """A keyed hash."""
    label: str = Field(primary_key=True, max_length=16)
    """What stands for the number in the text that the bot kept, `telefoon 1`."""
    number: str
    """Encrypted."""
    expires_at: datetime = Field(sa_type=Moment, index=True)
