"""Block time, add hours to a day, and take either back."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from bot.balie.agenda import Address, done
from bot.balie.errors import BadHours, InTheWay
from bot.balie.fields import NO_DAY, NOT_AFTER, at, day_in_address, day_of, hours_of
from bot.balie.forms import HOME, Form, text_of
from bot.balie.frame import Frame, TheFrame
from bot.balie.lines import Line, lines
from bot.balie.pages import Fault, page
from bot.balie.visitor import CheckedForm, Desk, TheDesk
from werkwijzer.clock import today

BLOCKS = f"{HOME}/blokkeren"
EXTRA = f"{HOME}/extra-uren"
LONGEST_NOTE = 200
"""Characters."""

Number = Annotated[int, Path(ge=1, lt=2**31)]

router = APIRouter()


@router.get(BLOCKS)
async def ask_what_to_block(desk: TheDesk, frame: TheFrame, dag: Address = None) -> Response:
    return _form(frame, "blokkeren.html", {"dag": _day(desk, dag)})


@router.post(BLOCKS)
async def block(form: CheckedForm, desk: TheDesk, frame: TheFrame) -> Response:
    day, note = day_of(form.get("dag", "")), text_of(form, "notitie")
    hours, faults = hours_of(form, "van", "tot")
    if day is None:
        faults = (Fault("dag", NO_DAY), *faults)
    if len(note) > LONGEST_NOTE:
        faults = (*faults, Fault("notitie", f"Maak de notitie korter: hoogstens {LONGEST_NOTE} tekens."))
    if day is None or hours is None or faults:
        return _form(frame, "blokkeren.html", form, faults, 422)
    try:
        await desk.agendas.block(frame.adviser.id, at(day, hours.start), at(day, hours.end), note)
    except InTheWay as found:
        there = await _in_the_way(desk, frame, day, found.appointments)
        fault = Fault("van", _why(there))
        return _form(frame, "blokkeren.html", form, (fault,), 409, there)
    except BadHours:
        return _form(frame, "blokkeren.html", form, (Fault("tot", NOT_AFTER),), 422)
    return RedirectResponse(done(frame, "geblokkeerd", day), 303)


@router.post(f"{HOME}/blokkades/{{block}}/opheffen")
async def unblock(form: CheckedForm, desk: TheDesk, frame: TheFrame, block: Number) -> Response:
    await desk.agendas.unblock(frame.adviser.id, block)
    return RedirectResponse(done(frame, "vrijgegeven", _back(desk, form)), 303)


@router.get(EXTRA)
async def ask_for_extra_hours(desk: TheDesk, frame: TheFrame, dag: Address = None) -> Response:
    return _form(frame, "extra-uren.html", {"dag": _day(desk, dag)})


@router.post(EXTRA)
async def add_extra_hours(form: CheckedForm, desk: TheDesk, frame: TheFrame) -> Response:
    day = day_of(form.get("dag", ""))
    hours, faults = hours_of(form, "van", "tot")
    if day is None:
        faults = (Fault("dag", NO_DAY), *faults)
    elif (holiday := (await desk.agendas.days(frame.adviser.id, day, day))[0].holiday) is not None:
        faults = (Fault("dag", f"Dan is het {holiday}, en is alles gesloten. Kies een andere dag."), *faults)
    if day is None or hours is None or faults:
        return _form(frame, "extra-uren.html", form, faults, 422)
    try:
        await desk.agendas.add_extra(frame.adviser.id, day, hours)
    except BadHours:
        return _form(frame, "extra-uren.html", form, (Fault("tot", NOT_AFTER),), 422)
    return RedirectResponse(done(frame, "extra", day), 303)


@router.post(f"{EXTRA}/{{extra}}/weghalen")
async def remove_extra_hours(form: CheckedForm, desk: TheDesk, frame: TheFrame, extra: Number) -> Response:
    await desk.agendas.remove_extra(frame.adviser.id, extra)
    return RedirectResponse(done(frame, "extra-weg", _back(desk, form)), 303)


def _form(
    frame: Frame,
    template: str,
    form: Form,
    faults: tuple[Fault, ...] = (),
    status: int = 200,
    there: list[Line] | None = None,
) -> Response:
    there_then = {"there": there or [], "day": day_of(form.get("dag", ""))}
    return page(template, frame.session, status, faults, form, frame=frame, here="", **there_then)


def _day(desk: Desk, typed: str | None) -> str:
    return day_in_address(typed, today(desk.clock)).isoformat()


def _back(desk: Desk, form: Form) -> date:
    """Give the day on whose page the button stood."""
    return day_of(form.get("dag", "")) or today(desk.clock)


async def _in_the_way(desk: Desk, frame: Frame, day: date, appointments: list[UUID]) -> list[Line]:
    found = (await desk.agendas.days(frame.adviser.id, day, day))[0]
    return [line for line in lines(found) if line.appointment is not None and line.appointment.id in appointments]


def _why(there: list[Line]) -> str:
    if not there:
        return "In deze tijd staat al een blokkade of een afspraak. Kijk bij die dag."
    what = "staat al een afspraak" if len(there) == 1 else f"staan al {len(there)} afspraken"
    return f"In deze tijd {what}. Zeg die eerst af, of kies een andere tijd."
