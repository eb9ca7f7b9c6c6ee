"""Limit how much one person, or one address, may ask."""

import hashlib
import hmac
from typing import Any

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool

from bot.errors import TooManyMessages
from werkwijzer.settings import Settings


class Limits:
    """The limits of the settings, counted in Redis when there is one, else in this process."""

    def __init__(self, settings: Settings, key: str) -> None:
        self._pool: ConnectionPool | None = None
        storage: Storage = MemoryStorage()
        if settings.redis_url is not None:
            self._pool = ConnectionPool.from_url(settings.redis_url)
            # The annotation of its options leaves out the one that its documentation names.
            pool: Any = self._pool
            storage = RedisStorage(f"async+{settings.redis_url}", implementation="redispy", connection_pool=pool)
        self._limiter = SlidingWindowCounterRateLimiter(storage)
        self._messages = RateLimitItemPerMinute(settings.messages_per_minute, namespace="messages")
        self._conversations = RateLimitItemPerHour(settings.conversations_per_hour, namespace="conversations")
        self._key = key.encode()

    async def close(self) -> None:
        if self._pool is not None:
            await self._pool.disconnect()

    async def message(self, conversation_id: str) -> None:
        """Count a message.

        Raises:
            TooManyMessages: more than one person types.
        """
        if not await self._limiter.hit(self._messages, conversation_id):
            raise TooManyMessages

    async def conversation(self, address: str) -> None:
        """Count a new conversation of an address, which is kept as a keyed hash only.

        Raises:
            TooManyMessages: more than one household begins.
        """
        hashed = hmac.new(self._key, address.encode(), hashlib.sha256).hexdigest()
        if not await self._limiter.hit(self._conversations, hashed):
            raise TooManyMessages
