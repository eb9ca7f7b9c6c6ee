"""The commands `werkwijzer staff`: who may sign in at the desk."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

from backend import app as backend
from backend.services.booking.staff import own
from bot.balie.accounts import Accounts, well_formed
from bot.balie.errors import LoginTaken, PasswordsDiffer, UnknownAdviser, WrongName
from bot.balie.passwords import Passwords, refuse_weak
from bot.store import Store
from bot.text import clean
from werkwijzer.clock import clock_of
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.service import BOT_MIGRATIONS
from werkwijzer.settings import Settings

LONGEST_NAME = 100
"""Characters."""


class Typed(NamedTuple):
    """A password as it was typed, twice."""

    first: str
    again: str


Ask = Callable[[], Typed]
Say = Callable[[str], None]


@asynccontextmanager
async def _accounts(settings: Settings) -> AsyncIterator[Accounts]:
    url = url_of(settings, "bot")
    migrate(url, BOT_MIGRATIONS)
    store = Store(url)
    try:
        yield Accounts(store.engine)
    finally:
        await store.close()


async def add(settings: Settings, typed: str, name: str, adviser: str | None, ask: Ask, say: Say) -> None:
    """Add an account.

    Raises:
        WrongLogin, WrongName, UnknownAdviser, LoginTaken, PasswordsDiffer, WeakPassword: nothing was added.
    """
    login, name = well_formed(typed), _checked_name(name)
    if adviser is not None:
        _check_adviser(settings, adviser)
    async with _accounts(settings) as accounts:
        if await accounts.find(login) is not None:
            raise LoginTaken(f"De inlognaam {login} is al in gebruik.")
        hashed = _hash_of(ask(), login, name)
        await accounts.add(login, name, hashed, adviser, clock_of(settings)())
    say(f"{name} kan nu inloggen op /balie als {login}.")


async def change_password(settings: Settings, typed: str, ask: Ask, say: Say) -> None:
    """Give an account another password, which ends its sessions.

    Raises:
        WrongLogin, UnknownLogin, PasswordsDiffer, WeakPassword: nothing was changed.
    """
    async with _accounts(settings) as accounts:
        staff = await accounts.known(typed)
        await accounts.set_password(staff.login, _hash_of(ask(), staff.login, staff.name))
    say(f"Het wachtwoord van {staff.name} is veranderd. Wie daarmee was ingelogd, is uitgelogd.")


async def disable(settings: Settings, typed: str, say: Say) -> None:
    """Shut an account out, which ends its sessions.

    Raises:
        WrongLogin, UnknownLogin: nothing was changed.
    """
    async with _accounts(settings) as accounts:
        staff = await accounts.known(typed)
        await accounts.disable(staff.login)
    say(f"{staff.name} kan niet meer inloggen, en is uitgelogd.")


async def enable(settings: Settings, typed: str, say: Say) -> None:
    """Let an account that was shut out in again, with the password it had.

    Raises:
        WrongLogin, UnknownLogin: nothing was changed.
    """
    async with _accounts(settings) as accounts:
        staff = await accounts.known(typed)
        await accounts.enable(staff.login)
    say(f"{staff.name} kan weer inloggen, met het wachtwoord van eerst.")


async def tell(settings: Settings, say: Say) -> None:
    """Say who may sign in, and who no longer."""
    async with _accounts(settings) as accounts:
        every = await accounts.every()
    for staff in every:
        works = f"adviseur {staff.adviser}" if staff.adviser else "alle agenda's"
        say(f"{staff.login}: {staff.name}, {works}{'' if staff.active else ', uitgeschakeld'}")
    if not every:
        say("Er zijn nog geen medewerkers. Voeg er een toe met: werkwijzer staff add INLOGNAAM --name NAAM")


def _checked_name(name: str) -> str:
    cleaned = clean(name)
    if not cleaned or "\n" in cleaned or len(cleaned) > LONGEST_NAME:
        raise WrongName(f"Geef een naam van 1 tot {LONGEST_NAME} tekens.")
    return cleaned


def _check_adviser(settings: Settings, adviser: str) -> None:
    """Refuse a number that nobody has: an account for it would see nothing, and one for none at all would see all."""
    url = url_of(settings, "backend")
    migrate(url, backend.MIGRATIONS)
    engine = open_engine(url)
    try:
        known = {str(each.id) for each in own.advisers(engine)}
    finally:
        engine.dispose()
    if adviser not in known:
        raise UnknownAdviser(
            f"Er is geen adviseur met nummer {adviser or '(leeg)'}. "
            "Een coördinator voegt adviseurs toe op /balie/adviseurs; daar staan ook hun nummers."
        )


def _hash_of(typed: Typed, login: str, name: str) -> str:
    if typed.first != typed.again:
        raise PasswordsDiffer("De twee wachtwoorden zijn niet gelijk. Er is niets veranderd.")
    refuse_weak(typed.first, login, name)
    return Passwords().hash(typed.first)
