"""Fetch updates from Telegram, for an installation that Telegram cannot call.

The library's own polling is not used: it logs what people typed when it cannot read an update, asks for that one over
and over without a pause, and stops for good when keeping an update fails.
"""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlencode

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.telegram.channel import ASKED_FOR
from bot.telegram.delivery import Sleep
from bot.telegram.inbox import RawUpdate

log = structlog.get_logger()

LONG_POLL_SECONDS = 25
MAX_PAUSE_SECONDS = 30.0

Take = Callable[[list[RawUpdate]], Awaitable[None]]


async def poll(bot: Bot, take: Take, sleep: Sleep, tell: Callable[[str], None]) -> None:
    """Fetch until cancelled; an update is acknowledged, by asking for the next, only after `take` has it.

    `tell` hears how it goes: `ok`, or what is the matter.
    """
    offset, failures = 0, 0
    while True:
        try:
            updates = await fetch(bot, offset)
            await take(updates)
        except (TelegramError, SQLAlchemyError) as error:
            failures += 1
            log.warning("no updates from telegram", error=type(error).__name__, failures=failures)
            tell(f"no updates: {type(error).__name__}")
            await sleep(_pause(error, failures))
            continue
        if failures:
            failures = 0
            tell("ok")
        if updates:
            offset = updates[-1]["update_id"] + 1


async def fetch(bot: Bot, offset: int) -> list[RawUpdate]:
    """Wait for updates and give them as they came.

    Raises:
        telegram.error.TelegramError: Conflict when another process polls, InvalidToken, RetryAfter, NetworkError.
    """
    query = {"offset": offset, "timeout": LONG_POLL_SECONDS, "allowed_updates": json.dumps(ASKED_FOR)}
    answer = await bot.request.post(
        f"{bot.base_url}/getUpdates?{urlencode(query)}", read_timeout=LONG_POLL_SECONDS + 10
    )
    return list(answer) if isinstance(answer, list) else []


def _pause(error: Exception, failures: int) -> float:
    if isinstance(error, RetryAfter) and isinstance(error.retry_after, timedelta):
        return error.retry_after.total_seconds()
    return min(MAX_PAUSE_SECONDS, 2.0 ** min(failures - 1, 10))
