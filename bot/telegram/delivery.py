"""Bring messages to Telegram: each once, in order, patiently."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.errors import FileNotReady, NoConversation, NoFile
from bot.locks import ConversationLocks
from bot.messages import Message
from bot.telegram.chats import Chat, Chats
from bot.telegram.format import outgoing
from werkwijzer.clock import Clock
from werkwijzer.content.live import LiveLibrary
from werkwijzer.reply import Attachment

log = structlog.get_logger()

Result = TypeVar("Result")
Keep = Callable[[], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]
History = Callable[[str, int], Awaitable[list[Message]]]
"""Gives the messages of a conversation after a number."""
Content = Callable[[Attachment], Awaitable[bytes]]
"""Gives what is in a file."""

ATTEMPTS = 4
"""How often a call is made when the network fails; a 429 is waited out however often it comes."""
TYPING_AFTER_SECONDS = 0.3
"""A quicker answer needs no "typing"."""
TYPING_SECONDS = 4.5
"""Telegram shows "typing" for five."""
CATCH_UP_SECONDS = 20.0
AT_ONCE = 5
"""Messages on their way to Telegram together. If this process is killed, those may be sent twice; and Telegram takes
30 a second of a bot, for which five at once are plenty."""


async def patiently(call: Callable[[], Awaitable[Result]], sleep: Sleep) -> Result:
    """Make a call to Telegram, again after a 429 or a failing network.

    Raises:
        telegram.error.TelegramError: Telegram refused it, or the network failed each time.
    """
    failures = 0
    while True:
        try:
            return await call()
        except RetryAfter as wait:
            seconds = wait.retry_after
            await sleep(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds)
        except BadRequest:
            raise
        except NetworkError:
            failures += 1
            if failures == ATTEMPTS:
                raise
            await sleep(2.0 ** (failures - 1))


class Delivery:
    """Send what was said in a conversation and not delivered yet."""

    def __init__(
        self,
        bot: Bot,
        chats: Chats,
        history: History,
        content: Content,
        live: LiveLibrary,
        clock: Clock,
        sleep: Sleep,
    ) -> None:
        self._bot = bot
        self._chats = chats
        self._history = history
        self._content = content
        self._live = live
        self._clock = clock
        self._sleep = sleep
        self._locks = ConversationLocks()
        self._failed: set[str] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._on_their_way: set[asyncio.Task[None]] = set()

    async def deliver(self, conversation_id: str) -> None:
        """Send the messages that Telegram does not have; does nothing for a conversation elsewhere.

        How far it came is kept after every part. Only what Telegram took while this process was killed is sent again.

        Raises:
            telegram.error.NetworkError: it could not be reached; what was not sent stays to be sent.
        """
        async with self._locks.hold(conversation_id), self._again_when_it_fails(conversation_id):
            chat = await self._chats.of(conversation_id)
            if chat is None or chat.blocked:
                return
            for message in await self._undelivered(chat):
                if not await self._send(chat, message):
                    await self.give_up(chat)
                    return

    @asynccontextmanager
    async def _again_when_it_fails(self, conversation_id: str) -> AsyncIterator[None]:
        try:
            yield
        except NetworkError:
            self._failed.add(conversation_id)
            raise

    async def catch_up(self) -> None:
        """Send, every so often, what could not be sent before; what an earlier process left comes first."""
        self._failed.update(await self._chats.behind())
        while True:
            for conversation_id in list(self._failed):
                self._failed.discard(conversation_id)
                with suppress(NetworkError):
                    await self.deliver(conversation_id)
            await self._sleep(CATCH_UP_SECONDS)

    async def give_up(self, chat: Chat) -> None:
        """Send no more to a chat that blocks us, until it writes again."""
        await self._chats.block(chat.conversation_id, self._clock())

    async def _undelivered(self, chat: Chat) -> list[Message]:
        try:
            messages = await self._history(chat.conversation_id, chat.delivered)
        except NoConversation:
            return []
        return [message for message in messages if message.sender != "user"]

    async def _send(self, chat: Chat, message: Message) -> bool:
        before = self._live.current.sentence("telegram_medewerker") if message.sender == "person" else ""
        whole = outgoing(message, before)
        already = chat.delivered_parts if message.id == chat.delivered + 1 else 0
        parts: list[str | Attachment] = [*whole.parts, *whole.files]
        for number, part in enumerate(parts, start=1):
            if number <= already:
                continue
            far = (message.id, 0) if number == len(parts) else (message.id - 1, number)
            keep = partial(self._chats.delivered, chat.conversation_id, *far)
            keyboard = whole.keyboard if number == len(whole.parts) else None
            if not await self._part(chat.id, part, keyboard, keep):
                return False
        if not parts:
            await self._chats.delivered(chat.conversation_id, message.id)
        return True

    async def _part(
        self, chat_id: int, part: str | Attachment, keyboard: InlineKeyboardMarkup | None, keep: Keep
    ) -> bool:
        if isinstance(part, Attachment):
            return await self._file(chat_id, part, keep)
        return await self.text(chat_id, part, keyboard, keep)

    async def _file(self, chat_id: int, file: Attachment, keep: Keep) -> bool:
        try:
            content = await self._content(file)
        except NoFile:
            await keep()
            return True
        except FileNotReady as error:
            # As when Telegram is away: it stays to be sent.
            raise NetworkError("the file is not to be had now") from error

        async def send() -> None:
            await self._bot.send_document(chat_id, content, filename=file.name)

        return await self._brought(send, keep)

    async def text(
        self, chat_id: int, text: str, keyboard: InlineKeyboardMarkup | None = None, keep: Keep | None = None
    ) -> bool:
        """Send one part of HTML, and keep that it was sent; say whether the chat takes messages."""

        async def send() -> None:
            await self._bot.send_message(
                chat_id,
                text,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )

        return await self._brought(send, keep)

    async def _brought(self, send: Callable[[], Awaitable[None]], keep: Keep | None) -> bool:
        """Send one thing, and keep that it was sent; say whether the chat takes messages."""
        try:
            await patiently(lambda: self._whole(send, keep), self._sleep)
        except Forbidden:
            return False
        except BadRequest as error:
            if error.message.lower() == "chat not found":
                return False
            # It would be refused for ever, and hold up all that follows.
            log.error("telegram refused a message", reason=error.message)
            if keep is not None:
                await keep()
        return True

    async def _whole(self, send: Callable[[], Awaitable[None]], keep: Keep | None) -> None:
        """Send and keep as one: who is stopped in between would send it again."""

        async def both() -> None:
            async with self._slots:
                await send()
                if keep is not None:
                    await keep()

        task = asyncio.create_task(both())
        self._on_their_way.add(task)
        task.add_done_callback(self._on_their_way.discard)
        await asyncio.shield(task)

    async def finish(self) -> None:
        """Wait for what is on its way."""
        await asyncio.gather(*self._on_their_way, return_exceptions=True)

    async def quietly(self, call: Callable[[], Awaitable[Any]], *, again: bool = False) -> None:
        """Make a call on which nothing depends; `again` when it is worth waiting for."""
        try:
            await (patiently(call, self._sleep) if again else call())
        except TelegramError as error:
            log.info("telegram refused a courtesy", reason=type(error).__name__)

    @asynccontextmanager
    async def typing(self, chat_id: int) -> AsyncIterator[None]:
        """Show that the bot is typing for as long as the block lasts."""
        showing = asyncio.create_task(self._show_typing(chat_id))
        try:
            yield
        finally:
            showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)

    async def _show_typing(self, chat_id: int) -> None:
        with suppress(TelegramError):
            await self._sleep(TYPING_AFTER_SECONDS)
            while True:
                await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
                await self._sleep(TYPING_SECONDS)
