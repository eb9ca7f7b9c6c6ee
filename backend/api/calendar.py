"""The calendar file of an appointment. Who may have it, bot/ decides: the id alone is enough here."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlmodel import Session

from backend.api.dependencies import TheOffice
from backend.api.problems import RESPONSES, ProblemRoute
from backend.models import Appointment
from backend.services.booking.errors import NotFound
from backend.services.booking.finding import shown
from backend.services.booking.port import Details
from backend.services.booking.transactions import read
from backend.services.calendar_file import calendar_file
from werkwijzer.content.live import LiveLibrary

router = APIRouter(tags=["appointments"], route_class=ProblemRoute, responses=RESPONSES)


@router.get("/appointments/{appointment}/calendar", response_class=Response)
def get_calendar_file(office: TheOffice, request: Request, appointment: UUID) -> Response:
    live: LiveLibrary = request.app.state.live

    def found(session: Session) -> Details:
        row = session.get(Appointment, appointment)
        if row is None:
            raise NotFound
        return shown(session, live.current.appointments, [row])[0]

    content = calendar_file(read(office.engine, found), live.current, office.clock())
    return Response(content, media_type="text/calendar")
