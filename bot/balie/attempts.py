"""Stop guessing of passwords: per login, whether it exists or not, and per address."""

import ipaddress
import math
import time

from limits import RateLimitItemPerMinute
from limits.aio.storage import Storage
from limits.aio.strategies import MovingWindowRateLimiter

from bot.balie.errors import Locked
from werkwijzer.sealing import KeyedHash

MINUTES = 15
PER_LOGIN = 5
PER_ADDRESS = 100
"""Attempts, right ones too: a whole office may share an address, and begin at the same hour."""


class Attempts:
    """Attempts to sign in, counted under keyed hashes: what people type in the wrong box is often a password."""

    def __init__(self, storage: Storage, key: str) -> None:
        self._limiter = MovingWindowRateLimiter(storage)
        self._logins = RateLimitItemPerMinute(PER_LOGIN, MINUTES, namespace="staff-login")
        self._addresses = RateLimitItemPerMinute(PER_ADDRESS, MINUTES, namespace="staff-address")
        self._hash = KeyedHash(key, "staff sign-in")

    async def count(self, login: str, address: str) -> None:
        """Count an attempt, before it is known whether it is right: guesses sent at once must not pass together.

        Raises:
            Locked: there were too many.
        """
        for item, what in ((self._addresses, _network(address)), (self._logins, login)):
            hashed = self._hash.hex(what)
            if not await self._limiter.hit(item, hashed):
                # The library counts by the time of the system, whatever our clock says.
                seconds = (await self._limiter.get_window_stats(item, hashed)).reset_time - time.time()
                raise Locked(max(1, math.ceil(seconds / 60)))

    async def forget(self, login: str) -> None:
        """Begin anew for a login: somebody knew its password. The address still counts: he may be guessing others."""
        await self._limiter.clear(self._logins, self._hash.hex(login))


def _network(address: str) -> str:
    """Give what one household or office has: an address, or with IPv6 the network of it."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
