"""Appointments for advice. Conversation ids come in here, which is why this never stands on a public port."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query, Request

from backend.api.appointment_forms import (
    AppointmentPublic,
    BookableDays,
    Conversation,
    CreatedPublic,
    Find,
    Forget,
    Kind,
    Move,
    NewAppointment,
    Proof,
    Region,
)
from backend.api.moments import DayIn, MomentIn, in_amsterdam
from backend.api.problems import RESPONSES, ProblemRoute
from backend.services.booking.port import (
    BookingSystem,
    DateQuery,
    Erased,
    FreeDay,
    Location,
    Mode,
    Product,
    TimeQuery,
)


def _booking(request: Request) -> BookingSystem:
    booking: BookingSystem = request.app.state.booking
    return booking


Booking = Annotated[BookingSystem, Depends(_booking)]
RegionQuery = Annotated[Region, Query()]
KindQuery = Annotated[Kind, Query()]

router = APIRouter(tags=["appointments"], route_class=ProblemRoute, responses=RESPONSES)


@router.get("/appointment-kinds")
def list_kinds(booking: Booking, region: Annotated[Region | None, Query()] = None) -> list[Product]:
    return booking.products(region)


@router.get("/appointment-kinds/{kind}/locations")
def list_locations(booking: Booking, kind: Kind, region: RegionQuery) -> list[Location]:
    return booking.locations(kind, region)


@router.get("/bookable-days")
def bookable_days(booking: Booking) -> BookableDays:
    return BookableDays(**asdict(booking.bookable()))


@router.get("/free-days")
def list_free_days(
    booking: Booking,
    kind: KindQuery,
    region: RegionQuery,
    mode: Mode | None = None,
    first: Annotated[DayIn | None, Query(alias="from")] = None,
    last: Annotated[DayIn | None, Query(alias="until")] = None,
) -> list[FreeDay]:
    """Give the days with free times; `until` is a day too, and included."""
    return booking.dates(DateQuery(kind, region, mode, first, last))


@router.get("/free-times")
def list_free_times(
    booking: Booking,
    kind: KindQuery,
    region: RegionQuery,
    mode: Mode | None = None,
    earliest: Annotated[MomentIn | None, Query(alias="from")] = None,
    until: MomentIn | None = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 5,
) -> list[datetime]:
    """Give free times, soonest first; `until` is a moment, and not included."""
    times = booking.times(TimeQuery(kind, region, mode, earliest, until, limit))
    return [in_amsterdam(moment) for moment in times]


@router.post("/appointments", status_code=201)
def create_appointment(
    booking: Booking,
    wanted: NewAppointment,
    idempotency_key: Annotated[str, Header(min_length=8, max_length=200)],
) -> CreatedPublic:
    """Book; the same key with the same body gives the same answer, and books once."""
    created = booking.create(wanted.request(idempotency_key))
    return CreatedPublic(appointment=AppointmentPublic.of(created.appointment), code=created.code)


@router.get("/appointments")
def list_appointments(booking: Booking, conversation: Annotated[Conversation, Query()]) -> list[AppointmentPublic]:
    """Give the appointments to come that were booked in the conversation, soonest first."""
    return [AppointmentPublic.of(details) for details in booking.of_conversation(conversation)]


@router.post("/appointments/find")
def find_appointment(booking: Booking, find: Find) -> AppointmentPublic:
    return AppointmentPublic.of(booking.details(find.ref))


@router.post("/appointments/{appointment}/move")
def move_appointment(booking: Booking, appointment: UUID, move: Move) -> AppointmentPublic:
    return AppointmentPublic.of(booking.move(move.ref(appointment), move.to))


@router.post("/appointments/{appointment}/cancel")
def cancel_appointment(booking: Booking, appointment: UUID, proof: Proof) -> AppointmentPublic:
    return AppointmentPublic.of(booking.cancel(proof.ref(appointment)))


@router.post("/conversations/forget")
def forget_conversation(booking: Booking, forget: Forget) -> Erased:
    return booking.erase_conversation(forget.conversation, cancel=forget.appointments == "cancel")
