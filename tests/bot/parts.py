"""The bot's parts joined on databases of a test's own, with a fake Rasa behind them."""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.broadcast import Broadcast
from bot.conversation import ConversationService
from bot.erasure import RasaTracker
from bot.limits import Limits
from bot.messages import Message
from bot.rasa_client import RasaClient
from bot.said import Said
from bot.store import Store
from tests.bot.fake_backend import FakeBackend
from tests.bot.fake_rasa import TOKEN
from tests.conftest import Clock, settings_in
from werkwijzer.content.library import Library
from werkwijzer.content.live import LiveLibrary
from werkwijzer.database import migrate, url_of
from werkwijzer.service import BOT_MIGRATIONS

KEY = "a key of at least thirty-two characters"


@dataclass(frozen=True)
class Bot:
    """A conversation service, with the parts that a test looks into."""

    service: ConversationService
    store: Store
    limits: Limits
    url: str
    tracker_url: str
    var: Path
    live: LiveLibrary
    backend: FakeBackend

    async def begin(self) -> str:
        """Begin a conversation."""
        conversation_id, _ = await self.service.begin()
        return conversation_id

    async def say(self, conversation_id: str, text: str, turn_id: str | None = None) -> list[Message]:
        """Type a text."""
        return await self.service.handle(conversation_id, turn_id or str(uuid.uuid4()), Said(text=text))

    async def press(self, conversation_id: str, button_id: str) -> list[Message]:
        """Press a button."""
        return await self.service.handle(conversation_id, str(uuid.uuid4()), Said(button=button_id))

    def holds(self, *words: str) -> list[str]:
        """Give those of the words that stand anywhere in the bot's files."""
        kept = b"".join(path.read_bytes() for path in self.var.rglob("*") if path.is_file())
        return [word for word in words if word.encode() in kept]


@asynccontextmanager
async def a_bot(
    var: Path,
    library: Library,
    clock: Clock,
    rasa_url: str,
    *,
    store: Callable[[str], Store] = Store,
    backend: FakeBackend | None = None,
    **changed: object,
) -> AsyncIterator[Bot]:
    """Give a bot on SQLite files in `var`."""
    settings = settings_in(var, **changed)
    url, tracker_url = url_of(settings, "bot"), url_of(settings, "rasa")
    migrate(url, BOT_MIGRATIONS)
    opened, tracker, limits = store(url), RasaTracker(tracker_url), Limits(settings, KEY)
    live = LiveLibrary(library)
    rasa = RasaClient(rasa_url, TOKEN, settings.rasa_timeout)
    behind = backend or FakeBackend()
    asked = behind.client()
    service = ConversationService(
        store=opened,
        rasa=rasa,
        backend=asked,
        tracker=tracker,
        live=live,
        limits=limits,
        clock=clock,
        broadcast=Broadcast(),
    )
    try:
        yield Bot(service, opened, limits, url, tracker_url, var, live, behind)
    finally:
        for part in (rasa, asked, opened, tracker):
            await part.close()
