"""Run bot, actions and backend in one asyncio process, on a public and an internal port."""

import asyncio
import hmac
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta

import structlog
import uvicorn
from fastapi import Depends, FastAPI, Header, HTTPException
from sqlalchemy import Engine, text

from actions.app import routes as action_routes
from actions.backend_client import BackendClient
from backend.app import MIGRATIONS as BACKEND_MIGRATIONS
from backend.app import routes as backend_routes
from backend.services import catalogue
from bot.app import public_app
from bot.broadcast import Broadcast
from bot.conversation import ConversationService
from bot.erasure import RasaTracker
from bot.limits import Limits
from bot.rasa_client import RasaClient
from bot.retention import Retention
from bot.store import Store
from bot.telegram.running import Needs, TelegramChannel
from bot.tokens import Tokens
from werkwijzer.clock import clock_of
from werkwijzer.content import library as content
from werkwijzer.database import migrate, open_engine, url_of
from werkwijzer.errors import PartFailed
from werkwijzer.keys import Keys
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


def prepare(settings: Settings) -> content.Library:
    """Bring databases and catalogue up to date; give what the bot says.

    Raises:
        EnvironmentNotReady: a database cannot be used.
        ContentError: content/ is not as it should be.
    """
    library = content.load(settings.content)
    migrate(url_of(settings, "backend"), BACKEND_MIGRATIONS)
    migrate(url_of(settings, "bot"), BOT_MIGRATIONS)
    engine = open_engine(url_of(settings, "backend"))
    catalogue.take_over(library, engine)
    engine.dispose()
    return library


@asynccontextmanager
async def applications(settings: Settings, keys: Keys, library: content.Library) -> AsyncIterator[Apps]:
    """Build both applications, joined over HTTP as they would be apart."""
    engine = open_engine(url_of(settings, "backend"))
    backend = BackendClient(f"http://127.0.0.1:{settings.internal_port}", keys.internal)
    rasa = RasaClient(
        settings.rasa_url or f"http://127.0.0.1:{settings.rasa_port}", keys.internal, settings.rasa_timeout
    )
    store = Store(url_of(settings, "bot"))
    tracker = RasaTracker(url_of(settings, "rasa"))
    clock = clock_of(settings)
    limits = Limits(settings, keys.signing)
    conversations = ConversationService(
        store=store, rasa=rasa, tracker=tracker, library=library, limits=limits, clock=clock, broadcast=Broadcast()
    )
    kept = timedelta(days=settings.token_keep_days)
    tokens = Tokens(keys.signing, timedelta(hours=settings.token_hours), clock, kept)

    telegram = None
    if settings.telegram_token is not None:
        needs = Needs(conversations, store, library, limits, clock, ready=rasa.healthy)
        telegram = TelegramChannel(settings, settings.telegram_token.get_secret_value(), keys.signing, needs)

    async def health() -> dict[str, str]:
        rasa_well, backend_well = await rasa.healthy(), await backend.healthy()
        database_well = await asyncio.to_thread(_reachable, engine)
        return {
            "bot": "ok",
            "rasa": "ok" if rasa_well else "does not answer",
            "actions and backend": "ok" if backend_well else "do not answer",
            "database": "ok" if database_well else "does not answer",
            **({"telegram": telegram.state} if telegram is not None else {}),
        }

    public = public_app(settings, conversations, tokens, limits, health)
    if telegram is not None:
        public.include_router(telegram.routes())
    internal = _internal_app(library, backend, engine, keys.internal)
    retention = Retention(conversations, store, clock, timedelta(days=settings.retention_days))
    sweeping = asyncio.create_task(retention.keep_sweeping())
    try:
        yield Apps(public, internal, telegram)
    finally:
        sweeping.cancel()
        for part in (backend, rasa, store, tracker, limits):
            await part.close()
        engine.dispose()


def _internal_app(library: content.Library, backend: BackendClient, engine: Engine, secret: str) -> FastAPI:
    def check_secret(x_werkwijzer_secret: str = Header(default="")) -> None:
        if not hmac.compare_digest(x_werkwijzer_secret.encode(), secret.encode()):
            raise HTTPException(403, "the shared secret is missing or wrong")

    app = FastAPI(title="Werkwijzer, internal", docs_url=None, redoc_url=None, dependencies=[Depends(check_secret)])
    app.state.engine = engine
    app.include_router(action_routes(library, backend))
    app.include_router(backend_routes())
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
    config = uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=3)
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
