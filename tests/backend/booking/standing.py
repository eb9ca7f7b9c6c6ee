"""What stands in the tables of appointments, worked out from the appointments and not from the guard."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from backend.models import Appointment, Occupied
from backend.services.booking.agenda import Length
from backend.services.booking.port import Status
from backend.services.booking.quarters import quarter_of
from werkwijzer.content.appointments import Appointments

Seat = tuple[int, int, int]
"""Adviser, quarter, seat."""


def holders(engine: Engine, content: Appointments) -> dict[Seat, list[UUID]]:
    """Give who is to sit where: more than one in a place is a double booking."""
    found: defaultdict[Seat, list[UUID]] = defaultdict(list)
    with Session(engine) as session:
        for row in session.exec(select(Appointment).where(col(Appointment.status) == Status.BOOKED)):
            kind = content.kind(row.kind)
            assert kind is not None
            first = quarter_of(row.starts_at)
            for quarter in range(first, first + Length.of(kind).whole):
                found[row.adviser, quarter, row.seat].append(row.id)
    return found


def check_whole(engine: Engine, content: Appointments) -> None:
    """See that every appointment that stands takes just its own time, alone, and that no other time is taken."""
    standing = holders(engine, content)
    assert {seat: held for seat, held in standing.items() if len(held) > 1} == {}
    with Session(engine) as session:
        rows = session.exec(select(Occupied).where(col(Occupied.appointment).is_not(None))).all()
    assert {(row.adviser, row.quarter, row.seat): [row.appointment] for row in rows} == standing
