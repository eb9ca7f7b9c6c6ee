"""What the backend has to say reaches a chat, once, and a chat that blocks us not at all."""

import pytest

from bot.outbox import Outbox
from tests.bot.fake_backend import due
from tests.telegram.fake_bot_api import Person
from tests.telegram.parts import Ground, Line


def _outbox(line: Line) -> Outbox:
    return Outbox(line.bot.service, line.bot.backend.client(), line.bot.live, line.channel.hears)


@pytest.fixture
async def greeted(line: Line, sam: Person) -> Person:
    await sam.types("/start")
    await sam.hears(1)
    return sam


async def test_reminder_arrives_with_its_buttons(line: Line, greeted: Person) -> None:
    line.bot.backend.due = [due(1, await line.conversation_of(greeted))]
    await _outbox(line).bring()
    reminder = (await greeted.hears(2))[1]
    assert reminder.text.startswith("U heeft een afspraak: Scholingsadvies, per telefoon, op donderdag")
    assert reminder.buttons == ["Verzetten", "Afzeggen"]


async def test_chat_that_blocks_us_is_told_nothing_and_the_backend_knows(line: Line, greeted: Person) -> None:
    conversation_id = await line.conversation_of(greeted)
    await greeted.blocks()
    await greeted.world.until(lambda: greeted.world.pending == [])
    await line.has_handled_all()
    line.bot.backend.due = [due(1, conversation_id)]
    await _outbox(line).bring()
    assert (line.bot.backend.dropped, len(greeted.heard)) == ([(1, "blocked")], 1)


async def test_reminder_said_before_a_stop_and_given_again_arrives_once(ground: Ground, sam: Person) -> None:
    async with ground.channel() as line:
        await sam.types("/start")
        await sam.hears(1)
        conversation_id = await line.conversation_of(sam)
        line.bot.backend.due = [due(1, conversation_id)]
        await _outbox(line).bring()
    async with ground.channel() as line:
        line.bot.backend.due = [due(1, conversation_id)]
        await _outbox(line).bring()
        await sam.hears(2)
        await sam.types("dank u")
        await sam.hears(3)
    assert [bubble.text.startswith("U heeft een afspraak") for bubble in sam.heard] == [False, True, False]
