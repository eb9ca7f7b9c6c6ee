"""Build the desk: an application of its own, so that its errors are pages."""

from dataclasses import dataclass

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.balie import advisers, agenda, appointment, blocking, door, hours
from bot.balie.accounts import Accounts
from bot.balie.agenda_client import AgendaClient
from bot.balie.attempts import Attempts
from bot.balie.errors import DeskError, NoAdviser, NotSignedIn, NotThere, NotUnderstood
from bot.balie.forms import ADVISERS, HOME
from bot.balie.guard import READING, DeskHeaders
from bot.balie.pages import page, style
from bot.balie.passwords import Passwords
from bot.balie.sessions import Sessions
from bot.balie.sign_in import SignIn
from bot.balie.visitor import Cookie, Desk
from bot.limits import Limits
from bot.web.problems import CatchAll
from werkwijzer.clock import Clock
from werkwijzer.settings import Settings

COOKIE = "balie"
ROUTERS = (advisers.router, agenda.router, appointment.router, blocking.router, door.router, hours.router)


@dataclass(frozen=True)
class Needs:
    """What the desk works with."""

    engine: AsyncEngine
    limits: Limits
    passwords: Passwords
    agendas: AgendaClient
    clock: Clock


def desk_of(settings: Settings, key: str, needs: Needs) -> Desk:
    """Put the parts of the desk together on the bot's database."""
    sessions, production = Sessions(needs.engine, needs.clock), settings.environment == "production"
    attempts = Attempts(needs.limits.storage, key)
    return Desk(
        sign_in=SignIn(Accounts(needs.engine), sessions, needs.passwords, attempts),
        sessions=sessions,
        agendas=needs.agendas,
        clock=needs.clock,
        session_cookie=Cookie.named(COOKIE, production=production),
        first_cookie=Cookie.named(f"{COOKIE}-begin", production=production),
    )


def add_desk(public: FastAPI, desk: Desk) -> None:
    """Put the desk on the public port; a mount would send /balie to another address first."""
    app = desk_app(desk)
    public.router.routes.extend([Route(HOME, app), Route(f"{HOME}/{{rest:path}}", app)])


def desk_app(desk: Desk) -> FastAPI:
    """Give the desk as an application."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.state.desk = desk
    for router in (*ROUTERS, _style()):
        app.include_router(router)
    app.add_exception_handler(DeskError, _refused)
    app.add_exception_handler(RequestValidationError, _misshapen)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_middleware(CatchAll, answer=_our_fault)
    app.add_middleware(DeskHeaders)
    return app


def _style() -> APIRouter:
    router, sheet = APIRouter(), style()

    @router.get(f"{HOME}/stijl.css")
    async def style_sheet() -> Response:
        return Response(sheet, media_type="text/css")

    return router


async def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, NoAdviser):
        return RedirectResponse(ADVISERS, 303)
    if isinstance(error, NotSignedIn):
        read = request.method in READING
        return door.to_sign_in(f"{request.url.path}?{request.url.query}" if read else HOME)
    assert isinstance(error, DeskError)
    return _page_of(error)


async def _misshapen(request: Request, error: Exception) -> Response:
    return _page_of(NotUnderstood())


async def _no_such_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _page_of(NotThere() if error.status_code == 404 else NotUnderstood())
    response.status_code = error.status_code
    return response


def _page_of(error: DeskError) -> Response:
    return page("fout.html", None, error.status, heading=error.title, sentence=error.sentence)


def _our_fault() -> Response:
    return page(
        "fout.html",
        None,
        503,
        heading="Er ging iets mis",
        sentence="Dat ligt aan ons. Probeer het over een minuut opnieuw.",
    )
