"""Fetching updates, also when Telegram or the database does not cooperate."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.telegram.delivery import CATCH_UP_SECONDS
from bot.telegram.inbox import Inbox
from tests.bot.fake_rasa import FakeRasa
from tests.telegram.fake_bot_api import Person, Refusal, World
from tests.telegram.parts import Ground


@pytest.mark.parametrize(
    ("refusal", "pause"),
    [
        (Refusal(502, "Bad Gateway"), 1.0),
        (Refusal(409, "Conflict: terminated by other getUpdates request"), 1.0),
        (Refusal(429, "Too Many Requests: retry after 7", {"retry_after": 7}), 7.0),
    ],
)
async def test_polling_goes_on_after_a_refusal(
    ground: Ground, sam: Person, world: World, refusal: Refusal, pause: float
) -> None:
    world.refuse("getUpdates", refusal)
    async with ground.channel() as line:
        await sam.types("/start")
        await sam.hears(1)
        assert pause in line.naps.taken


async def test_pause_grows_while_it_goes_on_failing_and_ends_at_half_a_minute(
    ground: Ground, sam: Person, world: World
) -> None:
    world.refuse("getUpdates", Refusal(502, "Bad Gateway"), times=8)
    async with ground.channel() as line:
        await sam.types("/start")
        await sam.hears(1)
    pauses = [nap for nap in line.naps.taken if nap != CATCH_UP_SECONDS]
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]


async def test_webhook_of_before_is_taken_away(ground: Ground, sam: Person, world: World) -> None:
    world.webhook = {"url": "http://127.0.0.1:1/x", "secret_token": "x"}
    async with ground.channel():
        await world.until(lambda: not world.webhook)
        await sam.types("/start")
        await sam.hears(1)


async def test_update_that_could_not_be_kept_is_asked_for_again(
    ground: Ground, sam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, failures = Inbox.put, [OperationalError("insert", {}, Exception("disk is full"))]

    async def failing_put(inbox: Inbox, updates: Any) -> Any:
        if updates and failures:
            raise failures.pop()
        return await put(inbox, updates)

    monkeypatch.setattr(Inbox, "put", failing_put)
    async with ground.channel():
        await sam.types("/start")
        await sam.hears(1)
    assert failures == []


async def test_update_is_acknowledged_only_when_it_is_kept(ground: Ground, sam: Person, world: World) -> None:
    async with ground.channel():
        await sam.types("/start")
        await world.until(lambda: world.pending == [])
    offsets = [int(call["offset"]) for call in world.calls_of("getUpdates")]
    assert offsets[0] == 0
    assert offsets[-1] == 700_000_002


async def test_refused_token_is_said_and_not_tried_again(ground: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    async with ground.channel(token="654321:wrong") as line:
        async with asyncio.timeout(30):
            while line.channel.state == "starting":  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0)
        assert line.channel.state == "token refused"
    assert ground.world.calls == []
    assert "wrong" not in capsys.readouterr().out


async def test_telegram_that_is_away_at_the_start_is_waited_for(ground: Ground, sam: Person, world: World) -> None:
    world.refuse("getMe", Refusal(502, "Bad Gateway"), times=2)
    async with ground.channel() as line:
        await sam.types("/start")
        await sam.hears(1)
        assert line.channel.state == "ok"
        assert line.naps.taken.count(2.0) == 2


async def test_message_from_before_the_start_is_answered(ground: Ground, sam: Person, rasa: FakeRasa) -> None:
    await sam.types("/start")
    await sam.types("hallo")
    async with ground.channel():
        await sam.hears(2)
    assert rasa.texts == ["hallo"]
