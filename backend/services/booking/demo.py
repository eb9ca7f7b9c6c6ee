"""Make up advisers for who looks at the program: without any there would be no times to book."""

from sqlalchemy import Engine
from sqlmodel import Session, select

from backend.models import Adviser
from backend.services.booking.opening import Hours
from backend.services.booking.staff.advisers import NewAdviser, add
from backend.services.booking.transactions import hold, write
from werkwijzer.content.appointments import Appointments

ADVISERS = 6
MEETING_URL = "https://voorbeeld.example/gesprek/{}"
"""Leads nowhere: names that end in .example are kept for examples."""
_LUNCHES = (("12:00", "12:30"), ("12:30", "13:00"), ("13:00", "14:00"))
_WORKDAYS = range(5)


def fill(engine: Engine, content: Appointments) -> None:
    """Add example advisers over all regions, where there is no adviser at all.

    Raises:
        Unavailable: the database is away.
    """
    write(engine, lambda session: _fill(session, content))


def _fill(session: Session, content: Appointments) -> None:
    hold(session, "example advisers")
    regions = sorted({region for kind in content.kinds for region in kind.regions})
    if not regions or session.exec(select(Adviser.id).limit(1)).first() is not None:
        return
    for number in range(ADVISERS):
        region = regions[number % len(regions)]
        kinds = frozenset(kind.id for kind in content.kinds if kind.planned and region in kind.regions)
        start, end = _LUNCHES[number % len(_LUNCHES)]
        hours = (Hours("09:00", start), Hours(end, "17:00"))
        add(
            session,
            NewAdviser(
                name=f"Voorbeeldadviseur {number + 1}",
                region=region,
                kinds=kinds,
                weekly=dict.fromkeys(_WORKDAYS, hours),
                meeting_url=MEETING_URL.format(number + 1),
                example=True,
            ),
        )
