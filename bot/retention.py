"""Erase talks that have been silent for as long as we said we would keep them."""

import asyncio
from datetime import timedelta

import structlog

from bot.conversation import ConversationService
from bot.errors import NoConversation
from bot.store import Store
from werkwijzer.clock import Clock

log = structlog.get_logger()

PAUSE_SECONDS = 3600


class Retention:
    """The promise of the greeting, kept."""

    def __init__(self, conversations: ConversationService, store: Store, clock: Clock, kept: timedelta) -> None:
        self._conversations = conversations
        self._store = store
        self._clock = clock
        self._kept = kept

    async def sweep(self) -> int:
        """Erase every conversation in which nothing was said for the time kept; give how many.

        What the backend was not told of earlier erasing, it is told now.
        """
        silent = await self._store.silent_since(self._clock() - self._kept)
        for conversation_id in silent:
            try:
                await self._conversations.erase(conversation_id)
            except NoConversation:
                # Its owner was faster.
                continue
        if silent:
            log.info("silent conversations erased", number=len(silent))
        await self._conversations.finish_forgetting()
        return len(silent)

    async def keep_sweeping(self) -> None:
        """Sweep now and every hour; a database that is away is tried again at the next."""
        while True:
            try:
                await self.sweep()
            except Exception:
                log.exception("silent conversations not erased")
            await asyncio.sleep(PAUSE_SECONDS)
