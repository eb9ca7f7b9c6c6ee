"""The Telegram channel on databases of a test's own, between a fake Bot API and a fake Rasa."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from bot.telegram.delivery import CATCH_UP_SECONDS, TYPING_SECONDS
from bot.telegram.running import Needs, TelegramChannel
from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import KEY, Bot, a_bot
from tests.conftest import Clock, free_port, settings_in
from tests.telegram.fake_bot_api import TOKEN, Person, World
from werkwijzer.content.library import Library
from werkwijzer.service import serving

AN_HOUR = 3600.0


@dataclass
class Naps:
    """A sleep that only notes for how long; what repeats for ever sleeps until it is woken."""

    taken: list[float] = field(default_factory=list)
    _morning: asyncio.Event = field(default_factory=asyncio.Event)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def __call__(self, seconds: float) -> None:
        async with self._changed:
            self.taken.append(seconds)
            self._changed.notify_all()
        if seconds in (TYPING_SECONDS, CATCH_UP_SECONDS, AN_HOUR):
            morning = self._morning
            await morning.wait()
        else:
            await asyncio.sleep(0)

    async def has_taken(self, seconds: float) -> None:
        """Wait until somebody sleeps for so long."""
        async with asyncio.timeout(30), self._changed:
            await self._changed.wait_for(lambda: seconds in self.taken)

    def wake(self) -> None:
        self._morning.set()
        self._morning = asyncio.Event()


@dataclass
class Ground:
    """What outlives the channel: the Telegram server, Rasa, the databases and the clock."""

    var: Path
    library: Library
    clock: Clock
    rasa: FakeRasa
    world: World
    url: str

    def person(self, chat_id: int = 1111111) -> Person:
        return Person(self.world, chat_id)

    @asynccontextmanager
    async def channel(self, mode: str = "polling", token: str = TOKEN, **changed: Any) -> AsyncIterator["Line"]:
        """Run the bot with its Telegram channel."""
        port = free_port()
        settings = settings_in(
            self.var,
            telegram_token=token,
            telegram_mode=mode,
            telegram_api_url=self.url,
            telegram_public_url=f"http://127.0.0.1:{port}",
        )
        limits = {"messages_per_minute": 1000, "conversations_per_hour": 1000, **changed}
        naps = Naps()
        async with AsyncExitStack() as stack:
            bot = await stack.enter_async_context(a_bot(self.var, self.library, self.clock, self.rasa.url, **limits))
            needs = Needs(bot.service, bot.store, bot.live, bot.limits, self.clock, _ready, naps)
            channel = TelegramChannel(settings, token, KEY, needs)
            app = FastAPI()
            app.include_router(channel.routes())
            await stack.enter_async_context(serving(app, "127.0.0.1", port))
            await stack.enter_async_context(channel.running())
            yield Line(bot, channel, naps, f"http://127.0.0.1:{port}")


@dataclass
class Line:
    """A bot that is on Telegram."""

    bot: Bot
    channel: TelegramChannel
    naps: Naps
    url: str

    async def conversation_of(self, person: Person) -> str:
        chat = await self.channel.chats.find(person.room.id)
        assert chat is not None
        return chat.conversation_id

    async def has_handled_all(self) -> None:
        """Wait until nothing waits in the inbox."""
        async with asyncio.timeout(30):
            while await self.channel.inbox.waiting():  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0)


async def _ready() -> bool:
    return True
