"""Handle the updates of a chat one after another, and those of other chats meanwhile."""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.locks import ConversationLocks
from bot.telegram.inbox import Inbox

_WITHOUT_LIMIT = 1_000_000
"""A limit would let the waiting messages of one slow chat hold up all others."""


class OrderPerChat(BaseUpdateProcessor):
    """A lock per chat, first come, first served; a handled update leaves the inbox."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__(_WITHOUT_LIMIT)
        self._inbox = inbox
        self._locks = ConversationLocks()
        self._stopping = False
        self._busy: set[asyncio.Task[Any]] = set()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        assert isinstance(update, Update)
        async with self._locks.hold(_key(update)):
            if self._stopping:
                _discard(coroutine)
                return
            with self._counted():
                await coroutine
                await self._inbox.done(update.update_id)

    async def initialize(self) -> None:
        self._stopping = False

    async def shutdown(self) -> None:
        pass

    def begin_nothing_more(self) -> None:
        """Leave what has not been begun in the inbox, for the next start."""
        self._stopping = True

    def abandon(self) -> None:
        """Break off what is under way; it stays in the inbox too."""
        for task in self._busy:
            task.cancel()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        task = asyncio.current_task()
        assert task is not None
        self._busy.add(task)
        try:
            yield
        finally:
            self._busy.discard(task)


def _key(update: Update) -> str:
    whose = update.effective_chat or update.effective_user
    return str(whose.id if whose is not None else update.update_id)


def _discard(coroutine: Awaitable[Any]) -> None:
    """Close a coroutine that will not be awaited, which Python would warn about."""
    close = getattr(coroutine, "close", None)
    if close is not None:
        close()
