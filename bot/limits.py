"""Limit how much one person, or one address, may ask."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from redis.asyncio import ConnectionPool

from bot.errors import TooManyMessages
from werkwijzer.sealing import KeyedHash
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
        self.storage = storage
        """Where the limits are counted, for a part that has some of its own."""
        self._limiter = SlidingWindowCounterRateLimiter(storage)
        self._messages = RateLimitItemPerMinute(settings.messages_per_minute, namespace="messages")
        self._conversations = RateLimitItemPerHour(settings.conversations_per_hour, namespace="conversations")
        self._addresses = KeyedHash(key, "client addresses")

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
        """Count a new conversation of an address.

        Raises:
            TooManyMessages: more than one household begins.
        """
        if not await self._limiter.hit(self._conversations, self.address_key(address)):
            raise TooManyMessages

    def address_key(self, address: str) -> str:
        """Give what an address is counted by and which says nothing of it: an IP address, or another name of where
        somebody is."""
        return self._addresses.hex(_counted(address))


def _counted(address: str) -> str:
    """Give the part of an address that somebody cannot change as he likes: of IPv6 the first 64 bits."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, IPv6Address):
        return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))
    return str(ip)
