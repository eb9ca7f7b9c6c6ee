"""Show one appointment, and cancel it with a word to the person."""

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from bot.balie.agenda import done
from bot.balie.forms import HOME, Form, text_of
from bot.balie.frame import Frame, TheFrame
from bot.balie.pages import Fault, page
from bot.balie.shapes import Dossier
from bot.balie.visitor import CheckedForm, Desk, TheDesk
from werkwijzer.clock import AMSTERDAM

APPOINTMENTS = f"{HOME}/afspraken"
LONGEST = 300
"""Characters of a reason."""
OTHER = "anders"
REASONS = {
    "ziek": "Uw adviseur is ziek.",
    "verhinderd": "Uw adviseur kan op dat moment niet.",
    "locatie": "De locatie is dan dicht.",
    "zelf": "U vroeg ons om de afspraak af te zeggen.",
}
"""Sentences to the person, by the word for them in the form."""

_CHOOSE = "Kies wat de persoon te lezen krijgt."
_WRITE = "Schrijf wat de persoon te lezen krijgt."
_SHORTER = f"Maak het bericht korter: hoogstens {LONGEST} tekens."
_MOVED = "De afspraak is net verzet, afgezegd of voorbij. Kijk hieronder hoe het nu staat, en zeg dan opnieuw af."

router = APIRouter()


@router.get(f"{APPOINTMENTS}/{{appointment}}")
async def show_appointment(desk: TheDesk, frame: TheFrame, appointment: UUID) -> Response:
    return _appointment(desk, frame, await desk.agendas.dossier(frame.adviser.id, appointment))


@router.get(f"{APPOINTMENTS}/{{appointment}}/afzeggen")
async def ask_why(desk: TheDesk, frame: TheFrame, appointment: UUID) -> Response:
    found = await desk.agendas.dossier(frame.adviser.id, appointment)
    if not _stands(desk, found):
        return RedirectResponse(frame.url(f"{APPOINTMENTS}/{appointment}"), 303)
    return _page(frame, "afzeggen.html", found)


@router.post(f"{APPOINTMENTS}/{{appointment}}/afzeggen")
async def ask_once_more(form: CheckedForm, desk: TheDesk, frame: TheFrame, appointment: UUID) -> Response:
    found = await desk.agendas.dossier(frame.adviser.id, appointment)
    reason, fault = read_reason(form)
    if not _stands(desk, found):
        return _appointment(desk, frame, found, (Fault("", _MOVED),), 409)
    if fault is not None:
        return _page(frame, "afzeggen.html", found, form, (fault,), 422)
    return _page(frame, "zeker.html", found, form, reason=reason)


@router.post(f"{APPOINTMENTS}/{{appointment}}/zeker")
async def cancel(form: CheckedForm, desk: TheDesk, frame: TheFrame, appointment: UUID) -> Response:
    found = await desk.agendas.dossier(frame.adviser.id, appointment)
    reason, fault = read_reason(form)
    if form.get("tijd") != found.seen.starts_at.isoformat() or not _stands(desk, found):
        return _appointment(desk, frame, found, (Fault("", _MOVED),), 409)
    if fault is not None:
        return _page(frame, "afzeggen.html", found, form, (fault,), 422)
    told = await desk.agendas.cancel(appointment, reason, frame.session.name)
    day = found.seen.starts_at.astimezone(AMSTERDAM).date()
    return RedirectResponse(done(frame, "afgezegd" if told else "afgezegd-stil", day), 303)


def _stands(desk: Desk, found: Dossier) -> bool:
    """Say whether there is still something to cancel."""
    return found.status == "booked" and found.seen.ends_at > desk.clock()


def read_reason(form: Form) -> tuple[str, Fault | None]:
    """Give what the person is told, or what is wrong with it."""
    chosen = form.get("reden", "")
    if chosen in REASONS:
        return REASONS[chosen], None
    if chosen != OTHER:
        return "", Fault("reden", _CHOOSE)
    written = " ".join(text_of(form, "bericht").split())
    if not written:
        return "", Fault("bericht", _WRITE)
    return written, Fault("bericht", _SHORTER) if len(written) > LONGEST else None


def _appointment(
    desk: Desk, frame: Frame, found: Dossier, faults: tuple[Fault, ...] = (), status: int = 200
) -> Response:
    return _page(frame, "afspraak.html", found, None, faults, status, stands=_stands(desk, found))


def _page(
    frame: Frame,
    template: str,
    found: Dossier,
    form: Form | None = None,
    faults: tuple[Fault, ...] = (),
    status: int = 200,
    **values: object,
) -> Response:
    return page(
        template,
        frame.session,
        status,
        faults,
        form,
        frame=frame,
        here="",
        found=found,
        seen=found.seen,
        reasons=REASONS,
        other=OTHER,
        day=found.seen.starts_at.astimezone(AMSTERDAM).date(),
        **values,
    )
