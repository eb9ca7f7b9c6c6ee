"""What the bot is to say unasked, and what it heard that an appointment may need."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from backend.api.appointment_forms import AppointmentPublic, Conversation, Label, Phone, Proof
from backend.api.dependencies import TheOffice
from backend.api.problems import RESPONSES, ProblemRoute
from backend.services import held_numbers
from backend.services.outbox import bringing
from backend.services.outbox.reminding import remind
from backend.services.outbox.writing import Kind

Number = Annotated[int, Path(ge=1, lt=2**31)]

router = APIRouter(tags=["outbox"], route_class=ProblemRoute, responses=RESPONSES)


class DuePublic(BaseModel):
    """A message to say now in a conversation; `payload` has what the kind needs besides the appointment."""

    id: int
    conversation: str
    kind: Kind
    payload: dict[str, Any]
    appointment: AppointmentPublic


class Dropped(BaseModel):
    """Why a message cannot be said."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(min_length=1, max_length=24)


class HeldNumbers(BaseModel):
    """The telephone numbers of the newest message of a conversation, by what stands for them there."""

    model_config = ConfigDict(extra="forbid")

    conversation: Conversation
    numbers: dict[Label, Phone] = Field(max_length=200)


@router.post("/outbox/claim")
def claim(office: TheOffice) -> list[DuePublic]:
    """Give what is due, for the caller to say within five minutes."""
    due = bringing.claim(office)
    return [DuePublic(**{**vars(each), "appointment": AppointmentPublic.of(each.appointment)}) for each in due]


@router.post("/outbox/{message}/sent", status_code=204)
def sent(office: TheOffice, message: Number) -> None:
    bringing.sent(office, message)


@router.post("/outbox/{message}/dropped", status_code=204)
def dropped(office: TheOffice, message: Number, why: Dropped) -> None:
    """Give up a message, and all else about what was booked in that conversation: nobody is there to hear it."""
    bringing.dropped(office, message, why.reason)


@router.post("/appointments/{appointment}/remind")
def remind_of_appointment(office: TheOffice, appointment: UUID, proof: Proof) -> AppointmentPublic:
    """Plan a reminder in the conversation that asks; `reminder` of the answer says whether there will be one."""
    return AppointmentPublic.of(remind(office, proof.ref(appointment)))


@router.put("/held-numbers", status_code=204)
def hold_numbers(office: TheOffice, held: HeldNumbers) -> None:
    """Hold numbers for an hour, instead of those of earlier messages."""
    held_numbers.keep(office, held.conversation, held.numbers)
