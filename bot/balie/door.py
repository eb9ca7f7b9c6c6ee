"""Sign in and out."""

import secrets
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.balie.errors import Locked, SignInRefused
from bot.balie.forms import HOME, Form, own_path
from bot.balie.guard import same
from bot.balie.pages import Fault, page
from bot.balie.visitor import TOKEN_FIELD, CheckedForm, Desk, MaybeSession, Sent, TheDesk

SIGN_IN = f"{HOME}/inloggen"

router = APIRouter()

_WRONG = "De inlognaam of het wachtwoord klopt niet. Kijk beide na en probeer het opnieuw."
_OLD = "Deze pagina was te oud. Log opnieuw in."
_NOTES = {
    "nodig": "Log in om verder te gaan. Was u al bezig? Na een uur zonder gebruik loggen wij u uit. "
    "Wat u daarna verstuurde, is niet bewaard.",
    "uit": "U bent uitgelogd.",
}


def to_sign_in(wanted: str) -> Response:
    """Send somebody to the sign-in page, to come back to `wanted` after it."""
    return RedirectResponse(f"{SIGN_IN}?{urlencode({'reden': 'nodig', 'next': own_path(wanted)})}", 303)


@router.get(f"{SIGN_IN}")
async def ask_to_sign_in(
    request: Request, desk: TheDesk, session: MaybeSession, next: str = HOME, reden: str = ""
) -> Response:
    if session is not None:
        return RedirectResponse(own_path(next), 303)
    return _form(request, desk, next, note=_NOTES.get(reden))


@router.post(f"{SIGN_IN}")
async def sign_in(request: Request, desk: TheDesk, form: Sent) -> Response:
    wanted = form.get("next")
    if not same(form.get(TOKEN_FIELD), desk.first_cookie.of(request)):
        return _form(request, desk, wanted, 403, fault=Fault("", _OLD))
    address = request.client.host if request.client else "unknown"
    try:
        token = await desk.sign_in.sign_in(form.get("inlognaam", ""), form.get("wachtwoord", ""), address)
    except SignInRefused:
        return _form(request, desk, wanted, 401, form, Fault("inlognaam", _WRONG))
    except Locked as locked:
        response = _form(request, desk, wanted, 429, form, Fault("inlognaam", _wait(locked.minutes)))
        response.headers["Retry-After"] = str(locked.minutes * 60)
        return response
    await _end(request, desk)
    response = RedirectResponse(own_path(wanted), 303)
    desk.session_cookie.put(response, token)
    desk.first_cookie.take(response)
    return response


@router.post(f"{HOME}/uitloggen")
async def sign_out(request: Request, desk: TheDesk, form: CheckedForm) -> Response:
    await _end(request, desk)
    response = RedirectResponse(f"{SIGN_IN}?reden=uit", 303)
    desk.session_cookie.take(response)
    return response


def _wait(minutes: int) -> str:
    return (
        f"Er is te vaak een verkeerd wachtwoord ingevuld. "
        f"Probeer het over {minutes} {'minuut' if minutes == 1 else 'minuten'} opnieuw."
    )


def _form(
    request: Request,
    desk: Desk,
    wanted: str | None,
    status: int = 200,
    form: Form | None = None,
    fault: Fault | None = None,
    note: str | None = None,
) -> Response:
    """Give the sign-in page; what was typed as a password never comes back."""
    token = desk.first_cookie.of(request) or secrets.token_urlsafe(32)
    shown = {"inlognaam": form.get("inlognaam", "")} if form else {}
    faults = (fault,) if fault else ()
    response = page(
        "inloggen.html", None, status, faults, shown, token=token, next=own_path(wanted), note=note, action=SIGN_IN
    )
    desk.first_cookie.put(response, token)
    return response


async def _end(request: Request, desk: Desk) -> None:
    token = desk.session_cookie.of(request)
    if token:
        await desk.sessions.end(token)
