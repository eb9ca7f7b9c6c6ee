"""Open what the applications are made of, and close it behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Engine

from actions.backend_client import BackendClient
from bot.backend_client import BackendClient as BackendOfBot
from bot.balie.agenda_client import AgendaClient
from bot.broadcast import Broadcast
from bot.conversation import ConversationService
from bot.erasure import RasaTracker
from bot.limits import Limits
from bot.rasa_client import RasaClient
from bot.store import Store
from werkwijzer.clock import Clock, clock_of
from werkwijzer.content.live import LiveLibrary
from werkwijzer.database import open_engine, url_of
from werkwijzer.keys import Keys
from werkwijzer.settings import Settings


@dataclass(frozen=True)
class Parts:
    """What the applications are made of, opened and not yet closed."""

    engine: Engine
    backend: BackendClient
    backend_of_bot: BackendOfBot
    agendas: AgendaClient
    rasa: RasaClient
    store: Store
    tracker: RasaTracker
    limits: Limits
    clock: Clock
    live: LiveLibrary

    @classmethod
    @asynccontextmanager
    async def opened(cls, settings: Settings, keys: Keys, live: LiveLibrary) -> AsyncIterator[Self]:
        rasa_url = settings.rasa_url or f"http://127.0.0.1:{settings.rasa_port}"
        internal_url = f"http://127.0.0.1:{settings.internal_port}"
        parts = cls(
            engine=open_engine(url_of(settings, "backend")),
            backend=BackendClient(internal_url, keys.internal),
            backend_of_bot=BackendOfBot(internal_url, keys.internal),
            agendas=AgendaClient(internal_url, keys.internal),
            rasa=RasaClient(rasa_url, keys.internal, settings.rasa_timeout),
            store=Store(url_of(settings, "bot")),
            tracker=RasaTracker(url_of(settings, "rasa")),
            limits=Limits(settings, keys.signing),
            clock=clock_of(settings),
            live=live,
        )
        try:
            yield parts
        finally:
            for part in (
                parts.backend,
                parts.backend_of_bot,
                parts.agendas,
                parts.rasa,
                parts.store,
                parts.tracker,
                parts.limits,
            ):
                await part.close()
            parts.engine.dispose()

    def conversations(self) -> ConversationService:
        return ConversationService(
            store=self.store,
            rasa=self.rasa,
            backend=self.backend_of_bot,
            tracker=self.tracker,
            live=self.live,
            limits=self.limits,
            clock=self.clock,
            broadcast=Broadcast(),
        )
