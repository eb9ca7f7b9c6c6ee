"""What the bot asks of an appointment system, whichever stands behind it; engine.py is our own."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from werkwijzer.content.appointments import Location, Mode

__all__ = [
    "Bookable",
    "BookingSystem",
    "ByCode",
    "ByConversation",
    "Created",
    "DateQuery",
    "Details",
    "Erased",
    "FreeDay",
    "Held",
    "Location",
    "Mode",
    "Product",
    "Ref",
    "Request",
    "Status",
    "TimeQuery",
    "To",
]


class Status(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Product:
    """A kind of appointment as it can be had in a region.

    `modes` are the ways in which somebody gives it there now, and `available` says whether anybody does.
    """

    id: str
    name: str
    for_whom: str
    minutes: int
    modes: tuple[Mode, ...]
    bring: tuple[str, ...]
    planned: bool
    instead: str | None
    available: bool


@dataclass(frozen=True)
class TimeQuery:
    """Which free times: from `earliest` on, before `until`; without them as early and late as can be booked."""

    kind: str
    region: str
    mode: Mode | None = None
    earliest: datetime | None = None
    until: datetime | None = None
    limit: int = 5


@dataclass(frozen=True)
class DateQuery:
    """Which days with free times: from `first` to `last`, both included."""

    kind: str
    region: str
    mode: Mode | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Bookable:
    """The first and last day on which an appointment may begin, and the closed days between them by name."""

    first: date
    last: date
    closed: dict[date, str]


@dataclass(frozen=True)
class FreeDay:
    """A day, and at how many times an appointment may begin."""

    day: date
    times: int


@dataclass(frozen=True)
class Request:
    """What somebody wants to book. The same `key` books once; `conversation` is Rasa's id of the talk.

    The telephone number is kept only where it is needed: for a talk by telephone, or for a reminder.
    """

    key: str
    kind: str
    region: str
    mode: Mode
    starts_at: datetime
    conversation: str
    location: str | None = None
    first_name: str | None = None
    phone: str | None = None
    held_number: str | None = None
    """The label of a number that was typed in the conversation, instead of the number itself."""
    reminder: bool = False


@dataclass(frozen=True)
class Held:
    """A number that was typed in a conversation, by its label."""

    conversation: str
    label: str


@dataclass(frozen=True)
class To:
    """Where an appointment moves; what is left out stays as it was."""

    starts_at: datetime
    mode: Mode | None = None
    location: str | None = None
    phone: str | None = None
    held: Held | None = None
    """A number instead of `phone`."""


@dataclass(frozen=True)
class ByConversation:
    """An appointment that is somebody's because he booked it in this conversation."""

    appointment: UUID
    conversation: str


@dataclass(frozen=True)
class ByCode:
    """An appointment that is somebody's because he knows its code.

    `address` is an opaque key of where he is; wrong codes are counted for it, and for the conversation.
    """

    code: str
    address: str
    conversation: str | None = None
    appointment: UUID | None = None
    """Which one he says it is, where he says so."""


Ref = ByConversation | ByCode


@dataclass(frozen=True)
class Details:
    """An appointment, as whoever it belongs to may see it; moments in UTC."""

    id: UUID
    kind: str
    kind_name: str
    region: str
    mode: Mode
    location: Location | None
    meeting_url: str | None
    """Where to go for a talk online; none once it is cancelled, or where its adviser has no video room any more."""
    adviser: str
    starts_at: datetime
    ends_at: datetime
    status: Status
    sequence: int
    first_name: str | None
    reminder: bool
    example: bool


@dataclass(frozen=True)
class Created:
    """A new appointment, and the code with which it is found from elsewhere."""

    appointment: Details
    code: str


@dataclass(frozen=True)
class Erased:
    """How many appointments still to come were kept without their conversation, and how many were cancelled."""

    kept: int
    cancelled: int


class BookingSystem(Protocol):
    """An appointment system.

    Raises, from every method:
        BookingError: a subclass that says what is the matter, see errors.py.
    """

    def products(self, region: str | None) -> list[Product]:
        """Give the kinds of appointment of a region, or of all."""

    def locations(self, product: str, region: str) -> list[Location]:
        """Give where a kind of appointment can be had on location."""

    def bookable(self) -> Bookable:
        """Give from which day to which appointments can be booked now."""

    def dates(self, query: DateQuery) -> list[FreeDay]:
        """Give the days that have free times, soonest first."""

    def times(self, query: TimeQuery) -> list[datetime]:
        """Give free times, each once, soonest first."""

    def create(self, request: Request) -> Created:
        """Book; a request with the key of an earlier one gives what that one gave."""

    def details(self, ref: Ref) -> Details:
        """Give an appointment that is not over and not cancelled."""

    def of_conversation(self, conversation: str) -> list[Details]:
        """Give the appointments booked in a conversation that are not over and not cancelled, soonest first."""

    def move(self, ref: Ref, to: To) -> Details:
        """Move to another time or another mode, whole or not at all."""

    def cancel(self, ref: Ref) -> Details:
        """Cancel; doing it again gives the same."""

    def erase_conversation(self, conversation: str, cancel: bool) -> Erased:
        """Forget which appointments were booked in a conversation; cancel those to come, if asked."""
