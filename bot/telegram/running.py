"""Start the Telegram channel, keep it running, and stop it without losing anything."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from fastapi import APIRouter
from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.broadcast import Event
from bot.conversation import ConversationService
from bot.limits import Limits
from bot.messages import Message
from bot.store import Store
from bot.telegram import webhook
from bot.telegram.channel import ASKED_FOR, COMMANDS, build, install
from bot.telegram.chats import Chats
from bot.telegram.delivery import Delivery, Sleep
from bot.telegram.inbox import Inbox, RawUpdate
from bot.telegram.order import OrderPerChat
from bot.telegram.polling import poll
from bot.telegram.seal import Seal
from bot.telegram.turns import Turns
from werkwijzer.clock import Clock
from werkwijzer.content.live import LiveLibrary
from werkwijzer.settings import Settings

log = structlog.get_logger()

PAUSE_SECONDS = 2.0
"""Between two looks whether Rasa or Telegram is there yet."""
GRACE_SECONDS = 10.0
"""What is under way at the end gets this long; a wait that Telegram asked for may be far longer."""


@dataclass(frozen=True)
class Needs:
    """What the channel shares with the rest of the bot."""

    conversations: ConversationService
    store: Store
    live: LiveLibrary
    limits: Limits
    clock: Clock
    ready: Callable[[], Awaitable[bool]]
    """Says whether a message can be answered; until then updates wait in the inbox."""
    sleep: Sleep = asyncio.sleep


class TelegramChannel:
    """The channel as the rest of the program sees it: routes, running, state."""

    def __init__(self, settings: Settings, token: str, signing_key: str, needs: Needs) -> None:
        self._settings = settings
        self._needs = needs
        self._seal = Seal(signing_key)
        self.inbox = Inbox(needs.store.engine, self._seal, needs.clock)
        self.chats = Chats(needs.store.engine, self._seal)
        self._order = OrderPerChat(self.inbox)
        self._application = build(token, settings.telegram_api_url, self._order)
        self.delivery = Delivery(
            self._application.bot,
            self.chats,
            needs.conversations.history,
            needs.conversations.file,
            needs.live,
            needs.clock,
            needs.sleep,
        )
        self._turns = Turns(needs.conversations, self.chats, self.delivery, needs.live, needs.limits)
        install(self._application, self._turns)
        self._tasks: set[asyncio.Task[None]] = set()
        self._gate = asyncio.Lock()
        self._handling = False
        self.state = "starting"

    def routes(self) -> APIRouter:
        """Give the public routes."""
        return webhook.routes(self.take, self._seal.webhook_secret)

    async def hears(self, conversation_id: str) -> bool:
        """Say whether a conversation can be spoken to: not when it is a chat that blocks us."""
        chat = await self.chats.of(conversation_id)
        return chat is None or not chat.blocked

    async def take(self, updates: list[RawUpdate]) -> None:
        """Keep updates, then let those that are new be handled."""
        async with self._gate:
            for raw in await self.inbox.put(updates):
                if self._handling:
                    await self._hand_over(raw)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run for as long as the block lasts; it begins when Rasa and Telegram are there, without anybody waiting."""
        forget = self._needs.conversations.broadcast.follow(self._heard)
        beginning = asyncio.create_task(self._begin())
        try:
            yield
        finally:
            forget()
            await self._end(beginning)

    async def _begin(self) -> None:
        while not await self._needs.ready():
            await self._needs.sleep(PAUSE_SECONDS)
        try:
            await self._connect()
        except InvalidToken:
            self.state = "token refused"
            log.error("telegram refuses the token")
            return
        await self.inbox.prune()
        await self._application.start()
        async with self._gate:
            self._handling = True
            for raw in await self.inbox.waiting():
                await self._hand_over(raw)
        self._run(self.delivery.catch_up())
        if self._settings.telegram_mode == "polling":
            self._run(poll(self._application.bot, self.take, self._needs.sleep, self._set_state))
        self._set_state("ok")

    async def _connect(self) -> None:
        """Make ourselves known to Telegram, for as long as it takes.

        Raises:
            telegram.error.InvalidToken: it does not know the token.
        """
        while True:
            try:
                await self._introduce()
            except InvalidToken:
                raise
            except TelegramError as error:
                self.state = "does not answer"
                log.warning("telegram does not answer", error=type(error).__name__)
                await self._needs.sleep(PAUSE_SECONDS)
            else:
                return

    async def _introduce(self) -> None:
        """Say who we are, how updates come, and what stands in the menu."""
        await self._application.initialize()
        bot: Bot = self._application.bot
        if self._settings.telegram_mode == "webhook":
            url = f"{(self._settings.telegram_public_url or '').rstrip('/')}{webhook.PATH}"
            await bot.set_webhook(url, allowed_updates=ASKED_FOR, secret_token=self._seal.webhook_secret)
        else:
            await bot.delete_webhook()
        sentence = self._needs.live.current.sentence
        await bot.set_my_commands([(name, sentence(f"telegram_menu_{name}")) for name in COMMANDS])

    def _set_state(self, state: str) -> None:
        self.state = state

    async def _hand_over(self, raw: RawUpdate) -> None:
        try:
            update = Update.de_json(raw, self._application.bot)
        except Exception as error:
            # Whatever it is, asking for it again would give the same.
            log.error("unreadable update", update_id=raw["update_id"], error=type(error).__name__)
            await self.inbox.done(raw["update_id"])
            return
        await self._application.update_queue.put(update)

    def _heard(self, conversation_id: str, event: Event) -> None:
        """Deliver what is said unasked; the answers of a turn are delivered by the turn itself."""
        unasked = isinstance(event, Message) and event.sender != "user"
        if unasked and self._handling and conversation_id not in self._turns.under_way:
            self._run(self._deliver_unasked(conversation_id))

    async def _deliver_unasked(self, conversation_id: str) -> None:
        try:
            await self.delivery.deliver(conversation_id)
        except TelegramError as error:
            log.warning("not delivered yet", error=type(error).__name__)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.state = "broken"
            log.error("a task of telegram ended", error=type(error).__name__)

    async def _end(self, beginning: asyncio.Task[None]) -> None:
        """Finish what is under way; what has not begun stays in the inbox."""
        self._handling = False
        self._order.begin_nothing_more()
        tasks = [beginning, *self._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._application.running:
            await self._stop_handling()
        await self.delivery.finish()
        await self._application.shutdown()
        await self._application.bot.shutdown()

    async def _stop_handling(self) -> None:
        stopping = asyncio.create_task(self._application.stop())
        if not (await asyncio.wait([stopping], timeout=GRACE_SECONDS))[0]:
            self._order.abandon()
        await stopping
