"""Why something cannot be booked, found, moved or cancelled, each with what a talk needs to go on.

BookingError
├── UnknownKind        there is no such kind of appointment
├── NotPlanned         this kind has no appointments; `instead` says where to go
├── WrongRegion        not in this region; `regions` are those that have it
├── NoSuchMode         not in this way; `modes` are the ways there are
├── UnknownLocation    which place is not said, or not there; `locations` are those there are
├── InThePast
├── TooSoon            `first` is the first free time, where there is one
├── TooFar             `last_day` is the last day that can be booked
├── Closed             `holiday` is its name
├── OutsideHours       nobody gives it then; `alternatives` are free
├── Taken              it was free, or another was faster; `alternatives` are free
├── TooMany            this conversation has `limit` appointments to come
├── PhoneNeeded
├── BadPhone
├── NotFound           no such appointment, a wrong code, or one that is over: which of them is not said
├── TooManyAttempts    wrong codes; again after `retry_after` seconds
├── KeyReused          the key was used for another request
├── InTheWay           for staff: `appointments` or `blocks` stand in the time to block
├── BadHours           for staff: times that are none, or end before they begin
├── BadMeetingUrl      for staff: no https address of at most 300 characters
└── Unavailable        the database or the counter of attempts is too busy or away; trying again may help
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from werkwijzer.content.appointments import Location, Mode


@dataclass(eq=False)
class BookingError(Exception):
    """The parent: `code` is the stable word for programs, `message` is for developers, not for users."""

    code: ClassVar[str]
    message: ClassVar[str]

    def __str__(self) -> str:
        return self.message

    @property
    def details(self) -> dict[str, Any]:
        """Give what the talk needs, by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(eq=False)
class UnknownKind(BookingError):
    code = "unknown_kind"
    message = "there is no such kind of appointment"


@dataclass(eq=False)
class NotPlanned(BookingError):
    code = "not_planned"
    message = "this kind of appointment is not booked"
    instead: str


@dataclass(eq=False)
class WrongRegion(BookingError):
    code = "wrong_region"
    message = "this kind of appointment does not exist in this region"
    regions: tuple[str, ...]


@dataclass(eq=False)
class NoSuchMode(BookingError):
    code = "no_such_mode"
    message = "this kind of appointment is not held in this way here"
    modes: tuple[Mode, ...]


@dataclass(eq=False)
class UnknownLocation(BookingError):
    code = "unknown_location"
    message = "say which of these locations"
    locations: tuple[Location, ...]


@dataclass(eq=False)
class InThePast(BookingError):
    code = "in_the_past"
    message = "this moment has gone by"


@dataclass(eq=False)
class TooSoon(BookingError):
    code = "too_soon"
    message = "this is within the lead time"
    first: datetime | None


@dataclass(eq=False)
class TooFar(BookingError):
    code = "too_far"
    message = "this is beyond the horizon"
    last_day: date


@dataclass(eq=False)
class Closed(BookingError):
    code = "closed"
    message = "it is a holiday then"
    holiday: str


@dataclass(eq=False)
class OutsideHours(BookingError):
    code = "outside_hours"
    message = "no adviser works then, or no appointment begins at such a time"
    alternatives: tuple[datetime, ...]


@dataclass(eq=False)
class Taken(BookingError):
    code = "taken"
    message = "every adviser is taken then"
    alternatives: tuple[datetime, ...]


@dataclass(eq=False)
class TooMany(BookingError):
    code = "too_many"
    message = "this conversation has as many appointments to come as it may have"
    limit: int


@dataclass(eq=False)
class PhoneNeeded(BookingError):
    code = "phone_needed"
    message = "a talk by telephone needs a telephone number"


@dataclass(eq=False)
class BadPhone(BookingError):
    code = "bad_phone"
    message = "this is no telephone number on which somebody can be reached"


@dataclass(eq=False)
class NotFound(BookingError):
    code = "not_found"
    message = "there is no such appointment"


@dataclass(eq=False)
class TooManyAttempts(BookingError):
    code = "too_many_attempts"
    message = "too many wrong codes"
    retry_after: int


@dataclass(eq=False)
class KeyReused(BookingError):
    code = "key_reused"
    message = "this idempotency key was used for another request"


@dataclass(eq=False)
class InTheWay(BookingError):
    code = "in_the_way"
    message = "something stands in this time"
    appointments: tuple[UUID, ...]
    blocks: tuple[int, ...]


@dataclass(eq=False)
class BadHours(BookingError):
    code = "bad_hours"
    message = "these are no hours, or they end before they begin"


@dataclass(eq=False)
class BadMeetingUrl(BookingError):
    code = "bad_meeting_url"
    message = "this is no https address of at most 300 characters, or it has a name or password in it"


@dataclass(eq=False)
class Unavailable(BookingError):
    code = "unavailable"
    message = "too busy, or a part is away; try again"
