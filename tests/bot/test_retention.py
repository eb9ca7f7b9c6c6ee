"""A talk is kept for as long as the greeting says, and no longer."""

from datetime import timedelta

import pytest

from bot.errors import NoConversation
from bot.retention import Retention
from tests.bot.parts import Bot
from tests.conftest import Clock

KEPT = timedelta(days=30)


async def test_talk_silent_for_thirty_days_is_erased_and_another_stays(bot: Bot, clock: Clock) -> None:
    silent = await bot.begin()
    clock.now += KEPT
    lively = await bot.begin()
    clock.now += timedelta(seconds=1)

    assert await Retention(bot.service, bot.store, clock, KEPT).sweep() == 1

    with pytest.raises(NoConversation):
        await bot.service.history(silent)
    assert await bot.service.history(lively)


async def test_word_said_starts_the_thirty_days_anew(bot: Bot, clock: Clock) -> None:
    conversation_id = await bot.begin()
    clock.now += timedelta(days=29)
    await bot.say(conversation_id, "wat is top")
    clock.now += timedelta(days=29)

    assert await Retention(bot.service, bot.store, clock, KEPT).sweep() == 0
    assert await bot.service.history(conversation_id)
