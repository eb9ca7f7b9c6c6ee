"""Say who asks: what the routes of the desk need, in one place."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from bot.balie.agenda_client import AgendaClient
from bot.balie.errors import Forged, NotSignedIn, NotThere
from bot.balie.forms import Form, read_form
from bot.balie.guard import require_own_page, same
from bot.balie.sessions import Session, Sessions
from bot.balie.sign_in import SignIn
from werkwijzer.clock import Clock

TOKEN_FIELD = "token"  # noqa: S105


@dataclass(frozen=True)
class Cookie:
    """A cookie of the desk: never read by a script, never sent for another site, gone with the browser."""

    name: str
    secure: bool

    @classmethod
    def named(cls, name: str, *, production: bool) -> "Cookie":
        """Give the cookie; a browser keeps the prefix for cookies that no other host and no plain http can set."""
        return cls(f"__Host-{name}" if production else name, production)

    def of(self, request: Request) -> str | None:
        return request.cookies.get(self.name)

    def put(self, response: Response, value: str) -> None:
        response.set_cookie(self.name, value, path="/", secure=self.secure, httponly=True, samesite="strict")

    def take(self, response: Response) -> None:
        response.delete_cookie(self.name, path="/", secure=self.secure, httponly=True, samesite="strict")


@dataclass(frozen=True)
class Desk:
    """What the desk is made of."""

    sign_in: SignIn
    sessions: Sessions
    agendas: AgendaClient
    clock: Clock
    session_cookie: Cookie
    first_cookie: Cookie
    """Ties the sign-in form to the browser that asked for it, when there is no session yet."""


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(_desk)]


async def _session_or_none(request: Request, desk: TheDesk) -> Session | None:
    token = desk.session_cookie.of(request)
    return await desk.sessions.of(token) if token else None


MaybeSession = Annotated[Session | None, Depends(_session_or_none)]


def _session(session: MaybeSession) -> Session:
    if session is None:
        raise NotSignedIn
    return session


SignedIn = Annotated[Session, Depends(_session)]
"""The session of who asks; without one he is sent to sign in."""


def _coordinator(session: SignedIn) -> Session:
    if session.adviser is not None:
        raise NotThere
    return session


Coordinator = Annotated[Session, Depends(_coordinator)]
"""The session of who asks, where that is a co-ordinator; for others the page does not exist."""


async def _sent(request: Request) -> Form:
    require_own_page(request.headers)
    return await read_form(request)


Sent = Annotated[Form, Depends(_sent)]
"""The form that was sent, from a page of ours. Whether it has the right token is for the route to say."""


def _checked(form: Sent, session: SignedIn) -> Form:
    if not same(form.get(TOKEN_FIELD), session.csrf):
        raise Forged
    return form


CheckedForm = Annotated[Form, Depends(_checked)]
"""The form that was sent, from a page of this very session."""
