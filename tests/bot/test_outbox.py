"""What the bot says unasked about appointments: once each, whatever goes wrong between."""

import asyncio
from typing import Any

import pytest

from bot.outbox import Outbox, always
from tests.bot.fake_backend import APPOINTMENT, due
from tests.bot.parts import Bot


def _outbox(bot: Bot, hears: Any = always) -> Outbox:
    return Outbox(bot.service, bot.backend.client(), bot.live, hears)


async def _said(bot: Bot, conversation_id: str) -> list[str]:
    """Give what was said after the greeting."""
    return [message.text for message in (await bot.service.history(conversation_id))[1:]]


async def test_reminder_says_what_how_and_when_and_what_can_be_done(bot: Bot) -> None:
    conversation_id = await bot.begin()
    bot.backend.due = [due(7, conversation_id)]
    await _outbox(bot).bring()
    (message,) = (await bot.service.history(conversation_id))[1:]
    assert "Scholingsadvies, per telefoon, op donderdag 26 november 2026 om 10.00 uur" in message.text
    assert "uw cv" in message.text
    assert [button.title for button in message.buttons] == ["Verzetten", "Afzeggen"]
    button = await bot.store.button(conversation_id, message.buttons[1].id)
    assert button is not None
    assert button.payload == f'/afspraak_annuleren{{"afspraak": "{APPOINTMENT}"}}'
    assert bot.backend.sent == [7]


async def test_place_that_is_no_longer_in_content_is_not_made_up(bot: Bot) -> None:
    conversation_id = await bot.begin()
    message = due(7, conversation_id)
    bot.backend.due = [{**message, "appointment": {**message["appointment"], "mode": "locatie"}}]
    await _outbox(bot).bring()
    (text,) = await _said(bot, conversation_id)
    assert "Scholingsadvies, op locatie, op donderdag" in text


async def test_words_of_staff_are_said_as_they_wrote_them(bot: Bot) -> None:
    conversation_id = await bot.begin()
    bot.backend.due = [due(7, conversation_id, "cancelled_by_staff", words="Ik ben ziek. {kind} <b>Sorry</b>")]
    await _outbox(bot).bring()
    (text,) = await _said(bot, conversation_id)
    assert "Uw afspraak gaat niet door: Scholingsadvies" in text
    assert "Ik ben ziek. {kind} <b>Sorry</b>" in text


async def test_who_is_there_hears_it_at_once(bot: Bot) -> None:
    conversation_id = await bot.begin()
    bot.backend.due = [due(7, conversation_id)]
    async with bot.service.broadcast.listen(conversation_id) as heard:
        await _outbox(bot).bring()
        assert heard.qsize() == 1


async def test_crash_before_it_was_told_to_have_been_said_doubles_nothing(bot: Bot) -> None:
    conversation_id = await bot.begin()
    for _ in range(2):
        bot.backend.due = [due(7, conversation_id)]
        await _outbox(bot).bring()
    bot.backend.due = [due(8, conversation_id)]
    await _outbox(bot).bring()
    assert len(await _said(bot, conversation_id)) == 2
    assert bot.backend.sent == [7, 7, 8]


async def test_two_that_say_the_same_at_once_say_it_once(bot: Bot) -> None:
    conversation_id = await bot.begin()
    outboxes = [_outbox(bot) for _ in range(2)]
    bot.backend.due = [due(7, conversation_id), due(7, conversation_id)]
    await asyncio.gather(*(outbox.bring() for outbox in outboxes))
    assert len(await _said(bot, conversation_id)) == 1


async def test_erased_conversation_is_dropped_and_the_next_message_said(bot: Bot) -> None:
    gone, there = await bot.begin(), await bot.begin()
    await bot.service.erase(gone)
    bot.backend.due = [due(1, gone), due(2, there)]
    await _outbox(bot).bring()
    assert (bot.backend.dropped, bot.backend.sent) == ([(1, "erased")], [2])


async def test_chat_that_blocks_us_is_dropped_and_hears_nothing(bot: Bot) -> None:
    conversation_id = await bot.begin()

    async def blocked(_: str) -> bool:
        return False

    bot.backend.due = [due(1, conversation_id)]
    await _outbox(bot, blocked).bring()
    assert (bot.backend.dropped, bot.backend.sent) == ([(1, "blocked")], [])
    assert await _said(bot, conversation_id) == []


async def test_message_that_fails_does_not_hold_up_the_others_and_is_logged_without_words(
    bot: Bot, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation_id = await bot.begin()
    bot.backend.due = [due(1, conversation_id, "cancelled_by_staff", text="mijn geheim"), due(2, conversation_id)]
    await _outbox(bot).bring()
    assert bot.backend.sent == [2]
    printed = capsys.readouterr()
    assert "message not said" in printed.out + printed.err
    assert "geheim" not in printed.out + printed.err


async def test_everything_due_is_said_also_when_one_claim_does_not_give_it_all(bot: Bot) -> None:
    conversation_id = await bot.begin()
    claims = [[due(1, conversation_id)], [due(2, conversation_id)], []]
    client = bot.backend.client()
    claim = client.claim

    async def next_claim() -> Any:
        bot.backend.due = claims.pop(0)
        return await claim()

    client.claim = next_claim  # type: ignore[method-assign]
    await Outbox(bot.service, client, bot.live, always).bring()
    assert bot.backend.sent == [1, 2]
