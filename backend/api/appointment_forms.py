"""What comes in and goes out about appointments."""

import unicodedata
from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from backend.api.moments import MomentIn, in_amsterdam
from backend.services.booking import port
from backend.services.booking.port import ByCode, ByConversation, Mode, Ref
from werkwijzer.content.appointments import Location


def _one_line(name: str) -> str | None:
    kept = "".join(char if unicodedata.category(char)[0] not in "CZ" else " " for char in name)
    return " ".join(kept.split()) or None


Kind = Annotated[str, Field(min_length=1, max_length=80)]
Region = Annotated[str, Field(min_length=1, max_length=32)]
Conversation = Annotated[str, Field(min_length=1, max_length=64)]
FirstName = Annotated[str, Field(max_length=60), AfterValidator(_one_line)]
Phone = Annotated[str, Field(min_length=1, max_length=40)]
Label = Annotated[str, Field(pattern=r"^telefoon [1-9][0-9]{0,2}$")]
Code = Annotated[str, Field(min_length=1, max_length=40)]
Address = Annotated[str, Field(min_length=1, max_length=128)]
Place = Annotated[str, Field(min_length=1, max_length=80)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewAppointment(_In):
    """A booking; `conversation` is Rasa's id of the talk."""

    kind: Kind
    region: Region
    mode: Mode
    location: Place | None = None
    starts_at: MomentIn
    conversation: Conversation
    first_name: FirstName | None = None
    phone: Phone | None = None
    held_number: Label | None = None
    reminder: bool = False

    def request(self, key: str) -> port.Request:
        return port.Request(key=key, **dict(self))


class Find(_In):
    """A code, and who tries it."""

    code: Code
    conversation: Conversation
    address: Address

    @property
    def ref(self) -> Ref:
        return ByCode(self.code, self.address, self.conversation)


class Proof(_In):
    """How an appointment is shown to be somebody's: the conversation it was booked in, or its code.

    With a code, `address` says who tries it, and wrong ones count for the conversation too where it is given.
    """

    conversation: Conversation | None = None
    code: Code | None = None
    address: Address | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.code is None and self.conversation is None:
            raise ValueError("give conversation, or code with address")
        if (self.code is None) != (self.address is None):
            raise ValueError("code and address go together")
        return self

    def ref(self, appointment: UUID) -> Ref:
        if self.code is not None and self.address is not None:
            return ByCode(self.code, self.address, self.conversation, appointment)
        return ByConversation(appointment, self.conversation or "")


class Move(Proof):
    """Another time, and perhaps another mode; the rest stays as it was."""

    starts_at: MomentIn
    mode: Mode | None = None
    location: Place | None = None
    phone: Phone | None = None
    held_number: Label | None = None

    @model_validator(mode="after")
    def _number_of_a_conversation(self) -> Self:
        if self.held_number is not None and self.conversation is None:
            raise ValueError("a held number is one of a conversation")
        return self

    @property
    def to(self) -> port.To:
        known = self.held_number is not None and self.conversation is not None
        held = port.Held(self.conversation or "", self.held_number or "") if known else None
        return port.To(self.starts_at, self.mode, self.location, self.phone, held)


class Forget(_In):
    """A conversation that is erased, and what becomes of the appointments in it."""

    conversation: Conversation
    appointments: Literal["keep", "cancel"]


class AppointmentPublic(BaseModel):
    """What the API gives of an appointment; `sequence` is as in iCalendar."""

    id: UUID
    kind: str
    kind_name: str
    region: str
    mode: Mode
    location: Location | None
    meeting_url: str | None
    """Of a talk online that stands."""
    adviser: str
    starts_at: datetime
    ends_at: datetime
    status: port.Status
    sequence: int
    first_name: str | None
    reminder: bool
    example: bool
    """Of an adviser who does not exist."""

    @classmethod
    def of(cls, details: port.Details) -> Self:
        return cls(**{name: in_amsterdam(value) for name, value in vars(details).items()})


class CreatedPublic(BaseModel):
    """A new appointment, with the code that is shown this once."""

    appointment: AppointmentPublic
    code: str


class BookableDays(BaseModel):
    """The first and last day on which an appointment may begin, and the closed days between them by name."""

    first: date
    last: date
    closed: dict[date, str]
