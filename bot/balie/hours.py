"""Change the hours that come back every week."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from bot.balie.agenda import DONE, Address
from bot.balie.errors import BadHours
from bot.balie.fields import hours_of
from bot.balie.forms import HOME, Form
from bot.balie.frame import Frame, TheFrame
from bot.balie.pages import Fault, page
from bot.balie.shapes import Hours
from bot.balie.visitor import CheckedForm, TheDesk
from werkwijzer.dutch import WEEKDAYS

HOURS = f"{HOME}/werktijden"
PERIODS = 2
"""That the form offers on a day; a day that has more shows them all."""
MOST = 8
OVERLAP = "Deze tijd begint voor het einde van de vorige. Zet de tijden op volgorde."

router = APIRouter()


@router.get(HOURS)
async def show_hours(desk: TheDesk, frame: TheFrame, gedaan: Address = None) -> Response:
    week = await desk.agendas.weekly(frame.adviser.id)
    return _form(frame, _filled(week), (), 200, DONE.get(gedaan or ""))


@router.post(HOURS)
async def change_hours(form: CheckedForm, desk: TheDesk, frame: TheFrame) -> Response:
    week, faults = read_week(form)
    if faults:
        return _form(frame, form, faults, 422)
    try:
        await desk.agendas.set_weekly(frame.adviser.id, week)
    except BadHours:
        return _form(frame, form, (Fault("", "Deze tijden kunnen niet. Kijk ze na."),), 422)
    return RedirectResponse(frame.url(HOURS, gedaan="werktijden"), 303)


def read_week(form: Mapping[str, str]) -> tuple[list[list[Hours]], tuple[Fault, ...]]:
    """Give the hours of seven days, and what is wrong with them; a period of which nothing is filled in is none."""
    week: list[list[Hours]] = []
    faults: list[Fault] = []
    for weekday in range(7):
        day: list[tuple[str, Hours]] = []
        for period in range(MOST):
            start, end = names(weekday, period)
            if not (form.get(start, "").strip() or form.get(end, "").strip()):
                continue
            hours, wrong = hours_of(form, start, end)
            faults.extend(wrong)
            if hours is not None:
                day.append((start, hours))
        faults.extend(Fault(name, OVERLAP) for (_, one), (name, other) in pairwise(day) if other.start < one.end)
        week.append([hours for _, hours in day])
    return week, tuple(faults)


def names(weekday: int, period: int) -> tuple[str, str]:
    """Give the names of the two fields of a period."""
    return f"van-{weekday}-{period}", f"tot-{weekday}-{period}"


def _filled(week: Sequence[Sequence[Hours]]) -> Form:
    form: dict[str, str] = {}
    for weekday, day in enumerate(week):
        for period, hours in enumerate(day):
            form.update(zip(names(weekday, period), (hours.start, hours.end), strict=True))
    return form


def _form(frame: Frame, form: Form, faults: tuple[Fault, ...], status: int, note: str | None = None) -> Response:
    rows = [_rows(form, weekday) for weekday in range(7)]
    days = list(zip(WEEKDAYS, rows, strict=True))
    return page("werktijden.html", frame.session, status, faults, form, frame=frame, here="hours", days=days, note=note)


def _rows(form: Form, weekday: int) -> list[tuple[str, str]]:
    filled = [period for period in range(MOST) if any(form.get(name) for name in names(weekday, period))]
    return [names(weekday, period) for period in range(max([PERIODS, *(period + 1 for period in filled)]))]
