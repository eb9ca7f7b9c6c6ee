"""Run bot, actions and backend in one asyncio process, on a public and an internal port."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
import uvicorn
from fastapi import Depends, FastAPI, Header, HTTPException
from sqlalchemy import Engine, text

from actions.app import routes as action_routes
from backend import app as backend
from backend.housekeeping import keep_erasing
from backend.services import catalogue
from backend.services.booking.office import Office
from bot.app import Health, public_app
from bot.balie.app import Needs as DeskNeeds
from bot.balie.app import add_desk, desk_of
from bot.balie.passwords import Passwords
from bot.conversation import ConversationService
from bot.outbox import Outbox, always
from bot.retention import Retention
from bot.telegram.running import Needs, TelegramChannel
from bot.tokens import Tokens
from werkwijzer.clock import today
from werkwijzer.content import checking
from werkwijzer.content import library as content
from werkwijzer.content.checking.finding import Finding
from werkwijzer.content.live import LiveLibrary
from werkwijzer.content.watching import Watch
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.errors import PartFailed
from werkwijzer.keys import Keys
from werkwijzer.parts import Parts
from werkwijzer.paths import ROOT
from werkwijzer.settings import Settings

log = structlog.get_logger()

BOT_MIGRATIONS = ROOT / "bot" / "migrations"


@dataclass(frozen=True)
class Apps:
    """The two applications, with what has to be closed behind them."""

    public: FastAPI
    internal: FastAPI
    telegram: TelegramChannel | None

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[None]:
        """Let the channels that fetch messages themselves do so, for as long as the block lasts; Rasa must be there."""
        async with self.telegram.running() if self.telegram is not None else nullcontext():
            yield


def prepare(settings: Settings) -> LiveLibrary:
    """Bring databases and catalogue up to date; give what the bot says.

    Raises:
        EnvironmentNotReady: a database cannot be used.
        ContentError: content/ is not as it should be.
    """
    library = content.load(settings.content)
    migrate(url_of(settings, "backend"), backend.MIGRATIONS)
    migrate(url_of(settings, "bot"), BOT_MIGRATIONS)
    engine = open_engine(url_of(settings, "backend"))
    backend.fill(settings, library, engine)
    engine.dispose()
    return LiveLibrary(library)


@asynccontextmanager
async def applications(settings: Settings, keys: Keys, live: LiveLibrary) -> AsyncIterator[Apps]:
    """Build both applications, joined over HTTP as they would be apart, with what runs beside them."""
    async with Parts.opened(settings, keys, live) as parts:
        conversations = parts.conversations()
        telegram = _telegram(settings, keys, parts, conversations)
        tokens = Tokens(
            keys.signing,
            timedelta(hours=settings.token_hours),
            parts.clock,
            timedelta(days=settings.token_keep_days),
        )
        public = public_app(settings, conversations, tokens, parts.limits, _health(parts, telegram))
        if telegram is not None:
            public.include_router(telegram.routes())
        needed = DeskNeeds(parts.store.engine, parts.limits, Passwords(), parts.agendas, parts.clock)
        add_desk(public, desk_of(settings, keys.signing, needed))
        office = backend.office(
            settings, keys.signing, parts.engine, parts.clock, lambda: parts.live.current.appointments
        )
        retention = Retention(conversations, parts.store, parts.clock, timedelta(days=settings.retention_days))
        hears = telegram.hears if telegram is not None else always
        outbox = Outbox(conversations, parts.backend_of_bot, parts.live, hears)
        async with _beside(
            retention.keep_sweeping(),
            outbox.keep_bringing(),
            keep_erasing(office),
            _watch(settings, parts).keep_looking(),
        ):
            yield Apps(public, _internal_app(parts, keys.internal, office), telegram)


def _telegram(
    settings: Settings, keys: Keys, parts: Parts, conversations: ConversationService
) -> TelegramChannel | None:
    if settings.telegram_token is None:
        return None
    needs = Needs(conversations, parts.store, parts.live, parts.limits, parts.clock, ready=parts.rasa.healthy)
    return TelegramChannel(settings, settings.telegram_token.get_secret_value(), keys.signing, needs)


def _watch(settings: Settings, parts: Parts) -> Watch:
    """Give the watch over content/; trainings and regions go to the backend's tables before the bot speaks of them."""

    def check(directory: Path) -> list[Finding]:
        return checking.check(directory, today(parts.clock))

    return Watch(settings.content, parts.live, check, lambda library: catalogue.take_over(library, parts.engine))


def _health(parts: Parts, telegram: TelegramChannel | None) -> Health:
    async def health() -> dict[str, str]:
        rasa_well, backend_well = await parts.rasa.healthy(), await parts.backend.healthy()
        database_well = await asyncio.to_thread(_reachable, parts.engine)
        return {
            "bot": "ok",
            "rasa": "ok" if rasa_well else "does not answer",
            "actions and backend": "ok" if backend_well else "do not answer",
            "database": "ok" if database_well else "does not answer",
            **({"telegram": telegram.state} if telegram is not None else {}),
        }

    return health


@asynccontextmanager
async def _beside(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run what never ends for as long as the block lasts."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _internal_app(parts: Parts, secret: str, office: Office) -> FastAPI:
    def check_secret(x_werkwijzer_secret: str = Header(default="")) -> None:
        if not hmac.compare_digest(x_werkwijzer_secret.encode(), secret.encode()):
            raise HTTPException(403, "the shared secret is missing or wrong")

    app = FastAPI(title="Werkwijzer, internal", docs_url=None, redoc_url=None, dependencies=[Depends(check_secret)])
    app.include_router(action_routes(parts.live, parts.backend, parts.clock))
    backend.install(app, office, parts.live)
    return app


def _reachable(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception:
        log.exception("database does not answer")
        return False
    return True


class _Server(uvicorn.Server):
    """A uvicorn server that leaves signals to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(app: FastAPI, host: str, port: int) -> AsyncIterator[None]:
    """Serve an application for as long as the block lasts.

    Raises:
        PartFailed: it did not start.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
        # Longer than httpx keeps an idle connection, or it may send on one that is just being closed.
        timeout_keep_alive=30,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        if running.done():
            raise PartFailed(f"De dienst kon niet starten op poort {port}.") from running.exception()
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        await running
