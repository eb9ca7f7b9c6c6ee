"""What the backend answers, as the desk reads it."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel


class Adviser(BaseModel):
    id: int
    name: str
    region: str
    active: bool


class Profile(Adviser):
    """An adviser with all that a co-ordinator changes of him."""

    kinds: list[str]
    seats: int
    meeting_url: str | None


class Region(BaseModel):
    id: str
    name: str


class Kind(BaseModel):
    """A kind of talk that can be booked, in the regions of these ids."""

    id: str
    name: str
    regions: list[str]


class Choices(BaseModel):
    """What an adviser can be given: a region, and kinds of talk."""

    regions: list[Region]
    kinds: list[Kind]


class Hours(BaseModel):
    """From `start` until `end`, as HH:MM on the clocks of the Netherlands."""

    start: str
    end: str


class Extra(Hours):
    id: int


class Period(BaseModel):
    starts_at: datetime
    ends_at: datetime


class Block(Period):
    id: int
    note: str


class Appointment(Period):
    id: UUID
    kind_name: str
    mode: str
    location: str | None
    first_name: str | None


class Day(BaseModel):
    date: date
    holiday: str | None
    appointments: list[Appointment]
    blocks: list[Block]
    free: list[Period]
    closed: list[Period]
    extra: list[Extra]


class Event(BaseModel):
    at: datetime
    what: str
    by: str
    who: str | None
    from_start: datetime | None
    to_start: datetime | None


class Dossier(BaseModel):
    """One appointment; `reachable` says whether a message still reaches the person."""

    seen: Appointment
    status: str
    phone: str | None
    meeting_url: str | None
    reachable: bool
    history: list[Event]


class Cancelled(BaseModel):
    told: bool


class Made(BaseModel):
    """What was added, by its number."""

    id: int
