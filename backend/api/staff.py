"""What the desk asks. Whether somebody may see or change an adviser's agenda is for the desk to say."""

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from backend.api.dependencies import TheOffice
from backend.api.moments import DayIn
from backend.api.problems import RESPONSES, ProblemRoute
from backend.api.staff_forms import (
    AdviserChange,
    AdviserForm,
    CancelByStaff,
    DayPublic,
    DossierPublic,
    ExtraHours,
    HoursPublic,
    Made,
    NewBlock,
    Week,
)
from backend.services.booking.errors import BadHours
from backend.services.booking.staff import advisers, blocks, own
from backend.services.booking.staff.choices import Choices, choices
from backend.services.booking.staff.dossier import Cancelled, cancel_and_tell, dossier
from backend.services.booking.staff.timeline import timeline

LONGEST = timedelta(days=31)


Number = Annotated[int, Path(ge=1, lt=2**31)]

router = APIRouter(tags=["staff"], route_class=ProblemRoute, responses=RESPONSES)


@router.get("/advisers")
def list_advisers(office: TheOffice) -> list[own.Known]:
    return own.advisers(office.engine)


@router.post("/advisers", status_code=201)
def add_adviser(office: TheOffice, new: AdviserForm) -> Made:
    return Made(id=advisers.add_adviser(office.engine, new.adviser))


@router.get("/adviser-choices")
def list_choices(office: TheOffice) -> Choices:
    """Give the regions and the kinds of talk that an adviser can be given."""
    return choices(office)


@router.get("/advisers/{adviser}")
def get_adviser(office: TheOffice, adviser: Number) -> own.Profile:
    return own.profile(office.engine, adviser)


@router.patch("/advisers/{adviser}", status_code=204)
def alter_adviser(office: TheOffice, adviser: Number, change: AdviserChange) -> None:
    """Change an adviser; appointments that stand are kept, and are held where he then meets people online."""
    advisers.alter_adviser(office.engine, adviser, change.change)


@router.get("/advisers/{adviser}/days")
def list_days(
    office: TheOffice,
    adviser: Number,
    first: Annotated[DayIn, Query(alias="from")],
    last: Annotated[DayIn, Query(alias="until")],
) -> list[DayPublic]:
    """Give the days of an adviser; `until` is a day too, and included."""
    if not first <= last <= first + LONGEST:
        raise BadHours
    return [DayPublic.of(day) for day in timeline(office, adviser, first, last)]


@router.get("/advisers/{adviser}/appointments/{appointment}")
def get_dossier(office: TheOffice, adviser: Number, appointment: UUID) -> DossierPublic:
    return DossierPublic.of(dossier(office, adviser, appointment))


@router.post("/advisers/{adviser}/blocks", status_code=201)
def add_block(office: TheOffice, adviser: Number, new: NewBlock) -> Made:
    """Block time; refused, with what is in the way, where an appointment or another block stands."""
    return Made(id=blocks.block_time(office.engine, adviser, new.starts_at, new.ends_at, new.note))


@router.delete("/advisers/{adviser}/blocks/{block}", status_code=204)
def remove_block(office: TheOffice, adviser: Number, block: Number) -> None:
    own.unblock_own_time(office.engine, adviser, block)


@router.post("/advisers/{adviser}/extra-hours", status_code=201)
def add_extra_hours(office: TheOffice, adviser: Number, new: ExtraHours) -> Made:
    return Made(id=advisers.add_exception(office.engine, adviser, new.date, new.hours, is_open=True))


@router.delete("/advisers/{adviser}/extra-hours/{extra}", status_code=204)
def remove_extra_hours(office: TheOffice, adviser: Number, extra: Number) -> None:
    own.remove_extra_hours(office.engine, adviser, extra)


@router.get("/advisers/{adviser}/weekly-hours")
def get_weekly_hours(office: TheOffice, adviser: Number) -> list[list[HoursPublic]]:
    """Give the hours of every weekday, Monday first."""
    hours = own.weekly_hours(office.engine, adviser)
    return [[HoursPublic(**asdict(each)) for each in hours.get(weekday, ())] for weekday in range(7)]


@router.put("/advisers/{adviser}/weekly-hours", status_code=204)
def set_weekly_hours(office: TheOffice, adviser: Number, week: Week) -> None:
    """Replace the hours of every weekday; appointments that stand are kept."""
    hours = {weekday: [each.hours for each in day] for weekday, day in enumerate(week.days)}
    advisers.set_weekly_hours(office.engine, adviser, hours)


@router.post("/appointments/{appointment}/cancel-by-staff")
def cancel_by_staff(office: TheOffice, appointment: UUID, word: CancelByStaff) -> Cancelled:
    """Cancel, and leave a message for the person in the outbox, both or neither; again changes nothing."""
    return cancel_and_tell(office, appointment, word.message, word.by)
