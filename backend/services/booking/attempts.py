"""Slow down who guesses codes."""

import math
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from limits import RateLimitItemPerHour
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from backend.services.booking.errors import NotFound, TooManyAttempts, Unavailable
from werkwijzer.settings import Settings


class Attempts:
    """Wrong codes of the last hour, counted in Redis when there is one, else in this process."""

    def __init__(self, settings: Settings) -> None:
        storage = storage_from_string(settings.redis_url or "memory://", wrap_exceptions=True)
        self._limiter = MovingWindowRateLimiter(storage)
        self._item = RateLimitItemPerHour(settings.code_attempts_per_hour, namespace="appointment-codes")
        self._looking = threading.Lock()

    @contextmanager
    def counted(self, who: Sequence[str]) -> Iterator[None]:
        """Let the block look up a code; when it finds nothing, that counts for each of `who`.

        One at a time: many at once would all look before the first is counted.

        Raises:
            TooManyAttempts: one of them guessed too often.
            Unavailable: the counter is away; nobody looks up codes uncounted.
        """
        try:
            with self._looking:
                self._refuse(who)
                try:
                    yield
                except NotFound:
                    for each in who:
                        self._limiter.hit(self._item, each)
                    raise
        except StorageError as error:
            raise Unavailable from error

    def _refuse(self, who: Sequence[str]) -> None:
        spent = [each for each in who if not self._limiter.test(self._item, each)]
        if spent:
            free_at = max(self._limiter.get_window_stats(self._item, each).reset_time for each in spent)
            # The library counts by the clock of the system.
            raise TooManyAttempts(max(1, math.ceil(free_at - time.time())))
