"""What comes in and goes out for staff."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from backend.api.moments import DayIn, MomentIn, in_amsterdam
from backend.services.booking.history import By, What
from backend.services.booking.opening import Hours
from backend.services.booking.port import Mode, Status
from backend.services.booking.staff.advisers import Change, NewAdviser
from backend.services.booking.staff.dossier import Dossier
from backend.services.booking.staff.rooms import LONGEST
from backend.services.booking.staff.timeline import TimelineDay
from werkwijzer.content.appointments import Id

Clock = Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
AdviserName = Annotated[str, Field(max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]
Region = Annotated[Id, Field(max_length=32)]
KindIds = Annotated[frozenset[Annotated[Id, Field(max_length=80)]], Field(max_length=100)]
Seats = Annotated[int, Field(ge=1, le=100)]
MeetingUrl = Annotated[str, Field(max_length=LONGEST)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class HoursForm(_In):
    """Hours of one day, on the clocks of the Netherlands."""

    start: Clock
    end: Clock

    @property
    def hours(self) -> Hours:
        return Hours(self.start, self.end)


class ExtraHours(HoursForm):
    date: DayIn


class Week(_In):
    """The hours of every weekday, Monday first."""

    days: Annotated[list[Annotated[list[HoursForm], Field(max_length=8)]], Field(min_length=7, max_length=7)]


class NewBlock(_In):
    starts_at: MomentIn
    ends_at: MomentIn
    note: Annotated[str, Field(max_length=200)] = ""


class AdviserForm(_In):
    """A new adviser; the hours are set afterwards."""

    name: AdviserName
    region: Region
    kinds: KindIds
    seats: Seats = 1
    meeting_url: MeetingUrl = ""

    @property
    def adviser(self) -> NewAdviser:
        return NewAdviser(**dict(self))


class AdviserChange(_In):
    """What changes of an adviser; what is left out stays as it was, and an empty `meeting_url` takes it away."""

    name: AdviserName | None = None
    region: Region | None = None
    kinds: KindIds | None = None
    seats: Seats | None = None
    active: bool | None = None
    meeting_url: MeetingUrl | None = None

    @property
    def change(self) -> Change:
        return Change(**dict(self))


class CancelByStaff(_In):
    """What the person is told, and who of the staff says it."""

    message: Annotated[str, Field(min_length=1, max_length=300)]
    by: Annotated[str, Field(min_length=1, max_length=100)]


class Made(BaseModel):
    id: int


class HoursPublic(BaseModel):
    start: str
    end: str


class ExtraPublic(HoursPublic):
    id: int


class PeriodPublic(BaseModel):
    starts_at: datetime
    ends_at: datetime


class BlockPublic(PeriodPublic):
    id: int
    note: str


class SeenPublic(PeriodPublic):
    """An appointment in a list: without a telephone number."""

    id: UUID
    kind_name: str
    mode: Mode
    location: str | None
    first_name: str | None


class DayPublic(BaseModel):
    date: date
    holiday: str | None
    appointments: list[SeenPublic]
    blocks: list[BlockPublic]
    free: list[PeriodPublic]
    closed: list[PeriodPublic]
    extra: list[ExtraPublic]

    @classmethod
    def of(cls, day: TimelineDay) -> Self:
        return cls.model_validate(_there(asdict(day)))


class EventPublic(BaseModel):
    at: datetime
    what: What
    by: By
    who: str | None
    from_start: datetime | None
    to_start: datetime | None


class DossierPublic(BaseModel):
    """One appointment; the number is there only for a talk by telephone, `meeting_url` only for one online."""

    seen: SeenPublic
    status: Status
    phone: str | None
    meeting_url: str | None
    reachable: bool
    history: list[EventPublic]

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        return cls.model_validate(_there(asdict(dossier)))


def _there(value: Any) -> Any:
    """Give the value with every moment in it as it is in Amsterdam, however deep."""
    if isinstance(value, dict):
        return {key: _there(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_there(each) for each in value]
    return in_amsterdam(value)
