"""Show a day and a week."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from bot.balie.fields import day_in_address, week_in_address
from bot.balie.forms import HOME
from bot.balie.frame import Frame, TheFrame
from bot.balie.lines import lines
from bot.balie.pages import page
from bot.balie.visitor import TheDesk
from werkwijzer.clock import today
from werkwijzer.dutch import full_day, written_day

WEEK = f"{HOME}/week"

router = APIRouter()

Address = Annotated[str | None, Query(max_length=32)]

DONE = {
    "geblokkeerd": "De tijd is geblokkeerd.",
    "vrijgegeven": "De blokkade is weg. De tijd is weer vrij.",
    "extra": "De extra uren staan erbij.",
    "extra-weg": "De extra uren zijn weg. Afspraken die erin stonden, zijn blijven staan.",
    "werktijden": "De werktijden zijn veranderd. Afspraken die er al stonden, zijn blijven staan.",
    "adviseur": "De gegevens van de adviseur zijn veranderd. Afspraken die er al stonden, zijn blijven staan.",
    "adviseur-nieuw": "De adviseur is toegevoegd. Vul nu de werktijden in: zonder kan niemand een afspraak maken.",
    "afgezegd": "De afspraak is afgezegd. De persoon krijgt uw bericht in de chat.",
    "afgezegd-stil": "De afspraak is afgezegd. De persoon krijgt géén bericht. Bel zelf, als dat nog niet is gebeurd.",
}
"""What was done, by the word for it in the address: nothing in an address is shown as it is."""


def done(frame: Frame, what: str, day: date) -> str:
    """Give the address of the day on which something was done."""
    return frame.url(HOME, dag=day.isoformat(), gedaan=what)


@router.get(HOME)
async def show_day(desk: TheDesk, frame: TheFrame, dag: Address = None, gedaan: Address = None) -> Response:
    now = today(desk.clock)
    day = day_in_address(dag, now)
    found = (await desk.agendas.days(frame.adviser.id, day, day))[0]
    return page(
        "dag.html",
        frame.session,
        frame=frame,
        here="dag" if day == now else "",
        day=found,
        lines=lines(found),
        today=now,
        title=full_day(day),
        before=_to_day(frame, day - timedelta(days=1)),
        after=_to_day(frame, day + timedelta(days=1)),
        note=DONE.get(gedaan or ""),
    )


@router.get(WEEK)
async def show_week(desk: TheDesk, frame: TheFrame, week: Address = None) -> Response:
    now = today(desk.clock)
    monday = week_in_address(week, now)
    sunday = monday + timedelta(days=6)
    days = await desk.agendas.days(frame.adviser.id, monday, sunday)
    return page(
        "week.html",
        frame.session,
        frame=frame,
        here="week",
        days=[(day, lines(day)) for day in days],
        today=now,
        title=f"week {monday.isocalendar().week}, {written_day(monday)} tot en met {written_day(sunday)}",
        before=_to_week(frame, monday - timedelta(days=7)),
        after=_to_week(frame, monday + timedelta(days=7)),
    )


def _to_day(frame: Frame, day: date) -> str:
    return frame.url(HOME, dag=day.isoformat())


def _to_week(frame: Frame, monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return frame.url(WEEK, week=f"{year}-W{week:02}")
