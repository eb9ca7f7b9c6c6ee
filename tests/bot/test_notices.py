"""The notice of the day: once in every talk, above what is said first."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.responses import JSONResponse

from tests.bot.fake_rasa import FakeRasa
from tests.bot.parts import Bot, a_bot
from tests.conftest import Clock
from werkwijzer.content.library import Library
from werkwijzer.content.notice import Notice

CLOSED = "Let op: Morgen zijn alle loketten dicht."
EMERGENCY = [{"custom": {"text": "Bel 112.", "urgent": True}}]


def notice(text: str = "Morgen zijn alle loketten dicht.", regions: list[str] | None = None) -> Notice:
    """Give a notice of the days from 25 to 26 November."""
    return Notice.model_validate({"text": text, "from": "2026-11-25", "until": "2026-11-26", "regions": regions})


def _publish(bot: Bot, wanted: Notice | None) -> None:
    bot.live.replace(replace(bot.live.current, notice=wanted))


@pytest.fixture
async def bot(tmp_path: Path, library: Library, clock: Clock, rasa: FakeRasa) -> AsyncIterator[Bot]:
    """Give a bot on the first day of the notice."""
    clock.now += timedelta(days=1)
    async with a_bot(tmp_path, replace(library, notice=notice()), clock, rasa.url, messages_per_minute=1000) as made:
        yield made


async def _greeting(bot: Bot, region: str | None = None) -> str:
    _, (message,) = await bot.service.begin(region)
    return message.text


async def _answers(bot: Bot, conversation_id: str, number: int) -> list[str]:
    return ["\n".join(said.text for said in await bot.say(conversation_id, f"vraag {n}")) for n in range(number)]


async def test_first_message_begins_with_the_notice_and_still_greets(bot: Bot) -> None:
    text = await _greeting(bot)
    assert text.startswith(f"{CLOSED}\n\n")
    assert "computerprogramma" in text


async def test_notice_of_the_greeting_is_not_repeated(bot: Bot) -> None:
    assert await _answers(bot, await bot.begin(), 2) == ["Antwoord op vraag 0", "Antwoord op vraag 1"]


@pytest.mark.parametrize("days", [-1, 2])
async def test_notice_is_shown_in_its_days_only(bot: Bot, clock: Clock, days: int) -> None:
    clock.now += timedelta(days=days)
    assert CLOSED not in await _greeting(bot)


async def test_notice_that_comes_up_during_a_talk_is_said_once_with_the_next_answer(bot: Bot, clock: Clock) -> None:
    clock.now -= timedelta(days=1)
    conversation_id = await bot.begin()
    before = await _answers(bot, conversation_id, 1)
    clock.now += timedelta(days=1)
    after = await _answers(bot, conversation_id, 2)
    assert [*before, *after] == [
        "Antwoord op vraag 0",
        f"{CLOSED}\n\nAntwoord op vraag 0",
        "Antwoord op vraag 1",
    ]


async def test_other_notice_is_said_too_and_one_that_lasts_longer_is_not(bot: Bot) -> None:
    conversation_id = await bot.begin()
    _publish(bot, notice().model_copy(update={"end": notice().end + timedelta(days=5)}))
    assert await _answers(bot, conversation_id, 1) == ["Antwoord op vraag 0"]
    _publish(bot, notice("Het loket is weer open."))
    assert await _answers(bot, conversation_id, 1) == ["Let op: Het loket is weer open.\n\nAntwoord op vraag 0"]


async def test_withdrawn_notice_is_said_to_nobody(bot: Bot) -> None:
    _publish(bot, None)
    assert CLOSED not in await _greeting(bot)


async def test_notice_stands_above_the_first_of_two_messages(bot: Bot, rasa: FakeRasa, clock: Clock) -> None:
    clock.now -= timedelta(days=1)
    conversation_id = await bot.begin()
    clock.now += timedelta(days=1)
    rasa.answer = lambda text: [{"custom": {"text": "Een."}}, {"custom": {"text": "Twee."}}]
    assert [message.text for message in await bot.say(conversation_id, "hoi")] == [f"{CLOSED}\n\nEen.", "Twee."]


async def test_emergency_comes_first_and_the_notice_waits(bot: Bot, rasa: FakeRasa, clock: Clock) -> None:
    clock.now -= timedelta(days=1)
    conversation_id = await bot.begin()
    clock.now += timedelta(days=1)
    answer, rasa.answer = rasa.answer, lambda text: EMERGENCY
    assert await _answers(bot, conversation_id, 1) == ["Bel 112."]
    rasa.answer = answer
    assert await _answers(bot, conversation_id, 1) == [f"{CLOSED}\n\nAntwoord op vraag 0"]


async def test_notice_is_there_when_rasa_is_not(bot: Bot, rasa: FakeRasa, clock: Clock) -> None:
    clock.now -= timedelta(days=1)
    conversation_id = await bot.begin()
    clock.now += timedelta(days=1)
    rasa.answer = lambda text: JSONResponse([], 500)
    assert [text.startswith(CLOSED) for text in await _answers(bot, conversation_id, 2)] == [True, False]


async def test_message_sent_again_gives_the_same_words(bot: Bot, clock: Clock) -> None:
    clock.now -= timedelta(days=1)
    conversation_id = await bot.begin()
    clock.now += timedelta(days=1)
    first = await bot.say(conversation_id, "hoi", "t")
    assert first[0].text.startswith(CLOSED)
    assert await bot.say(conversation_id, "hoi", "t") == first


@pytest.mark.parametrize(("region", "shown"), [("rotterdam", True), ("elders", False), (None, False)])
async def test_notice_for_a_region_greets_those_who_come_from_it(bot: Bot, region: str | None, shown: bool) -> None:
    _publish(bot, notice(regions=["rotterdam"]))
    assert (CLOSED in await _greeting(bot, region)) == shown


async def test_notice_for_a_region_is_said_once_somebody_turns_out_to_live_there(bot: Bot, rasa: FakeRasa) -> None:
    _publish(bot, notice(regions=["rotterdam", "elders"]))
    conversation_id = await bot.begin()
    said = []
    for region in (None, "groot-amsterdam", "rotterdam", "rotterdam"):
        rasa.slots = {"region": region}
        said += await _answers(bot, conversation_id, 1)
    assert [text.startswith(CLOSED) for text in said] == [False, False, True, False]


async def test_rasa_that_does_not_tell_the_region_costs_no_answer(bot: Bot, rasa: FakeRasa) -> None:
    _publish(bot, notice(regions=["rotterdam"]))
    conversation_id = await bot.begin()
    rasa.slots = None  # type: ignore[assignment]
    assert await _answers(bot, conversation_id, 1) == ["Antwoord op vraag 0"]
