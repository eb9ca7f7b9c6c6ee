"""The desk on the public port, without a network, and somebody at it with a browser."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from sqlalchemy import Engine, delete
from sqlmodel import Session

from backend import app as backend
from backend.models import METADATA, Region
from backend.services.booking.engine import OwnBooking
from backend.services.booking.office import Office
from backend.services.booking.opening import Hours
from backend.services.booking.port import Mode, Request
from backend.services.booking.staff.advisers import NewAdviser, add_adviser
from bot.app import public_app
from bot.balie.accounts import Accounts
from bot.balie.agenda_client import AgendaClient
from bot.balie.app import Needs, add_desk, desk_of
from bot.balie.passwords import Passwords
from bot.balie.visitor import Desk
from bot.models import StoredStaff
from bot.tokens import Tokens
from tests.bot.parts import KEY, Bot, a_bot
from tests.conftest import NOW, Clock, settings_in
from werkwijzer.clock import AMSTERDAM
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.settings import Settings

COORDINATOR = "c.coordinator"
LOGIN, PASSWORD, NAME = "s.jansen", "paard batterij nietje", "Samira Jansen"
ORIGIN = "https://balie.example.nl"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
FROM_A_PAGE = {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN}


OWN, OTHER_ADVISER = "1", "2"
ROOM = "https://video.example/gesprek"
KIND, REGION, OTHER_REGION = "loopbaanadvies", "rotterdam", "groot-amsterdam"


def add_advisers(engine: Engine) -> None:
    """Let two people give advice on weekdays, with a pause for lunch; only the second takes two at a time."""
    weekly = dict.fromkeys(range(5), (Hours("09:00", "12:00"), Hours("13:00", "17:00")))
    for name, region, seats in ((NAME, REGION, 1), ("Bram Bakker", OTHER_REGION, 2)):
        add_adviser(engine, NewAdviser(name, region, frozenset({KIND}), weekly, seats, ROOM))


def add_regions(engine: Engine) -> None:
    """Let there be the two regions, under the names of content/, and the country."""
    named = {REGION: "Rotterdam en omgeving", OTHER_REGION: "Amsterdam en omgeving", "nl": "Nederland"}
    with Session(engine) as session, session.begin():
        session.add_all(Region(id=id, name=name) for id, name in named.items())


THURSDAY = "2026-11-26"
"""Two days after the day on which the tests stand still."""


@dataclass
class Browser:
    """Somebody's browser: it keeps cookies, and sends a form with the token of the page it stood on."""

    http: httpx.AsyncClient
    page: str = ""

    async def get(self, path: str, **options: Any) -> httpx.Response:
        answer = await self.http.get(path, **options)
        self.page = answer.text
        return answer

    @property
    def token(self) -> str:
        found = re.search(r'name="token" value="([^"]*)"', self.page)
        return found[1] if found else ""

    def set_session(self, token: str) -> None:
        self.http.cookies.set("balie", token, domain="balie.example.nl", path="/")

    async def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        sent = {"token": self.token, **(fields or {})}
        answer = await self.http.post(path, data=sent, headers={**FROM_A_PAGE, **headers})
        if not answer.is_redirect:
            self.page = answer.text
        return answer

    async def sign_in(
        self, login: str = LOGIN, password: str = PASSWORD, wanted: str = "/balie", **headers: str
    ) -> httpx.Response:
        await self.get("/balie/inloggen", params={"next": wanted})
        fields = {"inlognaam": login, "wachtwoord": password, "next": wanted}
        return await self.post("/balie/inloggen", fields, **headers)

    async def is_signed_in(self) -> bool:
        return (await self.get("/balie/adviseurs")).status_code == 200


@dataclass(frozen=True)
class DeskSite:
    """The public application with its desk, and what a test looks into behind it."""

    app: FastAPI
    bot: Bot
    desk: Desk
    accounts: Accounts
    passwords: Passwords
    clock: Clock
    office: Office
    backend: FastAPI

    async def begin_anew(self) -> None:
        """Forget all that another test did, and let one person sign in and two give advice."""
        self.clock.now = NOW
        async with self.bot.store.engine.begin() as connection:
            await connection.execute(delete(StoredStaff))
        with self.office.engine.begin() as tables:
            for table in reversed(METADATA.sorted_tables):
                tables.execute(delete(table))
        add_regions(self.office.engine)
        add_advisers(self.office.engine)
        await self.add()

    def browser(self, address: str = "192.0.2.1") -> Browser:
        """Give a browser of somebody at an address."""
        transport = httpx.ASGITransport(self.app, client=(address, 1234))
        return Browser(httpx.AsyncClient(transport=transport, base_url=ORIGIN))

    def book(self, clock: str = "10:00", day: str = THURSDAY, **changed: Any) -> UUID:
        """Let somebody book with the first adviser, or with another in another region."""
        wish = {
            "key": f"{clock} {day} {sorted(changed.items())}",
            "kind": KIND,
            "region": REGION,
            "mode": Mode.ONLINE,
            "starts_at": datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=AMSTERDAM),
            "conversation": "c" * 32,
            "first_name": "Fatima",
        }
        return OwnBooking(self.office).create(Request(**{**wish, **changed})).appointment.id

    async def add(self, login: str = LOGIN, name: str = NAME, adviser: str | None = OWN) -> None:
        await self.accounts.add(login, name, self.passwords.hash(PASSWORD), adviser, self.clock())


@asynccontextmanager
async def a_desk(var: Path, library: Library, clock: Clock, **changed: Any) -> AsyncIterator[DeskSite]:
    """Give a public application with a desk of a test's own, at which one person may sign in."""
    settings, passwords = settings_in(var, **changed), Passwords(QUICK)

    async def health() -> dict[str, str]:
        return {}

    async with (
        a_bot(var, library, clock, "http://127.0.0.1:9", **changed) as bot,
        _a_backend(settings, library, clock) as (behind, office, agendas),
    ):
        app = public_app(settings, bot.service, Tokens(KEY, timedelta(hours=1), clock), bot.limits, health)
        desk = desk_of(settings, KEY, Needs(bot.store.engine, bot.limits, passwords, agendas, clock))
        add_desk(app, desk)
        site = DeskSite(app, bot, desk, Accounts(bot.store.engine), passwords, clock, office, behind)
        await site.begin_anew()
        yield site
        await bot.limits.close()


@asynccontextmanager
async def _a_backend(
    settings: Settings, library: Library, clock: Clock
) -> AsyncIterator[tuple[FastAPI, Office, AgendaClient]]:
    """Give the real backend, asked without a network, in which two people give advice."""
    url = url_of(settings, "backend")
    migrate(url, backend.MIGRATIONS)
    engine = open_engine(url)
    live, app = LiveLibrary(library), FastAPI()
    office = backend.office(settings, KEY, engine, clock, lambda: live.current.appointments)
    backend.install(app, office, live)
    agendas = AgendaClient("http://backend", "secret", transport=httpx.ASGITransport(app))
    yield app, office, agendas
    await agendas.close()
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give the setting for each of the databases that the desk runs on."""
    return {"database_url": request.getfixturevalue("postgres")} if request.param == "postgres" else {}


@pytest.fixture(scope="session")
async def shared_site(tmp_path_factory: pytest.TempPathFactory, library: Library) -> AsyncIterator[DeskSite]:
    async with a_desk(tmp_path_factory.mktemp("desk"), library, Clock()) as made:
        yield made


@pytest.fixture
async def site(shared_site: DeskSite) -> DeskSite:
    """Give a desk at which nothing has happened; to build one for each test takes longer than all else in it."""
    await shared_site.bot.limits.storage.reset()
    await shared_site.begin_anew()
    return shared_site


@pytest.fixture
async def browser(site: DeskSite) -> AsyncIterator[Browser]:
    made = site.browser()
    yield made
    await made.http.aclose()


@pytest.fixture
async def coordinator(site: DeskSite) -> AsyncIterator[Browser]:
    """Give the browser of somebody who may see every agenda."""
    await site.add(COORDINATOR, "Chris Coördinator", adviser=None)
    made = site.browser("192.0.2.3")
    await made.sign_in(COORDINATOR)
    yield made
    await made.http.aclose()


@pytest.fixture
async def staff(browser: Browser) -> Browser:
    """Give the browser of somebody who has signed in and looks at the first page."""
    await browser.sign_in()
    await browser.get("/balie")
    return browser


Later = Callable[[timedelta], None]


@pytest.fixture
def later(site: DeskSite) -> Later:
    """Let time pass."""

    def pass_by(time: timedelta) -> None:
        site.clock.now += time

    return pass_by
