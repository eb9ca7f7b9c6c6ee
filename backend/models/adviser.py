"""The people who give advice, and the hours at which they do."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from backend.models.base import BackendModel
from backend.models.moment import Moment


class Adviser(BackendModel, table=True):
    """Somebody, or a team: `seats` is how many appointments there can be at the same time."""

    __tablename__ = "backend_adviser"
    __table_args__ = (CheckConstraint("seats >= 1", name="ck_backend_adviser_seats"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=80)
    region: str = Field(max_length=32, index=True)
    """A key of content/regions.yml; not a reference, for an editor may take a region away where people work."""
    seats: int = 1
    active: bool = True
    meeting_url: str | None = Field(default=None, max_length=300)
    """Where the adviser meets people online, always the same room; without one there are no talks online."""
    example: bool = False
    """Made up for somebody who looks at the program; never in production."""


class AdviserKind(BackendModel, table=True):
    """A kind of appointment that an adviser does, as in content/afspraken.yml."""

    __tablename__ = "backend_adviser_kind"

    adviser: int = Field(primary_key=True, foreign_key="backend_adviser.id", ondelete="CASCADE")
    kind: str = Field(primary_key=True, max_length=80)


class WeeklyHours(BackendModel, table=True):
    """Hours that come back every week; a lunch break is the gap between two of them."""

    __tablename__ = "backend_weekly_hours"
    __table_args__ = (UniqueConstraint("adviser", "weekday", "start", name="uq_backend_weekly_hours_start"),)

    id: int | None = Field(default=None, primary_key=True)
    adviser: int = Field(foreign_key="backend_adviser.id", ondelete="CASCADE")
    weekday: int
    """0 is Monday."""
    start: str = Field(max_length=5)
    """HH:MM on the clocks of the Netherlands."""
    end: str = Field(max_length=5)
    """HH:MM; 24:00 is the end of the day."""


class HoursException(BackendModel, table=True):
    """Hours of one day: extra ones when `open`, otherwise hours that fall out."""

    __tablename__ = "backend_hours_exception"

    id: int | None = Field(default=None, primary_key=True)
    adviser: int = Field(foreign_key="backend_adviser.id", ondelete="CASCADE", index=True)
    date: date
    start: str = Field(max_length=5)
    end: str = Field(max_length=5)
    open: bool


class Block(BackendModel, table=True):
    """Time in which an adviser does something else, all seats of it."""

    __tablename__ = "backend_block"

    id: int | None = Field(default=None, primary_key=True)
    adviser: int = Field(foreign_key="backend_adviser.id", ondelete="CASCADE", index=True)
    starts_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment)
    note: str = Field(default="", max_length=200)
