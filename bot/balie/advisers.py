"""Choose an adviser, add one, and change one; all of it for a co-ordinator."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path
from starlette.responses import RedirectResponse, Response

from bot.balie.adviser_form import ACTIVE, LINK, filled, kind_field, read_profile
from bot.balie.agenda import DONE, Address
from bot.balie.errors import BadMeetingUrl
from bot.balie.forms import ADVISERS, Form
from bot.balie.hours import HOURS
from bot.balie.pages import Fault, page
from bot.balie.sessions import Session
from bot.balie.shapes import Choices, Profile
from bot.balie.visitor import CheckedForm, Coordinator, SignedIn, TheDesk

NEW = f"{ADVISERS}/nieuw"
ONE = f"{ADVISERS}/{{adviser}}"
BAD_LINK = Fault(LINK, "Vul een link in die begint met https://, zonder naam of wachtwoord erin.")

Number = Annotated[int, Path(ge=1, lt=2**31)]

router = APIRouter()


@router.get(ADVISERS)
async def choose_adviser(desk: TheDesk, session: SignedIn, gedaan: Address = None) -> Response:
    """Let a co-ordinator choose; who has an agenda of his own is shown no names."""
    if session.adviser is not None:
        return page("adviseurs.html", session, note=None)
    advisers, choices = await desk.agendas.advisers(), await desk.agendas.choices()
    regions = {region.id: region.name for region in choices.regions}
    return page("adviseurs.html", session, advisers=advisers, regions=regions, note=DONE.get(gedaan or ""))


@router.get(NEW)
async def ask_who_is_new(desk: TheDesk, session: Coordinator) -> Response:
    return _form(session, await desk.agendas.choices(), filled(None))


@router.post(NEW)
async def add_adviser(form: CheckedForm, desk: TheDesk, session: Coordinator) -> Response:
    choices = await desk.agendas.choices()
    fields, faults = read_profile(form, choices)
    if faults:
        return _form(session, choices, form, faults)
    try:
        number = await desk.agendas.add_adviser(fields)
    except BadMeetingUrl:
        return _form(session, choices, form, (BAD_LINK,))
    return RedirectResponse(f"{HOURS}?{urlencode({'gedaan': 'adviseur-nieuw', 'adviseur': number})}", 303)


@router.get(ONE)
async def show_adviser(desk: TheDesk, session: Coordinator, adviser: Number) -> Response:
    profile = await desk.agendas.profile(adviser)
    return _form(session, await desk.agendas.choices(), filled(profile), (), profile)


@router.post(ONE)
async def change_adviser(form: CheckedForm, desk: TheDesk, session: Coordinator, adviser: Number) -> Response:
    profile, choices = await desk.agendas.profile(adviser), await desk.agendas.choices()
    fields, faults = read_profile(form, choices, profile)
    if faults:
        return _form(session, choices, form, faults, profile)
    try:
        await desk.agendas.alter_adviser(adviser, {**fields, "active": ACTIVE in form})
    except BadMeetingUrl:
        return _form(session, choices, form, (BAD_LINK,), profile)
    return RedirectResponse(f"{ADVISERS}?gedaan=adviseur", 303)


def _form(
    session: Session, choices: Choices, form: Form, faults: tuple[Fault, ...] = (), profile: Profile | None = None
) -> Response:
    kinds = [(kind_field(kind.id), kind.name, _only_in(kind.regions, choices)) for kind in choices.kinds]
    status = 422 if faults else 200
    return page(
        "adviseur.html",
        session,
        status,
        faults,
        form,
        profile=profile,
        regions=choices.regions,
        kinds=kinds,
        action=NEW if profile is None else f"{ADVISERS}/{profile.id}",
    )


def _only_in(regions: list[str], choices: Choices) -> str:
    """Name the regions of a kind of talk that is not everywhere."""
    names = [region.name for region in choices.regions if region.id in regions]
    return "" if len(names) == len(choices.regions) else ", ".join(names)
